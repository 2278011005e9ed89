// What fills a slot of a pattern (pattern_slots.h): nodes of the types that may stand there, else
// the words. Tested by tests/extract/relation/patterns_test.cpp.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/relation/pattern_slots.h"
#include "extract/relation/recorder.h"

namespace whomet {

class PatternEnds {
 public:
  // Both must outlive this.
  PatternEnds(const PatternSlots& slots, const Recorder& recorder)
      : slots_(&slots), recorder_(&recorder) {}

  // Of a verb. Phrases behind a preposition whose lemma is among `except` (parted by "|") are left
  // out; `or_text`, `or_owner`: see Recorder::fillers().
  std::vector<Filler> of_verb(std::uint32_t verb, std::string_view slot, TypeSet types,
                              bool or_text, bool or_owner, std::string_view except) const;
  // "objected to lifting the ban", "support for ending it": the words of the gerund clause that the
  // preposition opens, behind a verb or noun.
  std::vector<Filler> gerund_after(std::uint32_t word, std::string_view preposition,
                                   TypeSet types) const;

 private:
  std::string office_text(std::uint32_t verb, std::uint32_t office) const;

  const PatternSlots* slots_;
  const Recorder* recorder_;
};

}  // namespace whomet
