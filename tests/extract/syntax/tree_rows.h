// Small trees for tests, a line a token.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>

#include <doctest/doctest.h>

#include "extract/syntax/conllu.h"

namespace whomet {

// Rows "form UPOS xpos head deprel", a line a token.
inline Document document_of(const std::string& text) {
  std::string rows;
  int id = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string fields = text.substr(begin, end - begin);
    const std::string form = fields.substr(0, fields.find(' '));
    std::size_t at = 0;
    for (const std::string& between :
         {"\t" + form + "\t", std::string("\t"), std::string("\t_\t"), std::string("\t")}) {
      at = fields.find(' ', at);
      REQUIRE(at != std::string::npos);
      fields.replace(at, 1, between);
      at += between.size();
    }
    rows += std::to_string(++id) + "\t" + fields + "\t_\t_\n";
    begin = end + 1;
  }
  auto documents = read_conllu(rows, "test");
  REQUIRE(documents.ok());
  return documents->front();
}

inline std::string arcs_of(const Document& document) {
  std::string arcs;
  for (const Token& token : document.tokens) {
    if (!arcs.empty()) arcs += " ";
    arcs += std::to_string(token.head == kNone ? 0 : token.head + 1) + ":" + token.deprel;
  }
  return arcs;
}

// A tree as document_of() reads it, and what its arcs have to be once it is repaired.
struct RepairRow {
  const char* text;
  const char* arcs;
};

template <std::size_t N>
void check_repairs(const RepairRow (&rows)[N], void (*repair)(Document&)) {
  for (const RepairRow& row : rows) {
    CAPTURE(std::string(row.text));
    Document document = document_of(row.text);
    repair(document);
    CHECK(arcs_of(document) == row.arcs);
  }
}

}  // namespace whomet
