// The list of relation extractors, in the order in which they run: what reads clauses that nobody
// else understood comes last, who speaks in quotations first.
#include "extract/relation/extractors.h"

#include <algorithm>
#include <array>

#include "extract/extractor.h"

namespace whomet {

std::span<const Extractor> extractors() {
  static const std::array<Extractor, 8> list = {
      quotation_extractor(), role_extractor(),   structure_extractor(), meeting_extractor(),
      statement_extractor(), speech_extractor(), pair_extractor(),      open_extractor()};
  return list;
}

Result<std::vector<Extractor>> extractors_named(const std::vector<std::string>& names) {
  constexpr std::string_view kAlways = "quotation";
  std::vector<Extractor> chosen;
  std::string known;
  for (const Extractor& extractor : extractors()) {
    const bool asked = std::ranges::find(names, extractor.name) != names.end();
    if (asked || extractor.name == kAlways) chosen.push_back(extractor);
    known += known.empty() ? "" : ", ";
    known += extractor.name;
  }
  for (const std::string& name : names) {
    const bool found = std::ranges::any_of(
        extractors(), [&](const Extractor& extractor) { return extractor.name == name; });
    if (!found) {
      std::string message = "unknown extractor '";
      message += name;
      message += "'; expected one of ";
      return Error{Error::Kind::kInvalidInput, message + known};
    }
  }
  return chosen;
}

}  // namespace whomet
