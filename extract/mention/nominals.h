// Noun phrases without a name at their head that refer: "the Russian president", "Western
// leaders", "the war in Ukraine", "a peace plan", "the two countries", "nuclear weapons".
#pragma once

#include "extract/document.h"
#include "extract/entity/gazetteer.h"

namespace whomet {

// Adds NOM mentions. Reads: tokens with head, deprel; NAM mentions. A title that only stands in
// front of its name ("President Xi") gives none; names may nest inside.
void find_nominals(Document& document, const Gazetteer& gazetteer);

}  // namespace whomet
