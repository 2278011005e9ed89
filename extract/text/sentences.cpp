// Boundaries by rule, over tokens: a candidate is a final stop (with the closing marks after it) or
// an abbreviation; what comes next decides. Method as in Kiss & Strunk (2006) without the
// statistics: abbreviations are known by list (tokenizer.cpp), and after them only words that
// mostly begin sentences do so. Tested by tests/extract/text/sentences_test.cpp.
#include "extract/text/sentences.h"

#include <algorithm>
#include <string_view>

#include "base/utf8.h"
#include "extract/text/tokenizer.h"

namespace whomet {
namespace {

// clang-format off
constexpr std::string_view kStarters[] = {  // sorted; capitalised after an abbreviation, they begin a sentence
    "A", "About", "According", "After", "All", "Also", "Although", "Among", "An", "And", "Another",
    "Any", "As", "At", "Because", "Before", "Both", "But", "By", "Critics", "Despite", "During",
    "Each", "Earlier", "Even", "Experts", "Following", "For", "From", "He", "Her", "Here", "His",
    "How", "However", "I", "If", "In", "Instead", "It", "Its", "Last", "Later", "Many", "Meanwhile",
    "More", "Most", "My", "Neither", "No", "Nor", "Not", "Now", "Officials", "On", "Once", "One",
    "Only", "Or", "Other", "Others", "Our", "Over", "Please", "She", "Since", "So", "Some", "Still",
    "Such", "That", "The", "Their", "Then", "There", "These", "They", "This", "Those", "Though",
    "Three", "Through", "Thus", "To", "Today", "Two", "Under", "Until", "We", "What", "When",
    "Where", "Whether", "While", "Who", "Why", "With", "Without", "Yet", "You", "Your"};
constexpr std::string_view kReporting[] = {  // sorted; "Why?" NAME asked
    "added", "adds", "announced", "answered", "argued", "asked", "asks", "continued", "cried",
    "declared", "demanded", "exclaimed", "explained", "insisted", "joked", "noted", "quipped",
    "recalled", "replied", "said", "says", "shouted", "stated", "tells", "told", "tweeted",
    "wondered", "wonders", "writes", "wrote", "yelled"};
constexpr std::string_view kMayEnd[] = {"etc.", "al.", "a.m.", "p.m."};  // any capital may follow
constexpr std::string_view kTimeWords[] = {  // after a.m. and p.m., not a beginning
    "AEST", "BST", "CEST", "CET", "CST", "EDT", "EST", "ET", "GMT", "MST", "PDT", "PST", "PT", "UTC",
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
    "Sunday", "Eastern", "Pacific", "Moscow", "Beijing"};
// clang-format on

template <std::size_t N>
bool contains(const std::string_view (&list)[N], std::string_view word) {
  return std::ranges::find(list, word) != std::end(list);
}

std::string lower_form(const Token& token) {
  std::string lower = token.form.substr(0, 16);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

constexpr std::string_view kEllipsis = "\xE2\x80\xA6";

bool is_final_stop(const Token& token) {
  if (token.form == kEllipsis) return true;
  return token.form.find_first_not_of(".?!") == std::string::npos;
}

// Opens a quotation or a bracket whichever side it stands on.
bool is_opener(const Token& token) {
  const std::string& f = token.form;
  return f == "(" || f == "[" || f == "\xE2\x80\x9C" || f == "\xE2\x80\x98" || f == "``" ||
         f == "-" || f == "\xE2\x80\xA2" || f == "*" || f == "\xC2\xAB" ||
         ((f == "\"" || f == "'") && !token.space_after);
}

bool is_closer(const Token& token) {
  const std::string& f = token.form;
  return f == ")" || f == "]" || f == "\"" || f == "'" || f == "''" || f == "\xE2\x80\x9D" ||
         f == "\xE2\x80\x99" || f == "\xC2\xBB";
}

bool begins_upper(const Token& token) {
  return is_upper(decode_utf8(token.form, 0).value);
}
bool begins_lower(const Token& token) {
  return is_lower(decode_utf8(token.form, 0).value);
}
bool begins_digit(const Token& token) {
  return is_digit(decode_utf8(token.form, 0).value);
}

// Parts the tokens of one paragraph, [begin, end), into sentences.
class Splitter {
 public:
  Splitter(Document& document, std::uint32_t begin)
      : document_(document),
        tokens_(document.tokens),
        begin_(begin),
        end_(static_cast<std::uint32_t>(document.tokens.size())) {}

  void run() {
    const std::size_t first_sentence = document_.sentences.size();
    std::uint32_t start = begin_;
    brackets_ = 0;
    for (std::uint32_t i = begin_; i < end_; ++i) {
      count_brackets(i, start);
      std::uint32_t last = end_of_sentence_at(i, start);
      if (last == kNone && i + 1 - start >= kLongestSentence) last = place_to_cut(start, i);
      if (last == kNone && i + 1 < end_) continue;
      if (last == kNone) last = i;
      add({start, last + 1});
      start = last + 1;
      i = last;
      brackets_ = 0;
    }
    if (first_sentence == document_.sentences.size()) return;
    document_.sentences[first_sentence].starts_paragraph = true;
    Sentence& sentence = document_.sentences.back();
    sentence.is_heading = first_sentence + 1 == document_.sentences.size() &&
                          sentence.tokens.size() <= 20 && !ends_with_stop(sentence.tokens);
  }

 private:
  void add(TokenSpan tokens) {
    Sentence sentence;
    sentence.tokens = tokens;
    sentence.text = {tokens_[tokens.begin].text.begin, tokens_[tokens.end - 1].text.end};
    document_.sentences.push_back(sentence);
  }

  bool ends_with_stop(TokenSpan tokens) const {
    for (std::uint32_t i = tokens.end; i-- > tokens.begin;) {
      if (is_closer(tokens_[i])) continue;
      return is_final_stop(tokens_[i]) || tokens_[i].form == ":";
    }
    return false;
  }

  // Brackets that were opened inside this sentence, not at its beginning.
  void count_brackets(std::uint32_t i, std::uint32_t start) {
    const std::string& form = tokens_[i].form;
    if ((form == "(" || form == "[") && i != start) {
      ++brackets_;
      bracket_at_ = i;
    } else if ((form == ")" || form == "]") && brackets_ > 0) {
      --brackets_;
    }
  }

  // Of a sentence that is too long: the last comma or semicolon of its last quarter, or its end.
  std::uint32_t place_to_cut(std::uint32_t start, std::uint32_t i) const {
    for (std::uint32_t at = i; at > start + kLongestSentence * 3 / 4; --at) {
      if (tokens_[at].form == "," || tokens_[at].form == ";") return at;
    }
    return tokens_[i].joined_to_next ? i - 1 : i;
  }

  // The last token of the sentence if token i ends it, with the closing marks behind; else kNone.
  std::uint32_t end_of_sentence_at(std::uint32_t i, std::uint32_t start) const {
    const Token& token = tokens_[i];
    if (is_final_stop(token)) {
      constexpr std::uint32_t kLongestBracket = 40;
      if (brackets_ > 0 && i - bracket_at_ < kLongestBracket) return kNone;
      return end_after_stop(i, start);
    }
    if (token.form.size() > 1 && token.form.ends_with('.') && is_abbreviation(token.form)) {
      return brackets_ == 0 && ends_after_abbreviation(i) ? closed(i) : kNone;
    }
    return kNone;
  }

  // Token i and the closing marks that are glued to it.
  std::uint32_t closed(std::uint32_t i) const {
    while (i + 1 < end_ && !tokens_[i].space_after && is_closer(tokens_[i + 1])) {
      // A straight quotation mark before a glued word opens: stop."Next
      const bool straight = tokens_[i + 1].form == "\"" || tokens_[i + 1].form == "'";
      if (straight && !tokens_[i + 1].space_after && i + 2 < end_ && !is_closer(tokens_[i + 2]) &&
          !has_open_quote(i, tokens_[i + 1].form)) {
        break;
      }
      ++i;
    }
    return i;
  }

  // Notes like "[6]" behind the stop belong to the sentence before.
  std::uint32_t after_citations(std::uint32_t i) const {
    while (i + 3 < end_ && tokens_[i + 1].form == "[" && begins_digit(tokens_[i + 2]) &&
           tokens_[i + 3].form == "]") {
      i += 3;
    }
    return i;
  }

  // Whether an odd number of straight marks stands in the last tokens.
  bool has_open_quote(std::uint32_t i, std::string_view mark) const {
    constexpr std::uint32_t kLookBack = 80;
    bool open = false;
    for (std::uint32_t at = i > begin_ + kLookBack ? i - kLookBack : begin_; at <= i; ++at) {
      if (tokens_[at].form == mark) open = !open;
    }
    return open;
  }

  std::uint32_t end_after_stop(std::uint32_t i, std::uint32_t start) const {
    const std::uint32_t last = after_citations(closed(i));
    if (last + 1 >= end_) return last;
    const bool quoted = last != i;
    const std::string& stop = tokens_[i].form;
    if (!tokens_[last].space_after) return ends_glued(i, last) ? last : kNone;
    // "1. Open the door": the number of a list item.
    const std::uint32_t next = first_word(last + 1);
    if (next == end_) return last;
    const Token& word = tokens_[next];
    if (i == start + 1 && stop == "." && tokens_[start].form.size() <= 2 &&
        begins_digit(tokens_[start])) {
      return kNone;
    }
    if (begins_lower(word)) return stop == "." && !quoted ? last : kNone;
    if (quoted && stop != "." && is_reported(next)) return kNone;
    return last;
  }

  // "talks.The": the blank was lost. Requires a word before and a capitalised word after.
  bool ends_glued(std::uint32_t i, std::uint32_t last) const {
    if (i == begin_ || tokens_[i].form.size() > 3) return false;
    const Token& before = tokens_[i - 1];
    const std::uint32_t next = first_word(last + 1);
    if (next == end_ || !begins_upper(tokens_[next])) return false;
    if (is_closer(tokens_[last + 1]) && tokens_[last + 1].space_after) return false;
    const bool word_before = is_closer(before) || begins_digit(before) || before.form.size() > 1;
    return word_before && (tokens_[next].form.size() > 1 || tokens_[next].form == "I" ||
                           tokens_[next].form == "A");
  }

  // The first token from `at` that opens no quotation or bracket; end_ if there is none.
  std::uint32_t first_word(std::uint32_t at) const {
    while (at < end_ && is_opener(tokens_[at])) ++at;
    return at;
  }

  // "Mr Lee asked", "asked the king": a reporting verb near, before any other stop. Where a
  // quotation follows it ("Mr Lee said, “No”"), the verb belongs to that one.
  bool is_reported(std::uint32_t next) const {
    for (std::uint32_t at = next; at < std::min(end_, next + 5); ++at) {
      if (is_final_stop(tokens_[at])) return false;
      if (!contains(kReporting, lower_form(tokens_[at]))) continue;
      const bool mark =
          at + 2 < end_ && (tokens_[at + 1].form == "," || tokens_[at + 1].form == ":");
      return !mark || !(tokens_[at + 2].form == "\"" || is_opener(tokens_[at + 2]));
    }
    return false;
  }

  bool ends_after_abbreviation(std::uint32_t i) const {
    const std::string lower = lower_form(tokens_[i]);
    const std::uint32_t last = closed(i);
    if (last + 1 >= end_) return true;
    if (is_title_abbreviation(tokens_[i].form) || !tokens_[last].space_after) return false;
    const std::uint32_t next = first_word(last + 1);
    if (next == end_ || !begins_upper(tokens_[next])) return false;
    const std::string& word = tokens_[next].form;
    if (contains(kMayEnd, lower)) return !contains(kTimeWords, word);
    if (next != last + 1 && lower.size() > 2) return true;  // a quotation begins
    // Initials end nothing, but "Gate C. The" does.
    return contains(kStarters, word) && !(lower.size() == 2 && word.size() == 1);
  }

  Document& document_;
  std::vector<Token>& tokens_;
  std::uint32_t begin_;
  std::uint32_t end_;
  std::uint32_t brackets_ = 0;
  std::uint32_t bracket_at_ = 0;
};

bool is_blank_line(std::string_view line) {
  for (std::size_t i = 0; i < line.size();) {
    const CodePoint c = decode_utf8(line, i);
    if (c.value > 0x20 && c.value != 0x7F && c.value != 0xFEFF && !is_space(c.value)) return false;
    i += c.length;
  }
  return true;
}

// Calls handle(ByteSpan) for each line, line breaks left out.
template <typename Handle>
void for_each_line(std::string_view text, Handle handle) {
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    handle(ByteSpan{begin, end});
    begin = end + 1;
  }
}

// Whether the lines were wrapped at some width below 100: of the lines that another line follows
// directly, most are nearly as long as the longest, and none is longer.
bool is_wrapped(std::string_view text) {
  constexpr std::size_t kWidest = 100;
  constexpr std::size_t kNarrowest = 40;
  std::size_t longest = 0;
  std::size_t inner = 0;
  std::size_t full = 0;
  std::size_t before = 0;  // length of the line before, 0 = blank
  for_each_line(text, [&](ByteSpan line) { longest = std::max(longest, line.size()); });
  if (longest > kWidest || longest < kNarrowest) return false;
  for_each_line(text, [&](ByteSpan line) {
    const bool blank = is_blank_line(slice(text, line));
    if (before != 0 && !blank) {
      ++inner;
      full += before + 16 >= longest ? 1 : 0;
    }
    before = blank ? 0 : line.size();
  });
  return inner >= 3 && full * 10 >= inner * 8;
}

}  // namespace

void split_sentences(Document& document) {
  const std::string& text = document.source.text;
  const bool wrapped = is_wrapped(text);
  ByteSpan paragraph;
  const auto finish = [&] {
    if (paragraph.empty()) return;
    const auto first = static_cast<std::uint32_t>(document.tokens.size());
    tokenize(text, paragraph, document.tokens);
    Splitter(document, first).run();
    paragraph = {};
  };
  for_each_line(text, [&](ByteSpan line) {
    const bool blank = is_blank_line(slice(text, line));
    if (blank || !wrapped) finish();
    if (blank) return;
    paragraph = paragraph.empty() ? line : ByteSpan{paragraph.begin, line.end};
  });
  finish();
}

void split_lines(Document& document) {
  for_each_line(document.source.text, [&](ByteSpan line) {
    const auto first = static_cast<std::uint32_t>(document.tokens.size());
    tokenize(document.source.text, line, document.tokens);
    const auto last = static_cast<std::uint32_t>(document.tokens.size());
    if (first == last) return;
    Sentence sentence;
    sentence.tokens = {first, last};
    sentence.text = {document.tokens[first].text.begin, document.tokens[last - 1].text.end};
    sentence.starts_paragraph = true;
    document.sentences.push_back(sentence);
  });
}

void split_tokens(Document& document) {
  constexpr std::string_view kBlanks(" \t\r\0\v\f", 6);
  const std::string_view text = document.source.text;
  for_each_line(text, [&](ByteSpan line) {
    Sentence sentence;
    sentence.tokens.begin = static_cast<std::uint32_t>(document.tokens.size());
    sentence.starts_paragraph = true;
    const std::string_view row = text.substr(0, line.end);
    std::size_t at = row.find_first_not_of(kBlanks, line.begin);
    while (at != std::string_view::npos) {
      const std::size_t end = std::min(row.find_first_of(kBlanks, at), row.size());
      Token token;
      token.text = {at, end};
      token.form = row.substr(at, end - at);
      document.tokens.push_back(std::move(token));
      at = row.find_first_not_of(kBlanks, end);
    }
    sentence.tokens.end = static_cast<std::uint32_t>(document.tokens.size());
    if (sentence.tokens.empty()) return;
    sentence.text = {document.tokens[sentence.tokens.begin].text.begin,
                     document.tokens.back().text.end};
    document.sentences.push_back(sentence);
  });
}

}  // namespace whomet
