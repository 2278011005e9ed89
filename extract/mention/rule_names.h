// Which pieces of a text that look like names are names though the language model finds none there.
// Tested by tests/extract/mention/names_test.cpp.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "extract/document.h"
#include "extract/mention/model_names.h"
#include "extract/mention/name_runs.h"

namespace whomet {

// The first word of the span whose head is outside of it, no punctuation or preposition.
std::uint32_t head_of(const Document& document, TokenSpan span);

class RuleNames {
 public:
  // `names` of the model, by position. Both must outlive it.
  RuleNames(const Document& document, const std::vector<ModelName>& names)
      : document_(document), names_(names) {}

  // Those of a sentence.
  std::span<const ModelName> names_of(std::uint32_t sentence) const;

  // A piece in which the model finds no name, but one more likely than not, or possible where the
  // tables have it. Without a model all pieces are.
  bool is_left_to_rules(const NamePiece& piece) const;

  // Proper nouns in which the model sees no name, not even one in part.
  bool is_unclaimed(const NamePiece& piece) const;

  // A name for the model, whatever it may be of. False without a model.
  bool is_surely_name(const NamePiece& piece) const;

 private:
  // "Deputy Foreign Minister Song Min-soon": what follows an office is who holds it, though the
  // model knows no such name.
  bool is_after_office(const NamePiece& piece) const;

  // Surely a name for the model, which only cannot tell of what. Words before nouns ("Patriot
  // missiles") are as often brands and kinds.
  bool is_of_doubtful_type(const NamePiece& piece) const;

  const Document& document_;
  const std::vector<ModelName>& names_;
};

}  // namespace whomet
