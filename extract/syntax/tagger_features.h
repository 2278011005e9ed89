// What the tagger looks at: the word and its neighbours, and the two tags before it.
// After Collins (EMNLP 2002) and the usual perceptron taggers: words, affixes, shapes, and from a
// lexicon the most frequent tag of each word, which also shows what is still to the right.
#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "extract/document.h"
#include "extract/syntax/features.h"

namespace whomet {

// Most frequent tag of each frequent word.
struct TagLexicon {
  struct Entry {
    std::uint8_t tag = 0;
    bool certain = false;  // frequent and never tagged otherwise: the model is not asked
  };

  std::unordered_map<std::uint32_t, Entry> by_form;  // WordKeys::form; looked up only

  const Entry* find(std::uint32_t form) const {
    const auto found = by_form.find(form);
    return found == by_form.end() ? nullptr : &found->second;
  }
};

// One sentence as the tagger sees it, with two blank words at either end.
class TaggerView {
 public:
  static constexpr std::uint32_t kNoTag = 255;

  // Reads the forms. Requires: the sentence is not empty.
  void assign(std::span<const Token> sentence, const TagLexicon& lexicon);

  std::size_t size() const { return size_; }
  const TagLexicon::Entry* entry(std::size_t i) const { return entries_[i]; }
  // Features of word i. Requires: tags of all words before it are set.
  void features(std::size_t i, FeatureList& list) const;
  void set_tag(std::size_t i, std::uint32_t tag) { tags_[i + 2] = tag; }
  std::uint32_t tag(std::size_t i) const { return tags_[i + 2]; }

 private:
  std::size_t size_ = 0;
  bool capitals_ = false;  // no lower-case letter in the whole sentence, or all words capitalised
  std::vector<WordKeys> words_;                    // shifted by two
  std::vector<const TagLexicon::Entry*> entries_;  // not shifted
  std::vector<std::uint32_t> guesses_;             // lexicon tags, shifted by two
  std::vector<std::uint32_t> tags_;                // shifted by two
};

}  // namespace whomet
