// Opening a .kg for a question, and finding in it what the user names.
#pragma once

#include <string>
#include <string_view>

#include "cli/options.h"
#include "graph/entity_graph.h"

namespace whomet {

// Defines the first positional of every command on a graph.
void define_graph_file(Options& options, std::string& path);

// The graph of the file, ready to be asked.
EntityGraph open_graph(const std::string& path);

// The one node that the name means. Throws Failure: kNoAnswer with near spellings, or kAmbiguous
// with the candidates.
NodeId named_node(const EntityGraph& graph, std::string_view name);

}  // namespace whomet
