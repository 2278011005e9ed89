// How names and phrases of an annotation and of a graph are compared.
// Tested by tests/graph/eval/words_test.cpp.
#pragma once

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

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

// Whether a number 1900 to 2099 stands alone in it.
bool names_year(std::string_view text);

// Bytes of a text -> its characters.
class CharacterIndex {
 public:
  explicit CharacterIndex(std::string_view text);

  // Behind the text: how many characters it has.
  std::size_t at(std::size_t byte) const {
    return characters_[std::min(byte, characters_.size() - 1)];
  }

 private:
  std::vector<std::size_t> characters_;
};

}  // namespace whomet
