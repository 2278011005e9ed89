// "Did you mean": the nearest of some names.
#pragma once

#include <span>
#include <string_view>

namespace whomet {

// The name with the fewest edits, ASCII case ignored; "" if all differ in more than a third.
std::string_view nearest_name(std::string_view name, std::span<const std::string_view> names);

}  // namespace whomet
