// Indices into an EntityGraph. Mixing up two kinds does not compile.
#pragma once

#include <cstdint>

namespace whomet {

enum class NodeId : std::uint32_t {};
enum class EdgeId : std::uint32_t {};

constexpr std::uint32_t index_of(NodeId id) {
  return static_cast<std::uint32_t>(id);
}
constexpr std::uint32_t index_of(EdgeId id) {
  return static_cast<std::uint32_t>(id);
}

}  // namespace whomet
