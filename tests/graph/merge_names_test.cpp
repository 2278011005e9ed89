#include "graph/merge_names.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/graph/local_graph.h"

namespace whomet {
namespace {

using testing::LocalGraph;
using testing::merged;
using testing::names_of;

TEST_CASE("graph/merge_names: countries meet by their Wikidata id, else by name") {
  LocalGraph a("d1");
  a.add(EntityType::kCountry, {"Portugal", "Lisbon"}, "Q45");
  LocalGraph b("d2");
  b.add(EntityType::kCountry, {"Portuguese Republic"}, "Q45");
  b.country("Ghana", "Q117");
  LocalGraph c("d3");
  c.country("Portugal", "");
  c.country("Freedonia", "");
  CHECK(names_of(merged({a, b, c}), EntityType::kCountry) == "Freedonia; Ghana; Portugal");
}

struct Row {
  EntityType type;
  std::vector<std::vector<std::string>> names;  // an entity a document
  const char* nodes;
};

TEST_CASE("graph/merge_names: which other names are one thing") {
  constexpr auto kOrganization = EntityType::kOrganization;
  const Row rows[] = {
      {kOrganization,
       {{"Andean Trade Council"}, {"the Andean Trade Council"}},
       "Andean Trade Council"},
      {kOrganization, {{"Andean Trade Council", "ATC"}, {"ATC"}}, "Andean Trade Council"},
      {kOrganization,
       {{"Andean Trade Council", "ATC"}, {"Alpine Tunnel Company", "ATC"}, {"ATC"}},
       "ATC; Alpine Tunnel Company; Andean Trade Council"},
      {kOrganization,
       {{"Andean Trade Council"}, {"Baltic Trade Council"}},
       "Andean Trade Council; Baltic Trade Council"},
      {kOrganization,
       {{"U.N. Trade Council"}, {"United Nations Trade Council"}},
       "U.N. Trade Council"},
      {kOrganization, {{"U. N.", "UN"}, {"UN"}}, "U. N."},
      {kOrganization, {{"Herring Party"}, {"Herring"}}, "Herring"},
      {kOrganization, {{"Andean Trade Council"}, {"ATC"}}, "Andean Trade Council"},
      {kOrganization,
       {{"Andean Trade Council"}, {"Alpine Tunnel Company"}, {"ATC"}},
       "ATC; Alpine Tunnel Company; Andean Trade Council"},
      // Every country has one of these.
      {kOrganization,
       {{"Foreign Ministry"}, {"Foreign Ministry"}},
       "Foreign Ministry; Foreign Ministry"},
      {kOrganization,
       {{"Social Democrats"}, {"Social Democrats"}},
       "Social Democrats; Social Democrats"},
      {EntityType::kPlace, {{"Lisbon"}, {"lisbon"}}, "Lisbon"},
      {EntityType::kPlace, {{"Lisbon"}, {"Accra"}}, "Accra; Lisbon"},
      {EntityType::kGroup, {{"experts"}, {"Experts"}, {"some experts"}}, "Experts"},
      {EntityType::kGroup, {{"western leaders"}, {"Western leaders"}}, "Western leaders"},
      {EntityType::kGroup, {{"troops"}, {"troops"}}, "troops; troops"},
      {EntityType::kGroup, {{"armed men", "the armed men"}, {"armed men"}}, "armed men; armed men"},
      {EntityType::kGroup, {{"U.N. envoys", "the U.N. envoys"}, {"U.N. envoys"}}, "U.N. envoys"},
      {EntityType::kGroup, {{"two officers"}, {"two officers"}}, "two officers; two officers"},
      {EntityType::kGroup,
       {{"the protesters"}, {"the protesters"}},
       "the protesters; the protesters"},
      {EntityType::kGroup, {{"13 workers"}, {"13 workers"}}, "13 workers; 13 workers"},
      {EntityType::kGroup, {{"both sides"}, {"both sides"}}, "both sides; both sides"},
      {EntityType::kDocument,
       {{"joint statement"}, {"joint statement"}},
       "joint statement; joint statement"},
      {EntityType::kDocument, {{"Lisbon Treaty"}, {"the Lisbon Treaty"}}, "Lisbon Treaty"},
      {EntityType::kItem, {{"herring"}, {"Herring"}}, "Herring"},
      {EntityType::kEvent, {{"Tuna Congress"}, {"the Tuna Congress"}}, "Tuna Congress"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.nodes);
    std::vector<LocalGraph> graphs;
    for (std::size_t i = 0; i < row.names.size(); ++i) {
      graphs.emplace_back("d" + std::to_string(i));
      const bool named = row.type != EntityType::kGroup;
      graphs.back().add(row.type, row.names[i], "",
                        named ? MentionLevel::kName : MentionLevel::kNominal);
    }
    CHECK(names_of(merged(graphs), row.type) == row.nodes);
  }
}

TEST_CASE("graph/merge_names: what has no name stays in its document") {
  for (const EntityType type : {EntityType::kOrganization, EntityType::kPlace, EntityType::kEvent,
                                EntityType::kDocument, EntityType::kMeeting}) {
    LocalGraph a("d1");
    a.add(type, {"the harbour thing"}, "", MentionLevel::kNominal);
    LocalGraph b("d2");
    b.add(type, {"the harbour thing"}, "", MentionLevel::kNominal);
    CHECK(merged({a, b}).entities.size() == 2);
  }
}

TEST_CASE("graph/merge_names: a common noun with a name inside is known everywhere") {
  const auto body = [](const std::string& document, const std::string& name) {
    LocalGraph graph(document);
    graph.add(EntityType::kOrganization, {name}, "", MentionLevel::kNominal);
    return graph;
  };
  CHECK(
      merged({body("d1", "the Castillo administration"), body("d2", "the Castillo administration")})
          .entities.size() == 1);
  CHECK(merged({body("d1", "The administration"), body("d2", "The administration")})
            .entities.size() == 2);
  // "the government" is what one document calls its country, and no name of a country.
  LocalGraph with_alias = body("d1", "the government");
  with_alias.add(EntityType::kCountry, {"Freedonia", "the government"}, "Q1");
  CHECK(merged({with_alias, body("d2", "the government")}).entities.size() == 3);
}

TEST_CASE("graph/merge_names: a ministry belongs to its country") {
  const auto with_ministry = [](const std::string& document, const std::string& name, bool part_of,
                                const std::string& country, const std::string& wikidata) {
    LocalGraph graph(document);
    const std::string state = graph.add(EntityType::kCountry, {country, country + "an"}, wikidata);
    const std::string ministry = graph.add(EntityType::kOrganization, {name});
    if (part_of) graph.say(ministry, "part_of", state);
    return graph;
  };
  const Facts facts =
      merged({with_ministry("d1", "Foreign Ministry", true, "Chile", "Q298"),
              with_ministry("d2", "Chilean Foreign Ministry", false, "Chile", "Q298"),
              with_ministry("d3", "Ministry of Foreign Affairs", true, "Chile", "Q298"),
              with_ministry("d4", "Foreign Ministry", true, "Ghana", "Q117")});
  CHECK(names_of(facts, EntityType::kOrganization) == "Chilean Foreign Ministry; Foreign Ministry");
}

TEST_CASE("graph/merge_names: names of wars, reduced to where they are fought") {
  LocalGraph graph("d1");
  graph.add(EntityType::kCountry, {"Freedonia", "Freedonian"}, "Q1");
  graph.add(EntityType::kCountry, {"Sylvania", "Sylvanian"}, "Q2");
  graph.add(EntityType::kCountry, {"North Sylvania", "North Sylvanian"}, "Q3");
  MergeInput input;
  input.locals = {&graph.facts};
  input.index.resize(1);
  for (Entity& entity : graph.facts.entities) input.entities.push_back({&entity, 0, "d1", true});
  const CountryNames countries(input);
  struct WarRow {
    const char* name;
    const char* key;
  };
  const WarRow rows[] = {
      {"war in Freedonia", "Q1"},
      {"the Freedonia war", "Q1"},
      {"Freedonian war", "Q1"},
      {"invasion of Freedonia", "Q1"},
      {"Sylvania's full-scale invasion of Freedonia", "Q1"},
      {"Sylvanian invasion of Freedonia", "Q1"},
      {"Sylvania's war in Freedonia", "Q1"},
      {"Sylvania\xE2\x80\x99s ongoing war on Freedonia", "Q1"},
      {"Sylvania's Freedonia invasion", "Q1"},
      {"conflict in North Sylvania", "Q3"},
      {"civil war in Freedonia", "Q1"},
      {"Freedonian civil war", "Q1"},
      {"Sylvania-Freedonia war", "Q1 Q2"},
      {"war between Freedonia and Sylvania", "Q1 Q2"},
      {"war in the Herring Straits", "herring straits"},
      {"Tuna War", "tuna"},
      {"the war", ""},
      {"civil war", ""},
      {"Sylvania's invasion", ""},
      {"election in Freedonia", ""},
      {"Freedonia", ""},
      {"", ""},
  };
  for (const WarRow& row : rows) {
    CAPTURE(row.name);
    CHECK(war_key(row.name, countries) == row.key);
  }
}

TEST_CASE("graph/merge_names: an event with its year and country needs no name") {
  const auto event = [](const std::string& document, const std::string& name) {
    LocalGraph graph(document);
    graph.add(EntityType::kCountry, {"Freedonia", "Freedonian"}, "Q1");
    graph.add(EntityType::kEvent, {name}, "", MentionLevel::kNominal);
    return graph;
  };
  CHECK(names_of(merged({event("d1", "Freedonia's 2020 election"),
                         event("d2", "the 2020 Freedonian election")}),
                 EntityType::kEvent) == "Freedonia's 2020 election");
  CHECK(names_of(merged({event("d1", "the 2020 election"), event("d2", "the 2020 election")}),
                 EntityType::kEvent) == "the 2020 election; the 2020 election");
}

TEST_CASE("graph/merge_names: one war, one node") {
  const std::vector<std::vector<std::string>> names = {{"invasion of Freedonia", "the invasion"},
                                                       {"war in Freedonia"},
                                                       {"Freedonia war"},
                                                       {"Sylvania-Freedonia war"}};
  std::vector<LocalGraph> graphs;
  for (std::size_t i = 0; i < names.size(); ++i) {
    graphs.emplace_back("d" + std::to_string(i));
    graphs.back().country("Freedonia", "Q1");
    graphs.back().country("Sylvania", "Q2");
    graphs.back().add(EntityType::kEvent, names[i], "", MentionLevel::kNominal);
  }
  CHECK(names_of(merged(graphs), EntityType::kEvent).find(';') == std::string::npos);
}

}  // namespace
}  // namespace whomet
