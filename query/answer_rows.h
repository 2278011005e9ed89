// An answer as rows of cells, for printing.
#pragma once

#include <string>
#include <string_view>

#include "query/property_graph.h"
#include "query/result.h"
#include "query/run.h"

namespace whomet {

// Numbers, Booleans, strings and lists of strings become plain cells; everything else a tree: nodes
// as {"node": id, "labels", "properties"}, relationships as {"relationship": id, "type", "start",
// "end", "properties"}, paths as {"path": [node, relationship, node, ...]}; temporal values as ISO
// text. NaN and infinities are null, as JSON has none.
Rows rows_of(const QueryAnswer& answer, const PropertyGraph& graph);

// The JSON of one value.
std::string json_text(const Value& value, const PropertyGraph& graph);
// A JSON string.
std::string json_text(std::string_view text);

}  // namespace whomet
