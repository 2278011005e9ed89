// Bodies that people belong to rather than work for: parties, parliaments, armed groups. From
// data/gazetteer/joined_bodies.tsv. Tested by tests/extract/entity/joined_bodies_test.cpp.
#pragma once

#include <optional>
#include <string_view>

namespace whomet {

enum class JoinedBody { kParty, kOther };

// Of a body with this canonical name; none where people work for it. A damaged table gives none.
// Cost: O(name).
std::optional<JoinedBody> joined_body(std::string_view name);

}  // namespace whomet
