// Lemmas from form and tag: exceptions first, then the longest suffix rule of the tag.
// Learned from treebanks by train/train_lemmas.h; methods of rule and list as in Jursic et al.,
// "LemmaGen" (2010), simplified.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/syntax/features.h"
#include "extract/syntax/model_file.h"

namespace whomet {

// Cuts `cut` bytes off the end and puts `added` there.
struct LemmaRule {
  std::uint8_t cut = 0;
  bool keep_case = false;  // else the form is lowered first
  std::string added;

  std::string apply(std::string_view form) const;  // `form` with plain apostrophes
  friend bool operator==(const LemmaRule&, const LemmaRule&) = default;
  friend auto operator<=>(const LemmaRule&, const LemmaRule&) = default;
};

class Lemmatizer {
 public:
  static constexpr std::size_t kLongestSuffix = 6;  // bytes

  std::vector<LemmaRule> rules;
  // Both looked up only. Keys by exception_key and suffix_key; the values are exact lemmas and
  // indices of rules.
  std::unordered_map<std::uint32_t, std::string> exceptions;
  std::unordered_map<std::uint32_t, std::uint32_t> suffix_rules;

  static std::uint32_t exception_key(std::string_view lower, std::uint32_t tag) {
    return hash_text(lower, 2166136261U ^ (tag * 0x9E3779B1U));
  }
  static std::uint32_t suffix_key(std::string_view suffix, std::uint32_t tag) {
    return hash_text(suffix, 374761393U ^ (tag * 0x85EBCA77U));
  }

  std::string lemma(std::string_view form, std::uint32_t tag) const;
  // The index of the longest suffix rule that fits, or rules.size(): the lowered form is the lemma.
  std::uint32_t rule_for(std::string_view lower, std::uint32_t tag) const;

  static Lemmatizer read(ModelReader& reader);
  void write(ModelWriter& writer) const;  // sorted by key: the same bytes every time
};

}  // namespace whomet
