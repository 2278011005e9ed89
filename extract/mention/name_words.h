// The words of a sentence as parts of names: which may stand in a name by their capital, which
// small words join two of them, and how far capital letters say anything at all.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/document.h"
#include "extract/entity/gazetteer.h"

namespace whomet {

// How far capital letters of a sentence tell names apart.
enum class Casing {
  kNormal,
  kTitleCase,  // "Leaders Meet in Oslo": every word is capitalised
  kUpperCase   // "LEADERS MEET IN OSLO"
};

Casing casing_of(const Document& document, const Sentence& sentence);

bool is_capitalised(const Token& token);

// "'s", "'", with either apostrophe.
bool is_possessive(std::string_view form);

// Weekdays, months, and other capitalised words that are no names.
bool is_calendar_word(std::string_view lower_word);

// "bin", "de", "von": small words inside names of people.
bool is_particle(std::string_view word);

// Words that begin the names of ministries and committees, where "and" joins two of them:
// "foreign", "trade", "defense".
bool is_field(std::string_view lower_word);

// "a", "an" or "one" before the word, an adjective between them or none.
bool has_article(const Document& document, std::uint32_t token);

bool has_letter(const std::string& form);
bool is_digits(const std::string& form);

// The longest table entry that starts at `first`; *end is one past it. Empty if there is none.
std::span<const GazetteerEntry> longest_entry(const Document& document, const Gazetteer& gazetteer,
                                              std::uint32_t first, std::uint32_t last,
                                              std::uint32_t* end);

// One sentence of normal casing, asked word by word. Document and gazetteer must outlive it.
class NameWords {
 public:
  NameWords(const Document& document, std::uint32_t sentence, const Gazetteer& gazetteer);

  std::uint32_t begin() const { return begin_; }
  std::uint32_t end() const { return end_; }
  const Token& token(std::uint32_t i) const { return document_->tokens[i]; }
  const std::string& form(std::uint32_t i) const { return token(i).form; }
  std::string lower(std::uint32_t i) const;

  // A capitalised word that may be of a name; false beyond the end of the sentence.
  bool is_name_word(std::uint32_t i) const;
  // "al-Assad" as one token, or a particle before a capitalised word.
  bool is_particle_start(std::uint32_t i) const;
  // The capital of this word may be the sentence's, or that of what is quoted.
  bool starts_sentence(std::uint32_t i) const;

 private:
  bool is_known_acronym(std::uint32_t i) const;
  bool is_after_person_word(std::uint32_t i) const;

  const Document* document_;
  const Gazetteer* gazetteer_;
  std::uint32_t begin_;
  std::uint32_t end_;
};

}  // namespace whomet
