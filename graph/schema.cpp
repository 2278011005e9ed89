// The ontology as a table. Domain and range are written with one letter a type, so that a predicate
// stays one line: Person, Country, Organization, Group, L = Place, Meeting, Event, Document, Role,
// Topic, Item. A wrong letter does not compile. Source: docs/ontology.md. Tested by
// tests/graph/schema_test.cpp.
#include "graph/schema.h"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace whomet {
namespace {

consteval EntityType type_of_letter(char letter) {
  switch (letter) {
    case 'P':
      return EntityType::kPerson;
    case 'C':
      return EntityType::kCountry;
    case 'O':
      return EntityType::kOrganization;
    case 'G':
      return EntityType::kGroup;
    case 'L':
      return EntityType::kPlace;
    case 'M':
      return EntityType::kMeeting;
    case 'E':
      return EntityType::kEvent;
    case 'D':
      return EntityType::kDocument;
    case 'R':
      return EntityType::kRole;
    case 'T':
      return EntityType::kTopic;
    case 'I':
      return EntityType::kItem;
    default:
      throw std::logic_error("no such type letter");
  }
}

consteval TypeSet types(std::string_view letters) {
  TypeSet set;
  for (const char letter : letters) set.insert(type_of_letter(letter));
  return set;
}

// clang-format off
// name, inverse, label, label of the inverse, group, domain, range, symmetric, state
constexpr Predicate kPredicates[] = {
    {"holds_role", "role_of", "holds the role", "role of", "role", types("P"), types("R"), false, true},
    {"official_of", "has_official", "official of", "has official", "role", types("PG"), types("CO"), false, true},
    {"head_of_state_of", "has_head_of_state", "head of state of", "has head of state", "role", types("P"), types("C"), false, true},
    {"head_of_government_of", "has_head_of_government", "head of government of", "has head of government", "role", types("P"), types("CL"), false, true},
    {"minister_of", "has_minister", "minister of", "has minister", "role", types("P"), types("C"), false, true},
    {"spokesperson_of", "has_spokesperson", "spokesperson of", "has spokesperson", "role", types("P"), types("OCP"), false, true},
    {"leads", "led_by", "leads", "led by", "role", types("P"), types("O"), false, true},
    {"member_of", "has_member", "member of", "has member", "role", types("PCO"), types("O"), false, true},
    {"employed_by", "employs", "works for", "employs", "role", types("P"), types("O"), false, true},
    {"adviser_of", "advised_by", "adviser of", "advised by", "role", types("P"), types("POC"), false, true},
    {"citizen_of", "has_citizen", "citizen of", "has citizen", "role", types("PG"), types("C"), false, true},
    {"part_of", "has_part", "part of", "has part", "role", types("OLEMDGI"), types("OCLEMD"), false, true},
    {"located_in", "location_of", "located in", "location of", "role", types("LOMEI"), types("LC"), false, true},
    {"borders", "", "borders", "borders", "role", types("CL"), types("CL"), true, true},
    {"participates_in", "has_participant", "took part in", "had participant", "meeting", types("PCOG"), types("MEODT"), false, false},
    {"meets_with", "", "met", "met", "meeting", types("PCOG"), types("PCOG"), true, false},
    {"visits", "visited_by", "visited", "visited by", "meeting", types("PCOG"), types("LCO"), false, false},
    {"hosts", "hosted_by", "hosted", "hosted by", "meeting", types("COPL"), types("MPCG"), false, false},
    {"speaks_at", "has_speaker", "spoke at", "had speaker", "meeting", types("PCG"), types("ML"), false, false},
    {"discusses", "discussed_by", "discussed", "discussed by", "meeting", types("PCOGM"), types("TEDCI"), false, false},
    {"mediates", "mediated_by", "mediated", "mediated by", "meeting", types("PCOG"), types("ECT"), false, false},
    {"negotiates_with", "", "negotiated with", "negotiated with", "meeting", types("PCOG"), types("PCOG"), true, false},
    {"supports", "supported_by", "supported", "supported by", "verbal_coop", types("PCOG"), types("PCOGETDIL"), false, false},
    {"praises", "praised_by", "praised", "praised by", "verbal_coop", types("PCOG"), types("PCOGEMDT"), false, false},
    {"pledges", "pledged_by", "pledged", "pledged by", "verbal_coop", types("PCOG"), types("TEDPCOG"), false, false},
    {"proposes", "proposed_by", "proposed", "proposed by", "verbal_coop", types("PCOG"), types("TDME"), false, false},
    {"urges", "urged_by", "urged", "urged by", "verbal_coop", types("PCOG"), types("PCOGTE"), false, false},
    {"agrees_with", "", "agreed with", "agreed with", "verbal_coop", types("PCOG"), types("PCOG"), true, false},
    {"signs", "signed_by", "signed", "signed by", "verbal_coop", types("PCOG"), types("D"), false, false},
    {"issues", "issued_by", "issued", "issued by", "verbal_coop", types("PCOG"), types("D"), false, false},
    {"partner_of", "", "partner of", "partner of", "ties", types("PCOG"), types("PCOG"), true, true},
    {"cooperates_with", "", "cooperated with", "cooperated with", "ties", types("PCOG"), types("PCOG"), true, false},
    {"has_diplomatic_relations_with", "", "has diplomatic relations with", "has diplomatic relations with", "ties", types("C"), types("C"), true, true},
    {"trades_with", "", "traded with", "traded with", "ties", types("PCOGL"), types("PCOGL"), true, false},
    {"exports_to", "buys_from", "exported to", "bought from", "ties", types("PCOGL"), types("PCOGL"), false, false},
    {"buys_from", "exports_to", "bought from", "exported to", "ties", types("PCOGL"), types("PCOGL"), false, false},
    {"gives_aid_to", "gets_aid_from", "gave aid to", "got aid from", "ties", types("PCOG"), types("PCOG"), false, false},
    {"supplies_arms_to", "gets_arms_from", "supplied arms to", "got arms from", "ties", types("PCOGL"), types("PCOGL"), false, false},
    {"depends_on", "relied_on_by", "depends on", "relied on by", "ties", types("PCOG"), types("PCOG"), false, true},
    {"influences", "influenced_by", "influenced", "influenced by", "ties", types("PCOG"), types("PCOGLT"), false, true},
    {"says", "said_by", "said", "said by", "speech", types("PCOGMD"), types("TEDIPCOGM"), false, false},
    {"denies", "denied_by", "denied", "denied by", "speech", types("PCOG"), types("TEPCOG"), false, false},
    {"accuses", "accused_by", "accused", "accused by", "verbal_conflict", types("PCOG"), types("PCOG"), false, false},
    {"criticizes", "criticized_by", "criticized", "criticized by", "verbal_conflict", types("PCOG"), types("PCOGETDI"), false, false},
    {"rejects", "rejected_by", "rejected", "rejected by", "verbal_conflict", types("PCOG"), types("PCOGTDME"), false, false},
    {"warns", "warned_by", "warned", "warned by", "verbal_conflict", types("PCOG"), types("PCOGTE"), false, false},
    {"threatens", "threatened_by", "threatened", "threatened by", "verbal_conflict", types("PCOG"), types("PCOGT"), false, false},
    {"concerned_about", "worries", "concerned about", "worries", "speech", types("PCOG"), types("PCOGTEI"), false, false},
    {"doubts", "doubted_by", "doubted", "doubted by", "speech", types("PCOG"), types("PCOGTEDM"), false, false},
    {"at_war_with", "", "at war with", "at war with", "conflict", types("COG"), types("COG"), true, true},
    {"invades", "invaded_by", "invaded", "invaded by", "conflict", types("PCOG"), types("CL"), false, false},
    {"attacks", "attacked_by", "attacked", "attacked by", "conflict", types("PCOG"), types("PCOGLI"), false, false},
    {"orders", "ordered_by", "ordered", "ordered by", "conflict", types("POC"), types("ETM"), false, false},
    {"sanctions", "sanctioned_by", "sanctioned", "sanctioned by", "conflict", types("PCOG"), types("PCOGT"), false, false},
    {"pressures", "pressured_by", "pressured", "pressured by", "conflict", types("PCOG"), types("PCOG"), false, false},
    {"opposes", "opposed_by", "opposed", "opposed by", "conflict", types("PCOG"), types("PCOGTED"), false, false},
    {"competes_with", "", "competes with", "competes with", "conflict", types("PCOG"), types("PCOG"), true, true},
    {"violates", "violated_by", "violated", "violated by", "conflict", types("PCOG"), types("TDI"), false, false},
    {"cuts_ties_with", "cut_off_by", "cut ties with", "cut off by", "conflict", types("PCOG"), types("PCOG"), false, false},
    {"affects", "affected_by", "affected", "affected by", "conflict", types("PCOGEDTI"), types("PCOGET"), false, false},
    {"appoints", "appointed_by", "appointed", "appointed by", "extension", types("PCOG"), types("PG"), false, false},
    {"dismisses", "dismissed_by", "dismissed", "dismissed by", "extension", types("PCOG"), types("PG"), false, false},
    {"runs_for", "contested_by", "ran for", "contested by", "extension", types("POG"), types("ERO"), false, false},
    {"wins", "won_by", "won", "won by", "extension", types("POGC"), types("ERO"), false, false},
    {"detains", "detained_by", "detained", "detained by", "extension", types("PCOG"), types("PG"), false, false},
    {"releases", "released_by", "released", "released by", "extension", types("PCOG"), types("PG"), false, false},
    {"judges", "judged_by", "judged", "judged by", "extension", types("OPC"), types("PCOGDET"), false, false},
    {"enacts", "enacted_by", "enacted", "enacted by", "extension", types("COPG"), types("DT"), false, false},
    {"dies_in", "death_of", "died in", "death of", "extension", types("PG"), types("ELC"), false, false},
    {"kin_of", "", "relative of", "relative of", "extension", types("P"), types("P"), true, true},
};
// clang-format on

constexpr std::size_t kCount = std::size(kPredicates);

// Indices into kPredicates, sorted by name.
consteval std::array<std::size_t, kCount> indices_by_name() {
  std::array<std::size_t, kCount> indices{};
  for (std::size_t i = 0; i < kCount; ++i) indices[i] = i;
  std::sort(indices.begin(), indices.end(),
            [](std::size_t a, std::size_t b) { return kPredicates[a].name < kPredicates[b].name; });
  return indices;
}
constexpr auto kByName = indices_by_name();

}  // namespace

std::span<const Predicate> predicates() {
  return kPredicates;
}

const Predicate* find_predicate(std::string_view name) {
  const auto found = std::lower_bound(
      kByName.begin(), kByName.end(), name,
      [](std::size_t index, std::string_view wanted) { return kPredicates[index].name < wanted; });
  if (found == kByName.end() || kPredicates[*found].name != name) return nullptr;
  return &kPredicates[*found];
}

}  // namespace whomet
