#include "graph/hand.h"

#include <array>
#include <charconv>

namespace whomet {
namespace {

constexpr std::string_view kBegin = "hand:";

// In the order of the enumerators.
constexpr std::array<std::string_view, 4> kTargets = {"none", "entity", "meeting", "statement"};
constexpr std::array<std::string_view, 4> kEdits = {"remove", "unlink", "set", "link"};

template <typename Kind>
std::optional<Kind> kind_of(const std::array<std::string_view, 4>& names, std::string_view name) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names.at(i) == name) return static_cast<Kind>(i);
  }
  return std::nullopt;
}

}  // namespace

std::string_view name_of(HandTarget::Kind kind) {
  return kTargets.at(static_cast<std::size_t>(kind));
}
std::string_view name_of(HandEdit::Kind kind) {
  return kEdits.at(static_cast<std::size_t>(kind));
}
std::optional<HandTarget::Kind> parse_hand_target_kind(std::string_view name) {
  return kind_of<HandTarget::Kind>(kTargets, name);
}
std::optional<HandEdit::Kind> parse_hand_edit_kind(std::string_view name) {
  return kind_of<HandEdit::Kind>(kEdits, name);
}

std::string hand_path(std::size_t number, std::string_view sha256) {
  return std::string(kBegin) + std::to_string(number) + "-" + std::string(sha256.substr(0, 12));
}

std::optional<std::size_t> hand_number(const DocumentRecord& document) {
  for (const std::string& path : document.paths) {
    if (!path.starts_with(kBegin)) continue;
    std::size_t number = 0;
    const char* const begin = path.data() + kBegin.size();
    const char* const end = path.data() + path.size();
    const auto read = std::from_chars(begin, end, number);
    if (read.ec == std::errc() && read.ptr != end && *read.ptr == '-') return number;
  }
  return std::nullopt;
}

}  // namespace whomet
