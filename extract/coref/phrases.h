// Small questions about noun phrases.
#pragma once

#include "extract/document.h"

namespace whomet {

// Whether the phrase begins with "the", "this", "those", "such": something known.
bool is_definite(const Document& document, const Mention& mention);

// Whether the phrase is an article and a noun, or a noun alone.
bool is_bare(const Document& document, const Mention& mention);

}  // namespace whomet
