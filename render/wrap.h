// Text cut to a width that is counted in columns (base/utf8.h display_width).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace whomet {

std::size_t columns_of(std::string_view text);

// The text, or its longest beginning that leaves room for "…" in `columns`. 0 columns: nothing.
std::string shorten(std::string_view text, std::size_t columns);

// The same, but cut between words where there are any.
std::string shorten_at_word(std::string_view text, std::size_t columns);

// Lines of about equal length and at most `columns`, broken at blanks and after hyphens; a longer
// word has a line of its own. At most `max_lines`; the last one is shortened then. Never empty.
std::vector<std::string> wrap(std::string_view text, std::size_t columns, std::size_t max_lines);

}  // namespace whomet
