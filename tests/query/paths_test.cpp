#include "query/paths.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <utility>

#include <doctest/doctest.h>

#include "tests/support/facts_builder.h"
#include "tests/support/random_graph.h"

namespace whomet {
namespace {

using testing::FactsBuilder;
using testing::Random;

// "Ana > Bea > Cleo", or "" for no path.
std::string as_text(const EntityGraph& graph, const Path& path) {
  if (path.hops.empty()) return {};
  std::string text = graph.label(path.hops.front().from);
  for (const auto& hop : path.hops) text += " > " + graph.label(hop.to);
  return text;
}

std::string first_path(const EntityGraph& graph, const std::string& from, const std::string& to,
                       const PathOptions& options = {}) {
  const auto answer = find_paths(graph, *graph.find(from), *graph.find(to), options);
  return answer.paths.empty() ? "" : as_text(graph, answer.paths.front());
}

// Ana - Bea - Cleo - Dina, and Ana - Chad - Dina where Chad is a country that all know.
struct Hub {
  FactsBuilder builder;
  std::string ana = builder.person("Ana");
  std::string bea = builder.person("Bea");
  std::string cleo = builder.person("Cleo");
  std::string dina = builder.person("Dina");
  std::string chad = builder.country("Chad");

  Hub() {
    builder.state(ana, "meets_with", bea);
    builder.state(cleo, "praises", bea);  // directions do not matter
    builder.state(cleo, "meets_with", dina);
    for (const auto& person : {ana, bea, cleo, dina}) builder.state(person, "citizen_of", chad);
  }
};

TEST_CASE("query/paths: a country is passed through only where hubs are allowed") {
  const Hub hub;
  const auto graph = hub.builder.graph();
  CHECK(first_path(graph, hub.ana, hub.dina) == "Ana > Bea > Cleo > Dina");
  PathOptions options;
  options.allow_hubs = true;
  CHECK(first_path(graph, hub.ana, hub.dina, options) == "Ana > Chad > Dina");
  options.allow_hubs = false;
  options.max_hops = 2;
  CHECK(first_path(graph, hub.ana, hub.dina, options) == "Ana > Chad > Dina");
  CHECK(first_path(graph, hub.ana, hub.chad) == "Ana > Chad");  // as an end it costs nothing
}

TEST_CASE("query/paths: several paths, best first") {
  const Hub hub;
  const auto graph = hub.builder.graph();
  PathOptions options;
  options.count = 9;
  const auto answer = find_paths(graph, *graph.find(hub.ana), *graph.find(hub.dina), options);
  std::vector<std::string> texts;
  for (const auto& path : answer.paths) texts.push_back(as_text(graph, path));
  CHECK(texts == std::vector<std::string>{
                     "Ana > Bea > Cleo > Dina", "Ana > Chad > Dina", "Ana > Bea > Chad > Dina",
                     "Ana > Chad > Cleo > Dina", "Ana > Bea > Cleo > Chad > Dina",
                     "Ana > Bea > Chad > Cleo > Dina", "Ana > Chad > Bea > Cleo > Dina"});
  CHECK(answer.reachable == 4);
  CHECK(answer.paths[0].cost == doctest::Approx(3.0));
  CHECK(answer.paths[1].cost == doctest::Approx(2.0 + std::log(4.0)).epsilon(0.001));
}

TEST_CASE("query/paths: avoided nodes, hop limits and ends without a path") {
  const Hub hub;
  const auto graph = hub.builder.graph();
  PathOptions options;
  options.avoid = {*graph.find(hub.bea)};
  CHECK(first_path(graph, hub.ana, hub.dina, options) == "Ana > Chad > Dina");
  options.avoid.push_back(*graph.find(hub.chad));
  CHECK(first_path(graph, hub.ana, hub.dina, options).empty());
  options.avoid = {*graph.find(hub.ana)};
  CHECK(first_path(graph, hub.ana, hub.dina, options).empty());
  options.avoid.clear();
  options.max_hops = 1;
  const auto answer = find_paths(graph, *graph.find(hub.ana), *graph.find(hub.dina), options);
  CHECK(answer.paths.empty());
  CHECK(answer.reachable == 2);  // Bea and Chad
  CHECK(first_path(graph, hub.ana, hub.ana).empty());
}

TEST_CASE("query/paths: what is denied is the last resort") {
  FactsBuilder builder;
  const auto ana = builder.person("Ana");
  const auto bea = builder.person("Bea");
  const auto cleo = builder.person("Cleo");
  const auto dina = builder.person("Dina");
  builder.state(ana, "meets_with", bea).negated = true;
  builder.state(ana, "meets_with", cleo);
  builder.state(cleo, "meets_with", dina).modality = Modality::kPlanned;
  builder.state(dina, "meets_with", bea);
  const auto graph = builder.graph();
  CHECK(first_path(graph, ana, bea) == "Ana > Cleo > Dina > Bea");
  PathOptions options;
  options.max_hops = 2;
  CHECK(first_path(graph, ana, bea, options) == "Ana > Bea");
}

TEST_CASE("query/paths: a hop lists its statements, best evidence first") {
  FactsBuilder builder;
  const auto ana = builder.person("Ana");
  const auto bea = builder.person("Bea");
  builder.state(ana, "meets_with", bea).modality = Modality::kPlanned;         // s1
  builder.state(bea, "praises", ana).confidence = 0.5;                         // s2
  FactsBuilder::add_source(builder.state(ana, "urges", bea), "d2", "Again.");  // s3
  builder.state(ana, "attacks", bea).negated = true;                           // s4
  const auto graph = builder.graph();
  const auto answer = find_paths(graph, *graph.find(ana), *graph.find(bea), {});
  REQUIRE(answer.paths.size() == 1);
  std::string ids;
  for (const auto edge : answer.paths[0].hops[0].edges) ids += graph.statement(edge).id + " ";
  CHECK(ids == "s3 s2 s1 s4 ");
}

TEST_CASE("query/paths: a direct meeting is one hop, through the meeting's node it would be two") {
  FactsBuilder builder;
  const auto ana = builder.person("Ana");
  const auto bea = builder.person("Bea");
  const auto cleo = builder.person("Cleo");
  builder.meeting(MeetingKind::kMeeting, MeetingStatus::kHeld, {ana, bea});
  builder.meeting(MeetingKind::kConference, MeetingStatus::kHeld, {bea, cleo}).name = "Fish Forum";
  builder.state(ana, "meets_with", bea).meeting = "m1";
  const auto graph = builder.graph();
  CHECK(first_path(graph, ana, bea) == "Ana > Bea");
  CHECK(first_path(graph, ana, cleo) == "Ana > Bea > Fish Forum > Cleo");
  PathOptions options;
  options.count = 5;
  CHECK(find_paths(graph, *graph.find(ana), *graph.find(bea), options).paths.size() == 1);
}

// ---- against brute force ----

struct Found {
  std::int64_t cost = 0;  // thousandths
  std::vector<std::string> ids;

  friend auto operator<=>(const Found&, const Found&) = default;
};

// All simple paths by depth-first search; costs told from the header's words, not from the code.
class BruteForce {
 public:
  BruteForce(const EntityGraph& graph, NodeId to, const PathOptions& options)
      : graph_(graph), to_(to), options_(options) {}

  std::vector<Found> all(NodeId from) {
    from_ = from;
    std::vector<NodeId> path{from};
    const auto& avoid = options_.avoid;
    const bool refused = from == to_ || std::count(avoid.begin(), avoid.end(), from) > 0;
    if (!refused) extend(path, 0);
    std::sort(found_.begin(), found_.end());
    return found_;
  }

 private:
  std::int64_t hop_cost(NodeId a, NodeId b) const {
    std::int64_t best = -1;
    for (std::uint32_t i = 0; i < graph_.edge_count(); ++i) {
      const EdgeId edge{i};
      const auto ends = std::pair(graph_.source(edge), graph_.target(edge));
      if (ends != std::pair(a, b) && ends != std::pair(b, a)) continue;
      const auto& statement = graph_.statement(edge);
      std::int64_t cost = 1000 + std::llround(50 * (1 - statement.confidence));
      if (statement.negated || statement.modality == Modality::kDenied) {
        cost += 100'000;
      } else if (statement.modality != Modality::kAsserted) {
        cost += 100;
      }
      if (best < 0 || cost < best) best = cost;
    }
    return best;
  }

  std::int64_t entry_cost(NodeId node) const {
    if (options_.allow_hubs || node == to_ || node == from_) return 0;
    const auto type = graph_.type(node);
    if (type == EntityType::kPerson) return 0;
    return std::llround(1000 * std::log(static_cast<double>(graph_.degree(node))));
  }

  void extend(std::vector<NodeId>& path, std::int64_t cost) {
    if (path.back() == to_) {
      Found found{cost, {}};
      for (const auto node : path) found.ids.emplace_back(graph_.id(node));
      found_.push_back(found);
      return;
    }
    if (path.size() > options_.max_hops) return;
    for (std::uint32_t i = 0; i < graph_.node_count(); ++i) {
      const NodeId next{i};
      if (std::count(path.begin(), path.end(), next) > 0) continue;
      if (std::count(options_.avoid.begin(), options_.avoid.end(), next) > 0) continue;
      const auto hop = hop_cost(path.back(), next);
      if (hop < 0) continue;
      path.push_back(next);
      extend(path, cost + hop + entry_cost(next));
      path.pop_back();
    }
  }

  const EntityGraph& graph_;
  NodeId from_{};
  NodeId to_;
  const PathOptions& options_;
  std::vector<Found> found_;
};

EntityGraph random_small_graph(Random& random) {
  FactsBuilder builder;
  std::vector<std::string> ids;
  const auto nodes = 2 + random.below(7);
  for (std::size_t i = 0; i < nodes; ++i) {
    ids.push_back(builder.entity(random.chance(25) ? EntityType::kCountry : EntityType::kPerson,
                                 "N" + std::to_string(i)));
  }
  const auto edges = random.below(2 * nodes + 1);
  for (std::size_t i = 0; i < edges; ++i) {
    auto& statement = builder.state(random.pick(ids), "urges", random.pick(ids));  // loops too
    statement.negated = random.chance(15);
    if (random.chance(20)) statement.modality = random.pick_enum<Modality>(8);
    if (random.chance(20)) statement.confidence = 0.4;
  }
  return builder.graph();
}

TEST_CASE("query/paths: the k best paths are those of brute force") {
  Random random(20240517);
  for (int round = 0; round < 400; ++round) {
    CAPTURE(round);
    const auto graph = random_small_graph(random);
    PathOptions options;
    options.count = 1 + random.below(6);
    options.max_hops = 1 + random.below(6);
    options.allow_hubs = random.chance(50);
    const auto any = [&] {
      return NodeId{static_cast<std::uint32_t>(random.below(graph.node_count()))};
    };
    if (random.chance(25)) options.avoid.push_back(any());
    const auto from = any();
    const auto to = any();
    const auto answer = find_paths(graph, from, to, options);
    auto expected = BruteForce(graph, to, options).all(from);
    if (expected.size() > options.count) expected.resize(options.count);
    std::vector<Found> found;
    for (const auto& path : answer.paths) {
      Found as_found{std::llround(path.cost * 1000),
                     {std::string(graph.id(path.hops.front().from))}};
      for (const auto& hop : path.hops) {
        CHECK_FALSE(hop.edges.empty());
        as_found.ids.emplace_back(graph.id(hop.to));
      }
      found.push_back(as_found);
    }
    CHECK(found == expected);
  }
}

}  // namespace
}  // namespace whomet
