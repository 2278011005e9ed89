// All that extraction needs besides the text: loaded once, shared by all threads.
#pragma once

#include "extract/entity/gazetteer.h"
#include "extract/syntax/parser.h"

namespace whomet {

struct Models {
  Gazetteer gazetteer;
  SyntaxModel syntax;
};

// From the files embedded in the program. Throws if one is damaged.
Models load_models();

}  // namespace whomet
