// Paragraphs are found by line breaks and empty lines, tokens by rule (tokenizer.h); after which of
// them a sentence ends, the segmenter of the language model says. It has the last word but in two
// cases that it knows little of: titles and initials before a name ("Gen. Moe", "J. R. Berg") end
// nothing, nor does a quoted question before its reporting verb ("Who?" he asked). Tested by
// tests/extract/text/sentences_test.cpp.
#include "extract/text/sentences.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "extract/model/segmenter.h"
#include "extract/text/abbreviations.h"
#include "extract/text/tokenizer.h"

namespace whomet {
namespace {

// clang-format off
constexpr std::string_view kReporting[] = {  // sorted; "Why?" NAME asked
    "added", "adds", "announced", "answered", "argued", "asked", "asks", "continued", "cried",
    "declared", "demanded", "exclaimed", "explained", "insisted", "joked", "noted", "quipped",
    "recalled", "replied", "said", "says", "shouted", "stated", "tells", "told", "tweeted",
    "wondered", "wonders", "writes", "wrote", "yelled"};
// clang-format on

constexpr std::string_view kBodies[] = {  // initials of what is no person
    "A.D.", "A.M.", "B.C.",   "D.C.", "E.U.", "L.A.",
    "N.Y.", "P.M.", "U.A.E.", "U.K.", "U.N.", "U.S."};
constexpr std::string_view kBeforeBodies[] = {  // "worked at the F.B.I."
    "a", "an", "at", "by", "for", "from", "in", "into", "of", "on", "the", "to", "with"};
constexpr std::string_view kOpenings[] = {  // words that open a sentence
    "after", "all",   "although", "an",     "and",  "another", "as",    "at",    "before",
    "both",  "but",   "by",       "during", "each", "even",    "every", "few",   "for",
    "from",  "her",   "here",     "his",    "how",  "if",      "in",    "its",   "many",
    "more",  "most",  "nobody",   "none",   "not",  "now",     "on",    "one",   "only",
    "other", "our",   "she",      "since",  "some", "such",    "that",  "the",   "their",
    "then",  "there", "these",    "they",   "this", "those",   "two",   "under", "until",
    "what",  "when",  "where",    "while",  "who",  "why",     "with",  "yet",   "you"};
constexpr std::string_view kDatelineMarks[] = {",", "(", ")", "/", "."};
constexpr std::string_view kOffices[] = {  // right before a name
    "Ambassador", "Chancellor", "Colonel", "General",   "Governor", "King",
    "Mayor",      "Minister",   "Premier", "President", "Prince",   "Princess",
    "Queen",      "Secretary",  "Senator", "Speaker"};
constexpr std::string_view kDays[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                      "Friday", "Saturday", "Sunday"};

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

bool is_blank_line(std::string_view line) {
  for (std::size_t i = 0; i < line.size();) {
    const CodePoint c = decode_utf8(line, i);
    if (!is_blank(c)) return false;
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

std::vector<ByteSpan> find_paragraphs(std::string_view text) {
  const bool wrapped = is_wrapped(text);
  std::vector<ByteSpan> paragraphs;
  bool open = false;
  for_each_line(text, [&](ByteSpan line) {
    const bool blank = is_blank_line(slice(text, line));
    if (!blank && open && wrapped) {
      paragraphs.back().end = line.end;
    } else if (!blank) {
      paragraphs.push_back(line);
    }
    open = !blank;
  });
  return paragraphs;
}

// The characters that the segmenter sees, and where they begin in the text.
struct Stream {
  std::u32string characters;
  std::vector<std::size_t> begins;
};

Stream stream_of(std::string_view text, std::span<const ByteSpan> paragraphs) {
  Stream stream;
  for (const ByteSpan paragraph : paragraphs) {
    bool blank_due = false;
    bool empty = true;
    for (std::size_t at = paragraph.begin; at < paragraph.end;) {
      const CodePoint c = decode_utf8(text.substr(0, paragraph.end), at);
      if (is_blank(c)) {
        blank_due = !empty;
      } else {
        if (blank_due) {
          stream.characters += U' ';
          stream.begins.push_back(at);
        }
        blank_due = empty = false;
        stream.characters += c.valid ? c.value : kReplacementCharacter;
        stream.begins.push_back(at);
      }
      at += c.length;
    }
    stream.characters += U'\n';
    stream.begins.push_back(paragraph.end);
  }
  return stream;
}

class Splitter {
 public:
  Splitter(Document& document, const Segmenter& segmenter, std::span<const ByteSpan> paragraphs)
      : document_(document),
        tokens_(document.tokens),
        paragraphs_(paragraphs),
        stream_(stream_of(document.source.text, paragraphs)) {
    marks_ = segmenter.find_ends(stream_.characters);
  }

  void run() {
    for (const ByteSpan paragraph : paragraphs_) {
      begin_ = static_cast<std::uint32_t>(tokens_.size());
      tokenize(document_.source.text, paragraph, tokens_);
      end_ = static_cast<std::uint32_t>(tokens_.size());
      if (begin_ != end_) split_paragraph();
    }
  }

 private:
  void split_paragraph() {
    const std::size_t first_sentence = document_.sentences.size();
    std::uint32_t start = begin_;
    if (const std::uint32_t text = end_of_dateline(); text != begin_) {
      add({begin_, text});
      document_.sentences.back().is_dateline = true;
      start = text;
    }
    for (std::uint32_t i = start; i < end_; ++i) {
      // No sentence is "U.S." alone.
      std::uint32_t last =
          ends_sentence(i) && !(i == start && is_dotted(tokens_[i].form)) ? i : kNone;
      if (last == kNone && i + 1 - start >= kLongestSentence) last = place_to_cut(start, i);
      if (last == kNone && i + 1 < end_) continue;
      if (last == kNone) last = i;
      add({start, last + 1});
      start = last + 1;
    }
    document_.sentences[first_sentence].starts_paragraph = true;
    Sentence& sentence = document_.sentences.back();
    sentence.is_heading = first_sentence + 1 == document_.sentences.size() &&
                          sentence.tokens.size() <= 20 && !ends_with_stop(sentence.tokens);
  }

  // "OSLO, March 3 (Nordlys) -", "Oslo (dpa) –": where the text behind a dateline begins; the
  // parser would take the place for somebody who says or does what follows. begin_ if there is
  // none. Agencies that write themselves small are known by their brackets.
  std::uint32_t end_of_dateline() const {
    constexpr std::uint32_t kLongest = 18;  // tokens
    constexpr std::uint32_t kLeastText = 6;
    constexpr std::uint32_t kLeastReport = 3;  // behind the name of an agency
    if (!ends_with_stop({begin_, end_})) return begin_;
    bool bracket = false;  // open
    bool source = false;   // "(Nordlys)"
    int slashes = 0;       // "/Nordlys/"
    bool place = true;     // before the first comma or bracket
    bool shouted = true;   // all words of the place
    for (std::uint32_t i = begin_; i < std::min(end_, begin_ + kLongest); ++i) {
      const Token& token = tokens_[i];
      const char first = token.form[0];
      if (is_dash(token.form) && i > begin_ && tokens_[i - 1].space_after && token.space_after) {
        const bool opens = i + (source ? kLeastReport : kLeastText) < end_ &&
                           (is_capital(tokens_[i + 1].form[0]) || is_opener(tokens_[i + 1]) ||
                            tokens_[i + 1].form == "\"");
        return opens && (source || shouted) && !has_dash_after(i) ? i + 1 : begin_;
      }
      // "/Nordlys/."
      if (token.form == "." && slashes == 2 && i + kLeastReport < end_) return i + 1;
      slashes += token.form == "/" ? 1 : 0;
      if (is_capital(first) || (i > begin_ && first >= '0' && first <= '9')) {
        shouted = shouted && (!place || is_shouted(token.form));
        continue;
      }
      if (i > begin_ && token.form == "-" && !tokens_[i - 1].space_after)
        continue;  // PORT-AU-PRINCE
      if (i == begin_ || !(source || bracket || contains(kDatelineMarks, token.form)))
        return begin_;
      bracket = token.form == "(" || (bracket && token.form != ")");
      source = source || token.form == ")";
      place = false;
    }
    return begin_;
  }

  // "NATO – Norway's main ally – agreed": two dashes around what is told aside.
  bool has_dash_after(std::uint32_t dash) const {
    for (std::uint32_t i = dash + 1; i < end_ && !is_final_stop(tokens_[i]); ++i) {
      if (is_dash(tokens_[i].form) && tokens_[i - 1].space_after && tokens_[i].space_after) {
        return true;
      }
    }
    return false;
  }

  static bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

  static bool is_dash(const std::string& form) {
    return form == "-" || form == "--" || form == "_" || form == "\xE2\x80\x93" ||
           form == "\xE2\x80\x94";
  }

  // "OSLO", "N'DJAMENA".
  static bool is_shouted(const std::string& form) {
    return form.size() > 2 &&
           std::ranges::none_of(form, [](char c) { return c >= 'a' && c <= 'z'; }) &&
           std::ranges::any_of(form, is_capital);
  }

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

  // Of a sentence that is too long: the last comma or semicolon of its last quarter, or its end.
  std::uint32_t place_to_cut(std::uint32_t start, std::uint32_t i) const {
    for (std::uint32_t at = i; at > start + kLongestSentence * 3 / 4; --at) {
      if (tokens_[at].form == "," || tokens_[at].form == ";") return at;
    }
    return tokens_[i].joined_to_next ? i - 1 : i;
  }

  bool ends_sentence(std::uint32_t i) {
    const Token& token = tokens_[i];
    if (token.joined_to_next || i + 1 == end_ || mark_at(token.text) != EndMark::kSentence)
      return false;
    if (is_title_abbreviation(token.form)) return false;
    const bool posted = token.form == "X." && i > begin_ && tokens_[i - 1].form == "on";
    if (is_initial(token.form) && !posted) return false;
    if (are_initials(i)) return false;
    if (is_bare_day(i) || is_within_name(i)) return false;
    return !is_closer(token) || !asks(i) || !is_reported(i + 1);
  }

  // The strongest mark inside the token. Tokens are asked in their order.
  EndMark mark_at(ByteSpan text) {
    EndMark strongest = EndMark::kNothing;
    while (at_ < stream_.begins.size() && stream_.begins[at_] < text.begin) ++at_;
    for (; at_ < stream_.begins.size() && stream_.begins[at_] < text.end; ++at_) {
      if (stream_.characters[at_] != U' ') strongest = std::max(strongest, marks_[at_]);
    }
    return strongest;
  }

  // "after talks | Tuesday with", "President Olsen | Thursday told": no stop, but a day, which the
  // segmenter takes for the capital of a new sentence.
  bool is_bare_day(std::uint32_t i) const {
    const char last = tokens_[i].form.back();
    const bool word = (last >= 'a' && last <= 'z') || (last >= 'A' && last <= 'Z');
    return word && contains(kDays, tokens_[i + 1].form);
  }

  // "President Ama | Berg": no stop, between an office and the end of a name, where the segmenter
  // does not know the given name.
  bool is_within_name(std::uint32_t i) const {
    const std::string& form = tokens_[i].form;
    const std::string& next = tokens_[i + 1].form;
    const char last = form.back();
    if (i == begin_ || !contains(kOffices, tokens_[i - 1].form)) return false;
    return is_capital(form[0]) && last >= 'a' && last <= 'z' && next.size() > 1 &&
           is_capital(next[0]) && !contains(kOpenings, lower_form(tokens_[i + 1]));
  }

  // "J.", that the tokenizer has taken for an initial before a name.
  static bool is_initial(std::string_view form) {
    return form.size() == 2 && form[1] == '.' && form[0] >= 'A' && form[0] <= 'Z';
  }

  // "George H.W. Bush", "spokesman P.J. Berg": initials of a person. Behind a preposition or an
  // article they may be a body's, as in "for the F.B.I. | Peru"; then the segmenter decides.
  bool are_initials(std::uint32_t i) const {
    const std::string& form = tokens_[i].form;
    if (form.size() > 6 || !is_dotted(form) || contains(kBodies, form)) return false;
    const auto is_capital = [](std::string_view word) { return word[0] >= 'A' && word[0] <= 'Z'; };
    if (!is_capital(form) || !is_capital(tokens_[i + 1].form) || tokens_[i + 1].form.size() < 3) {
      return false;
    }
    if (contains(kOpenings, lower_form(tokens_[i + 1]))) return false;
    return i == begin_ || !contains(kBeforeBodies, lower_form(tokens_[i - 1]));
  }

  // Whether a question or an exclamation ends before the closing marks at `i`.
  bool asks(std::uint32_t i) const {
    while (i > begin_ && is_closer(tokens_[i])) --i;
    return tokens_[i].form.find_first_of("?!") != std::string::npos;
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

  Document& document_;
  std::vector<Token>& tokens_;
  std::span<const ByteSpan> paragraphs_;
  Stream stream_;
  std::vector<EndMark> marks_;
  std::size_t at_ = 0;  // in the stream, behind the last token that was asked for
  std::uint32_t begin_ = 0;
  std::uint32_t end_ = 0;
};

}  // namespace

void split_sentences(Document& document, const Segmenter& segmenter) {
  const std::vector<ByteSpan> paragraphs = find_paragraphs(document.source.text);
  Splitter(document, segmenter, paragraphs).run();
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
