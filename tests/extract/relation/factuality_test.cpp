#include "extract/relation/factuality.h"

#include <doctest/doctest.h>

#include "tests/extract/relation/small_document.h"

using namespace whomet;

namespace {

struct Row {
  const char* words;
  const char* verb;     // form of the word asked about
  const char* reading;  // "not", modality, "by WHO", with blanks
};

constexpr Row kRows[] = {
    {"Olsen/PROPN/2/nsubj met/VERB:meet/0/root Quispe/PROPN/2/obj", "met", "asserted"},
    {"Olsen/PROPN/3/nsubj will/AUX/3/aux meet/VERB/0/root Quispe/PROPN/3/obj", "meet", "planned"},
    {"Olsen/PROPN/3/nsubj could/AUX/3/aux meet/VERB/0/root Quispe/PROPN/3/obj", "meet", "possible"},
    {"Olsen/PROPN/4/nsubj has/AUX:have/4/aux not/PART/4/advmod met/VERB:meet/0/root "
     "Quispe/PROPN/4/obj",
     "met", "not asserted"},
    {"Baku/PROPN/3/nsubj not/PART/3/advmod invited/VERB:invite/0/root although/SCONJ/6/mark "
     "Olsen/PROPN/6/nsubj met/VERB:meet/3/advcl Quispe/PROPN/6/obj",
     "met", "asserted"},
    {"Olsen/PROPN/2/nsubj plans/VERB:plan/0/root to/PART/4/mark meet/VERB/2/xcomp "
     "Quispe/PROPN/4/obj",
     "meet", "planned"},
    {"Olsen/PROPN/2/nsubj conspired/VERB:conspire/0/root to/PART/4/mark meet/VERB/2/xcomp "
     "Quispe/PROPN/4/obj",
     "meet", "planned"},
    {"Olsen/PROPN/2/nsubj refused/VERB:refuse/0/root to/PART/4/mark meet/VERB/2/xcomp "
     "Quispe/PROPN/4/obj",
     "meet", "not asserted"},
    {"Olsen/PROPN/3/nsubj is/AUX:be/3/aux:pass scheduled/VERB:schedule/0/root to/PART/5/mark "
     "meet/VERB/3/xcomp Quispe/PROPN/5/obj",
     "meet", "planned"},
    {"Olsen/PROPN/2/nsubj denied/VERB:deny/0/root meeting/VERB:meet/2/xcomp Quispe/PROPN/3/obj",
     "meeting", "not denied by Olsen"},
    // Reports turned away are denied; charges that somebody makes stand as theirs.
    {"Olsen/PROPN/2/nsubj rejected/VERB:reject/0/root reports/NOUN:report/2/obj that/SCONJ/6/mark "
     "Quispe/PROPN/6/nsubj left/VERB:leave/3/acl",
     "left", "not denied by Olsen"},
    {"Olsen/PROPN/2/nsubj rejected/VERB:reject/0/root reports/NOUN:report/2/obj by/ADP/5/case "
     "Lima/PROPN/3/nmod that/SCONJ/8/mark Quispe/PROPN/8/nsubj left/VERB:leave/3/acl",
     "left", "asserted by Lima"},
    {"Olsen/PROPN/2/nsubj said/VERB:say/0/root Quispe/PROPN/4/nsubj left/VERB:leave/2/ccomp",
     "left", "asserted by Olsen"},
    {"Quispe/PROPN/2/nsubj left/VERB:leave/0/root Olsen/PROPN/4/nsubj said/VERB:say/2/parataxis",
     "left", "asserted by Olsen"},
    {"if/SCONJ/3/mark Quispe/PROPN/3/nsubj leaves/VERB:leave/5/advcl Olsen/PROPN/5/nsubj "
     "stays/VERB:stay/0/root",
     "leaves", "conditional"},
    {"Olsen/PROPN/2/nsubj cancelled/VERB:cancel/0/root a/DET/4/det meeting/NOUN/2/obj", "meeting",
     "not asserted"},
    // A governor that says nothing about what depends on it.
    {"Olsen/PROPN/2/nsubj began/VERB:begin/0/root to/PART/4/mark negotiate/VERB/2/xcomp",
     "negotiate", "asserted"},
};

std::string reading_of(const Factuality& reading) {
  std::string text = reading.negated ? "not " : "";
  text += name_of(reading.modality);
  if (!reading.speaker_text.empty()) text += " by " + reading.speaker_text;
  return text;
}

}  // namespace

TEST_CASE("extract/relation/factuality: negation, modality and speaker of a word") {
  for (const Row& row : kRows) {
    CAPTURE(row.words);
    const Document document = small_document(
        {row.words}, {{"Olsen", EntityType::kPerson}, {"Quispe", EntityType::kPerson}});
    const Context context(document);
    for (std::uint32_t t = 0; t < document.tokens.size(); ++t) {
      if (document.tokens[t].form == row.verb) {
        CHECK(reading_of(factuality_of(context, t)) == row.reading);
      }
    }
  }
}
