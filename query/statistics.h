// The graph in figures: what there is how often, and which nodes stand in the middle.
// Measures: query/measures. Tested by tests/query/statistics_test.cpp and measures_test.cpp.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "graph/entity_graph.h"
#include "query/result.h"
#include "query/search/stored_view.h"

namespace whomet {

// Columns kind, name, count. First the totals (documents, entities, meetings, statements), then
// nodes by type, meetings by status, statements by predicate and by modality (negated apart): only
// what occurs, most often first, then by name.
Rows count_facts(const EntityGraph& graph);

// The first nodes of a .kg by a measure, read from the file, by what the view shows; columns rank,
// id, name, type, score, equals by number. Measures are "degree",
// "betweenness", "closeness", "pagerank", "clustering", "triangles", "components" or
// "communities" (of the last two the score is the size of the node's group). Nothing for another
// word. Parallel relations count once.
std::optional<Rows> top_stored_nodes(StoredGraph& graph, const StoredViewOptions& options,
                                     std::string_view measure, std::size_t limit);

// The words that it knows: "degree, betweenness, ...".
std::string_view measure_words();
bool is_measure(std::string_view word);

}  // namespace whomet
