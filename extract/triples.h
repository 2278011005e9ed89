// Rows of `whomet triples`: the open relations of a document as text.
#pragma once

#include <string>
#include <vector>

#include "extract/document.h"

namespace whomet {

struct TripleSlot {
  std::string text;  // tokens verbatim, joined by single blanks
  ByteSpan span;     // in source.text, from the first to the last token
};

struct TripleRow {
  std::string sentence;  // tokens of the sentence, joined by single blanks
  double confidence = 0.0;
  TripleSlot relation;
  std::vector<TripleSlot> arguments;  // at least two
  bool inserted = false;              // the relation has a word that is not in the sentence
  bool negated = false;
  Modality modality = Modality::kAsserted;
  std::string attributed_to;  // "" = nobody
};

// In text order. Reads: sentences and tokens with head and deprel; mentions are not needed.
std::vector<TripleRow> triples_of(const Document& document);

}  // namespace whomet
