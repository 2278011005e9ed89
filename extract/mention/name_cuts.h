// Cuts a run of capitalised words into titles and single names: "Norwegian Prime Minister Kari
// Olsen" gives "Norwegian" and "Kari Olsen".
#pragma once

#include <cstdint>
#include <vector>

#include "extract/document.h"
#include "extract/entity/gazetteer.h"
#include "extract/mention/name_runs.h"

namespace whomet {

// Appends the names of the run, by position. `run` lies in the sentence.
void cut_run(const Document& document, std::uint32_t sentence, const Gazetteer& gazetteer,
             TokenSpan run, std::vector<NamePiece>& pieces);

}  // namespace whomet
