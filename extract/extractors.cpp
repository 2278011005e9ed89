// The list of relation extractors, in the order in which they run: what reads clauses that nobody
// else understood comes last, who speaks in quotations first.
#include "extract/relation/extractors.h"

#include <array>

#include "extract/extractor.h"

namespace whomet {

std::span<const Extractor> extractors() {
  static const std::array<Extractor, 8> list = {
      quotation_extractor(), role_extractor(),   structure_extractor(), meeting_extractor(),
      statement_extractor(), speech_extractor(), pair_extractor(),      open_extractor()};
  return list;
}

}  // namespace whomet
