// Capitals and seats of government: does "Moscow" stand for Russia here, or for the city?
#pragma once

#include <cstdint>

#include "extract/document.h"

namespace whomet {

// Whether the place name at these tokens acts: subject of a verb, "ties with Moscow", "Moscow's
// invasion", "sanctions on Moscow"; not "in Moscow", "visit to Moscow", "Moscow, Russia".
bool place_acts(const Document& document, TokenSpan name, std::uint32_t head);

}  // namespace whomet
