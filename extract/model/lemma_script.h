// How a lemma is made from its form; train/text.py learns these scripts.
//
//   "=be"  the lemma itself
//   "l2y"  lower the form, cut two characters off its end, add "y"; "k2y" keeps the case
//   "t0"   capitals of a name: only the first stays ("LISBON" -> "Lisbon")
//   "n0"   without commas: 14,000 -> 14000
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace whomet {

class LemmaScript {
 public:
  // Nothing if it is no script. `script` must outlive the result.
  static std::optional<LemmaScript> parse(std::string_view script);

  // Never empty for a form that is not: what would be is the form lowered.
  std::string lemma(std::string_view form) const;

 private:
  enum class Kind { kWhole, kNumber, kLower, kKeep, kTitle };
  Kind kind_ = Kind::kLower;
  std::size_t cut_ = 0;  // characters
  std::string_view added_;
};

}  // namespace whomet
