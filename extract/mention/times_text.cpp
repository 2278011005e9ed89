#include "extract/mention/times_text.h"

#include "base/utf8.h"
#include "extract/mention/times_words.h"

namespace whomet {
namespace {

bool is_word_character(char32_t c) {
  return is_letter(c) || is_digit(c);
}

// Splits one token. Where the form is not the text (an expanded contraction), the whole token is
// one piece, so that spans stay true.
void add_pieces(const Document& document, std::uint32_t index, std::vector<TimePiece>& pieces) {
  const Token& token = document.tokens[index];
  const ByteSpan span = token.text;
  if (span.empty() || span.end > document.source.text.size()) return;
  const std::string_view text = slice(document.source.text, span);
  const bool after_space = pieces.empty() || pieces.back().text.end != span.begin;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t begin = at;
    const CodePoint first = decode_utf8(text, at);
    if (first.length == 0) break;
    at += first.length;
    if (is_space(first.value)) continue;
    if (is_word_character(first.value)) {
      while (at < text.size()) {
        const CodePoint next = decode_utf8(text, at);
        if (next.length == 0 || !is_word_character(next.value)) break;
        at += next.length;
      }
    }
    TimePiece piece;
    piece.text = {span.begin + begin, span.begin + at};
    piece.lower = fold(text.substr(begin, at - begin));
    piece.token = index;
    piece.capital = is_upper(first.value);
    piece.glued =
        begin > 0 ? pieces.empty() || pieces.back().text.end == piece.text.begin : !after_space;
    pieces.push_back(std::move(piece));
  }
}

// clang-format off
constexpr std::string_view kFutureWords[] = {
    "will", "shall", "must", "should", "ll", "upcoming", "forthcoming", "scheduled", "slated", "due", "expected", "planned",
    "planning", "tomorrow", "ahead", "await", "awaits", "awaiting", "likely", "soon"};
// Only with "to": "agreed to meet on Friday", but "agreed on Friday".
constexpr std::string_view kFutureWithTo[] = {
    "agree", "agreed", "agrees", "plan", "plans", "set", "going", "is", "are", "intend", "intends", "hope",
    "hopes", "hoped", "want", "wants", "pledged", "promised", "vowed", "prepare", "prepares", "preparing",
    "ready", "about", "invited", "aims", "expects", "expect", "poised", "wishes", "proposed", "offered"};
// The simple present of a timetable.
constexpr std::string_view kSetForADay[] = {"scheduled", "slated", "due", "planned", "set"};
constexpr std::string_view kTimetable[] = {
    "meets", "visits", "travels", "arrives", "hosts", "heads", "begins", "starts", "opens", "flies",
    "leaves", "convenes", "faces", "holds", "gathers", "votes", "expires", "resumes", "departs", "chairs"};
constexpr std::string_view kPastWords[] = {
    "was", "were", "had", "did", "said", "told", "met", "held", "took", "made", "came", "went", "began",
    "left", "spoke", "gave", "saw", "won", "lost", "became", "flew", "sent", "wrote", "put", "ago", "led",
    "hit", "got", "found", "thought", "brought", "fell", "rose", "shot", "struck", "drew", "sought", "felt",
    "ran", "broke", "chose", "paid", "knew", "stood", "laid", "fought", "swore", "heard", "kept", "sold"};
constexpr std::string_view kNotPast[] = {"united", "armed", "need", "indeed", "speed", "hundred", "alleged",
                                         "limited", "based", "concerned", "proceed", "exceed", "succeed"};
constexpr std::string_view kBoundaries[] = {";", ":", "that", "\"", "and", "but", "while", "because", "which", "("};
// clang-format on

}  // namespace

TimeText::TimeText(const Document& document, const Sentence& sentence) : document_(document) {
  for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
    if (i >= document.tokens.size()) break;
    add_pieces(document, i, pieces_);
    tagged_ = tagged_ || document.tokens[i].xpos.starts_with("V");
  }
}

std::string_view TimeText::word(std::size_t i) const {
  return i < pieces_.size() ? std::string_view(pieces_[i].lower) : std::string_view();
}

std::size_t TimeText::skip_dot(std::size_t i) const {
  return is(i, ".") && is_glued(i) ? i + 1 : i;
}

Upos TimeText::upos(std::size_t i) const {
  return i < pieces_.size() ? document_.tokens[pieces_[i].token].upos : Upos::kX;
}

bool TimeText::is_participle(std::size_t i) const {  // "will be released", "to be held"
  static constexpr std::string_view kAuxiliaries[] = {"be", "been", "being", "will",
                                                      "to", "is",   "are"};
  for (std::size_t back = 1; back <= 2 && back <= i; ++back) {
    if (is_one_of(word(i - back), kAuxiliaries)) return true;
  }
  return false;
}

bool TimeText::is_past_verb(std::size_t i) const {
  const std::string_view lower = word(i);
  if (tagged_) return document_.tokens[pieces_[i].token].xpos == "VBD";
  const bool regular = lower.size() >= 5 && lower.ends_with("ed") && !pieces_[i].capital &&
                       !is_one_of(lower, kNotPast);
  return (regular || is_one_of(lower, kPastWords)) && !is_participle(i);
}

Tense TimeText::cue_at(std::size_t i, std::size_t limit) const {
  const std::string_view lower = word(i);
  if (lower == "ago") return Tense::kPast;
  if (is_one_of(lower, kFutureWords)) {
    static constexpr std::string_view kBe[] = {"is", "are", "was", "were", "be", "s"};
    if (lower == "due" && is(i + 1, "to") && !is_one_of(word(i - 1), kBe)) return Tense::kUnknown;
    if (lower == "ahead" && !is(i + 1, "of")) return Tense::kUnknown;
    if (lower == "will" && is_capital(i) && i > 0) return Tense::kUnknown;  // a given name
    if (is(i - 1, "as")) return Tense::kUnknown;                            // "as planned"
    // "had been scheduled for April" and was called off, before or after that.
    if (is(i - 1, "had") || is(i - 2, "had") || is(i - 3, "had")) {
      return is_one_of(lower, kSetForADay) ? Tense::kNeither : Tense::kPast;
    }
    return Tense::kFuture;
  }
  if (is_one_of(lower, kFutureWithTo)) {
    for (std::size_t next = i + 1; next < limit && next <= i + 3; ++next) {
      if (is(next, "to")) return Tense::kFuture;
    }
  }
  const bool noun = tagged_ ? upos(i) != Upos::kVerb : is(i - 1, "the") || is(i + 1, "of");
  if (is_one_of(lower, kTimetable) && !noun) return Tense::kFuture;
  return is_past_verb(i) ? Tense::kPast : Tense::kUnknown;
}

namespace {

constexpr std::string_view kSaying[] = {"said",  "says",  "told",      "announced", "reported",
                                        "wrote", "added", "statement", "tweeted",   "warned"};

}  // namespace

bool TimeText::is_report(std::size_t begin) const {
  constexpr std::size_t kReach = 5;  // "said in a statement on Friday"
  for (std::size_t back = 1; back <= kReach && back <= begin; ++back) {
    const std::string_view lower = word(begin - back);
    if (is_one_of(lower, kSaying)) return true;
    if (is_one_of(lower, kBoundaries) || lower == ",") return false;
  }
  return false;
}

bool TimeText::opens_report(std::size_t begin, std::size_t end) const {
  constexpr std::size_t kOpening = 1;  // "On Tuesday"
  constexpr std::size_t kReach = 12;  // "..., the minister of trade of Peru, Ana Quispe, announced"
  if (begin > kOpening) return false;
  for (std::size_t i = end; i < size() && i < end + kReach; ++i) {
    if (is_one_of(word(i), kSaying)) return word(i) != "statement";
    if (is_past_verb(i) || is(i, "\"")) return false;
  }
  return false;
}

Tense TimeText::tense_around(std::size_t begin, std::size_t end) const {
  constexpr std::size_t kNear = 3;  // so close, a clause boundary cuts off what is behind
  for (std::size_t back = 1; back <= begin; ++back) {
    const std::size_t i = begin - back;
    if (back <= kNear && is_one_of(word(i), kBoundaries)) break;
    const Tense tense = cue_at(i, begin);
    if (tense != Tense::kUnknown) return tense;
  }
  constexpr std::size_t kAhead = 14;
  for (std::size_t i = end; i < size() && i < end + kAhead; ++i) {
    if (is(i, ";")) break;
    static constexpr std::string_view kOnlyBefore[] = {"ahead", "ago", "tomorrow"};
    if (is_one_of(word(i), kOnlyBefore)) continue;
    const Tense tense = cue_at(i, i + 4);
    if (tense != Tense::kUnknown) return tense;
  }
  static constexpr std::string_view kDeadline[] = {"by", "until", "till"};
  return begin > 0 && is_one_of(word(begin - 1), kDeadline) ? Tense::kFuture : Tense::kUnknown;
}

}  // namespace whomet
