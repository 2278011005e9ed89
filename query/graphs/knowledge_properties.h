// The properties that nodes and relationships of a .kg have.
#pragma once

#include <span>
#include <string_view>

#include "graph/entity_graph.h"
#include "query/value.h"

namespace whomet {

// Of all kinds of nodes and of relationships; literals (statements about text) come on top.
std::span<const std::string_view> knowledge_property_names();

// Null if it has none of that name.
Value knowledge_property(const EntityGraph& graph, NodeId node, std::string_view name);
Value article_property(const DocumentRecord& article, std::string_view name);
Value statement_property(const EntityGraph& graph, EdgeId edge, std::string_view name);

}  // namespace whomet
