// Tested by tests/extract/model/regular_lemma_test.cpp.
#include "extract/model/regular_lemma.h"

#include <utility>

#include "base/utf8.h"

namespace whomet {

namespace {

constexpr std::size_t kShortest = 3;

// "denies", "ratified" of "deny", "ratify"; "reaches" of "reach", rarely of "reache". None for
// other forms.
std::vector<std::string> bases_by_spelling(std::string_view form) {
  if (form.size() < kShortest + 3) return {};
  if (form.ends_with("ies") || form.ends_with("ied"))
    return {std::string(form.substr(0, form.size() - 3)) + "y"};
  for (const std::string_view ending : {"ches", "shes", "sses", "xes"}) {
    if (form.ends_with(ending)) {
      return {std::string(form.substr(0, form.size() - 2)),
              std::string(form.substr(0, form.size() - 1))};
    }
  }
  return {};
}

}  // namespace

std::vector<std::string> regular_bases(std::string_view form) {
  if (std::vector<std::string> bases = bases_by_spelling(form); !bases.empty()) return bases;
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
  const std::string lower = to_lower(form);
  std::vector<std::string> bases = regular_bases(lower);
  // "telephoned" is of "telephone", which the table may know as a noun only.
  for (const Upos upos : {Upos::kVerb, Upos::kNoun}) {
    for (std::string& base : bases) {
      if (table.has(base, upos)) return std::move(base);
    }
  }
  std::vector<std::string> spelt = bases_by_spelling(lower);
  return spelt.empty() ? guess : std::move(spelt.front());
}

}  // namespace whomet
