#include "extract/entity/person_names.h"

#include <algorithm>
#include <cctype>

#include "base/table_file.h"
#include "graph/name_keys.h"

namespace whomet {
namespace {

bool is_initial(std::string_view word) {
  return !word.empty() && word.size() <= 2 &&
         std::isupper(static_cast<unsigned char>(word[0])) != 0 &&
         (word.size() == 1 || word[1] == '.');
}

// "Abdel-Fattah": the part before the hyphen is tried as well.
char gender_letter(std::string_view word, const Gazetteer& gazetteer) {
  if (const char letter = gazetteer.given_name(word); letter != '\0') return letter;
  const auto hyphen = word.find('-');
  return hyphen == std::string_view::npos ? '\0' : gazetteer.given_name(word.substr(0, hyphen));
}

}  // namespace

Gender gender_of_name(std::string_view full_name, const Gazetteer& gazetteer) {
  if (parse_person_name(full_name).family_first) return Gender::kUnknown;
  const auto words = split(full_name, ' ');
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const char letter = gender_letter(words[i], gazetteer);
    if (letter == 'm') return Gender::kMale;
    if (letter == 'f') return Gender::kFemale;
    if (letter == 'b') return Gender::kUnknown;
  }
  return Gender::kUnknown;
}

bool looks_like_person(std::string_view full_name, const Gazetteer& gazetteer) {
  const auto words = split(full_name, ' ');
  if (words.size() < 2) return false;
  if (gender_letter(words[0], gazetteer) != '\0') return true;
  if (std::any_of(words.begin(), words.end() - 1, is_initial) && words.back().size() > 2)
    return true;
  return parse_person_name(full_name).family_first;
}

}  // namespace whomet
