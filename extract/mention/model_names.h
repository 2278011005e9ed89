// Names as the language model sees them, and how sure it is.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "extract/document.h"

namespace whomet {

// A name in the best sequence of tags of its sentence.
struct ModelName {
  TokenSpan tokens;
  NameType type = NameType::kNone;
  double confidence = 0;  // geometric mean over its tokens; GPE, LOC and FAC count as one type
};

// The names of the document that the model is sure enough of, by position. Reads: name_tags.
// The same words are the same kind of thing all through a document: a doubtful name takes the type
// that its words have elsewhere, and words that are surely a name elsewhere are one where the model
// does not exclude it. Cost: O(tokens).
std::vector<ModelName> find_model_names(const Document& document);

// The probability that the tokens are part of a name of any type: geometric mean. Requires:
// name_tags.
double name_probability(const Document& document, TokenSpan tokens);

// The same for a name of this type.
double name_probability(const Document& document, TokenSpan tokens, NameType type);

// What a name of the type is in the graph, where no table knows better.
EntityType entity_type_of(NameType type);

}  // namespace whomet
