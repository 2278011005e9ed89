// How names and phrases of an annotation and of a graph are compared.
// Tested by tests/graph/eval/words_test.cpp.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>

namespace whomet {

// Lower case; quotation marks, possessive 's, a leading article and all marks but . & - dropped,
// white space made one blank: "The \"Times\"’s" -> "times".
std::string scored_name(std::string_view text);

// The words of scored_name(), without articles and a few prepositions.
std::set<std::string> content_words(std::string_view text);

// How much two sets of words agree, 0 to 1: 2 |both| / (|a| + |b|); 0 where one is empty.
double word_overlap(const std::set<std::string>& a, const std::set<std::string>& b);

std::size_t shared_words(const std::set<std::string>& a, const std::set<std::string>& b);

// Of UTF-8.
std::size_t code_point_count(std::string_view text);

}  // namespace whomet
