// Which words a relation needs, and which it cannot stand beside, whoever it is between: a death
// for "dies in", a bout of violence for "attacks". Questions of pair_limits.cpp, each about two
// mentions of one sentence. Tested by tests/extract/relation/pair_words_test.cpp.
#pragma once

#include "extract/relation/context.h"

namespace whomet {

// Whether somebody is an object of the verb: "hosted officials", "fought rebels", not "fought a
// war".
bool acts_upon_somebody(const Context& context, std::uint32_t verb);
// "Olsen's counterpart visited Lima", "a nephew of Olsen was killed": not Olsen.
bool owns_people(const Context& context, const Mention& owner);

// "was charged at his home in Lima": the sentence has no word of death.
bool tells_of_no_death(const Context& context, const Mention& subject, const Mention& object);
// "a colleague of Olsen": the sentence has no word of kin.
bool tells_of_no_kin(const Context& context, const Mention& subject, const Mention& object);
// "Olsen's predecessor, Quispe": no adviser.
bool is_of_succession(const Context& context, const Mention& subject, const Mention& object);
// "Lima's Norte and Quito's Sur": Sur is not Lima's.
bool is_owner_of_another(const Context& context, const Mention& owned, const Mention& owner);
// "is sitting on two chairs", "fired missiles into the sea": no word of violence, or upon nobody.
bool tells_of_no_attack(const Context& context, const Mention& subject, const Mention& object);
// "the ambassador to Peru": the sentence has no word of leaving, or has it only of another state in
// a clause of its own: "Norway, which broke with Chile, signed a deal with Peru".
bool tells_of_no_break(const Context& context, const Mention& subject, const Mention& object);
// "Norway left the treaty": of one that is given up, nobody says here who signed it.
bool tells_of_no_signing(const Context& context, const Mention& subject, const Mention& object);
// "Police fought students": a clash, no war.
bool is_unrest(const Context& context, const Mention& subject, const Mention& object);
// "sanctions on Harvest leader Olsen": they are on Olsen.
bool is_before_its_leader(const Context& context, const Mention& body);
// "the candidate of the party", "his party", "NATO observers led by Olsen".
bool is_no_head(const Context& context, const Mention& person, const Mention& body);
// "the Norwegian company Nordvik": of no state, though in one.
bool is_company_of(const Context& context, const Mention& company, const Mention& state);
// "Norway's Nordvik": what has a name of one word and no word for an organ in it is at home there.
bool is_firm_at_home(const Context& context, const Mention& company, const Mention& state);
// "approved the sale of jets to Peru": no aid.
bool is_customer(const Context& context, const Mention& mention);
// "studied law at Oslo University": works for it no more than other graduates.
bool is_where_one_learnt(const Context& context, const Mention& person, const Mention& body);
// The same where the words place it in the state: "Norway's top refiner, Nordvik", "the Norwegian
// company Nordvik", not the owner that another company is of.
bool is_company_in(const Context& context, const Mention& company, const Mention& state);
// "Olsen defeated Quispe in the election": Quispe did not win.
bool is_beaten(const Context& context, const Mention& subject, const Mention& object);
// "served under Olsen but supported Quispe", "broke with Lima and courted Oslo": whom the first
// verb names does nothing to whom the second names.
bool are_of_two_deeds(const Context& context, const Mention& one, const Mention& other);
// "broke with Oslo and opened an embassy in Lima": what is opened is not broken off.
bool is_begun(const Context& context, const Mention& mention);
// "Norway condemned the coup, as did Peru": Peru does, nobody does it to Peru.
bool is_echo(const Context& context, const Mention& mention);

}  // namespace whomet
