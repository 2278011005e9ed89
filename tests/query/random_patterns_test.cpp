// Pattern queries against plain loops, on small random graphs with parallel edges and loops.

#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "query/graphs/memory_graph.h"
#include "tests/query/query_lines.h"
#include "tests/support/random_graph.h"

using namespace whomet;
using namespace whomet::testing;

namespace {

struct SmallEdge {
  std::size_t source, target, type;
  std::int64_t weight;
};

struct SmallGraph {
  std::vector<std::size_t> labels;  // of each node: 0 = A, 1 = B
  std::vector<SmallEdge> edges;
  MemoryGraph graph;
};

SmallGraph random_graph(Random& random) {
  SmallGraph made;
  const std::size_t nodes = 2 + random.below(6);
  const std::uint32_t labels[] = {made.graph.labels.intern("A"), made.graph.labels.intern("B")};
  const std::uint32_t types[] = {made.graph.types.intern("R"), made.graph.types.intern("S"),
                                 made.graph.types.intern("T")};
  const std::uint32_t key = made.graph.keys.intern("i");
  const std::uint32_t weight = made.graph.keys.intern("w");
  for (std::size_t i = 0; i < nodes; ++i) {
    made.labels.push_back(random.below(2));
    const std::uint32_t node = made.graph.create_node(std::span(&labels[made.labels.back()], 1));
    made.graph.set_node_property(node, key, Value::integer(static_cast<std::int64_t>(i)));
  }
  const std::size_t edges = random.below(14);
  for (std::size_t i = 0; i < edges; ++i) {
    const SmallEdge edge{random.below(nodes), random.below(nodes), random.below(3),
                         static_cast<std::int64_t>(random.below(4))};
    made.edges.push_back(edge);
    const std::uint32_t index =
        made.graph.create_edge(static_cast<std::uint32_t>(edge.source),
                               static_cast<std::uint32_t>(edge.target), types[edge.type]);
    made.graph.set_edge_property(index, weight, Value::integer(edge.weight));
  }
  return made;
}

std::int64_t answer_of(SmallGraph& small, const std::string& query) {
  const QueryAnswer answer = ask(small.graph, query);
  CAPTURE(query);
  REQUIRE(!answer.error);
  return answer.rows.front().front().as_integer();
}

// One hop of a pattern: its type (3 = any), and its direction (0 out, 1 in, 2 both).
struct PatternHop {
  std::size_t type;
  std::size_t direction;
};

struct Pattern {
  std::vector<PatternHop> hops;
  std::vector<std::size_t> labels;  // 2 = any
  std::int64_t least = 0;           // of the first edge's weight
};

Pattern random_pattern(Random& random) {
  Pattern pattern;
  const std::size_t hops = 1 + random.below(3);
  for (std::size_t i = 0; i < hops; ++i) pattern.hops.push_back({random.below(4), random.below(3)});
  for (std::size_t i = 0; i <= hops; ++i) pattern.labels.push_back(random.below(3));
  pattern.least = static_cast<std::int64_t>(random.below(3));
  return pattern;
}

std::string text_of(const Pattern& pattern) {
  constexpr const char* kLabels[] = {":A", ":B", ""};
  constexpr const char* kTypes[] = {":R", ":S", ":T", ""};
  std::string text;
  for (std::size_t i = 0; i <= pattern.hops.size(); ++i) {
    text += "(n" + std::to_string(i) + kLabels[pattern.labels[i]] + ")";
    if (i == pattern.hops.size()) break;
    const PatternHop& hop = pattern.hops[i];
    text += hop.direction == 1 ? "<-[" : "-[";
    text += "r" + std::to_string(i) + kTypes[hop.type];
    text += hop.direction == 0 ? "]->" : "]-";
  }
  return text;
}

// Walks of the pattern from `node` on; `used` holds the edges so far.
template <typename Use>
void walk(const SmallGraph& small, const Pattern& pattern, std::size_t hop, std::size_t node,
          std::vector<std::size_t>& used, const Use& use) {
  if (pattern.labels[hop] != 2 && small.labels[node] != pattern.labels[hop]) return;
  if (hop == pattern.hops.size()) return use(node);
  const PatternHop& step = pattern.hops[hop];
  for (std::size_t i = 0; i < small.edges.size(); ++i) {
    const SmallEdge& edge = small.edges[i];
    if (step.type != 3 && edge.type != step.type) continue;
    if (std::find(used.begin(), used.end(), i) != used.end()) continue;
    if (hop == 0 && edge.weight < pattern.least) continue;
    used.push_back(i);
    if (step.direction != 1 && edge.source == node) {
      walk(small, pattern, hop + 1, edge.target, used, use);
    }
    const bool again = step.direction == 2 && edge.source == edge.target;
    if (step.direction != 0 && edge.target == node && !again) {
      walk(small, pattern, hop + 1, edge.source, used, use);
    }
    used.pop_back();
  }
}

}  // namespace

TEST_CASE("query/exec: matches of random patterns are those of plain loops") {
  Random random(20240516);
  for (int round = 0; round < 400; ++round) {
    CAPTURE(round);
    SmallGraph small = random_graph(random);
    const Pattern pattern = random_pattern(random);
    const std::string match =
        "MATCH " + text_of(pattern) + " WHERE r0.w >= " + std::to_string(pattern.least);
    CAPTURE(match);
    std::int64_t count = 0;
    std::int64_t ends = 0;
    std::vector<std::size_t> used;
    for (std::size_t node = 0; node < small.labels.size(); ++node) {
      walk(small, pattern, 0, node, used, [&](std::size_t end) {
        ++count;
        ends += static_cast<std::int64_t>((end + 1) * (end + 1));
      });
    }
    const std::string last = "n" + std::to_string(pattern.hops.size());
    CHECK(answer_of(small, match + " RETURN count(*)") == count);
    CHECK(answer_of(small, match + " RETURN count(" + last + ")") == count);
    CHECK(answer_of(small, match + " WITH " + last +
                               ".i AS i, count(*) AS n RETURN sum(n * (i + 1) "
                               "* (i + 1))") == ends);
    CHECK(answer_of(small, match + " RETURN sum((" + last + ".i + 1) * (" + last + ".i + 1))") ==
          ends);
    CHECK(answer_of(small, match + " WITH *, 1 AS one RETURN count(*)") == count);
  }
}

TEST_CASE("query/exec: walks of variable length are chains of single hops") {
  Random random(7);
  for (int round = 0; round < 150; ++round) {
    CAPTURE(round);
    SmallGraph small = random_graph(random);
    const char* arrows[] = {"-[:R|S*1..3]->", "<-[:R|S*1..3]-", "-[:R|S*1..3]-"};
    const std::size_t direction = random.below(3);
    Pattern pattern;
    std::int64_t count = 0;
    // R or S: each sequence of types on its own.
    for (std::size_t length = 1; length <= 3; ++length) {
      for (std::size_t types = 0; types < (1U << length); ++types) {
        pattern.hops.clear();
        pattern.labels.assign(length + 1, 2);
        for (std::size_t i = 0; i < length; ++i) {
          pattern.hops.push_back({types >> i & 1U, direction});
        }
        std::vector<std::size_t> used;
        for (std::size_t node = 0; node < small.labels.size(); ++node) {
          walk(small, pattern, 0, node, used, [&](std::size_t /*end*/) { ++count; });
        }
      }
    }
    CHECK(answer_of(small, std::string("MATCH (a)") + arrows[direction] + "(b) RETURN count(*)") ==
          count);
    CHECK(answer_of(small, std::string("MATCH (a), (b) MATCH (a)") + arrows[direction] +
                               "(b) RETURN count(*)") == count);
    // The length of a shortest path is the least length of any path.
    const std::string walks = std::string("MATCH p = (a)") + arrows[direction] +
                              "(b) WHERE a <> b WITH a, b, min(length(p)) AS n RETURN sum(n)";
    const std::string paths = std::string("MATCH p = shortestPath((a)") + arrows[direction] +
                              "(b)) WHERE a <> b RETURN sum(length(p))";
    CHECK(answer_of(small, walks) == answer_of(small, paths));
  }
}

TEST_CASE("query/exec: nodes that walks lead to, each once, are the ends of all walks") {
  Random random(23);
  const char* lengths[] = {"*1..1", "*1..2", "*1..3", "*0..2", "*1..5", "*", "*0..", "*2..3"};
  for (int round = 0; round < 250; ++round) {
    CAPTURE(round);
    SmallGraph small = random_graph(random);
    const char* types[] = {"", ":R", ":R|S"};
    const std::string inside = std::string(types[random.below(3)]) +
                               (small.edges.size() > 9 ? "*1..4" : lengths[round % 8]);
    const std::size_t direction = random.below(3);
    const std::string arrow =
        std::string(direction == 1 ? "<-[" : "-[") + inside + (direction == 0 ? "]->" : "]-");
    const char* targets[] = {"(b)", "(b:A)"};
    const char* conditions[] = {"", " WHERE a <> b", " WHERE b <> a AND b.i > 1", " WHERE a.i = 2"};
    const std::string match =
        "(a)" + arrow + targets[random.below(2)] + conditions[random.below(4)];
    CAPTURE(match);
    // With a name the path is wanted, and all walks are looked at.
    const std::string all = "MATCH p = " + match + " WITH p, a, b ";
    CHECK(answer_of(small, "MATCH " + match + " RETURN count(DISTINCT b)") ==
          answer_of(small, all + "RETURN count(DISTINCT b)"));
    const std::string sums = " RETURN sum((a.i + 1) * 100 + b.i)";
    CHECK(answer_of(small, "MATCH " + match + " WITH DISTINCT a, b" + sums) ==
          answer_of(small, all + "WITH DISTINCT a, b" + sums));
    CHECK(answer_of(small, "MATCH " + match + " WITH a, max(b.i) AS m RETURN sum(m * 10 + a.i)") ==
          answer_of(small, all + "WITH a, max(b.i) AS m RETURN sum(m * 10 + a.i)"));
    CHECK(answer_of(small, "MATCH " + match + " RETURN count(*)") ==
          answer_of(small, all + "RETURN count(p)"));
    CHECK(answer_of(small, "MATCH " + match + " RETURN count(b) + 1000 * count(DISTINCT b)") ==
          answer_of(small, all + "RETURN count(p) + 1000 * count(DISTINCT b)"));
  }
}

TEST_CASE(
    "query/exec: selected paths are the shortest of all trails, whichever search finds them") {
  Random random(11);
  for (int round = 0; round < 120; ++round) {
    CAPTURE(round);
    SmallGraph small = random_graph(random);
    const std::size_t count = 1 + random.below(4);
    const std::string number = std::to_string(count);
    const std::string all =
        "MATCH p = (a)-[*1..6]->(b) WHERE a <> b WITH a, b, length(p) AS n ORDER BY n "
        "WITH a, b, collect(n) AS ns ";
    const std::string best = all + "UNWIND ns[0.." + number + "] AS n RETURN sum(n)";
    const std::string rest = " WHERE a <> b AND length(p) <= 6 RETURN sum(length(p))";
    CHECK(answer_of(small, "MATCH p = SHORTEST " + number + " (a)-->{1,6}(b)" + rest) ==
          answer_of(small, best));
    CHECK(answer_of(small, "MATCH p = SHORTEST " + number + " (a) ((x)-->(y)){1,6} (b)" + rest) ==
          answer_of(small, best));
    const std::string least = all + "UNWIND [n IN ns WHERE n = ns[0]] AS n RETURN sum(n)";
    CHECK(answer_of(small, "MATCH p = ALL SHORTEST (a)-[*]->(b)" + rest) ==
          answer_of(small, least));
    CHECK(answer_of(small, "MATCH p = ALL SHORTEST (a) ((x)-->(y))+ (b)" + rest) ==
          answer_of(small, least));
    // Two hops at a time, and a way through a node in between.
    const std::string even = all + "WITH [n IN ns WHERE n % 2 = 0] AS ns RETURN sum(ns[0])";
    CHECK(answer_of(small, "MATCH p = ANY SHORTEST (a) ((x)-->()-->(y)){1,3} (b)" + rest) ==
          answer_of(small, even));
    const std::string through =
        "MATCH p = (a)-[*1..3]->(m:A)-[*1..3]->(b) WHERE a <> b WITH a, b, min(length(p)) AS n "
        "RETURN sum(n)";
    CHECK(answer_of(small, "MATCH p = ANY SHORTEST (a)-->{1,3}(m:A)-->{1,3}(b)" + rest) ==
          answer_of(small, through));
    // A condition on all relationships closes arcs, the same as one on the whole path.
    const std::string light =
        "MATCH p = (a)-[r*1..6]->(b) WHERE a <> b AND all(e IN r WHERE e.w >= 2) "
        "WITH a, b, min(length(p)) AS n RETURN sum(n)";
    const std::string search = "MATCH p = shortestPath((a)-[r*1..6]->(b)) WHERE a <> b AND ";
    CHECK(answer_of(small, search + "all(e IN r WHERE e.w >= 2) RETURN sum(length(p))") ==
          answer_of(small, light));
    CHECK(answer_of(small, search + "size([e IN relationships(p) WHERE e.w >= 2]) = length(p) "
                                    "RETURN sum(length(p))") == answer_of(small, light));
  }
}
