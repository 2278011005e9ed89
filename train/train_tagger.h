// Learns tags: the set of classes, the lexicon and the perceptron.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "extract/syntax/weights.h"
#include "train/averaged_perceptron.h"
#include "train/treebank.h"

namespace whomet {

// The classes of the tagger and a token's class.
class TagSet {
 public:
  explicit TagSet(const std::vector<TreebankSentence>& sentences);  // most frequent first

  const std::vector<SyntaxModel::Weights::Tag>& tags() const { return tags_; }
  // Rare classes that found no place are given by the UPOS alone.
  std::uint32_t index(const Token& token) const;

 private:
  std::vector<SyntaxModel::Weights::Tag> tags_;
};

struct TrainedTagger {
  TagLexicon lexicon;
  AveragedPerceptron::Packed packed;
};

// `skipped_fold`: its sentences are not learnt from (5 = none).
TrainedTagger train_tagger(const std::vector<TreebankSentence>& sentences, const TagSet& tags,
                           std::uint32_t skipped_fold, int epochs, float threshold,
                           std::uint32_t seed);

// Replaces upos and xpos of the fold's sentences (5 = all) by what the tagger says.
void tag_fold(std::vector<TreebankSentence>& sentences, const TagSet& tags,
              const TrainedTagger& tagger, std::uint32_t fold);

}  // namespace whomet
