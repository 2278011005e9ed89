#include "query/names.h"

#include <string>

#include <doctest/doctest.h>

#include "tests/support/facts_builder.h"

namespace whomet {
namespace {

using testing::FactsBuilder;

EntityGraph example() {
  FactsBuilder builder;
  builder.person("Ana Castillo", {"Castillo", "Ana"});                            // e1
  builder.person("Rosa Castillo");                                                // e2
  builder.entity(EntityType::kPerson, "João Ñandú", {"O’Neil", "al-Sayyid"}, 7);  // e3
  builder.country("Chile", {"Chilean", "Santiago"});                              // e4
  builder.entity(EntityType::kPlace, "Santiago");                                 // e5
  builder.entity(EntityType::kOrganization, "U.N. Fish Office", {"UNFO"});        // e6
  builder.entity(EntityType::kPerson, "习近平");                                  // e7
  builder.country("Portugal", {"Portuguese"});                                    // e8
  builder.entity(EntityType::kPerson, "Keller");                                  // e9
  builder.entity(EntityType::kPerson, "Keller");                                  // e10
  builder.entity(EntityType::kPerson, "Volodymyr Kovalsky");                      // e11
  builder.entity(EntityType::kOrganization, "Sea Trade Organization");            // e12
  builder.meeting(MeetingKind::kConference, MeetingStatus::kHeld, {"e1", "e4"}).name = "Fish Forum";
  auto facts = builder.facts();
  for (auto& entity : facts.entities) {
    if (entity.id == "e8") entity.links.push_back({"wikidata", "Q45"});
  }
  return EntityGraph(std::move(facts));
}

struct Row {
  const char* text;
  const char* id;  // "?" = ambiguous, "" = not found
};

constexpr Row kRows[] = {
    {"Ana Castillo", "e1"},
    {"ana castillo", "e1"},
    {"  Ana   CASTILLO ", "e1"},
    {"castillo", "e1"},    // a full alias of one wins over a part of the other's name
    {"Rosa", "e2"},        // a word
    {"ros", "e2"},         // a prefix
    {"joao nandu", "e3"},  // accents
    {"Joao", "e3"},
    {"o'neil", "e3"},     // typographic apostrophe
    {"Al Sayyid", "e3"},  // hyphen
    {"santiago", "e5"},   // the canonical name wins over Chile's alias
    {"chilean", "e4"},
    {"UN Fish Office", "e6"},  // dots
    {"unfo", "e6"},
    {"习近平", "e7"},
    {"习", "e7"},
    {"Volodymyr Kovalskyy", "e11"},  // other spellings
    {"Kovalskiy", "e11"},
    {"The Sea Trade Organisation", "e12"},
    {"fish forum", "m1"},
    {"Keller", "?"},
    {"fish", "?"},
    {"e4", "e4"},
    {"@e4", "e4"},
    {"m1", "m1"},
    {"wd:Q45", "e8"},
    {"wd:Q46", ""},
    {"e99", ""},
    {"Nobody", ""},
    {"stillo", ""},  // the middle of a word is no match
    {"", ""},
    {"...", ""},
};

TEST_CASE("query/names: a name means one node, several, or none") {
  const auto graph = example();
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    const auto node = resolve_name(graph, row.text);
    const std::string expected = row.id;
    if (expected == "?") {
      REQUIRE_FALSE(node.ok());
      CHECK(node.error().kind == Error::Kind::kAmbiguous);
    } else if (expected.empty()) {
      REQUIRE_FALSE(node.ok());
      CHECK(node.error().kind == Error::Kind::kNotFound);
    } else {
      REQUIRE(node.ok());
      CHECK(graph.id(*node) == expected);
    }
  }
}

TEST_CASE("query/names: an ambiguous name lists the candidates") {
  const auto graph = example();
  const auto node = resolve_name(graph, "keller");
  REQUIRE_FALSE(node.ok());
  CHECK(node.error().message ==
        "'keller' may mean 2 nodes; give an id:\n"
        "  e10  Person  Keller  (1 mention)\n"
        "  e9  Person  Keller  (1 mention)");
}

TEST_CASE("query/names: near spellings are proposed") {
  const auto graph = example();
  const auto message = [&](const char* text) { return resolve_name(graph, text).error().message; };
  CHECK(message("Portugla") ==
        "no entity or named meeting is called 'Portugla'; did you mean 'Portugal'?");
  CHECK(message("Castilo") ==
        "no entity or named meeting is called 'Castilo'; did you mean 'Ana Castillo' or 'Rosa "
        "Castillo'?");
  CHECK(message("Chyle") == "no entity or named meeting is called 'Chyle'; did you mean 'Chile'?");
  CHECK(message("Zanzibar") == "no entity or named meeting is called 'Zanzibar'");
}

TEST_CASE("query/names: matches come best first") {
  const auto graph = example();
  const auto ids = [&](const char* text) {
    std::string all;
    for (const auto& match : find_names(graph, text))
      all += std::string(graph.id(match.node)) + " ";
    return all;
  };
  CHECK(ids("santiago") == "e5 e4 ");
  CHECK(ids("castillo") == "e1 e2 ");
  CHECK(ids("fish") == "e6 m1 ");
  CHECK(ids("zzz").empty());
  double last = 1.0;
  for (const auto& match : find_names(graph, "castillo")) {
    CHECK(match.score <= last);
    CHECK(match.score > 0.0);
    last = match.score;
  }
}

TEST_CASE("query/names: an empty graph knows nobody") {
  const EntityGraph graph{Facts{}};
  CHECK(find_names(graph, "Ana").empty());
  CHECK(resolve_name(graph, "Ana").error().kind == Error::Kind::kNotFound);
}

}  // namespace
}  // namespace whomet
