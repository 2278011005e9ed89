// What the tables know about the names of people: the gender of given names, and whether words
// look like the name of a person at all. Keys and comparison are in graph/name_keys.h.
#pragma once

#include <string_view>

#include "extract/entity/gazetteer.h"

namespace whomet {

enum class Gender { kUnknown, kMale, kFemale };

// Gender of the first given name that the table knows; kUnknown for names of both.
Gender gender_of_name(std::string_view full_name, const Gazetteer& gazetteer);

// Whether a run of capitalised words reads as a person: a known given name and a family name, a
// family-first name ("Xi Jinping"), or initials before a word ("J. D. Vance").
bool looks_like_person(std::string_view full_name, const Gazetteer& gazetteer);

}  // namespace whomet
