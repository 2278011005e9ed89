// "Congress", "the Senate": for the tables those of the United States. An article on Pakistan means
// another one. Tested by tests/extract/mention/american_bodies_test.cpp.
#pragma once

#include <string_view>
#include <vector>

#include "extract/document.h"
#include "extract/entity/gazetteer.h"
#include "extract/mention/name_types.h"

namespace whomet {

// "Congress", "Senate": bodies that other countries have under the same name.
bool is_shared_body(std::string_view name);

// In an article that names other countries but nothing American, gives such bodies the country that
// it is about, or none where that is not plain: then each is a body of its own.
void part_from_american_bodies(const Document& document, const Gazetteer& gazetteer,
                               std::vector<Candidate>& candidates);

}  // namespace whomet
