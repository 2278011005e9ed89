// The mentions of an annotated text as lines.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "extract/document.h"
#include "tests/support/annotated_text.h"

namespace whomet {

// "Kari Olsen=Person; Norway=Country" of the mentions of one level, in order.
inline std::string mentions_of(const Document& document, MentionLevel level) {
  std::string line;
  for (const Mention& mention : document.mentions) {
    if (mention.level != level) continue;
    if (!line.empty()) line += "; ";
    line +=
        std::string(document.text_of(mention.tokens)) + "=" + std::string(name_of(mention.type));
  }
  return line;
}

// The cluster name that the `nth` mention with these words belongs to; "" = none.
inline std::string referent_of(const Document& document, std::string_view words, int nth = 0) {
  for (const Mention& mention : document.mentions) {
    if (document.text_of(mention.tokens) != words || nth-- > 0) continue;
    return mention.cluster == kNone ? "" : document.clusters[mention.cluster].name;
  }
  return "no such mention";
}

// A text, words of it, and what they refer to.
struct ReferentRow {
  const char* text;
  const char* words;
  const char* referent;
};

template <std::size_t N>
void check_referents(const ReferentRow (&rows)[N]) {
  for (const ReferentRow& row : rows) {
    CAPTURE(std::string(row.text));
    CHECK(referent_of(annotated(row.text), row.words) == row.referent);
  }
}

// A text and its names, as mentions_of() has them.
struct NameRow {
  const char* text;
  const char* names;
};

template <std::size_t N>
void check_names(const NameRow (&rows)[N]) {
  for (const NameRow& row : rows) {
    CAPTURE(std::string(row.text));
    CHECK(mentions_of(annotated(row.text), MentionLevel::kName) == row.names);
  }
}

}  // namespace whomet
