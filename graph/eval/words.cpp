// Method: word by word like the scorer in Python whose figures these are; a word character is a
// letter, a number or '_'.
#include "graph/eval/words.h"

#include <algorithm>
#include <iterator>

#include "base/utf8.h"
#include "base/words.h"

namespace whomet {
namespace {

constexpr std::string_view kFunctionWords[] = {"the", "a",   "an", "of", "to",
                                               "in",  "and", "on", "for"};

bool is_word_character(char32_t c) {
  return c == '_' || is_letter(c) || is_number(c);
}

bool is_blank(char32_t c) {
  return is_space(c) || (c >= 0x1C && c <= 0x1F);
}

std::string_view trim_blanks(std::string_view text) {
  while (!text.empty()) {
    const CodePoint first = decode_utf8(text, 0);
    if (!is_blank(first.value)) break;
    text.remove_prefix(first.length);
  }
  while (!text.empty()) {
    const std::size_t last = previous_code_point(text, text.size());
    if (!is_blank(decode_utf8(text, last).value)) break;
    text = text.substr(0, last);
  }
  return text;
}

// Single quotes made ASCII, double ones dropped.
std::string without_quotes(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    at += c.length;
    if (c.value == 0x2018 || c.value == 0x2019) {
      plain += '\'';
    } else if (c.value != 0x201C && c.value != 0x201D && c.value != '"') {
      append_utf8(plain, c.value);
    }
  }
  return plain;
}

// "'s" before what is no word character, and "'" at the end.
std::string without_possessives(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size();) {
    const bool apostrophe = text[at] == '\'';
    const bool end = at + 2 >= text.size();
    if (apostrophe && text.substr(at, 2) == "'s" &&
        (end || !is_word_character(decode_utf8(text, at + 2).value))) {
      at += 2;
    } else if (apostrophe && (at + 1 == text.size() || text.substr(at + 1) == "\n")) {
      ++at;
    } else {
      plain += text[at++];
    }
  }
  return plain;
}

std::string_view without_article(std::string_view text) {
  for (const std::string_view article : {"the ", "a ", "an "}) {
    if (text.starts_with(article)) return text.substr(article.size());
  }
  return text;
}

}  // namespace

std::string scored_name(std::string_view text) {
  const std::string owned = without_possessives(without_quotes(to_lower(text)));
  const std::string_view bare = without_article(trim_blanks(owned));
  std::string name;
  bool blank = false;
  for (std::size_t at = 0; at < bare.size();) {
    const CodePoint c = decode_utf8(bare, at);
    at += c.length;
    if (is_blank(c.value)) {
      blank = true;
      continue;
    }
    if (!is_word_character(c.value) && c.value != '.' && c.value != '&' && c.value != '-') continue;
    if (blank && !name.empty()) name += ' ';
    blank = false;
    append_utf8(name, c.value);
  }
  return name;
}

std::set<std::string> content_words(std::string_view text) {
  const std::string name = scored_name(text);
  std::set<std::string> words;
  std::string word;
  const auto close = [&] {
    if (!word.empty() && !is_one_of(word, kFunctionWords)) words.insert(word);
    word.clear();
  };
  for (std::size_t at = 0; at < name.size();) {
    const CodePoint c = decode_utf8(name, at);
    at += c.length;
    if (is_word_character(c.value)) {
      append_utf8(word, c.value);
    } else {
      close();
    }
  }
  close();
  return words;
}

std::size_t shared_words(const std::set<std::string>& a, const std::set<std::string>& b) {
  std::size_t count = 0;
  for (const std::string& word : a) count += b.count(word);
  return count;
}

double word_overlap(const std::set<std::string>& a, const std::set<std::string>& b) {
  if (a.empty() || b.empty()) return 0.0;
  return 2.0 * static_cast<double>(shared_words(a, b)) / static_cast<double>(a.size() + b.size());
}

std::size_t code_point_count(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) at += decode_utf8(text, at).length;
  return count;
}

bool names_year(std::string_view text) {
  std::size_t digits = 0;
  bool alone = true;
  for (std::size_t at = 0; at <= text.size();) {
    const CodePoint c = decode_utf8(text, at);
    const bool digit = c.length == 1 && c.value >= '0' && c.value <= '9';
    const bool word = c.length > 0 && is_word_character(c.value);
    if (digit) {
      ++digits;
    } else {
      const std::string_view century = text.substr(at - digits, 2);
      if (digits == 4 && alone && !word && (century == "19" || century == "20")) return true;
      digits = 0;
      alone = !word;
    }
    if (c.length == 0) break;
    at += c.length;
  }
  return false;
}

CharacterIndex::CharacterIndex(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) {
    const std::size_t length = decode_utf8(text, at).length;
    characters_.insert(characters_.end(), length, count);
    at += length;
  }
  characters_.push_back(count);
}

}  // namespace whomet
