// From a name whose type is final to its mention.
#pragma once

#include "extract/document.h"
#include "extract/entity/gazetteer.h"
#include "extract/mention/name_types.h"

namespace whomet {

// Appends the mention of the name, and that of the country inside it ("[Chinese] Foreign
// Ministry"). A capital or seat of government is the country where it acts, else the place.
void add_name(Document& document, const Gazetteer& gazetteer, const Candidate& candidate);

}  // namespace whomet
