#include <functional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/graph/local_graph.h"

namespace whomet {
namespace {

using testing::LocalGraph;
using testing::merged;

// "Ana meets Bruno", changed by `change`.
LocalGraph meeting_of(const std::string& document, const std::function<void(Statement&)>& change,
                      const std::string& quote = "", double confidence = 0.5) {
  LocalGraph graph(document, "2023-03-01");
  const std::string ana = graph.person("Ana Castillo");
  const std::string bruno = graph.person("Bruno Keller");
  change(graph.say(ana, "meets_with", bruno, quote, confidence));
  return graph;
}

TEST_CASE("graph/merge_statements: ends that may be exchanged keep the order of the text") {
  for (const bool turned : {false, true}) {
    CAPTURE(turned);
    const LocalGraph graph = meeting_of("a.txt", [turned](Statement& s) {
      if (turned) std::swap(s.subject, s.object);
    });
    const Facts facts = merged({graph});
    REQUIRE(facts.statements.size() == 1);
    const auto name = [&facts](const std::string& id) {
      for (const Entity& entity : facts.entities) {
        if (entity.id == id) return entity.name;
      }
      return std::string();
    };
    CHECK(name(facts.statements[0].subject) == (turned ? "Bruno Keller" : "Ana Castillo"));
  }
}

TEST_CASE("graph/merge_statements: what keeps two statements apart") {
  struct Row {
    const char* what;
    std::function<void(Statement&)> change;
    std::size_t statements;
  };
  const Row rows[] = {
      {"nothing", [](Statement&) {}, 1},
      {"a symmetric predicate turned round", [](Statement& s) { std::swap(s.subject, s.object); },
       1},
      {"a qualifier where the other has none", [](Statement& s) { s.qualifiers.kind = "phone"; },
       1},
      {"the words of a literal attribution", [](Statement& s) { s.attributed_to.text = "an aide"; },
       2},
      {"negation", [](Statement& s) { s.negated = true; }, 2},
      {"modality", [](Statement& s) { s.modality = Modality::kPlanned; }, 2},
      {"speaker", [](Statement& s) { s.attributed_to.entity = s.subject; }, 2},
      {"time",
       [](Statement& s) {
         s.time = {"on 1 May", "2023-05-01", "2023-05-01", "day", ""};
       },
       2},
      {"predicate", [](Statement& s) { s.predicate = "praises"; }, 2},
      {"direction, where it matters",
       [](Statement& s) {
         s.predicate = "praises";
         std::swap(s.subject, s.object);
       },
       2},
      {"an open relation", [](Statement& s) { s.open = true; }, 2},
      {"object",
       [](Statement& s) {
         s.object.clear();
         s.object_text = "a stranger";
       },
       2},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const auto plain = [](Statement&) {};
    CHECK(merged({meeting_of("d1", plain), meeting_of("d2", row.change)}).statements.size() ==
          row.statements);
  }
}

TEST_CASE("graph/merge_statements: different qualifiers are different statements") {
  const auto with_item = [](const std::string& document, const char* item) {
    return meeting_of(document, [item](Statement& s) { s.qualifiers.item = item; });
  };
  CHECK(merged({with_item("d1", "oil"), with_item("d2", "oil")}).statements.size() == 1);
  CHECK(merged({with_item("d1", "oil"), with_item("d2", "")}).statements.size() == 1);
  CHECK(merged({with_item("d1", "oil"), with_item("d2", "gas")}).statements.size() == 2);
  CHECK(merged({with_item("d1", "oil"), with_item("d2", "gas"), with_item("d3", "")})
            .statements.size() == 3);
}

TEST_CASE("graph/merge_statements: literals are compared without case, and shown as one of them") {
  LocalGraph a("d1");
  a.say_role(a.person("Ana Castillo"), "president");
  LocalGraph b("d2");
  b.say_role(b.person("Ana Castillo"), "President");
  const Facts facts = merged({a, b});
  REQUIRE(facts.statements.size() == 1);
  CHECK(facts.statements[0].object_text == "President");
  CHECK(facts.statements[0].evidence.size() == 2);
}

TEST_CASE("graph/merge_statements: confidence grows with independent documents, not with copies") {
  struct Row {
    std::vector<std::pair<const char*, double>> quotes;  // of one document each
    double confidence;
  };
  const Row rows[] = {
      {{{"They met.", 0.5}}, 0.5},
      {{{"They met.", 0.5}, {"Both talked.", 0.6}}, 0.8},
      {{{"They met.", 0.5}, {"They met.", 0.6}}, 0.6},
      {{{"They met.", 0.5}, {"They  MET.", 0.5}, {"Both talked.", 0.5}}, 0.75},
      {{{"A.", 0.9}, {"B.", 0.9}, {"C.", 0.9}, {"D.", 0.9}}, 0.99},
      {{{"A.", 1.0}, {"B.", 0.5}}, 1.0},
  };
  for (const Row& row : rows) {
    CAPTURE(row.confidence);
    std::vector<LocalGraph> graphs;
    for (std::size_t i = 0; i < row.quotes.size(); ++i) {
      graphs.push_back(meeting_of(
          "d" + std::to_string(i), [](Statement&) {}, row.quotes[i].first, row.quotes[i].second));
    }
    const Facts facts = merged(graphs);
    REQUIRE(facts.statements.size() == 1);
    CHECK(facts.statements[0].confidence == doctest::Approx(row.confidence));
    CHECK(facts.statements[0].evidence.size() == row.quotes.size());
  }
}

TEST_CASE("graph/merge_statements: two sentences of one document are one witness") {
  LocalGraph graph = meeting_of(
      "d1", [](Statement&) {}, "They met.", 0.5);
  graph.say(graph.facts.entities[0].id, "meets_with", graph.facts.entities[1].id, "They talked.",
            0.5);
  const Facts facts = merged({graph});
  REQUIRE(facts.statements.size() == 1);
  CHECK(facts.statements[0].confidence == doctest::Approx(0.5));
  CHECK(facts.statements[0].evidence.size() == 2);
}

TEST_CASE("graph/merge_statements: of a statement whose ends become one nothing is left") {
  LocalGraph graph("d1");
  graph.say(graph.person("Ana Castillo"), "meets_with", graph.person("Ana Castillo"));
  const Facts facts = merged({graph});
  CHECK(facts.entities.size() == 1);
  CHECK(facts.statements.empty());
}

TEST_CASE("graph/merge_statements: statements of one meeting are one, whatever date they repeat") {
  const auto report = [](const std::string& document, const char* from) {
    LocalGraph graph(document, "2023-03-02");
    const std::string ana = graph.person("Ana Castillo");
    const std::string bruno = graph.person("Bruno Keller");
    const std::string accra = graph.add(EntityType::kPlace, {"Accra"});
    const std::string meeting = graph.meet(MeetingKind::kMeeting, {ana, bruno}, accra, from).id;
    Statement& statement = graph.say(ana, "meets_with", bruno);
    statement.meeting = meeting;
    statement.time = graph.facts.meetings[0].date;
    return graph;
  };
  const Facts facts = merged({report("d1", "2023-03-01"), report("d2", "")});
  REQUIRE(facts.meetings.size() == 1);
  REQUIRE(facts.statements.size() == 1);
  CHECK(facts.statements[0].meeting == facts.meetings[0].id);
  CHECK(facts.statements[0].time.from == "2023-03-01");
}

}  // namespace
}  // namespace whomet
