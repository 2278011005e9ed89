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

std::vector<std::uint32_t> types_from(const PropertyGraph& graph, const Value& types) {
  std::vector<std::uint32_t> wanted;
  if (types.kind() != ValueKind::kList) return wanted;
  for (const Value& type : types.as_list()) {
    const std::uint32_t known =
        type.kind() == ValueKind::kText ? graph.types.find(type.as_text()) : kNoName;
    if (known == kNoName) {
      fail_run(QueryErrorType::kArgumentError, "InvalidArgumentValue",
               "a measure takes a list of types of relationships of the graph");
    }
    wanted.push_back(known);
  }
  return wanted;
}

std::shared_ptr<const MeasureNetwork> network_from(const PropertyGraph& graph, const Value& types,
                                                   const WorkMeter& meter) {
  return network_of(graph, thing_limit(graph), types_from(graph, types), meter);
}

// Straight from the relationships: nothing else has to be known of them.
std::vector<std::uint32_t> components_from(const PropertyGraph& graph, const Value& types,
                                           const WorkMeter& meter) {
  const std::vector<std::uint32_t> wanted = types_from(graph, types);
  const std::uint32_t limit = thing_limit(graph);
  ComponentFinder finder(limit);
  graph.for_each_neighbours({true, false, wanted},
                            [&](std::uint32_t node, std::span<const std::uint32_t> targets) {
                              meter.step(targets.size() + 1);
                              if (node >= limit) return;
                              for (const std::uint32_t target : targets) finder.link(node, target);
                            });
  return finder.numbers();
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
          [measure](const PropertyGraph& graph, std::span<const Value> arguments,
                    const WorkMeter& meter) {
            return rows_of(graph, measure(*network_from(graph, arguments[0], meter), meter));
          }};
}

template <typename Measure>
Procedure numbers(std::string name, std::string summary, std::string column, Measure measure) {
  return {std::move(name),
          std::move(summary),
          {kTypes},
          {{"node", kNodeType}, {std::move(column), kIntegerType}},
          [measure](const PropertyGraph& graph, std::span<const Value> arguments,
                    const WorkMeter& meter) {
            return rows_of(graph, measure(*network_from(graph, arguments[0], meter), meter));
          }};
}

template <typename Measure>
Procedure count(std::string name, std::string summary, Measure measure) {
  return {std::move(name),
          std::move(summary),
          {kTypes},
          {{"count", kIntegerType}},
          [measure](const PropertyGraph& graph, std::span<const Value> arguments,
                    const WorkMeter& meter) {
            const auto found = measure(*network_from(graph, arguments[0], meter), meter);
            return std::vector<ValueList>{{Value::integer(static_cast<std::int64_t>(found))}};
          }};
}

std::vector<ValueList> articulation_rows(const PropertyGraph& graph,
                                         std::span<const Value> arguments, const WorkMeter& meter) {
  std::vector<ValueList> rows;
  for (const std::uint32_t node :
       articulation_points_of(*network_from(graph, arguments[0], meter), meter)) {
    rows.push_back({Value::node(node)});
  }
  return rows;
}

std::vector<ValueList> similar_rows(const PropertyGraph& graph, std::span<const Value> arguments,
                                    const WorkMeter& meter) {
  std::vector<ValueList> rows;
  if (arguments[0].kind() != ValueKind::kNode) return rows;
  if (arguments[0].as_node() >= thing_limit(graph)) return rows;
  const auto network = network_from(graph, arguments[1], meter);
  for (const auto& [node, share] : similar_nodes(*network, arguments[0].as_node(), meter)) {
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
      {"measure.directedPagerank",
       "PageRank of each node along the directions of relationships",
       {kTypes},
       {{"node", kNodeType}, {"score", kFloatType}},
       [](const PropertyGraph& graph, std::span<const Value> arguments, const WorkMeter& meter) {
         const std::vector<std::uint32_t> wanted = types_from(graph, arguments[0]);
         return rows_of(graph, directed_pagerank_of_nodes(
                                   *sources_of(graph, thing_limit(graph), wanted, meter), meter));
       }},
      scores("measure.clustering", "Share of a node's neighbours that are linked",
             clustering_of_nodes),
      {"measure.components",
       "The component that each node is in",
       {kTypes},
       {{"node", kNodeType}, {"component", kIntegerType}},
       [](const PropertyGraph& graph, std::span<const Value> arguments, const WorkMeter& meter) {
         return rows_of(graph, components_from(graph, arguments[0], meter));
       }},
      numbers("measure.triangles", "Triangles at each node", "triangles", triangles_of_nodes),
      numbers("measure.communities", "The community that each node is in (Leiden)", "community",
              [](const MeasureNetwork& network, const WorkMeter& meter) {
                return communities_of(network, 1.0, meter);
              }),
      {"measure.componentCount",
       "How many components there are",
       {kTypes},
       {{"count", kIntegerType}},
       [](const PropertyGraph& graph, std::span<const Value> arguments, const WorkMeter& meter) {
         const auto numbers_of = components_from(graph, arguments[0], meter);
         const auto last = std::max_element(numbers_of.begin(), numbers_of.end());
         const std::int64_t found = last == numbers_of.end() ? 0 : std::int64_t{*last} + 1;
         return std::vector<ValueList>{{Value::integer(found)}};
       }},
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
