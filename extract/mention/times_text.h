// A sentence as the time grammar sees it: words split at hyphens, digits and letters kept together,
// so that it does not matter how a tokenizer cut "16-17", "mid-1990s" or "Feb.".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/document.h"

namespace whomet {

// A run of letters and digits, or one other character.
struct TimePiece {
  std::string lower;        // lower case; typographic quotes and dashes as ASCII
  ByteSpan text;            // in source.text
  std::uint32_t token = 0;  // index in Document::tokens
  bool capital = false;     // begins with an upper-case letter
  bool glued = false;       // no white space before it
};

// Which way from the day of writing a sentence points at some place; kNeither where it says that it
// may be either ("had been scheduled for").
enum class Tense { kUnknown, kPast, kFuture, kNeither };

class TimeText {
 public:
  TimeText(const Document& document, const Sentence& sentence);

  std::size_t size() const { return pieces_.size(); }
  const TimePiece& operator[](std::size_t i) const { return pieces_[i]; }

  // "" beyond either end; so callers may look around freely (index -1 wraps and is beyond the end).
  std::string_view word(std::size_t i) const;
  bool is(std::size_t i, std::string_view lower) const { return word(i) == lower; }
  bool is_dash(std::size_t i) const { return word(i) == "-"; }
  bool is_glued(std::size_t i) const { return i < pieces_.size() && pieces_[i].glued; }
  bool is_capital(std::size_t i) const { return i < pieces_.size() && pieces_[i].capital; }
  // i + 1 if a full stop of an abbreviation follows piece i - 1 at i ("Feb" "."), else i.
  std::size_t skip_dot(std::size_t i) const;
  Upos upos(std::size_t i) const;  // kX where there is no piece or no tagger ran

  // Whether the expression that begins there says when somebody said something.
  bool is_report(std::size_t begin) const;
  // "On Tuesday, Olsen announced": whether a sentence that begins with [begin, end) tells of
  // speech.
  bool opens_report(std::size_t begin, std::size_t end) const;

  // The tense around the expression [begin, end): the nearest verb or adverb before it that tells,
  // otherwise the first one after it.
  Tense tense_around(std::size_t begin, std::size_t end) const;

 private:
  Tense cue_at(std::size_t i, std::size_t limit) const;
  bool is_participle(std::size_t i) const;
  bool is_past_verb(std::size_t i) const;

  const Document& document_;  // owned by the caller, alive as long as this
  std::vector<TimePiece> pieces_;
  bool tagged_ = false;
};

}  // namespace whomet
