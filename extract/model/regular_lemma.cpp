// Tested by tests/extract/model/regular_lemma_test.cpp.
#include "extract/model/regular_lemma.h"

#include <utility>

#include "base/utf8.h"

namespace whomet {

std::vector<std::string> regular_bases(std::string_view form) {
  constexpr std::size_t kShortest = 3;
  std::string stem;
  for (const std::string_view ending : {"ed", "ing"}) {
    if (form.ends_with(ending)) stem = form.substr(0, form.size() - ending.size());
  }
  if (stem.size() < kShortest) return {};
  std::vector<std::string> bases = {stem};
  const std::size_t last = stem.size() - 1;
  if (stem[last] == stem[last - 1]) bases.push_back(stem.substr(0, last));
  bases.push_back(stem + "e");
  return bases;
}

std::string regular_lemma(const LemmaTable& table, std::string_view form, std::string guess) {
  if (table.has(to_lower(guess), Upos::kVerb)) return guess;
  std::vector<std::string> bases = regular_bases(to_lower(form));
  // "telephoned" is of "telephone", which the table may know as a noun only.
  for (const Upos upos : {Upos::kVerb, Upos::kNoun}) {
    for (std::string& base : bases) {
      if (table.has(base, upos)) return std::move(base);
    }
  }
  return guess;
}

}  // namespace whomet
