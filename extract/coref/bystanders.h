// Who is named beside those that a phrase for several stands for, without being one of them: "the
// two countries" are not the one whose envoy brokered their talks.
// Tested by tests/extract/coref/groups_test.cpp.
#pragma once

#include <cstdint>
#include <string_view>

#include "extract/coref/pronoun_features.h"
#include "extract/coref/sieves.h"

namespace whomet {

// Whether the mention is, or is said of, who brokers something between others ("mediated by the
// [Swedish] diplomat"), or stands in the name of a school ("[Australian] National University").
bool is_bystander(const Resolution& r, TreeCache& trees, std::uint32_t mention);

// Whether the person's titles all say another office than "prime ministers", "presidents" or, with
// the lemma "leader", that of somebody who leads no state, party or movement. Without titles never.
bool holds_another_office(const Resolution& r, std::uint32_t person, std::string_view lemma,
                          const TitleWord* office);

}  // namespace whomet
