// CALL measure.…: measures of the nodes of a graph (query/measures). Each takes a list of
// relationship types, empty = all; parallel relationships count once and directions do not matter.

#include <algorithm>
#include <type_traits>
#include <utility>

#include "query/failure.h"
#include "query/measures/leiden.h"
#include "query/measures/measures.h"
#include "query/procedure.h"

namespace whomet {
namespace {

constexpr StaticType kNodeType = StaticType::of(TypeKind::kNode);
constexpr StaticType kFloatType = StaticType::of(TypeKind::kFloat);
constexpr StaticType kIntegerType = StaticType::of(TypeKind::kInteger);
const ProcedureField kTypes{"types", StaticType::of(TypeKind::kList)};

// The documents of a .kg are its last nodes, without relationships: they are no part of who is
// linked to whom. A graph that may be changed has none.
std::uint32_t thing_limit(const PropertyGraph& graph) {
  std::uint32_t limit = graph.node_limit();
  const std::uint32_t article = graph.is_writable() ? kNoName : graph.labels.find("Article");
  while (article != kNoName && limit > 0 && graph.has_label(limit - 1, article)) --limit;
  return limit;
}

Network network_from(const PropertyGraph& graph, const Value& types) {
  std::vector<std::uint32_t> wanted;
  if (types.kind() == ValueKind::kList) {
    for (const Value& type : types.as_list()) {
      const std::uint32_t known =
          type.kind() == ValueKind::kText ? graph.types.find(type.as_text()) : kNoName;
      if (known == kNoName) {
        fail_run(QueryErrorType::kArgumentError, "InvalidArgumentValue",
                 "a measure takes a list of types of relationships of the graph");
      }
      wanted.push_back(known);
    }
  }
  Network network = network_of(graph, wanted);
  network.begin.resize(thing_limit(graph) + std::size_t{1});
  return network;
}

template <typename Number>
std::vector<ValueList> rows_of(const PropertyGraph& graph, const std::vector<Number>& numbers) {
  std::vector<ValueList> rows;
  rows.reserve(numbers.size());
  for (std::uint32_t node = 0; node < numbers.size(); ++node) {
    if (!graph.has_node(node)) continue;
    if constexpr (std::is_floating_point_v<Number>) {
      rows.push_back({Value::node(node), Value::real(numbers[node])});
    } else {
      rows.push_back({Value::node(node), Value::integer(static_cast<std::int64_t>(numbers[node]))});
    }
  }
  return rows;
}

template <typename Measure>
Procedure scores(std::string name, std::string summary, Measure measure) {
  return {std::move(name),
          std::move(summary),
          {kTypes},
          {{"node", kNodeType}, {"score", kFloatType}},
          [measure](const PropertyGraph& graph, std::span<const Value> arguments) {
            return rows_of(graph, measure(network_from(graph, arguments[0])));
          }};
}

template <typename Measure>
Procedure numbers(std::string name, std::string summary, std::string column, Measure measure) {
  return {std::move(name),
          std::move(summary),
          {kTypes},
          {{"node", kNodeType}, {std::move(column), kIntegerType}},
          [measure](const PropertyGraph& graph, std::span<const Value> arguments) {
            return rows_of(graph, measure(network_from(graph, arguments[0])));
          }};
}

template <typename Measure>
Procedure count(std::string name, std::string summary, Measure measure) {
  return {std::move(name),
          std::move(summary),
          {kTypes},
          {{"count", kIntegerType}},
          [measure](const PropertyGraph& graph, std::span<const Value> arguments) {
            const auto found = measure(network_from(graph, arguments[0]));
            return std::vector<ValueList>{{Value::integer(static_cast<std::int64_t>(found))}};
          }};
}

std::vector<ValueList> articulation_rows(const PropertyGraph& graph,
                                         std::span<const Value> arguments) {
  std::vector<ValueList> rows;
  for (const std::uint32_t node : articulation_points_of(network_from(graph, arguments[0]))) {
    rows.push_back({Value::node(node)});
  }
  return rows;
}

std::vector<ValueList> similar_rows(const PropertyGraph& graph, std::span<const Value> arguments) {
  std::vector<ValueList> rows;
  if (arguments[0].kind() != ValueKind::kNode) return rows;
  if (arguments[0].as_node() >= thing_limit(graph)) return rows;
  const Network network = network_from(graph, arguments[1]);
  for (const auto& [node, share] : similar_nodes(network, arguments[0].as_node())) {
    rows.push_back({Value::node(node), Value::real(share)});
  }
  return rows;
}

}  // namespace

const ProcedureList& measure_procedures() {
  static const ProcedureList procedures = {
      scores("measure.degree", "Neighbours of each node", degree_of_nodes),
      scores("measure.betweenness", "Share of shortest paths through each node",
             betweenness_of_nodes),
      scores("measure.closeness", "How near each node is to all others", closeness_of_nodes),
      scores("measure.pagerank", "PageRank of each node", pagerank_of_nodes),
      scores("measure.clustering", "Share of a node's neighbours that are linked",
             clustering_of_nodes),
      numbers("measure.components", "The component that each node is in", "component",
              components_of),
      numbers("measure.triangles", "Triangles at each node", "triangles", triangles_of_nodes),
      numbers("measure.communities", "The community that each node is in (Leiden)", "community",
              [](const Network& network) { return communities_of(network); }),
      count("measure.componentCount", "How many components there are",
            [](const Network& network) {
              const auto components = components_of(network);
              return components.empty()
                         ? 0U
                         : *std::max_element(components.begin(), components.end()) + 1;
            }),
      count("measure.triangleCount", "How many triangles there are", count_triangles),
      {"measure.articulationPoints",
       "Nodes without which their component falls apart",
       {kTypes},
       {{"node", kNodeType}},
       articulation_rows},
      {"measure.similarity",
       "Nodes that share neighbours with one, the most alike first",
       {{"of", kNodeType}, kTypes},
       {{"node", kNodeType}, {"similarity", kFloatType}},
       similar_rows},
  };
  return procedures;
}

}  // namespace whomet
