// Half-open ranges. ByteSpan counts bytes, TokenSpan counts tokens of a document;
// the name of a member or parameter says of which text.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace whomet {

struct ByteSpan {
  std::size_t begin = 0;
  std::size_t end = 0;

  constexpr std::size_t size() const { return end - begin; }
  constexpr bool empty() const { return begin >= end; }
  friend constexpr auto operator<=>(const ByteSpan&, const ByteSpan&) = default;
};

struct TokenSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  constexpr std::uint32_t size() const { return end - begin; }
  constexpr bool empty() const { return begin >= end; }
  constexpr bool contains(std::uint32_t token) const { return begin <= token && token < end; }
  friend constexpr auto operator<=>(const TokenSpan&, const TokenSpan&) = default;
};

template <typename Span>
constexpr bool overlap(const Span& a, const Span& b) {
  return a.begin < b.end && b.begin < a.end;
}

template <typename Span>
constexpr bool covers(const Span& outer, const Span& inner) {
  return outer.begin <= inner.begin && inner.end <= outer.end;
}

// Requires: span lies in text.
constexpr std::string_view slice(std::string_view text, ByteSpan span) {
  return text.substr(span.begin, span.size());
}

}  // namespace whomet
