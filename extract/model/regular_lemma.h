// The base of a verb form that the lemma table does not know ("canceled" where it knows "cancel"):
// the network guesses well how such words end but not whether the base is doubled or has a silent
// e, so of the bases that spelling allows one that the table knows as a verb is taken, else the
// likeliest by the rules of spelling. Irregular forms are listed.
// Tested by tests/extract/model/regular_lemma_test.cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/model/lemma_table.h"

namespace whomet {

// Bases of a form in "-ed", "-ing", "-ies" or "-es", the plain one first: "conferred" -> "conferr",
// "confer", "conferre"; "denies" -> "deny". None for other forms, or where less than three letters
// would be left. `form`: lower case.
std::vector<std::string> regular_bases(std::string_view form);

// "fled" -> "flee", "overthrew" -> "overthrow"; "" for regular forms. `form`: lower case, in the
// past tense or a participle ("found" is a base too).
std::string irregular_base(std::string_view form);

// `guess`, unless the table does not know it; then the base of the form.
std::string regular_lemma(const LemmaTable& table, std::string_view form, std::string guess);

}  // namespace whomet
