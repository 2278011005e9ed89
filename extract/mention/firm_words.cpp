#include "extract/mention/firm_words.h"

#include "base/words.h"

namespace whomet {

bool is_firm_noun(std::string_view lemma) {
  return is_word_in(
      lemma,
      "company|firm|corporation|conglomerate|consortium|giant|startup|subsidiary|operator|"
      "contractor|"
      "manufacturer|maker|producer|supplier|developer|retailer|supermarket|bank|lender|insurer|"
      "airline|carrier|shipbuilder|shipyard|carmaker|automaker|planemaker|chipmaker|drugmaker|"
      "steelmaker|brewer|miner|refiner|utility");
}

bool is_firm_suffix(std::string_view form) {
  return is_word_in(
      form,
      "ASA|AG|SE|NV|N.V.|Oyj|AB|A/S|SpA|S.p.A.|S.A.|Ltd|Ltd.|plc|Plc|PLC|Inc|Inc.|Corp|Corp.|GmbH|"
      "LLC|L.L.C.|JSC|PJSC|OJSC|Bhd|Tbk|B.V.|BV|KGaA|Pte|Pty|Co.");
}

}  // namespace whomet
