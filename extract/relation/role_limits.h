// What the titles beside a name, and what stands around it, do not let the classifier of pairs say
// of somebody's office: "Peru's ambassador Olsen" heads no state, "his sister is the president"
// says nothing of him. Questions of pair_limits.cpp. Tested by
// tests/extract/relation/role_limits_test.cpp.
#pragma once

#include <string_view>

#include "extract/relation/context.h"

namespace whomet {

// Whether a title of the person, or its absence beside this owner, speaks against the relation:
// "Norwegian Prime Minister Olsen thanked Peru", "a former ambassador to Peru", "Nordvik's
// secretary-general" who advises it.
bool contradicts_title(const Context& context, std::string_view relation, const Mention& person,
                       const Mention& body);
// "the producer Olsen and the critic Quispe of the Herald": Quispe's.
bool is_body_of_another(const Context& context, const Mention& person, const Mention& body);
// "his sister is the president of the union": she is.
bool owns_person(const Context& context, const Mention& owner);
// "Peru's minister and Norwegian diplomats": they are Norway's.
bool is_of_another_state(const Context& context, const Mention& people, const Mention& state);
// "a graduate of the institute": no part or member of it any more.
bool is_left_by_graduates(const Context& context, const Mention& person, const Mention& body);
// "Olsen and Quispe met, diplomats said": of nobody who is named.
bool is_unnamed_source(const Context& context, const Mention& people, const Mention& body);

}  // namespace whomet
