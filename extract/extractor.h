// A relation extractor: facts about it and a function that appends claims and meetings.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "extract/document.h"

namespace whomet {

struct Extractor {
  const char* name;     // said in the evidence: "meeting"
  const char* summary;  // one line, for --help and docs
  // Reads all layers up to clusters and times; appends to document.meetings and document.claims.
  // Never fails: on text that it does not understand it finds nothing.
  void (*extract)(Document& document);
};

// In the order in which they run (extract/extractors.cpp).
std::span<const Extractor> extractors();

// Those with these names, in that same order, and what the others build on: who speaks in
// quotations. An error for a name that none has.
Result<std::vector<Extractor>> extractors_named(const std::vector<std::string>& names);

}  // namespace whomet
