// Tested by tests/extract/model/word_features_test.cpp and, against Python, by parity_test.cpp.
#include "extract/model/word_features.h"

#include <algorithm>
#include <charconv>

#include "base/utf8.h"
#include "extract/model/tensor_file.h"

namespace whomet {
namespace {

constexpr std::size_t kShortestNgram = 3;
constexpr std::size_t kLongestNgram = 5;
constexpr std::size_t kMostLists = 32;  // bits of Word::lists

// Rows of a table whose row 0 is for the unknown.
std::unordered_map<std::string_view, std::uint32_t> rows_of(
    const TensorFile& file, const std::vector<std::string_view>& list, const char* name) {
  if (list.empty()) file.damaged(std::string("list '") + name + "' is empty");
  std::unordered_map<std::string_view, std::uint32_t> rows;
  rows.reserve(list.size());
  for (std::uint32_t i = 1; i < list.size(); ++i) {
    if (!rows.emplace(list[i], i).second) {
      file.damaged("'" + std::string(list[i]) + "' occurs twice in list '" + name + "'");
    }
  }
  return rows;
}

char32_t folded_ascii(char32_t c) {
  if (c >= '0' && c <= '9') return '0';
  if (c >= 'A' && c <= 'Z') return c + ('a' - 'A');
  return c == '`' ? U'\'' : c;
}

char32_t ascii_sign(char32_t c) {
  if (c >= 'A' && c <= 'Z') return 'X';
  if (c >= 'a' && c <= 'z') return 'x';
  return c >= '0' && c <= '9' ? U'd' : c;
}

// For characters that no corpus of the training had.
char32_t other_sign(char32_t c) {
  if (is_letter(c)) return is_upper(c) ? 'X' : 'x';
  return is_digit(c) ? 'd' : '*';
}

// Runs of a sign count up to two.
void append_sign(std::string& signs, char sign) {
  const std::size_t size = signs.size();
  if (size >= 2 && signs[size - 1] == sign && signs[size - 2] == sign) return;
  signs += sign;
}

std::uint32_t row_of(const std::unordered_map<std::string_view, std::uint32_t>& rows,
                     std::string_view text) {
  const auto found = rows.find(text);
  return found == rows.end() ? WordFeatures::kUnknown : found->second;
}

// FNV-1a, 32 bits, of the n-grams of "<key>", in order of their start, then size.
void append_ngrams(std::string_view key, std::size_t buckets, std::vector<std::uint32_t>& ngrams) {
  const auto at = [key](std::size_t i) {
    return i == 0 ? '<' : i <= key.size() ? key[i - 1] : '>';
  };
  const std::size_t end = key.size() + 2;
  const auto is_inside_character = [&](std::size_t i) {
    return i < end && (static_cast<unsigned char>(at(i)) & 0xC0U) == 0x80U;
  };
  for (std::size_t start = 0; start < end; ++start) {
    if (is_inside_character(start)) continue;
    std::uint32_t hash = 2166136261U;
    std::size_t i = start;
    for (std::size_t size = 1; size <= kLongestNgram && i < end; ++size) {
      do {
        // fastText extends the sign of a byte.
        hash ^= static_cast<std::uint32_t>(static_cast<std::int8_t>(at(i)));
        hash *= 16777619U;
        ++i;
      } while (is_inside_character(i));
      if (size >= kShortestNgram) {
        ngrams.push_back(static_cast<std::uint32_t>(hash % buckets));
      }
    }
  }
}

}  // namespace

WordFeatures::WordFeatures(const TensorFile& file)
    : words_(rows_of(file, file.list("words"), "words")),
      shapes_(rows_of(file, file.list("shapes"), "shapes")),
      buckets_(file.number("buckets")),
      lemmas_(file, file.list("scripts")) {
  if (buckets_ == 0) file.damaged("there are no buckets");
  read_lists(file);
  const auto& from = file.list("fold_from");
  const auto& to = file.list("fold_to");
  const auto& shape = file.list("fold_shape");
  if (from.size() != to.size() || from.size() != shape.size()) {
    file.damaged("the lists of characters differ in length");
  }
  for (std::size_t i = 0; i < from.size(); ++i) {
    const CodePoint c = decode_utf8(from[i], 0);
    if (!c.valid || c.length != from[i].size() || shape[i].size() != 1 || !is_valid_utf8(to[i])) {
      file.damaged("row " + std::to_string(i) + " of the characters");
    }
    foldings_.emplace(c.value, Folding{to[i], shape[i]});
  }
}

// Rows "key<TAB>bits".
void WordFeatures::read_lists(const TensorFile& file) {
  list_count_ = file.list("lists").size();
  if (list_count_ == 0 || list_count_ > kMostLists) {
    file.damaged(std::to_string(list_count_) + " lists, expected 1 to " +
                 std::to_string(kMostLists));
  }
  const std::vector<std::string_view>& rows = file.list("listed_words");
  listed_.reserve(rows.size());
  for (const std::string_view row : rows) {
    const std::size_t tab = row.find('\t');
    std::uint32_t bits = 0;
    if (tab != std::string_view::npos) {
      const char* end = row.data() + row.size();
      const auto [parsed, error] = std::from_chars(row.data() + tab + 1, end, bits);
      if (error != std::errc() || parsed != end) bits = 0;
    }
    if (bits == 0 || (list_count_ < kMostLists && bits >> list_count_ != 0)) {
      file.damaged("row '" + std::string(row) + "' of the listed words");
    }
    listed_.emplace(row.substr(0, tab), bits);
  }
}

void WordFeatures::append_folded(std::string_view form, Word& word) const {
  std::size_t at = 0;
  for (std::size_t count = 0; count < kLongestKey && at < form.size(); ++count) {
    const CodePoint c = decode_utf8(form, at);
    at += c.length;
    if (c.value < 0x80) {
      word.key += static_cast<char>(folded_ascii(c.value));
      append_sign(word.signs, static_cast<char>(ascii_sign(c.value)));
      continue;
    }
    const auto found = foldings_.find(c.value);
    if (found != foldings_.end()) {
      word.key += found->second.key;
      append_sign(word.signs, found->second.sign[0]);
    } else {
      const std::string_view character = form.substr(at - c.length, c.length);
      const std::string folded = fold(character);
      word.key += folded.empty() ? character : std::string_view(folded);
      append_sign(word.signs, static_cast<char>(other_sign(c.value)));
    }
  }
}

void WordFeatures::look_up(std::string_view form, Word& word) const {
  word.key.clear();
  word.signs.clear();
  word.ngrams.clear();
  append_folded(form, word);
  word.word = row_of(words_, word.key);
  word.shape = row_of(shapes_, word.signs);
  word.lists = row_of(listed_, word.key);
  append_ngrams(word.key, buckets_, word.ngrams);
  word.lemmas = lemmas_.find(word.key);
}

}  // namespace whomet
