#include "extract/syntax/tagger_features.h"

#include <algorithm>

namespace whomet {
namespace {

// A headline: most words of four letters and more begin with a capital.
bool is_capitalised(std::span<const Token> sentence) {
  std::size_t words = 0;
  std::size_t capitals = 0;
  for (const Token& token : sentence) {
    if (token.form.size() < 4) continue;
    const char first = token.form[0];
    words += (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z') ? 1 : 0;
    capitals += first >= 'A' && first <= 'Z' ? 1 : 0;
  }
  return words >= 3 && capitals * 5 >= words * 4;
}

}  // namespace

void TaggerView::assign(std::span<const Token> sentence, const TagLexicon& lexicon) {
  size_ = sentence.size();
  words_.assign(size_ + 4, WordKeys{});
  guesses_.assign(size_ + 4, kNoTag);
  tags_.assign(size_ + 4, kNoTag);
  entries_.assign(size_, nullptr);
  for (std::size_t i = 0; i < size_; ++i) {
    words_[i + 2] = word_keys(sentence[i].form);
    entries_[i] = lexicon.find(words_[i + 2].form);
    if (entries_[i] == nullptr) entries_[i] = lexicon.find(words_[i + 2].lower);
    if (entries_[i] != nullptr) guesses_[i + 2] = entries_[i]->tag;
  }
  capitals_ = is_capitalised(sentence);
}

void TaggerView::features(std::size_t i, FeatureList& list) const {
  const std::size_t at = i + 2;
  const WordKeys& w = words_[at];
  const WordKeys& l1 = words_[at - 1];
  const WordKeys& l2 = words_[at - 2];
  const WordKeys& r1 = words_[at + 1];
  const WordKeys& r2 = words_[at + 2];
  const std::uint32_t t1 = tags_[at - 1];
  const std::uint32_t t2 = tags_[at - 2];
  const std::uint32_t g = guesses_[at];
  const std::uint32_t g1 = guesses_[at + 1];
  const std::uint32_t g2 = guesses_[at + 2];
  const std::uint32_t place = (i == 0 ? 1U : 0U) + (capitals_ ? 2U : 0U);
  list.clear();
  list.add(0U);
  list.add(w.form);
  list.add(w.lower);
  list.add(w.lower, place);
  for (const std::uint32_t suffix : w.suffix) list.add(suffix);
  for (const std::uint32_t prefix : w.prefix) list.add(prefix);
  list.add(w.shape, place);
  list.add(w.shape, w.suffix[2]);
  list.add(w.suffix[3], w.prefix[0]);
  list.add(l1.lower);
  list.add(l2.lower);
  list.add(r1.lower);
  list.add(r2.lower);
  list.add(l1.lower, w.lower);
  list.add(w.lower, r1.lower);
  list.add(l1.lower, r1.lower);
  list.add(r1.lower, r2.lower);
  list.add(l2.lower, l1.lower);
  list.add(l1.suffix[2]);
  list.add(r1.suffix[2]);
  list.add(r2.suffix[2]);
  list.add(l1.shape, w.shape);
  list.add(w.shape, r1.shape);
  list.add(l1.shape, w.shape, r1.shape);
  list.add(t1);
  list.add(t2);
  list.add(t1, t2);
  list.add(t1, w.lower);
  list.add(t1, t2, w.lower);
  list.add(t1, r1.lower);
  list.add(t1, w.suffix[2]);
  list.add(t1, t2, w.suffix[2]);
  list.add(t1, w.shape, place);
  list.add(t1, t2, w.shape);
  list.add(t1, r1.suffix[2]);
  list.add(w.suffix[2], r1.suffix[1]);
  list.add(g, t1);
  list.add(g, t1, t2);
  list.add(g, g1);
  list.add(g, g1, g2);
  list.add(t1, g, g1);
  list.add(t1, g1);
  list.add(g1, g2);
  list.add(w.lower, g1);
  list.add(w.suffix[2], g1);
  list.add(l1.lower, g, g1);
  list.add(w.shape, g1, t1);
}

}  // namespace whomet
