// Plain sentences through the whole pipeline, and their claims as lines.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "extract/pipeline.h"
#include "tests/extract/relation/small_document.h"

namespace whomet {

inline const Models& test_models() {
  static const Models models = load_models();
  return models;
}

inline Document annotated_text(std::string_view text) {
  Source source;
  source.text = std::string(text);
  source.offsets.add(text.size(), {0, text.size()}, true);
  source.record.id = "d000000000001";
  source.date = make_date(2022, 3, 16);
  return annotate(std::move(source), test_models());
}

// Lines of as_lines() that this extractor made, sorted and without repeats.
inline std::set<std::string> claims_by(const Document& document, std::string_view extractor) {
  std::set<std::string> lines;
  for (const Claim& claim : document.claims) {
    if (claim.extractor != extractor) continue;
    lines.insert(name_of(document, claim.subject) + "|" + claim.predicate + "|" +
                 name_of(document, claim.object));
  }
  return lines;
}

}  // namespace whomet
