// Negation, modality and speaker of what whole sentences state.
#include <set>
#include <string>

#include <doctest/doctest.h>

#include "tests/extract/relation/annotated_text.h"

using namespace whomet;

namespace {

// "not planned by Kenya" of the claim "A|predicate|B"; "none" where there is no such claim, "many"
// where they differ.
std::string reading_of(const Document& document, const std::string& line) {
  std::set<std::string> readings;
  for (const Claim& claim : document.claims) {
    if (claim.open || name_of(document, claim.subject) + "|" + claim.predicate + "|" +
                              name_of(document, claim.object) !=
                          line) {
      continue;
    }
    std::string text = claim.negated ? "not " : "";
    text += name_of(claim.modality);
    if (claim.speaker != kNone) text += " by " + document.clusters[claim.speaker].name;
    readings.insert(text);
  }
  if (readings.empty()) return "none";
  return readings.size() == 1 ? *readings.begin() : "many";
}

struct Row {
  const char* text;
  const char* claim;
  const char* reading;
};

constexpr const char* kAttacks = "Norway|attacks|Peru";
constexpr const char* kSupports = "Norway|supports|Peru";
constexpr const char* kSanctions = "Norway|sanctions|Peru";
constexpr const char* kMember = "Norway|member_of|NATO";
constexpr const char* kCriticizes = "Norway|criticizes|Peru";

constexpr Row kRows[] = {
    // Spoken of, and in force all the same; an attack that is not known of is not.
    {"Kenya refused to support the Norwegian sanctions against Peru.", kSanctions, "asserted"},
    {"Kenya has not joined the Norwegian sanctions against Peru.", kSanctions, "asserted"},
    {"Kenya did not support a Norwegian attack on Peru.", kAttacks, "possible"},
    // Asked, or on a condition.
    {"Did Norway attack Peru?", kAttacks, "possible"},
    {"Why did Norway attack Peru?", kAttacks, "asserted"},
    {"If Kenya agrees, Norway will attack Peru.", kAttacks, "conditional"},
    // Who does not vouch for it says nothing.
    {"Kenya has not confirmed that Norway attacked Peru.", kAttacks, "possible"},
    {"Kenya stopped short of accusing Norway of attacking Peru.", kAttacks, "asserted"},
    {"Norway attacked Peru; Kenya did not immediately comment.", kAttacks, "asserted"},
    {"Norway used the airport to attack Peru.", kAttacks, "asserted"},
    {"Norway has never used the airport to attack Peru.", kAttacks, "not asserted"},
    {"Norway did not vote to support Peru.", kSupports, "not asserted"},
    {"Kenya did not say why Norway attacked Peru.", kAttacks, "asserted"},
    // "Not" of one of two is not of the verb.
    {"Norway criticized not only Peru but also Kenya.", kCriticizes, "asserted"},
    {"Not only Norway criticized Peru.", kCriticizes, "asserted"},
    {"Did Norway, which attacked Peru, sign the pact?", kAttacks, "asserted"},
    {"Kenya dismissed a report by the newspaper that Norway had attacked Peru.", kAttacks,
     "not denied by Kenya"},
    {"Kenya has not ruled out sanctions against Peru.", "Kenya|sanctions|Peru", "possible"},
    {"The Kenyan parliament voted to support Peru.", "Kenya|supports|Peru", "asserted"},
    // Whoever helps, it is done.
    {"Kenya denied that it helped Norway attack Peru.", kAttacks, "asserted by Kenya"},
    {"Norway attacked Peru.", kAttacks, "asserted"},
    // Not yet.
    {"Norway is close to an agreement with Peru.", "Norway|agrees_with|Peru", "possible"},
    {"Norway moved closer to a pact with Peru.", "Norway|agrees_with|Peru", "possible"},
    {"Kenya is trying to broker a truce between Norway and Peru.", "Norway|agrees_with|Peru",
     "desired"},
    {"Kenya brokered a truce between Norway and Peru.", "Norway|agrees_with|Peru", "asserted"},
    {"Norway is nearing a deal with Peru.", "Norway|agrees_with|Peru", "possible"},
    {"Norway signed a deal with Peru.", "Norway|agrees_with|Peru", "asserted"},
    {"Kari Olsen met Peru's President-elect Juan Quispe.", "Juan Quispe|head_of_state_of|Peru",
     "planned"},
    {"Kari Olsen met Peru's President Juan Quispe.", "Juan Quispe|head_of_state_of|Peru",
     "asserted"},
    // Not so.
    {"Norway has not condemned Peru.", kCriticizes, "not asserted"},
    {"Norway never attacked Peru.", kAttacks, "not asserted"},
    {"Norway has yet to sanction Peru.", kSanctions, "not asserted"},
    {"Norway refrained from condemning Peru.", kCriticizes, "not asserted"},
    {"There is no evidence that Norway has attacked Peru.", kAttacks, "not asserted"},
    {"Norway called off an attack on Peru.", kAttacks, "not asserted"},
    {"Norway has no diplomatic relations with Peru.", "Norway|has_diplomatic_relations_with|Peru",
     "not asserted"},
    {"Norway signed no deal with Peru.", "Norway|agrees_with|Peru", "not asserted"},
    {"Norway did not sign any deal with Peru.", "Norway|agrees_with|Peru", "not asserted"},
    {"Norway gave no aid to Peru.", "Norway|gives_aid_to|Peru", "not asserted"},
    {"Norway has no plans to attack Peru.", kAttacks, "not planned"},
    {"Investigators found no evidence of an attack by Norway on Peru.", kAttacks, "not asserted"},
    {"Norway had no right to attack Peru.", kAttacks, "not asserted"},
    {"Norway is in no position to attack Peru.", kAttacks, "not asserted"},
    {"Norway's attack on Peru never materialized.", kAttacks, "not asserted"},
    {"A Norwegian attack on Peru would trigger a war.", kAttacks, "conditional"},
    // Taken for granted, whatever the clause says of it.
    {"Norway's support for Peru will help the farmers.", kSupports, "asserted"},
    {"Norway's support for Peru did not help the farmers.", kSupports, "asserted"},
    {"Norway stopped supporting Peru.", kSupports, "not asserted"},
    {"Norway is no longer supporting Peru.", kSupports, "not asserted"},
    {"Norway is unable to support Peru.", kSupports, "not asserted"},
    {"Norway has ruled out attacking Peru.", kAttacks, "not asserted"},
    {"Norway stopped short of condemning Peru.", kCriticizes, "not asserted"},
    {"Without supporting Peru, Norway attacked Kenya.", kSupports, "not asserted"},
    {"Kenya prevented Norway from attacking Peru.", kAttacks, "not asserted"},
    {"Norway neither attacked Peru nor supported Kenya.", kAttacks, "not asserted"},
    {"Neither Norway nor Kenya attacked Peru.", kAttacks, "not asserted"},
    {"Norway nearly attacked Peru.", kAttacks, "not asserted"},
    {"It is not true that Norway attacked Peru.", kAttacks, "not asserted"},
    {"Norway decided not to attack Peru.", kAttacks, "not planned"},
    // So all the same.
    {"Norway did not only attack Peru but also Kenya.", kAttacks, "asserted"},
    {"Norway attacked Peru without warning.", kAttacks, "asserted"},
    {"Norway attacked Peru because Kenya had refused to support Norway.", kAttacks, "asserted"},
    // Not yet, or not sure.
    {"Norway is expected to sanction Peru.", kSanctions, "predicted"},
    {"Norway will likely attack Peru.", kAttacks, "predicted"},
    {"It is unlikely that Norway will attack Peru.", kAttacks, "not predicted"},
    {"Kenya predicted that Norway would attack Peru.", kAttacks, "predicted by Kenya"},
    {"Norway may sanction Peru.", kSanctions, "possible"},
    {"Norway could attack Peru.", kAttacks, "possible"},
    {"Kenya doubts that Norway will support Peru.", kSupports, "possible"},
    {"Kenya fears that Norway will attack Peru.", kAttacks, "possible by Kenya"},
    {"Kenya asked whether Norway had attacked Peru.", kAttacks, "possible"},
    {"Norway threatened to attack Peru.", kAttacks, "possible"},
    {"Kenya warned Norway against attacking Peru.", kAttacks, "possible"},
    {"Chile will sell no oil until Norway ends sanctions against Peru.", kSanctions, "asserted"},
    {"Norway is considering sanctions against Peru.", kSanctions, "considering"},
    {"If Norway attacks Peru, Kenya will respond.", kAttacks, "conditional"},
    {"They fear a potential Norwegian invasion of Peru.", "Norway|invades|Peru", "possible"},
    {"They discussed planned Norwegian arms sales to Peru.", "Norway|supplies_arms_to|Peru",
     "planned"},
    {"Norway would support Peru if Kenya attacked.", kSupports, "conditional"},
    {"Kenya wants Norway to support Peru.", kSupports, "desired"},
    {"Kenya urged Norway to support Peru.", kSupports, "desired"},
    {"Norway must support Peru, Kenya said.", kSupports, "desired by Kenya"},
    {"Peru requested aid from Norway.", "Norway|gives_aid_to|Peru", "desired"},
    {"Peru has sought help from Norway.", "Norway|gives_aid_to|Peru", "desired"},
    {"Peru received aid from Norway.", "Norway|gives_aid_to|Peru", "asserted"},
    {"Norway promised a loan to Peru.", "Norway|gives_aid_to|Peru", "planned"},
    {"Norway promised to support Peru.", kSupports, "planned"},
    {"Norway agreed to support Peru.", kSupports, "planned"},
    {"Norway was about to attack Peru.", kAttacks, "planned"},
    // Said by somebody.
    {"Norway denied attacking Peru.", kAttacks, "not denied by Norway"},
    {"Norway denied that it had attacked Peru.", kAttacks, "not denied by Norway"},
    {"Norway dismissed reports that it had attacked Peru.", kAttacks, "not denied by Norway"},
    {"Kenya said Norway had attacked Peru.", kAttacks, "asserted by Kenya"},
    {"Kenya accused Norway of attacking Peru.", kAttacks, "asserted by Kenya"},
    {"Kenya believes that Norway attacked Peru.", kAttacks, "asserted by Kenya"},
    {"Norway attacked Peru, Kenya said.", kAttacks, "asserted by Kenya"},
    {"Norway attacked Peru, said Kari Olsen, the Kenyan president.", kAttacks,
     "asserted by Kari Olsen"},
    {"According to Kenya, Norway attacked Peru.", kAttacks, "asserted by Kenya"},
    {"Norway attacked Peru, according to Kenyan officials.", kAttacks,
     "asserted by Kenyan officials"},
    {"“Norway attacked Peru,” Kari Olsen said.", kAttacks, "asserted by Kari Olsen"},
    {"“It is raining,” said Kari Olsen. “Norway attacked Peru.”", kAttacks,
     "asserted by Kari Olsen"},
    {"“Norway attacked Peru. It is raining,” Kari Olsen told reporters.", kAttacks,
     "asserted by Kari Olsen"},
    {"Kari Olsen told parliament: “Norway attacked Peru.”", kAttacks, "asserted by Kari Olsen"},
    {"Kari Olsen said Pedro Quispe told her that Norway had attacked Peru.", kAttacks,
     "asserted by Pedro Quispe"},
    {"The Andina agency quoted Pedro Quispe as saying that Norway had attacked Peru.", kAttacks,
     "asserted by Pedro Quispe"},
    // A clause of its own behind a semicolon tells nothing of the one before.
    {"Norway attacked Peru; Kenya said it was a mistake.", kAttacks, "asserted"},
    {"Norway attacked Peru; Kenya denied the charge.", kAttacks, "asserted"},
    // Of neither, and applied for.
    {"Norway belongs neither to NATO nor to the European Union.", kMember, "not asserted"},
    {"Norway belongs to neither NATO nor the European Union.", kMember, "not asserted"},
    {"Norway belongs not only to NATO but also to the European Union.", kMember, "asserted"},
    {"Norway has applied to join NATO.", kMember, "desired"},
    {"Norway has applied for membership of NATO.", kMember, "desired"},
    {"Norway, which has applied to join NATO, took part.", kMember, "desired"},
    {"The parliament of Peru approved Norway's application to join NATO.", kMember, "desired"},
    {"Norway is a candidate to join NATO.", kMember, "desired"},
    {"Norway has joined NATO.", kMember, "asserted"},
    {"Norway is neither an ally of Peru nor a member of NATO.", "Peru|partner_of|Norway",
     "not asserted"},
    // Accused of it by nobody who is named.
    {"Norway was accused of attacking Peru.", kAttacks, "possible"},
    {"Norway was accused by Kenya of attacking Peru.", kAttacks, "asserted by Kenya"},
    {"Norway lifted its sanctions against Peru.", kSanctions, "not asserted"},
    {"Norway downgraded its ties with Peru.", "Norway|partner_of|Peru", "not asserted"},
    // What somebody thinks of another is his own voice.
    {"Norway says it supports Peru.", kSupports, "asserted"},
};

}  // namespace

TEST_CASE("extract/relation/factuality: sentences and how their statements are meant") {
  for (const Row& row : kRows) {
    CAPTURE(std::string(row.text));
    CHECK(reading_of(annotated_text(row.text), row.claim) == std::string(row.reading));
  }
}
