// Names of people and organizations reduced to keys, so that spellings of one name meet and names
// of two people do not. Used inside a document (extract/coref) and across documents (graph/merge).
// Works on the strings alone: order of names by a table of family-first surnames, short forms by
// data/gazetteer/nicknames.tsv.  Tested by tests/graph/name_keys_test.cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace whomet {

// A name in its parts, folded (base/utf8.h fold) and unified for comparing; "" or empty = absent.
struct PersonName {
  std::vector<std::string> given;  // in the order written; an initial is one letter: "r"
  std::string family;              // with its particles: "von der leyen", "al-assad" -> "assad"
  std::string suffix;              // "jr", "sr", "ii", "iii"
  bool family_first = false;       // "Xi Jinping": the family name stands first
};

// Requires: no title in front ("Xi Jinping", not "President Xi Jinping"). One word is a family
// name.
PersonName parse_person_name(std::string_view name);

// Equal for spellings of one full name: "Volodymyr Zelenskyy", "Volodymyr Zelensky"; "Kim Jong-un",
// "Kim Jong Un"; "Joseph R. Biden Jr." and "Joe Biden". Middle names and initials do not count.
std::string person_key(std::string_view full_name);

// The unified family name alone: "zelensky", "xi", "biden".
std::string family_name(std::string_view full_name);

// Whether both may name one person: equal family names and no given names that contradict.
// "Biden" / "Joe Biden" / "Joseph R. Biden Jr." and "J. Smith" / "John Smith" may; "Wang Yi" /
// "Wang Wen", "Wang Yi" / "Zheng Wang" and "George H. Bush" / "George W. Bush" may not.
bool compatible_person_names(std::string_view a, std::string_view b);
bool compatible_person_names(const PersonName& x, const PersonName& y);  // of parse_person_name()

// How a Latin spelling of a foreign name is unified: accents, hyphens, yy/iy/ii/y, kh/h, -sky ...
std::string transliteration_key(std::string_view word);

// Equal for "The Shanghai Co-operation Organisation" and "Shanghai Cooperation Organization",
// "Johnson & Johnson" and "Johnson and Johnson", "U.N." and "UN".
std::string organization_key(std::string_view name);

// Whether `acronym` is made of the initials of `name`: "RSIS" of "S. Rajaratnam School of
// International Studies", "WHO" of "World Health Organization".
bool is_acronym_of(std::string_view acronym, std::string_view name);

}  // namespace whomet
