// A name as typed -> a node of a .kg, as query/names.h says, without loading the graph.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/result.h"
#include "graph/stored_graph.h"

namespace whomet {

// The same answer as resolve_name() of the whole graph. Fast where a node is called exactly so;
// else all names are looked through.
Result<std::uint32_t> resolve_stored_name(StoredGraph& graph, std::string_view text);

}  // namespace whomet
