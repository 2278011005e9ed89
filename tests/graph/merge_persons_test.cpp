#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/graph/local_graph.h"

namespace whomet {
namespace {

using testing::LocalGraph;
using testing::merged;
using testing::names_of;

struct Row {
  std::vector<std::vector<std::string>> documents;  // names of persons in each
  const char* persons;                              // names of the nodes, sorted
};

TEST_CASE("graph/merge_persons: which names of different documents are one person") {
  const Row rows[] = {
      // One person.
      {{{"Ana Castillo"}, {"Ana Castillo"}}, "Ana Castillo"},
      {{{"Ana Castillo"}, {"Castillo"}}, "Ana Castillo"},
      {{{"Castillo"}, {"Castillo"}}, "Castillo"},
      {{{"Andriy Zelenchuk"}, {"Andrii Zelenchuk"}}, "Andrii Zelenchuk"},
      {{{"Robert Miller"}, {"R. Miller"}}, "Robert Miller"},
      {{{"Robert Miller"}, {"Robert Miller"}, {"R. Miller"}, {"Miller"}}, "Robert Miller"},
      {{{"Kim Dae-won"}, {"Kim Dae Won"}, {"Kim"}}, "Kim Dae Won"},
      {{{"Robert Q. Miller Jr."}, {"Robert Miller"}, {"Robert Miller"}}, "Robert Miller"},
      // Two persons.
      {{{"Ana Castillo"}, {"Bruno Castillo"}}, "Ana Castillo; Bruno Castillo"},
      {{{"Liu Yi"}, {"Liu Wen"}}, "Liu Wen; Liu Yi"},
      {{{"Liu Yi"}, {"Zheng Liu"}}, "Liu Yi; Zheng Liu"},
      {{{"Tom H. Bush"}, {"Tom W. Bush"}}, "Tom H. Bush; Tom W. Bush"},
      // Cannot be told: the short name stays for itself.
      {{{"Ana Castillo"}, {"Bruno Castillo"}, {"Castillo"}},
       "Ana Castillo; Bruno Castillo; Castillo"},
      {{{"Ana Castillo"}, {"Bruno Castillo"}, {"Castillo"}, {"Castillo"}},
       "Ana Castillo; Bruno Castillo; Castillo; Castillo"},
      {{{"John Miller"}, {"Jane Miller"}, {"J. Miller"}}, "J. Miller; Jane Miller; John Miller"},
      {{{"Tom H. Bush"}, {"Tom W. Bush"}, {"Tom Bush"}}, "Tom Bush; Tom H. Bush; Tom W. Bush"},
      // The document itself keeps the two apart.
      {{{"Dora Keller", "Keller"}, {"Dora Keller"}}, "Dora Keller; Keller"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.persons);
    std::vector<LocalGraph> graphs;
    for (std::size_t i = 0; i < row.documents.size(); ++i) {
      graphs.emplace_back("d" + std::to_string(i));
      for (const std::string& name : row.documents[i]) graphs.back().person(name);
    }
    CHECK(names_of(merged(graphs), EntityType::kPerson) == row.persons);
  }
}

LocalGraph official(const std::string& document, const std::string& name,
                    const std::string& country, const std::string& wikidata) {
  LocalGraph graph(document);
  const std::string person = graph.person(name);
  graph.say(person, "official_of", graph.country(country, wikidata));
  return graph;
}

TEST_CASE("graph/merge_persons: countries tell equal short names apart, and join them") {
  struct CountryRow {
    std::vector<LocalGraph> graphs;
    const char* persons;
  };
  LocalGraph plain("d8");
  plain.person("Castillo");
  const CountryRow rows[] = {
      {{official("d1", "Ana Castillo", "Chile", "Q298"),
        official("d2", "Castillo", "Chile", "Q298")},
       "Ana Castillo"},
      {{official("d1", "Ana Castillo", "Chile", "Q298"),
        official("d2", "Castillo", "Ghana", "Q117")},
       "Ana Castillo; Castillo"},
      // Nothing is known of the third: it may be either.
      {{official("d1", "Ana Castillo", "Chile", "Q298"),
        official("d2", "Castillo", "Ghana", "Q117"), plain},
       "Ana Castillo; Castillo; Castillo"},
      {{official("d1", "Castillo", "Chile", "Q298"), official("d2", "Castillo", "Chile", "Q298"),
        plain},
       "Castillo"},
      {{official("d1", "Castillo", "Chile", "Q298"), official("d2", "Castillo", "Ghana", "Q117"),
        official("d3", "Castillo", "Ghana", "Q117")},
       "Castillo; Castillo"},
      // A full name is stronger than a country.
      {{official("d1", "Ana Castillo", "Chile", "Q298"),
        official("d2", "Ana Castillo", "Ghana", "Q117")},
       "Ana Castillo"},
  };
  for (const CountryRow& row : rows) {
    CAPTURE(row.persons);
    CHECK(names_of(merged(row.graphs), EntityType::kPerson) == row.persons);
  }
}

TEST_CASE("graph/merge_persons: a footballer is not the minister of that name") {
  LocalGraph minister("d1");
  minister.say_role(minister.person("Ana Castillo"), "foreign minister");
  LocalGraph striker("d2");
  striker.say_role(striker.person("Castillo"), "striker");
  CHECK(names_of(merged({minister, striker}), EntityType::kPerson) == "Ana Castillo; Castillo");
  LocalGraph president("d3");
  president.say_role(president.person("Castillo"), "president");
  CHECK(names_of(merged({minister, president}), EntityType::kPerson) == "Ana Castillo");
}

TEST_CASE("graph/merge_persons: persons without a name stay in their document") {
  LocalGraph a("d1");
  a.add(EntityType::kPerson, {"the spokesman"}, "", MentionLevel::kNominal);
  LocalGraph b("d2");
  b.add(EntityType::kPerson, {"the spokesman"}, "", MentionLevel::kNominal);
  CHECK(names_of(merged({a, b}), EntityType::kPerson) == "the spokesman; the spokesman");
}

TEST_CASE(
    "graph/merge_persons: a short name that one document gives its person is hers everywhere") {
  LocalGraph a("d1");
  a.add(EntityType::kPerson, {"Luisa Inacia Moreno Vidal", "Lulu"});
  LocalGraph b("d2");
  b.person("Lulu");
  CHECK(names_of(merged({a, b}), EntityType::kPerson) == "Luisa Inacia Moreno Vidal");
}

TEST_CASE("graph/merge_persons: the name is the most frequent full one; each merge says why") {
  LocalGraph a("d1");
  a.add(EntityType::kPerson, {"Robert Miller", "Miller", "Miller", "Miller"});
  LocalGraph b("d2");
  b.add(EntityType::kPerson, {"Bob Miller", "Bob Miller"});
  LocalGraph c("d3");
  c.person("Miller");
  const Facts facts = merged({a, b, c});
  REQUIRE(facts.entities.size() == 1);
  const Entity& person = facts.entities[0];
  CHECK(person.name == "Bob Miller");
  CHECK(person.aliases == std::vector<std::string>{"Miller", "Robert Miller"});
  CHECK(person.mentions.size() == 7);
  REQUIRE(person.merged.size() == 2);
  CHECK(person.merged[0].reason == "family name of one person only");
  CHECK(person.merged[1].reason == "same full name");
  CHECK(person.merged[1].names == std::vector<std::string>{"Bob Miller", "Robert Miller"});
}

LocalGraph holder(const std::string& document, const std::string& name, const std::string& office) {
  LocalGraph graph(document);
  graph.say_role(graph.person(name), office);
  return graph;
}

TEST_CASE("graph/merge_persons: a family name and the office of one of several") {
  const auto persons = [](const std::vector<LocalGraph>& graphs) {
    return names_of(merged(graphs), EntityType::kPerson);
  };
  CHECK(persons({holder("d1", "Wang Yi", "Chinese Foreign Minister"),
                 holder("d2", "Wang Wentao", "Commerce Minister"),
                 holder("d3", "Wang", "Foreign Minister")}) == "Wang Wentao; Wang Yi");
  // No such office, or two who hold it.
  CHECK(persons({holder("d1", "Wang Yi", "Foreign Minister"),
                 holder("d2", "Wang Wentao", "Commerce Minister"),
                 holder("d3", "Wang", "Defense Minister")}) == "Wang; Wang Wentao; Wang Yi");
  CHECK(persons({holder("d1", "Wang Yi", "Foreign Minister"),
                 holder("d2", "Wang Wentao", "Foreign Minister"),
                 holder("d3", "Wang", "Foreign Minister")}) == "Wang; Wang Wentao; Wang Yi");
}

}  // namespace
}  // namespace whomet
