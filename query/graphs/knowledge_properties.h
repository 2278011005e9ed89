// The properties that nodes and relationships of a .kg have.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "graph/entity_graph.h"
#include "query/property_graph.h"
#include "query/value.h"

namespace whomet {

// Of all kinds of nodes and of relationships; literals (statements about text) come on top.
std::span<const std::string_view> knowledge_property_names();

// Null if it has none of that name.
Value knowledge_property(const EntityGraph& graph, NodeId node, std::string_view name);
Value article_property(const DocumentRecord& article, std::string_view name);
Value statement_property(const EntityGraph& graph, EdgeId edge, std::string_view name);

// All that a node or relationship of a view of a .kg has, by name.
ValueMap knowledge_node_properties(const PropertyGraph& graph, std::uint32_t node);
ValueMap knowledge_edge_properties(const PropertyGraph& graph, std::uint32_t edge);

}  // namespace whomet
