// The sentences that the models learn from, with copies that look like news on the web.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "extract/document.h"

namespace whomet {

// Tokens of one sentence; heads are indices into the same vector, kNone for the root.
struct TreebankSentence {
  std::vector<Token> tokens;
  std::uint32_t fold = 0;  // copies stay in the fold of their original
};

// All sentences of a CoNLL-U file. Throws std::runtime_error if it cannot be read.
std::vector<TreebankSentence> read_treebank(const std::string& path);

// Appends copies of some sentences: without final stop, with typographic quotation marks, in
// capitals, with Capitalised Words. Deterministic for a seed.
void add_news_copies(std::vector<TreebankSentence>& sentences, std::uint32_t seed);

// One document, so that tag() and parse() can be run on it.
Document as_document(const std::vector<TreebankSentence>& sentences);

}  // namespace whomet
