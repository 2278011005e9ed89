// The graph in figures: what there is how often, and which nodes stand in the middle.
// Methods: betweenness by Brandes, J. Math. Sociology 2001 (from a sample of nodes where the graph
// is large: Brandes & Pich, 2007); PageRank by power iteration (Page et al. 1999), directions
// ignored. Parallel edges count once for both. Tested by tests/query/statistics_test.cpp.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "graph/entity_graph.h"
#include "query/result.h"

namespace whomet {

// Columns kind, name, count. First the totals (documents, entities, meetings, statements), then
// nodes by type, meetings by status, statements by predicate and by modality (negated apart): only
// what occurs, most often first, then by name.
Rows count_facts(const EntityGraph& graph);

enum class Ranking { kDegree, kBetweenness, kPageRank };

std::optional<Ranking> parse_ranking(std::string_view name);  // "degree", "betweenness", "pagerank"

// One value a node, by node index. Degree: edges in and out. Betweenness: the share of all shortest
// paths between two others that run through the node, in [0, 1]. PageRank: sums to 1.
std::vector<double> rank_nodes(const EntityGraph& graph, Ranking ranking);

// Columns rank, id, name, type, score: the best `limit` nodes, ties by id.
Rows top_nodes(const EntityGraph& graph, Ranking ranking, std::size_t limit);

}  // namespace whomet
