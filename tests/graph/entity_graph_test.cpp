#include "graph/entity_graph.h"

#include <algorithm>
#include <string>

#include <doctest/doctest.h>

#include "graph/boost_view.h"
#include "tests/support/random_graph.h"
#include "tests/support/tiny_graph.h"

namespace whomet {
namespace {

NodeId node_of(const EntityGraph& graph, const char* id) {
  const auto node = graph.find(id);
  REQUIRE(node.has_value());
  return *node;
}

TEST_CASE("graph/entity_graph: entities, then meetings; statements, then edges of meetings") {
  const EntityGraph graph(testing::tiny_facts());
  CHECK(graph.node_count() == 7);
  CHECK(graph.edge_count() == 8);  // five statements with two ends, two participants, one place
  const NodeId ana = node_of(graph, "e1");
  const NodeId meeting = node_of(graph, "m1");
  CHECK(graph.label(ana) == "Ana Castillo");
  CHECK(graph.type(ana) == EntityType::kPerson);
  CHECK(graph.is_meeting(meeting));
  CHECK(graph.type(meeting) == EntityType::kMeeting);
  CHECK(graph.out_edges(ana).size() == 3);
  CHECK(graph.in_edges(meeting).size() == 2);
  CHECK(graph.degree(node_of(graph, "e6")) == 0);
  CHECK_FALSE(graph.find("e99").has_value());
  const Statement& derived = graph.statement(graph.in_edges(meeting)[0]);
  CHECK(derived.predicate == "participates_in");
  CHECK(derived.evidence.size() == 1);
  CHECK(derived.confidence == doctest::Approx(0.9));
}

TEST_CASE("graph/entity_graph: a participant that is stated gets no second edge") {
  Facts facts = testing::tiny_facts();
  facts.statements.push_back(testing::statement_of(
      "s7", "e1", "participates_in", "m1", testing::evidence_of("d1", 0, "Castillo attended.")));
  const EntityGraph graph(std::move(facts));
  CHECK(graph.in_edges(node_of(graph, "m1")).size() == 2);
}

TEST_CASE("graph/entity_graph: labels of meetings without a name") {
  struct Row {
    MeetingKind kind;
    std::vector<std::string> participants;
    const char* place;
    const char* topic;
    TimeValue date;
    const char* label;
  };
  const Row rows[] = {
      {MeetingKind::kVisit,
       {"e2"},
       "e4",
       "",
       {"in May", "2023-05-01", "2023-05-31", "month", ""},
       "visit of Bruno Keller to Lisbon, 2023-05"},
      {MeetingKind::kPhoneCall,
       {"e1", "e2"},
       "",
       "",
       {},
       "phone call of Ana Castillo and Bruno Keller"},
      {MeetingKind::kMeeting,
       {"e1", "e3", "e2"},
       "",
       "",
       {"soon", "", "", "", ""},
       "meeting of Ana Castillo, Bruno Keller and Portugal, soon"},
      {MeetingKind::kSummit,
       {"e1", "e2", "e3", "e5"},
       "e4",
       "",
       {},
       "summit of Ana Castillo, Bruno Keller and 2 others in Lisbon"},
      {MeetingKind::kConference,
       {},
       "",
       "herring",
       {"", "2024-01-01", "2024-12-31", "year", ""},
       "conference on herring, 2024"},
      {MeetingKind::kSeries, {}, "", "", {}, "series of meetings"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.label);
    Facts facts = testing::tiny_facts();
    Meeting& meeting = facts.meetings[0];
    meeting.kind = row.kind;
    meeting.participants = row.participants;
    meeting.place = row.place;
    meeting.topic = row.topic;
    meeting.date = row.date;
    const EntityGraph graph(std::move(facts));
    CHECK(graph.label(node_of(graph, "m1")) == row.label);
  }
}

TEST_CASE("graph/entity_graph: the modality of derived edges follows the meeting's status") {
  struct Row {
    MeetingStatus status;
    Modality modality;
    bool negated;
  };
  const Row rows[] = {{MeetingStatus::kHeld, Modality::kAsserted, false},
                      {MeetingStatus::kOngoing, Modality::kAsserted, false},
                      {MeetingStatus::kPlanned, Modality::kPlanned, false},
                      {MeetingStatus::kPossible, Modality::kPossible, false},
                      {MeetingStatus::kNotHeld, Modality::kAsserted, true}};
  for (const Row& row : rows) {
    Facts facts = testing::tiny_facts();
    facts.meetings[0].status = row.status;
    const EntityGraph graph(std::move(facts));
    const Statement& statement = graph.statement(graph.in_edges(node_of(graph, "m1"))[0]);
    CHECK(statement.modality == row.modality);
    CHECK(statement.negated == row.negated);
  }
}

TEST_CASE("graph/entity_graph: adjacency, Boost's view and the statements agree") {
  for (std::uint32_t seed = 0; seed < 40; ++seed) {
    CAPTURE(seed);
    const EntityGraph graph(testing::random_facts(seed, 10, 30));
    const BoostGraph& boost = boost_graph(graph);
    CHECK(boost::num_vertices(boost) == graph.node_count());
    CHECK(boost::num_edges(boost) == graph.edge_count());
    std::size_t out_total = 0;
    std::size_t in_total = 0;
    for (std::uint32_t i = 0; i < graph.node_count(); ++i) {
      const auto node = static_cast<NodeId>(i);
      CHECK(graph.find(graph.id(node)) == node);
      CHECK_FALSE(graph.label(node).empty());
      out_total += graph.out_edges(node).size();
      in_total += graph.in_edges(node).size();
      CHECK(std::is_sorted(graph.out_edges(node).begin(), graph.out_edges(node).end()));
      for (const EdgeId edge : graph.out_edges(node)) CHECK(graph.source(edge) == node);
      for (const EdgeId edge : graph.in_edges(node)) CHECK(graph.target(edge) == node);
    }
    CHECK(out_total == graph.edge_count());
    CHECK(in_total == graph.edge_count());
    const auto [first, last] = boost::edges(boost);
    for (auto edge = first; edge != last; ++edge) {
      const EdgeId id = edge_id(boost, *edge);
      CHECK(boost::source(*edge, boost) == index_of(graph.source(id)));
      CHECK(boost::target(*edge, boost) == index_of(graph.target(id)));
      CHECK_FALSE(graph.statement(id).evidence.empty());
      CHECK(graph.statement(id).subject == graph.id(graph.source(id)));
    }
  }
}

TEST_CASE("graph/entity_graph: no facts, no nodes; ends that do not exist are no edges") {
  CHECK(EntityGraph(Facts{}).node_count() == 0);
  Facts facts = testing::tiny_facts();
  facts.entities.pop_back();
  facts.entities.erase(facts.entities.begin());
  const EntityGraph graph(std::move(facts));
  CHECK(graph.edge_count() == 5);
}

}  // namespace
}  // namespace whomet
