// Words whose final stop belongs to them. All take the word with its stop.
#pragma once

#include <string_view>

namespace whomet {

// "Dr.", "U.S.", "Inc.", "J.", "p.m.".
bool is_abbreviation(std::string_view word);

// One that stands before a name or number and so ends no sentence: "Dr.", "Gen.", "No.".
bool is_title_abbreviation(std::string_view word);

// One that is an abbreviation only before a number: "no.", "vol."; lower case.
bool is_number_title(std::string_view word);

// "U.S.", "e.g.": single letters, each with its stop.
bool is_dotted(std::string_view word);

}  // namespace whomet
