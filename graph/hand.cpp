#include "graph/hand.h"

#include <charconv>

namespace whomet {
namespace {

constexpr std::string_view kBegin = "hand:";

}  // namespace

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
