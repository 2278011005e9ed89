// What is left to do with reported speech once all statements are rated.
#pragma once

#include "extract/document.h"

namespace whomet {

// Drops statements that somebody says something where another, sure enough, tells what it is with
// the same speaker: of "Oslo said that Lima attacked Quito" the attack stays. Tested by
// tests/extract/relation/speech_test.cpp.
void drop_repeated_speech(Document& document);

}  // namespace whomet
