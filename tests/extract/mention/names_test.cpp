#include "extract/mention/names.h"

#include <doctest/doctest.h>

#include "tests/extract/mention/annotated.h"

using namespace whomet;

namespace {

constexpr NameRow kRows[] = {
    {"Norwegian Prime Minister Kari Olsen met Finnish Foreign Minister Pekka Virtanen in Oslo.",
     "Norwegian=Country; Kari Olsen=Person; Finnish=Country; Pekka Virtanen=Person; Oslo=Place"},
    {"Mr. Quispe flew to Lima after the Lima Group summit.",
     "Quispe=Person; Lima=Place; Lima Group=Organization"},
    {"President Roh Jae-won spoke with Nguyen Van Binh.",
     "Roh Jae-won=Person; Nguyen Van Binh=Person"},
    {"The Ministry of Foreign Affairs and Trade rejected the claim.",
     "Ministry of Foreign Affairs and Trade=Organization"},
    {"Kenji Tanaka works at the Nordic Institute for Peace Research.",
     "Kenji Tanaka=Person; Nordic Institute for Peace Research=Organization"},
    {"Relations between Canada and the European Union improved.",
     "Canada=Country; European Union=Organization"},
    {"The U.S.-backed plan worried the UN.", "U.S.=Country; UN=Organization"},
    {"China-Japan relations were discussed.", "China=Country; Japan=Country"},
    // At the start of a sentence, and the model cannot tell of what it is a name.
    {"Pollak abandoned the plan.", "Pollak=Person"},
    {"Pollak was seen near the border.", "Pollak=Person"},
    {"Bystanders abandoned the plan.", ""},
    {"The Justice and Welfare Party won.", "Justice and Welfare Party=Organization"},
    {"Abu Karim bin Salim visited the Caspian Sea.",
     "Abu Karim bin Salim=Person; Caspian Sea=Place"},
    {"He flew home on Monday and spoke in May.", ""},
    {"However, the meeting was short.", ""},
    {"Officials said so. Maybe they were right.", ""},
    {"The senators left the building.", ""},
    {"", ""},
    // A surname that the model or the table takes for a place; "in" says that it is one.
    {"President Camilo Restrepo left Lima. Kari Olsen met Restrepo on Monday.",
     "Camilo Restrepo=Person; Lima=Place; Kari Olsen=Person; Restrepo=Person"},
    {"President Camilo Restrepo left Lima. The talks in Restrepo failed.",
     "Camilo Restrepo=Person; Lima=Place; Restrepo=Place"},
    // Storms are events, not people.
    {"Hurricane Olga hit Peru on Monday.", "Hurricane Olga=Event; Peru=Country"},
    {"Tropical Storm Bertil killed nine people in Peru.",
     "Tropical Storm Bertil=Event; Peru=Country"},
    {"The coast was struck by Typhoon Kammo.", "Typhoon Kammo=Event"},
    {"Exports fell after Cyclone Erna.", "Cyclone Erna=Event"},
    {"Olga Pettersen met Kari Olsen.", "Olga Pettersen=Person; Kari Olsen=Person"},
    {"A hurricane hit Peru.", "Peru=Country"},
    {"The Member States agreed with the States.", "States=Country"},
    // Ships have the names of people and places.
    {"The MV Santa Olga sank off Peru.", "MV Santa Olga=Item; Peru=Country"},
    {"The tanker Galaxy burned near the ship Peru bought.", "Galaxy=Item; Peru=Country"},
    {"Rebels attacked the cargo ship Olsen Leader.", "Olsen Leader=Item"},
    {"Peru fired an IRIS-T at two Shaheds.", "Peru=Country; IRIS-T=Item; Shaheds=Item"},
    {"Norway boarded the HMS Olsen.", "Norway=Country; HMS Olsen=Item"},
};

struct ActsRow {
  const char* text;
  const char* place;
  EntityType type;
};

constexpr ActsRow kActsRows[] = {
    {"Ottawa accused the company of fraud.", "Ottawa", EntityType::kCountry},
    {"The minister arrived in Ottawa on Friday.", "Ottawa", EntityType::kPlace},
    {"She strengthened ties with Ottawa.", "Ottawa", EntityType::kCountry},
    {"His visit to Ottawa was short.", "Ottawa", EntityType::kPlace},
    {"The Kremlin rejected the offer.", "Kremlin", EntityType::kCountry},
    {"They met in the Kremlin.", "Kremlin", EntityType::kPlace},
    {"The bank ignored warnings from Ottawa.", "Ottawa", EntityType::kCountry},
    {"The bank is under growing pressure from Ottawa.", "Ottawa", EntityType::kCountry},
    {"The bank sent a team from Ottawa.", "Ottawa", EntityType::kPlace},
    {"The proposed Ottawa peace plan was rejected.", "Ottawa", EntityType::kCountry},
    {"Rebels attacked Ottawa at dawn.", "Ottawa", EntityType::kPlace},
    {"Soldiers patrol Ottawa by night.", "Ottawa", EntityType::kPlace},
    {"His assault on Ottawa failed.", "Ottawa", EntityType::kPlace},
    {"The siege of Ottawa lasted a year.", "Ottawa", EntityType::kPlace},
    {"The sanctions on Ottawa failed.", "Ottawa", EntityType::kCountry},
    {"The union criticized Ottawa on Monday.", "Ottawa", EntityType::kCountry},
    {"Two Ottawa officials resigned.", "Ottawa", EntityType::kCountry},
    {"Two Ottawa city officials resigned.", "Ottawa", EntityType::kPlace},
    {"Two Ottawa hospitals closed.", "Ottawa", EntityType::kPlace},
    {"The Brussels-based group said no.", "Brussels", EntityType::kPlace},
    {"They prayed at Ottawa's central mosque.", "Ottawa", EntityType::kPlace},
    {"They met in Ottawa's old market.", "Ottawa", EntityType::kPlace},
    {"They resent Ottawa's sanctions.", "Ottawa", EntityType::kCountry},
};

}  // namespace

TEST_CASE("extract/mention/names: names and their types") {
  check_names(kRows);
}

TEST_CASE("extract/mention/names: a capital is the country where it acts") {
  for (const ActsRow& row : kActsRows) {
    CAPTURE(std::string(row.text));
    bool found = false;
    for (const Document document = annotated(row.text);
         const Mention& mention : document.mentions) {
      if (document.text_of(mention.tokens) != row.place) continue;
      found = true;
      CHECK(mention.type == row.type);
      CHECK(mention.acts == (row.type == EntityType::kCountry));
    }
    CHECK(found);
  }
}

TEST_CASE("extract/mention/names: every mention lies in its sentence and holds its head") {
  const Document document = annotated(
      "OSLO — Talks Between Norway And Peru Begin\n\nKari Olsen, who leads Norway, met officials "
      "of "
      "Peru's Foreign Ministry on Tuesday. \"We agree,\" she said. It was her third visit to "
      "Lima.");
  CHECK(!document.mentions.empty());
  for (const Mention& mention : document.mentions) {
    CAPTURE(document.text_of(mention.tokens));
    CHECK(covers(document.sentences[mention.sentence].tokens, mention.tokens));
    CHECK(mention.tokens.contains(mention.head));
  }
}

TEST_CASE("extract/mention/names: a surname that sounds like a people") {
  struct PeopleRow {
    const char* text;
    const char* word;  // which the model takes for a people
    EntityType type;
  };
  for (const PeopleRow& row : {
           PeopleRow{"Ada Tarvonian met Kari Olsen. Tarvonian said so.", "Tarvonian",
                     EntityType::kPerson},
           PeopleRow{"Kari Olsen met the press. Tarvonian said so.", "Tarvonian",
                     EntityType::kGroup},
           PeopleRow{"Ada German met Kari Olsen. German officials said so.", "German",
                     EntityType::kCountry},
       }) {
    CAPTURE(row.text);
    Document document = annotated(row.text);
    std::size_t last = document.tokens.size();
    for (std::size_t i = 0; i < document.tokens.size(); ++i) {
      if (document.tokens[i].form == row.word) last = i;
    }
    REQUIRE(last < document.tokens.size());
    document.name_tags[last] = NameTag{};
    document.name_tags[last].type = NameType::kNorp;
    document.name_tags[last].begins = true;
    document.name_tags[last].probabilities[static_cast<std::size_t>(NameType::kNorp)] = 1;
    document.mentions.clear();
    find_names(document, test_models().gazetteer);
    bool found = false;
    for (const Mention& mention : document.mentions) {
      if (!mention.tokens.contains(static_cast<std::uint32_t>(last))) continue;
      found = true;
      CHECK(mention.type == row.type);
    }
    CHECK(found);
  }
}

TEST_CASE("extract/mention/names: bad bytes and odd texts do no harm") {
  for (const char* text : {"\xff\xfe Olsen \x80", "A", "-", "of of of", "The the THE",
                           "Minister Minister Minister", "(((Olsen", "al-", "U.S.", "Kim Jong-"}) {
    CAPTURE(text);
    CHECK_NOTHROW(annotated(text));
  }
}
