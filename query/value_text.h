// Values as text: as a query would write them, and as toString() says them.
#pragma once

#include <string>

#include "query/property_graph.h"
#include "query/value.h"

namespace whomet {

// "1.0", "1.0E10", "NaN", "Infinity": the shortest that reads back as the same number.
std::string float_text(double value);

// As a query writes it: 'text', {key: 1}, (:Label {name: 'x'}), [:TYPE], <(a)-[:T]->(b)>. Temporal
// values stand in quotes.
std::string literal_text(const Value& value, const PropertyGraph& graph);

// The same for people: texts and temporal values without quotes.
std::string plain_text(const Value& value, const PropertyGraph& graph);

}  // namespace whomet
