#include "extract/text/quotations.h"

#include <algorithm>
#include <string_view>

#include "base/utf8.h"

namespace whomet {
namespace {

enum class Mark { kNone, kOpen, kClose, kDouble, kSingleOpen, kSingleClose, kSingle };

Mark mark_of(std::string_view form) {
  struct Row {
    std::string_view form;
    Mark mark;
  };
  static constexpr Row kMarks[] = {
      {"“", Mark::kOpen},        {"„", Mark::kOpen},    {"«", Mark::kOpen},
      {"``", Mark::kOpen},       {"”", Mark::kClose},   {"»", Mark::kClose},
      {"''", Mark::kClose},      {"\"", Mark::kDouble}, {"‘", Mark::kSingleOpen},
      {"’", Mark::kSingleClose}, {"'", Mark::kSingle}};
  for (const Row& row : kMarks) {
    if (row.form == form) return row.mark;
  }
  return Mark::kNone;
}

bool ends_in_digit(std::string_view form) {
  return !form.empty() && form.back() >= '0' && form.back() <= '9';
}

// The tokens of one paragraph, read from left to right.
class ParagraphReader {
 public:
  ParagraphReader(Document& document, TokenSpan paragraph)
      : document_(document), paragraph_(paragraph) {}

  void read() {
    for (std::uint32_t i = paragraph_.begin; i < paragraph_.end; ++i) step(i, mark_of(form(i)));
    if (open_ == Open::kDouble) close_at(paragraph_.end);
  }

 private:
  enum class Open { kNothing, kDouble, kSingle };

  std::string_view form(std::uint32_t i) const { return document_.tokens[i].form; }
  bool space_before(std::uint32_t i) const {
    return i == paragraph_.begin ||
           document_.tokens[i - 1].text.end != document_.tokens[i].text.begin;
  }
  bool space_after(std::uint32_t i) const {
    return i + 1 == paragraph_.end ||
           document_.tokens[i].text.end != document_.tokens[i + 1].text.begin;
  }
  bool is_punctuation_at(std::uint32_t i) const {
    const CodePoint first = decode_utf8(form(i), 0);
    return first.length > 0 && is_punctuation(first.value);
  }

  void step(std::uint32_t i, Mark mark) {
    if (mark == Mark::kNone) return;
    if (open_ == Open::kSingle) return step_in_single(i, mark);
    if (open_ == Open::kDouble) return step_in_double(i, mark);
    const bool inches = mark == Mark::kDouble && !space_before(i) && ends_in_digit(form(i - 1));
    const bool starts = mark == Mark::kOpen || (mark == Mark::kDouble && !inches);
    if (starts) return open_at(i, Open::kDouble);
    const bool opens_single = mark == Mark::kSingleOpen || mark == Mark::kSingle;
    if (opens_single && may_open(i) && single_end(i) != paragraph_.end) open_at(i, Open::kSingle);
  }

  void step_in_double(std::uint32_t i, Mark mark) {
    if (mark == Mark::kClose) return close_at(i);
    if (mark != Mark::kDouble && mark != Mark::kOpen) return;
    const bool reopens = mark == Mark::kOpen || (space_before(i) && !space_after(i));
    if (!reopens) return close_at(i);
    // The closing mark was forgotten: the speech ends with its sentence.
    close_at(std::min(i, sentence_end(begin_)));
    open_at(i, Open::kDouble);
  }

  void step_in_single(std::uint32_t i, Mark mark) {
    if (mark == Mark::kOpen || mark == Mark::kDouble) return open_at(i, Open::kDouble);
    if (i == single_end_) close_at(i);
  }

  void open_at(std::uint32_t i, Open kind) {
    open_ = kind;
    begin_ = i + 1;
    single_end_ = kind == Open::kSingle ? single_end(i) : paragraph_.end;
  }

  bool may_open(std::uint32_t i) const {
    return !space_after(i) && (space_before(i) || is_punctuation_at(i - 1));
  }

  // The mark that closes the single quotation opened at `open`, or the paragraph's end. After
  // punctuation it surely closes; after a word it may be a plural's apostrophe (“the states’”),
  // so the first such one is taken only if no sure one follows.
  std::uint32_t single_end(std::uint32_t open) const {
    std::uint32_t candidate = paragraph_.end;
    for (std::uint32_t i = open + 1; i < paragraph_.end; ++i) {
      const Mark mark = mark_of(form(i));
      if (mark == Mark::kOpen || mark == Mark::kDouble || mark == Mark::kSingleOpen) break;
      if (mark != Mark::kSingleClose && mark != Mark::kSingle) continue;
      if (space_before(i) || (!space_after(i) && !is_punctuation_at(i + 1))) continue;
      if (is_punctuation_at(i - 1)) return i;
      if (candidate == paragraph_.end) candidate = i;
    }
    return candidate;
  }

  std::uint32_t sentence_end(std::uint32_t token) const {
    for (const Sentence& sentence : document_.sentences) {
      if (sentence.tokens.contains(token)) return sentence.tokens.end;
    }
    return paragraph_.end;
  }

  void close_at(std::uint32_t end) {
    open_ = Open::kNothing;
    const TokenSpan span{begin_, end};
    if (!span.empty() && is_speech(span)) document_.quotations.push_back({span, kNone});
  }

  bool says_beside(TokenSpan span) const;
  bool is_speech(TokenSpan span) const;

  Document& document_;  // the caller's, alive as long as this
  TokenSpan paragraph_;
  Open open_ = Open::kNothing;
  std::uint32_t begin_ = 0;
  std::uint32_t single_end_ = 0;
};

bool is_saying(std::string_view form) {
  static constexpr std::string_view kVerbs[] = {
      "said",    "says",     "say",      "saying",    "told",    "asked",  "added",     "adds",
      "replied", "wrote",    "writes",   "stated",    "shouted", "cried",  "warned",    "declared",
      "noted",   "insisted", "answered", "explained", "tweeted", "posted", "responded", "remarked"};
  const std::string lower = to_lower(form);
  return std::find(std::begin(kVerbs), std::end(kVerbs), lower) != std::end(kVerbs);
}

bool ParagraphReader::says_beside(TokenSpan span) const {
  constexpr std::uint32_t kReach = 4;  // “Yes,” the old minister said
  for (std::uint32_t i = span.end + 1; i < paragraph_.end && i <= span.end + kReach; ++i) {
    if (is_saying(form(i))) return is_punctuation_at(span.end - 1);
    if (i > span.end + 1 && is_punctuation_at(i)) break;
  }
  if (span.begin < paragraph_.begin + 3) return false;
  return (form(span.begin - 2) == "," || form(span.begin - 2) == ":") &&
         is_saying(form(span.begin - 3));
}

bool ParagraphReader::is_speech(TokenSpan span) const {
  std::uint32_t words = 0;
  std::uint32_t long_words = 0;
  std::uint32_t capitals = 0;
  bool verb = false;
  for (std::uint32_t i = span.begin; i < span.end; ++i) {
    if (is_punctuation_at(i)) continue;
    ++words;
    const Upos upos = document_.tokens[i].upos;
    verb = verb || upos == Upos::kVerb || upos == Upos::kAux;
    if (form(i).size() <= 3) continue;
    ++long_words;
    if (is_upper(decode_utf8(form(i), 0).value)) ++capitals;
  }
  if (words == 0) return false;
  if (says_beside(span)) return true;
  const bool stops = is_punctuation_at(span.end - 1);  // "The Long Road Home from Riga" does not
  const bool title = long_words >= 2 && 4 * capitals >= 3 * long_words && !stops;
  return (words >= 5 && !title) || (words >= 3 && verb && !title);
}

}  // namespace

void find_quotations(Document& document) {
  document.quotations.clear();
  std::size_t first = 0;
  while (first < document.sentences.size()) {
    std::size_t last = first + 1;
    while (last < document.sentences.size() && !document.sentences[last].starts_paragraph) ++last;
    const TokenSpan paragraph{document.sentences[first].tokens.begin,
                              document.sentences[last - 1].tokens.end};
    ParagraphReader(document, paragraph).read();
    first = last;
  }
}

}  // namespace whomet
