#include <doctest/doctest.h>

#include "extract/relation/extractors.h"
#include "tests/extract/relation/annotated_text.h"
#include "tests/extract/relation/small_document.h"

using namespace whomet;

namespace {

const std::vector<SmallEntity> kEntities = {{"Norway|Norwegian", EntityType::kCountry},
                                            {"Peru|Peruvian", EntityType::kCountry},
                                            {"Kenya|Kenyan", EntityType::kCountry},
                                            {"Olsen|she", EntityType::kPerson},
                                            {"Quispe", EntityType::kPerson}};

struct Row {
  const char* words;
  const char* claims;
};

constexpr Row kRows[] = {
    {"Norway/PROPN/2/nsubj accused/VERB:accuse/0/root Peru/PROPN/2/obj", "Norway|accuses|Peru\n"},
    {"Norway/PROPN/4/nsubj has/AUX:have/4/aux not/PART/4/advmod criticized/VERB:criticize/0/root "
     "Peru/PROPN/4/obj",
     "Norway|criticizes|Peru|not\n"},
    // Passive, and two who act.
    {"Peru/PROPN/3/nsubj:pass was/AUX:be/3/aux:pass invaded/VERB:invade/0/root by/ADP/5/case "
     "Norway/PROPN/3/obl:agent and/CCONJ/7/cc Kenya/PROPN/5/conj",
     "Norway|invades|Peru\nKenya|invades|Peru\n"},
    {"Norway/PROPN/3/nsubj may/AUX/3/aux sanction/VERB/0/root Peru/PROPN/3/obj",
     "Norway|sanctions|Peru|possible\n"},
    {"Norway/PROPN/2/nsubj wants/VERB:want/0/root to/PART/4/mark support/VERB/2/xcomp "
     "Peru/PROPN/4/obj",
     "Norway|supports|Peru|desired\n"},
    {"Olsen/PROPN/2/nsubj said/VERB:say/0/root Norway/PROPN/4/nsubj attacked/VERB:attack/2/ccomp "
     "Peru/PROPN/4/obj",
     "Norway|attacks|Peru|by Olsen\n"},
    // When it is so, is not what it is about.
    {"At/ADP/3/case the/DET/3/det time/NOUN/6/obl Norway/PROPN/6/nsubj was/AUX:be/6/cop "
     "worried/ADJ/0/root about/ADP/8/case Peru/PROPN/6/obl",
     "Norway|concerned_about|Peru\n"},
    // Each other; part of something; whose arms strike.
    {"Norway/PROPN/4/nsubj and/CCONJ/3/cc Peru/PROPN/1/conj blamed/VERB:blame/0/root "
     "each/DET/4/obj other/ADJ/5/fixed",
     "Norway|accuses|Peru\nPeru|accuses|Norway\n"},
    {"Norway/PROPN/2/nsubj annexed/VERB:annex/0/root part/NOUN/2/obj of/ADP/5/case "
     "Peru/PROPN/3/nmod",
     "Norway|invades|Peru\n"},
    {"Norwegian/ADJ/2/amod warplanes/NOUN:warplane/3/nsubj bombed/VERB:bomb/0/root "
     "Peru/PROPN/3/obj",
     "Norway|attacks|Peru\n"},
    {"Norwegian/ADJ/2/amod papers/NOUN:paper/3/nsubj attacked/VERB:attack/0/root "
     "Peru/PROPN/3/obj",
     ""},
    {"Norway/PROPN/3/nmod:poss 's/PART/1/case ties/NOUN:tie/0/root with/ADP/5/case "
     "Peru/PROPN/3/nmod",
     "Norway|partner_of|Peru\n"},
    {"relations/NOUN:relation/0/root between/ADP/3/case Norway/PROPN/1/nmod and/CCONJ/5/cc "
     "Peru/PROPN/3/conj",
     "Norway|partner_of|Peru\n"},
    {"Norway/PROPN/2/nsubj imposed/VERB:impose/0/root sanctions/NOUN:sanction/2/obj on/ADP/5/case "
     "Peru/PROPN/2/obl",
     "Norway|sanctions|Peru\n"},
    {"Norway/PROPN/2/nsubj severed/VERB:sever/0/root ties/NOUN:tie/2/obj with/ADP/5/case "
     "Peru/PROPN/3/nmod",
     "Norway|cuts_ties_with|Peru\nNorway|partner_of|Peru|not\n"},
    // Who condemns or foils a deed has not done it; whose ties they are may speak of them.
    {"Norway/PROPN/2/nsubj condemned/VERB:condemn/0/root the/DET/4/det raid/NOUN/2/obj "
     "on/ADP/6/case "
     "Peru/PROPN/4/nmod",
     "Norway|criticizes|'raid on Peru'\n"},
    {"Norway/PROPN/2/nsubj foiled/VERB:foile/0/root the/DET/4/det raid/NOUN/2/obj on/ADP/6/case "
     "Peru/PROPN/4/nmod",
     ""},
    {"Norway/PROPN/2/nsubj called/VERB:call/0/root the/DET/4/det raid/NOUN/2/obj on/ADP/6/case "
     "Peru/PROPN/2/obl shameful/ADJ/2/xcomp",
     "Norway|criticizes|'raid'\n"},
    {"Norway/PROPN/2/nsubj called/VERB:call/0/root a/DET/4/det boycott/NOUN/2/obj of/ADP/6/case "
     "Peru/PROPN/4/nmod",
     "Norway|opposes|Peru\n"},
    {"Norway/PROPN/2/nsubj praised/VERB:praise/0/root ties/NOUN:tie/2/obj with/ADP/5/case "
     "Peru/PROPN/3/nmod",
     "Norway|praises|'ties with Peru'\nNorway|partner_of|Peru\n"},
    // What several nouns share is one topic with them.
    {"Norway/PROPN/2/nsubj discussed/VERB:discuss/0/root causes/NOUN/2/obj and/CCONJ/5/cc "
     "effects/NOUN/3/conj of/ADP/7/case war/NOUN/3/nmod",
     "Norway|discusses|'causes and effects of war'\n"},
    {"Norway/PROPN/2/nsubj discussed/VERB:discuss/0/root trade/NOUN/2/obj and/CCONJ/6/cc "
     "the/DET/6/det effects/NOUN/3/conj of/ADP/8/case war/NOUN/6/nmod",
     "Norway|discusses|'trade'\nNorway|discusses|'effects of war'\n"},
    // What is called for: by countries and bodies; persons mean their country.
    {"Norway/PROPN/2/nsubj called/VERB:call/0/root for/ADP/5/case better/ADJ/5/amod "
     "ties/NOUN:tie/2/obl with/ADP/7/case Peru/PROPN/5/nmod",
     "Norway|urges|'better ties with Peru'\nNorway|partner_of|Peru|desired\n"},
    {"Olsen/PROPN/2/nsubj called/VERB:call/0/root for/ADP/5/case better/ADJ/5/amod "
     "ties/NOUN:tie/2/obl with/ADP/7/case Peru/PROPN/5/nmod",
     "Olsen|urges|'better ties with Peru'\n"},
    {"Norway/PROPN/2/nsubj wants/VERB:want/0/root close/ADJ/4/amod ties/NOUN:tie/2/obj "
     "with/ADP/6/case Peru/PROPN/4/nmod",
     "Norway|partner_of|Peru|desired\n"},
    // With each other, unless with somebody else.
    {"Norway/PROPN/4/nsubj and/CCONJ/3/cc Peru/PROPN/1/conj clashed/VERB:clash/0/root",
     "Norway|at_war_with|Peru\n"},
    {"Norway/PROPN/4/nsubj and/CCONJ/3/cc Peru/PROPN/1/conj clashed/VERB:clash/0/root "
     "with/ADP/6/case Kenya/PROPN/4/obl",
     ""},
    // What is lifted is no more.
    {"Kenya/PROPN/2/nsubj lifted/VERB:lift/0/root the/DET/4/det sanctions/NOUN:sanction/2/obj "
     "that/PRON/7/obj Norway/PROPN/7/nsubj imposed/VERB:impose/4/acl:relcl on/ADP/9/case "
     "Peru/PROPN/7/obl",
     "Norway|sanctions|Peru|not\n"},
    // Nothing to state: no object, an object of a wrong type, a verb of no relation.
    {"Norway/PROPN/2/nsubj attacked/VERB:attack/0/root", ""},
    {"Norway/PROPN/2/nsubj invaded/VERB:invade/0/root Olsen/PROPN/2/obj", ""},
    {"Norway/PROPN/2/nsubj resembles/VERB:resemble/0/root Peru/PROPN/2/obj", ""},
};

}  // namespace

TEST_CASE("extract/relation/statements: sentences and what they state") {
  for (const Row& row : kRows) {
    CAPTURE(row.words);
    Document document = small_document({row.words}, kEntities);
    statement_extractor().extract(document);
    CHECK(as_lines(document) == row.claims);
  }
}

TEST_CASE("extract/relation/statements: triggers lie in their sentence") {
  for (const Row& row : kRows) {
    Document document = small_document({row.words, row.words}, kEntities);
    statement_extractor().extract(document);
    for (const Claim& claim : document.claims) {
      REQUIRE(claim.sentence < document.sentences.size());
      CHECK(covers(document.sentences[claim.sentence].tokens, claim.trigger));
      CHECK(claim.confidence > 0.0);
      CHECK(claim.confidence <= 1.0);
    }
  }
}

TEST_CASE(
    "extract/relation/statements: what somebody is has not the time of what is told of them") {
  struct Timed {
    const char* text;
    const char* predicate;
    const char* time;
  };
  for (const Timed& row : {
           Timed{"Kari Olsen founded the firm in 2006 with her brother Erik Olsen.", "kin_of", ""},
           Timed{"Peru closed its border with Chile on Sunday.", "borders", ""},
           Timed{"Kari Olsen, a critic of Peru, met Pedro Quispe on Monday.", "criticizes", ""},
           Timed{"Norway blacklisted Quispe's partner Erik Lund in 2020.", "partner_of", ""},
           Timed{"Peru, Chile's rival, has shipped arms to Kenya since 2020.", "competes_with", ""},
           Timed{"Norway was an ally of Peru in 1990.", "partner_of", "1990"},
           Timed{"Norway restored ties with Peru in 1990.", "partner_of", "1990"},
           Timed{"Norway criticized Peru on Monday.", "criticizes", "Monday"},
       }) {
    CAPTURE(std::string(row.text));
    const Document document = annotated_text(row.text);
    bool found = false;
    for (const Claim& claim : document.claims) {
      if (claim.open || claim.predicate != row.predicate) continue;
      found = true;
      const std::string time =
          claim.time == kNone ? ""
                              : std::string(document.text_of(document.times[claim.time].tokens));
      CHECK(time == row.time);
    }
    CHECK(found);
  }
}
