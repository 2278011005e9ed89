#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "render/diagram.h"
#include "render/view/overview.h"
#include "tests/support/facts_builder.h"
#include "tests/support/random_graph.h"
#include "tests/support/scene_faults.h"

namespace whomet {
namespace {

using testing::FactsBuilder;
using testing::on_day;

std::string lines_of(const std::vector<std::string>& lines) {
  std::string text;
  for (const auto& line : lines) text += line + "\n";
  return text;
}

void check_clean(const Scene& scene) {
  CHECK(lines_of(testing::faults_of(scene)) == "");
  CHECK(lines_of(testing::loose_texts(scene)) == "");
}

// One person with `friends` others, every third of whom knows another one, names of all lengths.
FactsBuilder ego_network(std::size_t friends) {
  FactsBuilder builder;
  const auto centre = builder.person("Centre of Attention");
  std::vector<std::string> others;
  for (std::size_t i = 0; i < friends; ++i) {
    const auto type = static_cast<EntityType>(i % 11);
    if (type == EntityType::kMeeting) continue;
    others.push_back(builder.entity(type, "Name " + std::string(1 + i % 23, 'n')));
  }
  const char* const predicates[] = {"praises", "meets_with", "urges", "accuses"};
  for (std::size_t i = 0; i < others.size(); ++i) {
    auto& statement = builder.state(centre, predicates[i % 4], others[i]);
    if (i % 3 == 0) statement.modality = Modality::kPlanned;
    if (i % 5 == 0) statement.time = on_day("2024-05-03");
    if (i % 3 == 1 && i > 3) builder.state(others[i], "praises", others[i - 3]);
  }
  return builder;
}

TEST_CASE("render/overlap: a neighbourhood of 40 has nothing on anything") {
  const auto graph = ego_network(40).graph();
  DiagramOptions options;
  options.title = "Centre of Attention";
  options.highlight = {*graph.find("e1")};
  const auto scene = draw_scene(graph, whole_graph(graph), options);
  check_clean(scene);
  std::size_t labels = 0;
  for (const auto& group : scene.groups) labels += group.part == Part::kLabel ? 1U : 0U;
  CHECK(labels > 40);
}

TEST_CASE("render/overlap: random graphs up to 60 nodes, alone and in groups") {
  for (const std::uint32_t seed : {1U, 2U, 3U}) {
    CAPTURE(seed);
    const EntityGraph graph(
        testing::random_facts(seed, std::size_t{20} * seed, std::size_t{25} * seed));
    for (const auto grouping : {Grouping::kNone, Grouping::kCountry, Grouping::kCommunity}) {
      DiagramOptions options;
      options.grouping = grouping;
      check_clean(draw_scene(graph, whole_graph(graph), options));
    }
  }
}

TEST_CASE("render/overlap: a thousand cards are apart, and lines have no texts there") {
  testing::Random random(11);
  FactsBuilder builder;
  std::vector<std::string> people;
  for (int i = 0; i < 1000; ++i) people.push_back(builder.person("Person " + std::to_string(i)));
  for (std::size_t i = 1; i < people.size(); ++i) {
    builder.state(people[i], "praises", people[i / 3]);
  }
  for (int i = 0; i < 1000; ++i) {
    builder.state(random.pick(people), "urges", random.pick(people));
  }
  const auto graph = builder.graph();
  DiagramOptions options;
  options.max_edges = 5000;
  const auto scene = draw_scene(graph, whole_graph(graph), options);
  std::size_t cards = 0;
  for (const auto& group : scene.groups) {
    cards += group.part == Part::kNode ? 1U : 0U;
    CHECK(group.part != Part::kLabel);
  }
  CHECK(cards == 1000);
  CHECK(testing::faults_of(scene).empty());
}

TEST_CASE("render/overlap: paths") {
  FactsBuilder builder;
  const auto start = builder.person("Start");
  const auto end = builder.person("End of a Long Way");
  const auto a = builder.person("A");
  const auto b = builder.entity(EntityType::kOrganization, "An Organization With a Long Name");
  const auto c = builder.country("C");
  builder.state(start, "praises", a).time = on_day("2024-05-03");
  builder.state(a, "leads", b);
  builder.state(end, "member_of", b);
  builder.state(start, "visits", c);
  builder.state(c, "accuses", end).negated = true;
  builder.state(a, "meets_with", c);
  const auto graph = builder.graph();
  DiagramOptions options;
  options.highlight = {*graph.find(start), *graph.find(end)};
  const auto scene = draw_scene(graph, whole_graph(graph), options);
  check_clean(scene);
  // The ends are at the margins.
  Box first;
  Box last;
  Box others = {1e9, 0.0, -1e9, 0.0};
  for (const auto& group : scene.groups) {
    if (group.part != Part::kNode) continue;
    if (group.id == "node_" + start) {
      first = group.extent;
    } else if (group.id == "node_" + end) {
      last = group.extent;
    } else {
      others.left = std::min(others.left, group.extent.left);
      others.right = std::max(others.right, group.extent.right);
    }
  }
  CHECK(first.right < others.left);
  CHECK(last.left > others.right);
}

TEST_CASE(
    "render/overview: of many lines between communities the strongest, and all hang together") {
  // Nine communities of five; each with each, the later the pair the more relations.
  FactsBuilder builder;
  std::vector<std::string> first;
  for (int c = 0; c < 9; ++c) {
    std::vector<std::string> people;
    for (int i = 0; i < 5; ++i) {
      people.push_back(builder.person("P" + std::to_string(c) + "x" + std::to_string(i)));
    }
    for (int copy = 0; copy < 30; ++copy) {
      for (std::size_t i = 0; i < 5; ++i) {
        for (std::size_t j = i + 1; j < 5; ++j) builder.state(people[i], "praises", people[j]);
      }
    }
    first.push_back(people.front());
  }
  int relations = 0;
  for (std::size_t a = 0; a < 9; ++a) {
    for (std::size_t b = a + 1; b < 9; ++b) {
      ++relations;
      for (int i = 0; i < relations; ++i) builder.state(first[a], "praises", first[b]);
    }
  }
  const EntityGraph graph = builder.graph();
  const auto overview = make_overview(graph, whole_graph(graph));
  REQUIRE(overview.picture.nodes.size() == 9);
  CHECK(overview.picture.edges.size() == 13);
  CHECK(overview.bonds_left_out == 36 - 13);
  std::set<std::size_t> seen = {0};
  for (std::size_t round = 0; round < 9; ++round) {
    for (const auto& edge : overview.picture.edges) {
      if (seen.contains(edge.tail) || seen.contains(edge.head)) {
        seen.insert({edge.tail, edge.head});
      }
    }
  }
  CHECK(seen.size() == 9);
}

TEST_CASE("render/overlap: a meeting of many, a timeline, an overview") {
  FactsBuilder builder;
  std::vector<std::string> people;
  for (int i = 0; i < 18; ++i) people.push_back(builder.person("Person " + std::to_string(i)));
  for (int i = 0; i < 4; ++i) {
    const auto country = builder.country("Country " + std::to_string(i));
    for (int j = i; j < 16; j += 4) {
      builder.state(people[static_cast<std::size_t>(j)], "minister_of", country);
    }
  }
  auto& summit = builder.meeting(MeetingKind::kSummit, MeetingStatus::kHeld,
                                 {people.begin(), people.begin() + 13});
  summit.name = "Summit of the Long Table and of Much Talk";
  summit.date = on_day("2024-05-03");
  for (std::size_t i = 0; i < 40; ++i) {
    auto& meeting = builder.meeting(MeetingKind::kMeeting,
                                    i % 3 == 0 ? MeetingStatus::kPlanned : MeetingStatus::kHeld,
                                    {people[i % 18], people[(i * 7 + 1) % 18]});
    if (i % 2 == 0) meeting.date = on_day("2024-0" + std::to_string(1 + i % 9) + "-12");
    if (i % 7 == 0) meeting.status = MeetingStatus::kNotHeld;
  }
  const auto graph = builder.graph();
  check_clean(meeting_scene(graph, *graph.find("m1"), {}));
  check_clean(timeline_scene(graph, {}, {}));
  TimelineOptions by_country;
  by_country.by_country = true;
  check_clean(timeline_scene(graph, by_country, {}));
  check_clean(overview_scene(graph, whole_graph(graph), {}));
}

}  // namespace
}  // namespace whomet
