// The relation extractors, one per family; extract/extractors.cpp keeps their order.
#pragma once

#include "extract/extractor.h"

namespace whomet {

Extractor quotation_extractor();  // quotation_speakers.cpp; the others read what it finds
Extractor role_extractor();       // roles.cpp
Extractor structure_extractor();  // structure.cpp
Extractor meeting_extractor();    // meetings.cpp
Extractor statement_extractor();  // statements.cpp
Extractor speech_extractor();     // speech.cpp
Extractor pair_extractor();       // pairs.cpp
Extractor open_extractor();       // open.cpp

}  // namespace whomet
