#include "render/wrap.h"

#include <algorithm>

#include "base/utf8.h"

namespace whomet {
namespace {

constexpr std::string_view kEllipsis = "\xE2\x80\xA6";

// Words with the blank or hyphen that ends them; a blank does not count in a line's width.
std::vector<std::string> pieces_of(std::string_view text) {
  std::vector<std::string> pieces;
  std::string piece;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = decode_utf8(text, at);
    piece.append(text, at, c.length);
    at += c.length;
    // Not inside "2024-05-03".
    const bool hyphen =
        c.value == '-' && piece.size() > 2 && is_letter(decode_utf8(text, at).value);
    const bool breaks = is_space(c.value) || hyphen ||
                        (columns_of(piece) >= 2 && c.value >= 0x2E80);  // Chinese, Japanese
    if (!breaks) continue;
    pieces.push_back(std::move(piece));
    piece.clear();
  }
  if (!piece.empty()) pieces.push_back(std::move(piece));
  return pieces;
}

std::vector<std::string> fill_lines(const std::vector<std::string>& pieces, std::size_t columns) {
  std::vector<std::string> lines;
  std::string line;
  for (const auto& piece : pieces) {
    const auto grown = line + std::string(trim(piece));
    if (!line.empty() && columns_of(grown) > columns) {
      lines.push_back(std::string(trim(line)));
      line.clear();
    }
    line += piece;
  }
  lines.push_back(std::string(trim(line)));
  return lines;
}

}  // namespace

std::size_t columns_of(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = decode_utf8(text, at);
    columns += static_cast<std::size_t>(std::max(0, display_width(c.value)));
    at += c.length;
  }
  return columns;
}

std::string shorten(std::string_view text, std::size_t columns) {
  if (columns_of(text) <= columns) return std::string(text);
  if (columns == 0) return {};
  std::size_t used = 1;  // the ellipsis
  std::size_t at = 0;
  while (at < text.size()) {
    const auto c = decode_utf8(text, at);
    used += static_cast<std::size_t>(std::max(0, display_width(c.value)));
    if (used > columns) break;
    at += c.length;
  }
  auto cut = std::string(text.substr(0, at));
  while (!cut.empty() && cut.back() == ' ') cut.pop_back();
  cut += kEllipsis;
  return cut;
}

std::string shorten_at_word(std::string_view text, std::size_t columns) {
  auto cut = shorten(text, columns);
  if (cut.size() == text.size() || cut.size() <= kEllipsis.size()) return cut;
  cut.resize(cut.size() - kEllipsis.size());
  const bool inside = text[cut.size()] != ' ';
  const auto blank = cut.rfind(' ');
  if (inside && blank != std::string::npos && blank > cut.size() / 2) cut.resize(blank);
  return cut + std::string(kEllipsis);
}

std::vector<std::string> wrap(std::string_view text, std::size_t columns, std::size_t max_lines) {
  const auto pieces = pieces_of(text);
  auto lines = fill_lines(pieces, columns);
  // The narrowest width that needs no more lines: "Munich Security / Conference", not a lone word.
  for (auto narrower = columns; narrower-- > 1;) {
    auto balanced = fill_lines(pieces, narrower);
    const bool fits = balanced.size() == lines.size() &&
                      std::all_of(balanced.begin(), balanced.end(), [&](const std::string& line) {
                        return columns_of(line) <= narrower;
                      });
    if (!fits) break;
    lines = std::move(balanced);
  }
  if (lines.size() > max_lines) {
    std::string rest;
    for (std::size_t i = max_lines - 1; i < lines.size(); ++i)
      rest += (rest.empty() ? "" : " ") + lines[i];
    lines.resize(max_lines - 1);
    lines.push_back(shorten(rest, columns));
  }
  return lines;
}

}  // namespace whomet
