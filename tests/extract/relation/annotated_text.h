// Plain sentences through the whole pipeline, and their claims as lines.
#pragma once

#include <set>
#include <span>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "tests/extract/relation/small_document.h"
#include "tests/support/annotated_text.h"

namespace whomet {

// Claims are not rated: what rules find is tested, not whether a learnt table keeps it.
inline Document annotated_text(std::string_view text) {
  static const Models models = [] {
    Models unrated = load_models();
    unrated.rates_claims = false;
    return unrated;
  }();
  return annotated(text, make_date(2022, 3, 16), models);
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

struct ClaimRow {
  const char* text;
  const char* claim;  // must be there; "" = none at all
};

inline void check_claims(std::span<const ClaimRow> rows, std::string_view extractor) {
  for (const ClaimRow& row : rows) {
    CAPTURE(row.text);
    const auto claims = claims_by(annotated_text(row.text), extractor);
    std::string all;
    for (const std::string& claim : claims) all += claim + "\n";
    CAPTURE(all);
    if (*row.claim == '\0') {
      CHECK(all.empty());
    } else {
      CHECK(claims.contains(row.claim));
    }
  }
}

}  // namespace whomet
