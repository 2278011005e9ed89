// The grammar of headlines, which parsers of running text do not know (Straumann, Headlinese, 1935;
// Huddleston & Pullum call it block language): "Norway, Peru to hold summit" is what they will do,
// "Olsen named envoy" what was done to her.
#pragma once

#include "extract/document.h"

namespace whomet {

// In headings (Sentence::is_heading) only: a name, or a noun for who acts, with an infinitive
// becomes the subject of its verb and "to" the auxiliary "will" (its lemma, tag and part of speech
// too); who stands before a bare "named envoy" becomes its passive subject. Trees stay trees. Cost:
// O(words) for each heading.
void repair_headlines(Document& document);

}  // namespace whomet
