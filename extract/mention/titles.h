// Role titles: the words that say what office a person holds, and for whom.
//   "Russian Foreign Minister Sergey Lavrov"       Foreign Minister -> Russia
//   "Patrushev, the secretary of the Security Council,"  secretary -> Security Council
//   "Joseph X, an expert at Y University"          expert -> Y University
//   "the Russian president" (a NOM mention)        president -> Russia
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/document.h"

namespace whomet {

enum class TitleKind {
  kHeadOfState,       // president, king, emir, "Chinese leader" (of a country)
  kHeadOfGovernment,  // prime minister, premier, chancellor, mayor, governor
  kMinister,          // foreign minister, secretary of state
  kSpokesperson,
  kLeader,    // director, chairman, chief, secretary-general: of an organization
  kOfficial,  // diplomat, envoy, ambassador, official, lawmaker, judge
  kAdviser,   // adviser, aide
  kEmployee,  // professor, analyst, reporter, expert
  kMilitary,  // general, commander
  kMember,    // senator, member, deputy
  kCitizen,   // businessman, activist, journalist: no office
  kHonorific  // Mr., Dr., Sir
};

// One title noun of the table ("minister", "prime minister", "secretary of state").
struct TitleWord {
  std::string_view words;  // lower case, singular
  TitleKind kind = TitleKind::kOfficial;
  bool before_name = false;  // may stand right before a name without a comma ("President Xi")
};

// The longest entry of data/gazetteer/titles.tsv that ends at (and includes) token `last` and
// starts at or after `first`; nullptr if none. Plurals count when `plural` is given (set to whether
// it is one).
const TitleWord* find_title_ending_at(const Document& document, std::uint32_t first,
                                      std::uint32_t last, std::uint32_t* begin = nullptr,
                                      bool* plural = nullptr);

struct Title {
  std::uint32_t mention = kNone;  // the Person mention
  TokenSpan tokens;               // the role in full: "Russian Foreign Minister", "secretary of the
                                  // Security Council", "an expert at Y University" without article
  TokenSpan core;                 // title words alone: "Foreign Minister", "secretary", "expert"
  std::uint32_t head = kNone;     // token: "Minister"
  TitleKind kind = TitleKind::kOfficial;
  std::uint32_t owner = kNone;  // mention (Country, Organization, Person, Place, Group) it is for
  bool former = false;          // "former", "ex-", "late", "then"
  bool acting = false;          // "acting", "interim"
  bool to_come = false;         // "-elect", "-designate", "incoming"
  bool shared = false;          // "Senators [Olsen] and [Quispe]": a plural
};

// Titles of a Person mention, by position. For a NAM mention the titles beside it (before it,
// apposition, copula "X is the president of Y", "X, who is ..."); for a NOM mention the phrase
// itself. Requires: names and nominals are found. Cost: linear in the sentence.
std::vector<Title> titles_of(const Document& document, std::uint32_t mention);

// "a deputy mayor", "the regional manager": second to the head of something, or head of a part.
bool is_below_head(const Document& document, const Title& title);

}  // namespace whomet
