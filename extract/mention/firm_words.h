// Words that say of what stands beside them that it is a firm. Tested by
// tests/extract/mention/retyped_names_test.cpp.
#pragma once

#include <string_view>

namespace whomet {

// "company", "airline", "shipbuilder": singular, lower case.
bool is_firm_noun(std::string_view lemma);

// "ASA", "plc", "Inc.": what the law calls a firm, as it is written.
bool is_firm_suffix(std::string_view form);

}  // namespace whomet
