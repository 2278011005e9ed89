// Bodies that people belong to or work for, named beside them without an office there: "Olsen of
// the Labour Party", "Republican Kari Olsen", "Labour MP Olsen", "Olsen of the Oslo Post". By lists
// of words; part of the extractor of roles (roles.cpp). Tested by
// tests/extract/relation/roles_test.cpp.
#pragma once

#include <cstdint>
#include <string_view>

#include "extract/document.h"
#include "extract/relation/context.h"

namespace whomet {

// Whether the mention, which is in a cluster, names a party.
bool is_party(const Context& context, const Mention& mention);
// Whether the noun is an office in a party ("leader"); before others ("mayor") a party tells where
// somebody belongs.
bool is_party_office(std::string_view lemma);

// "is not a [minister] of", "is neither a [member] of NATO nor": an office that somebody has not.
bool is_denied_office(const Context& context, std::uint32_t office);

// States member_of and employed_by of people with names. Cost: O(mentions), and O(parties) for each
// of them.
void state_memberships(Document& document, const Context& context);

}  // namespace whomet
