// Which properties of a .kg can be set by hand, and what they may be.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/property_graph.h"
#include "query/value.h"

namespace whomet {

enum class HandElement { kEntity, kMeeting, kRelationship };

// Whether the program makes the value: "id", "sources", ...
bool is_computed(HandElement element, std::string_view name);

// Whether it is a field of the element. Other properties are statements about a text; a
// relationship has none.
bool is_field(HandElement element, std::string_view name);

// The value as the .kg keeps it: texts, days as ISO. Throws QueryFailure for what cannot be kept.
// Null makes nothing.
std::vector<std::string> hand_values(HandElement element, std::string_view name, const Value& value,
                                     const PropertyGraph& graph);

}  // namespace whomet
