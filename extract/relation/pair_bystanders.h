// Who is named beside a deed without a part in it: a witness of a signing, the country of a
// citizen, whom somebody is punished for helping. Questions of pair_limits.cpp, each about two
// mentions of one sentence. Tested by tests/extract/relation/pair_bystanders_test.cpp.
#pragma once

#include "extract/relation/context.h"

namespace whomet {

// "signed it in the presence of Olsen": she signs nothing.
bool is_witness(const Context& context, const Mention& mention);
// "sanctioned Olsen for helping Peru", "accused them of attacking Peru": what they do to Peru, who
// sanctions them does not.
bool is_done_by_who_is_blamed(const Context& context, const Mention& subject,
                              const Mention& object);
// "the lawyers of Olsen": that they are his is no deed of theirs.
bool is_owner_of_doer(const Context& context, const Mention& subject, const Mention& object);
// "gets its gas from Peru": nothing goes to Peru.
bool is_source(const Context& context, const Mention& mention);
// "the envoy of the United Nations in Lima": the envoy is there.
bool is_sender(const Context& context, const Mention& mention);
// "If it is held in Cusco, Peru will pay": another clause begins between the two.
bool is_after_comma(const Context& context, const Mention& subject, const Mention& object);
// "a grandson of Peruvian immigrants": they are of Peru.
bool is_country_of_others(const Context& context, const Mention& subject, const Mention& object);
// "a pupil of Olsen", "a graduate of the institute": no kin of hers, no member of it.
bool is_learner(const Context& context, const Mention& subject, const Mention& object);

}  // namespace whomet
