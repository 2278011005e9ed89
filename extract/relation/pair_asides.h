// Which of two mentions has no part in what the clause tells of the other, by where it stands:
// inside an apposition or a relative clause, or before the name of who leads it. Questions of
// pair_limits.cpp. Tested by tests/extract/relation/pairs_test.cpp.
#pragma once

#include "extract/relation/context.h"

namespace whomet {

// "Oslo, Harvest's main backer, condemned the raid", "Oslo, which backs Harvest, hosts the talks":
// Harvest neither condemns nor hosts. Of the one inside and a third outside, in either order.
bool is_one_aside(const Context& context, const Mention& subject, const Mention& object);

// "sanctions on Harvest leader Olsen": they are on Olsen.
bool is_before_its_leader(const Context& context, const Mention& body);

// "Quispe, an ally of Norwegian President Olsen": whose president is another is no country of his.
bool is_country_of_another(const Context& context, const Mention& person, const Mention& country);

}  // namespace whomet
