// The properties that nodes and relationships of a .kg have.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
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

// The same of single records, all but the name of a meeting. `name_of_node` is asked for the names
// of those whose ids they hold: what people are shown, empty for no id of the graph.
using NameOfNode = std::function<std::string(const std::string& id)>;
Value meeting_property(const Meeting& meeting, std::string_view name,
                       const NameOfNode& name_of_node);
Value statement_property(const Statement& statement, std::string_view name,
                         const NameOfNode& name_of_node);
// Whether that is in the row of the record itself, and not in those of its evidence.
bool is_in_record(std::string_view name);

// The sentences behind a statement as evidence() shows them. `documents` are by id.
ValueList evidence_of(const Statement& statement, std::span<const DocumentRecord> documents);

// All that a node or relationship of a view of a .kg has, by name.
ValueMap knowledge_node_properties(const PropertyGraph& graph, std::uint32_t node);
ValueMap knowledge_edge_properties(const PropertyGraph& graph, std::uint32_t edge);

}  // namespace whomet
