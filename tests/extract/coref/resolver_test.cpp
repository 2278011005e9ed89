#include "extract/coref/resolver.h"

#include <doctest/doctest.h>

#include "tests/extract/mention/annotated.h"

using namespace whomet;

namespace {

constexpr ReferentRow kRows[] = {
    {"Kari Olsen arrived. Olsen spoke.", "Olsen", "Kari Olsen"},
    {"Kari Olsen arrived. She spoke.", "She", "Kari Olsen"},
    {"Emir Omar bin Salem Al Rashid left. Omar bin Salem spoke.", "Omar bin Salem",
     "Omar bin Salem Al Rashid"},
    {"Omar bin Salem left. Omar bin Salem Berg spoke.", "Omar bin Salem", "Omar bin Salem"},
    {"Norwegian Prime Minister Kari Olsen arrived. The Norwegian prime minister spoke.",
     "The Norwegian prime minister", "Kari Olsen"},
    {"Norwegian Prime Minister Kari Olsen arrived. Peru backed the Norwegian leader.",
     "the Norwegian leader", "Kari Olsen"},
    {"Norwegian opposition leader Ida Berg left. Norwegian President Kari Olsen spoke. The "
     "Norwegian leader agreed.",
     "The Norwegian leader", "Kari Olsen"},
    {"Kenya will meet Kari Olsen, a spokesman for his ministry said.",
     "a spokesman for his ministry", "spokesman for his ministry"},
    {"Norway's top diplomat, Kari Olsen, arrived.", "Norway's top diplomat", "Kari Olsen"},
    // What is said of a noun between is said of the first.
    {"Rosa Marin won. Her husband, the surgeon Luis Prado, left.", "Her husband", "Luis Prado"},
    {"Luis Prado left. His wife, the violinist Ida Berg, joined him.", "His wife", "Ida Berg"},
    {"Nils Berg was 26 when his father, the shipbuilder Olaf Berg, died. Berg denies it.",
     "his father", "Olaf Berg"},
    {"Nils Berg was 26 when his father, the shipbuilder Olaf Berg, died. Berg denies it.", "Berg",
     "Nils Berg"},
    {"Norway's coach, the former skier Nils Berg, left.", "Norway's coach", "Nils Berg"},
    {"Rosa Marin's husband, who met the surgeon Luis Prado, left.", "Rosa Marin's husband",
     "Rosa Marin's husband"},
    // Named in full only later, as is a relative of hers.
    {"Olsen is in Lima. Norwegian President Kari Olsen arrived on Monday. Olsen spoke. Her nephew, "
     "Nils Olsen, left.",
     "Olsen", "Kari Olsen"},
    // Not who is named in full only later, if another was before, nor who is named as a relative.
    {"General Omar Olsen Leite was jailed. Olsen said he was ill. His son, congressman Timur "
     "Olsen, wept.",
     "Olsen", "Omar Olsen Leite"},
    {"Nils Berg and his father, the painter Olaf Berg, met Rosa Marin. Berg denies it.", "Berg",
     "Nils Berg"},
    {"Nils Marin, the son of Pedro Marin, arrived. Marin spoke.", "Marin", "Nils Marin"},
    {"Nils Marin met President Pedro Marin. Marin spoke. President Marin left.", "Marin",
     "Pedro Marin"},
    {"The World Health Organization met. The WHO agreed.", "WHO", "World Health Organization"},
    {"The Nordic Trade Council (NTC) met. The NTC agreed.", "NTC", "Nordic Trade Council"},
    {"Peruvian officials arrived in Oslo.", "Peruvian", "Peru"},
    {"America signed. The U.S. agreed.", "U.S.", "United States"},
    {"Kari Olsen arrived. A bird sang.", "Kari Olsen", "Kari Olsen"},
    {"The rebel group Free Valley Front attacked. The militant group denied it.", "rebel group",
     "Free Valley Front"},
    {"The European Union met. The bloc agreed to send troops.", "The bloc", "European Union"},
    {"A senior Norwegian official, Deputy Foreign Minister Kari Olsen, arrived.",
     "A senior Norwegian official", "Kari Olsen"},
    {"A spokesman for the Norwegian space forces, Nils Berg, said the launch went well.",
     "A spokesman for the Norwegian space forces", "Nils Berg"},
    {"Peruvian President Ana Rocha arrived in Oslo. The Peruvian praised Kari Olsen.",
     "The Peruvian", "Ana Rocha"},
    {"Peruvian President Ana Rocha met Peruvian singer Luis Marin. The Peruvian left.",
     "The Peruvian", "Peruvian"},
    {"Norwegian President Kari Olsen arrived. The Peruvian left.", "The Peruvian", "Peruvian"},
    {"Ana Rocha met Norwegian President Kari Olsen. The Peruvian left.", "The Peruvian",
     "Ana Rocha"},
    {"Ana Rocha met Luis Marin. The Peruvian left.", "The Peruvian", "Peruvian"},
    {"Norwegian Foreign Minister Kari Olsen arrived in Lima. The Norwegian diplomat praised "
     "Peruvian President Ana Rocha.",
     "The Norwegian diplomat", "Kari Olsen"},
    {"South Korean Foreign Minister Kim Min-su arrived in Lima. The South Korean diplomat praised "
     "Peruvian President Ana Rocha.",
     "The South Korean diplomat", "Kim Min-su"},
    // What somebody is made, is, or works as.
    {"Ana Rocha was named President Luis Quispe's top economic adviser last month.",
     "President Luis Quispe's top economic adviser", "Ana Rocha"},
    {"Ana Rocha was appointed chief adviser to Luis Quispe.", "chief adviser to Luis Quispe",
     "Ana Rocha"},
    {"Kari Olsen won the vote. He became prime minister of Norway.", "prime minister of Norway",
     "Kari Olsen"},
    {"Ana Rocha lives in Lima. She was elected mayor of Lima in May.", "mayor of Lima in May",
     "Ana Rocha"},
    {"Parliament elected Ana Rocha prime minister of Peru.", "prime minister of Peru", "Ana Rocha"},
    {"Kari Olsen, who served as ambassador to Peru, left.", "ambassador to Peru", "Kari Olsen"},
    // The given name alone has been told before the family name, the two only after it.
    {"Greta stayed. Berglund met Ana Rocha. Later the club chose the activist Greta Berglund.",
     "Berglund", "Greta Berglund"},
    {"Daniyar Bekov sent his nephew Timur Bekov. The younger Bekov met Ana Rocha.", "Bekov",
     "Timur Bekov"},
    {"Daniyar Bekov sent his nephew Timur Bekov. The elder Bekov met Ana Rocha.", "Bekov",
     "Daniyar Bekov"},
    // A family name that was translated, unless there may be a king.
    {"Chinese diplomat Wang Min left. The king's visit to Oslo was short.", "The king", "Wang Min"},
    {"Chinese diplomat Wang Min met Queen Ana. The king's visit to Oslo was short.", "The king",
     "king"},
    {"Chinese diplomat Li Min left. The king's visit to Oslo was short.", "The king", "king"},
    {"Ana Rocha will retain her post as tourism minister.", "tourism minister", "Ana Rocha"},
    {"As president, Luis Quispe signed the law.", "president", "Luis Quispe"},
    {"PG&E President and CEO Ana Rocha left.", "PG&E President", "Ana Rocha"},
    {"The president and Prime Minister Kari Olsen met.", "The president", "president"},
    {"President Luis Quispe spoke. The first president was a poet.", "The first president",
     "first president"},
    // What she may be is she not yet, and nobody else either.
    {"Ana Rocha could become the foreign minister of Peru.", "the foreign minister of Peru", ""},
    {"Her daughter, Ana Rocha, is a lawmaker.", "a lawmaker", "Ana Rocha"},
    {"Ana Rocha replaced Luis Quispe as foreign minister.", "foreign minister", "Ana Rocha"},
    {"Puno is poor. Aid reached Puno province.", "Puno province", "Puno"},
    // Offices of a land before the name; states that no table knows, and their peoples.
    {"First Minister of Scotland Kari Olsen spoke.", "First Minister of Scotland", "Kari Olsen"},
    {"Norway restored ties with Karvia. Karvian troops left. Karvia's embassy is open.", "Karvian",
     "Karvia"},
    {"The aide of President Kari Olsen left.", "Kari Olsen", "Kari Olsen"},
    // Spellings, slips of translations, offices, halves of a country.
    {"Khaled Meshaal spoke. Meshal left.", "Meshal", "Khaled Meshaal"},
    {"Moammar Gadhafi met Ann Berg. Gaddafi left.", "Gaddafi", "Moammar Gadhafi"},
    {"President Xi Jinping met Kari Olsen. Later Learning Jinping left Moscow for Beijing.",
     "Learning Jinping", "Xi Jinping"},
    {"Commerce Minister Wang Wentao spoke. Wang Wentao met Foreign Minister Wang Yi. Foreign "
     "Minister Wang left.",
     "Wang", "Wang Yi"},
    {"North Korean leader Kim Jong Un spoke. North Korean leader Kim Jung Un left.", "Kim Jung Un",
     "Kim Jong Un"},
    {"North Korea fired a missile. Seoul urged the North to stop.", "North", "North Korea"},
    {"Officials from Kiev came. Kyiv denies the claim.", "Kyiv", "Ukraine"},
    {"Jack London wrote books. London was poor.", "Jack London", "Jack London"},
    {"Leaders left Sharm el-Sheikh. Sharm al-Sheikh is quiet.", "Sharm al-Sheikh",
     "Sharm el-Sheikh"},
    {"Volodymyr Tymoshenko came. Tymoshemko spoke.", "Tymoshemko", "Volodymyr Tymoshenko"},
};

// Pairs of names that stay two people.
struct ApartRow {
  const char* text;
  const char* one;
  const char* other;
};

constexpr ApartRow kApart[] = {
    {"Wang Min met Wang Tao in Lima.", "Wang Min", "Wang Tao"},
    {"Juan Quispe met Rosa Quispe in Lima.", "Juan Quispe", "Rosa Quispe"},
    {"Kim Jong Un met Kim Jung Un in Lima.", "Kim Jong Un", "Kim Jung Un"},
    {"Wang Wenbin met Wang Wenlin in Lima.", "Wang Wenbin", "Wang Wenlin"},
    {"Henrik Lund met Henrik Lund Jr. in Lima.", "Henrik Lund", "Henrik Lund Jr."},
    {"Minister Kari Olsen met President Juan Quispe.", "Kari Olsen", "Juan Quispe"},
};

}  // namespace

TEST_CASE("extract/coref: what a mention refers to") {
  check_referents(kRows);
}

TEST_CASE("extract/coref: two people are never joined") {
  for (const ApartRow& row : kApart) {
    CAPTURE(std::string(row.text));
    const Document document = annotated(row.text);
    CHECK(referent_of(document, row.one) == row.one);
    CHECK(referent_of(document, row.one) != referent_of(document, row.other));
  }
}

TEST_CASE("extract/coref: clusters and mentions point at each other") {
  const Document document = annotated(
      "Kari Olsen and Juan Quispe met in Lima. The two leaders signed an agreement, and he praised "
      "her. "
      "It rained. The Peruvian government said the agreement helps the country.");
  for (std::uint32_t c = 0; c < document.clusters.size(); ++c) {
    const Cluster& cluster = document.clusters[c];
    CHECK(!cluster.mentions.empty());
    CHECK(!cluster.name.empty());
    for (const std::uint32_t m : cluster.mentions) {
      CHECK(document.mentions[m].cluster == c);
      CHECK(document.mentions[m].type == cluster.type);
    }
  }
  for (const Mention& mention : document.mentions) {
    if (mention.level != MentionLevel::kPronoun) CHECK(mention.cluster != kNone);
  }
}

TEST_CASE("extract/coref: joins of different words say why") {
  const Document document = annotated("Kari Olsen arrived. Olsen spoke.");
  REQUIRE(!document.clusters.empty());
  REQUIRE(document.clusters[0].merged.size() == 1);
  CHECK(document.clusters[0].merged[0].reason == "surname, same document");
}
