// CoNLL-U, the exchange form of annotated sentences: https://universaldependencies.org/format.html
// The 1-based token numbers of the format exist only in conllu.cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "extract/document.h"

namespace whomet {

// The documents of a file, one per "# newdoc" (one in all if there is none), each with tokens,
// sentences and all annotation of the basic tree. Empty nodes, enhanced graphs and other comments
// are left out. source.text is made from the forms; source.record.id is the newdoc id or "". The
// error says line and reason: "dev.conllu:12: expected 10 columns, found 4".
Result<std::vector<Document>> read_conllu(std::string_view text, std::string_view name);

// One document, with "# newdoc id = `id`", numbered sentences and names as NER=B-PER in MISC.
// Reads what is there: a document without trees gives "_" in their columns.
std::string write_conllu(const Document& document, std::string_view id);

}  // namespace whomet
