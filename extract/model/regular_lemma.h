// The base of a regular verb form that the lemma table does not know ("canceled" where it knows
// "cancel"): the network guesses well how such words end but not whether the base is doubled or has
// a silent e, so of the bases that spelling allows one that the table knows as a verb is taken. Of
// "denies" and "reaches" spelling says enough without the table.
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

// `guess`, unless the table does not know it and knows another base of the form, or the form ends
// in "-ies", "-ied" or "-es".
std::string regular_lemma(const LemmaTable& table, std::string_view form, std::string guess);

}  // namespace whomet
