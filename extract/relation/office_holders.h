// Whose president or prime minister a named person is, by the table of leaders of the gazetteer:
// the name's mentions get that country, for roles.cpp. Where the table knows several countries for
// such a name, none. Tested by tests/extract/relation/roles_test.cpp.
#pragma once

#include "extract/document.h"
#include "extract/entity/gazetteer.h"

namespace whomet {

void note_office_holders(Document& document, const Gazetteer& gazetteer);

}  // namespace whomet
