// How American news writes a lawmaker's party and state: "Rep. Ann Kirk, D-Calif.,", "Sen. Angus
// Hall (R-W.Va.)". Tested by tests/extract/mention/party_tags_test.cpp.
#pragma once

#include <string_view>
#include <vector>

#include "extract/document.h"

namespace whomet {

struct PartyTag {
  TokenSpan tokens;        // "D - Calif."; its first token is the letter
  std::string_view party;  // "Democratic Party"; "" for independents. Static
};

// The tags of a sentence, in order.
std::vector<PartyTag> party_tags(const Document& document, const Sentence& sentence);

// The party that the mention names by its letter in such a tag. "" for all others.
std::string_view party_of_letter(const Document& document, const Mention& mention);

}  // namespace whomet
