// Which country "President Olsen" or "Minister Berg" serves where no word beside the title says it:
// by the dated table of leaders, by who appoints or dismisses them, by where they are met, or
// because the text can mean no other. Tested by tests/extract/relation/roles_test.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "extract/relation/context.h"

namespace whomet {

// A title without an owner. Persons and countries are clusters, triggers tokens of the title.
struct UnownedOffice {
  std::uint32_t person;
  std::uint32_t trigger;
  std::string_view predicate;  // "head_of_state_of"
  std::string_view kind = {};  // "former", "acting"; empty for who is in office
};

// An office whose country a title or the word "counterpart" tells.
struct HeldOffice {
  std::uint32_t person;
  std::uint32_t owner;
  std::uint32_t trigger;
};

// The mention of a country in somebody's title.
struct TitleOwner {
  std::uint32_t person;
  std::uint32_t mention;
};

struct LikelyCountry {
  std::uint32_t country;
  double confidence;
};

// `owners` and `counterparts` are those of the whole document, whose claims say what titles tell.
// Nothing where the text may mean several. Cost: O(mentions + claims).
std::optional<LikelyCountry> country_of_office(const Document& document, const Context& context,
                                               const UnownedOffice& office,
                                               std::span<const TitleOwner> owners,
                                               std::span<const HeldOffice> counterparts);

}  // namespace whomet
