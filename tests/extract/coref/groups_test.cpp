// Phrases that stand for several, and countries meant without their names.
#include <set>
#include <string>

#include <doctest/doctest.h>

#include "extract/pipeline.h"
#include "tests/extract/mention/annotated.h"

using namespace whomet;

namespace {

// Names of the clusters that the `nth` mention with these words stands for, joined by "+".
std::string members_of(const Document& document, std::string_view words, int nth = 0) {
  for (const Mention& mention : document.mentions) {
    if (document.text_of(mention.tokens) != words || nth-- > 0) continue;
    if (mention.cluster == kNone) return "";
    std::set<std::string> names;
    for (const std::uint32_t member : document.clusters[mention.cluster].members)
      names.insert(document.clusters[member].name);
    std::string line;
    for (const std::string& name : names) line += (line.empty() ? "" : "+") + name;
    return line;
  }
  return "no such mention";
}

struct Row {
  const char* text;
  const char* words;
  const char* members;
};

constexpr Row kRows[] = {
    {"Norwegian President Kari Olsen met Peruvian President Juan Quispe in Lima. The two leaders "
     "discussed trade.",
     "The two leaders", "Juan Quispe+Kari Olsen"},
    {"Norwegian President Kari Olsen met Peruvian President Juan Quispe in Lima. The two leaders "
     "discussed trade. They agreed to meet again.",
     "They", "Juan Quispe+Kari Olsen"},
    {"Kari Olsen and Juan Quispe arrived in Oslo. Their plane landed at noon.", "Their",
     "Juan Quispe+Kari Olsen"},
    {"Relations between Kenya and Somalia have improved. Both countries signed a treaty.",
     "Both countries", "Kenya+Somalia"},
    {"Kenya has reopened its border with Somalia. The neighbors cut ties in 2019.", "The neighbors",
     "Kenya+Somalia"},
    {"Ghana accused Togo of fraud. The two sides will hold talks in Accra.", "The two sides",
     "Ghana+Togo"},
    {"Finland, Estonia and Latvia held exercises. The three countries will cooperate.",
     "The three countries", "Estonia+Finland+Latvia"},
    {"The presidents of Chile and Bolivia will meet. Chilean President Rosa Marin said so. "
     "Bolivian "
     "President Luis Condori agreed.",
     "The presidents of Chile and Bolivia", "Luis Condori+Rosa Marin"},
    {"Chilean President Rosa Marin met Bolivian President Luis Condori. The leaders said their "
     "countries would trade.",
     "their countries", "Bolivia+Chile"},
    // Not who brokered it, nor who holds another office, nor the state in a school's name.
    {"The ministers of Chile and Peru met. The talks were mediated by the Swedish diplomat Nils "
     "Berg. Later the two countries signed a treaty.",
     "the two countries", "Chile+Peru"},
    {"Ghana and Togo met in Lima. Qatar brokered the deal. The two countries signed.",
     "The two countries", "Ghana+Togo"},
    {"Ghana hosted talks with Togo. The two countries signed a treaty.", "The two countries",
     "Ghana+Togo"},
    {"Chile quarreled with Peru. Kari Olsen of the Australian National University said the two "
     "countries would share the oil.",
     "the two countries", "Chile+Peru"},
    {"Prime Minister Luis Prado met Norwegian President Kari Olsen. Olsen came with Foreign "
     "Minister Nils Berg and Navalis chief Ida Lund. The leaders did not discuss jets.",
     "The leaders", "Kari Olsen+Luis Prado"},
    {"Chile's prime minister, Luis Prado, called Peru's prime minister, Juan Quispe. Professor "
     "Ida Lund left. The two prime ministers spoke in May.",
     "The two prime ministers", "Juan Quispe+Luis Prado"},
    {"Foreign Minister Nils Berg met President Luis Prado. The two men talked.", "The two men",
     "Luis Prado+Nils Berg"},
    {"Foreign Minister Nils Berg met his Peruvian counterpart, Luis Prado. The ministers talked.",
     "The ministers", "Luis Prado+Nils Berg"},
    {"They attacked the southern provinces of Puno and Cusco.",
     "the southern provinces of Puno and Cusco", "Cusco+Puno"},
    // Nothing where the number does not fit, more is said, or none were named.
    {"Norway thanked Peru. The three countries agreed.", "The three countries", ""},
    {"Norway thanked Peru. The two countries that signed last year protested.", "The two countries",
     ""},
    {"Norway thanked Peru. Two other countries protested.", "Two other countries", ""},
    {"The two leaders met.", "The two leaders", ""},
    {"Norway, Peru, Chile, Ghana and Togo signed. Both countries left.", "Both countries", ""},
    {"Leaders of Russia and China said they would meet.", "they", ""},
    // Persons stand for no "countries", and too many states for no two sides.
    {"Ghana, Togo and Benin sent President Kofi Adu to see Ann Wanjiru. The two nations agreed.",
     "The two nations", ""},
};

struct CountryRow {
  const char* text;
  const char* words;
  const char* country;
};

constexpr CountryRow kCountryRows[] = {
    {"Chilean Foreign Minister Rosa Marin said her country will sell wheat.", "her country",
     "Chile"},
    {"Norway's defense minister says his country needs more ships.", "his country", "Norway"},
    {"President Juan Quispe of Peru praised Kenyan Prime Minister Ann Wanjiru. She said her "
     "country "
     "was grateful.",
     "her country", "Kenya"},
    {"Kenyan President Ann Wanjiru left Oslo. Wanjiru's country is poor.", "Wanjiru's country",
     "Kenya"},
    {"Ann Wanjiru left Ghana. Wanjiru's country is poor.", "Wanjiru's country",
     "Wanjiru's country"},
    {"Ghana votes on Sunday. The country has 30 million people.", "The country", "Ghana"},
    {"Rebels in Togo fought the army. The country's president fled.", "The country", "Togo"},
    {"Ghana said that the government would resign.", "the government", "Ghana"},
    {"Ghanaian authorities closed the port. Authorities also held a ship.", "Authorities", "Ghana"},
    {"Norway's defense minister says his government needs more ships.", "his government", "Norway"},
    // A country does not call itself "the country" in its own clause.
    {"Ghana shares a border with Togo and worries about unrest in the country.", "the country",
     "Togo"},
};

}  // namespace

TEST_CASE("extract/coref/groups: phrases that stand for several") {
  for (const Row& row : kRows) {
    CAPTURE(std::string(row.text));
    CHECK(members_of(annotated(row.text), row.words) == row.members);
  }
}

TEST_CASE("extract/coref/groups: the last group of that number") {
  const Document document = annotated("Two ministers resigned on Monday. The two denied it.");
  CHECK(referent_of(document, "The two") == "Two ministers");
}

TEST_CASE(
    "extract/coref/groups: what is said of several is said of each, and mentions are theirs") {
  const Document document = annotated(
      "Norwegian President Kari Olsen met Peruvian President Juan Quispe in Lima. The two leaders "
      "condemned Ghana.");
  const Facts facts = facts_of(document);
  int criticizes = 0;
  for (const Statement& statement : facts.statements)
    criticizes += statement.predicate == "criticizes" ? 1 : 0;
  CHECK(criticizes == 2);
  int bearers = 0;
  for (const Entity& entity : facts.entities) {
    CHECK(entity.name != "two leaders");
    for (const MentionRecord& mention : entity.mentions) {
      if (mention.text != "The two leaders") continue;
      ++bearers;
      CHECK(mention.level == MentionLevel::kNominal);
      REQUIRE_FALSE(entity.merged.empty());
      CHECK(entity.merged.back().reason == "one of those that the phrase stands for");
    }
  }
  CHECK(bearers == 2);
}

TEST_CASE("extract/coref/countries: countries meant without their names") {
  for (const CountryRow& row : kCountryRows) {
    CAPTURE(std::string(row.text));
    CHECK(referent_of(annotated(row.text), row.words) == row.country);
  }
}
