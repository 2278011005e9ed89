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

// A word known from a table of names, and how names of its kind are tagged.
struct KnownName {
  std::string form;
  Upos upos = Upos::kPropn;
  std::string xpos;  // NNP, NNPS or JJ
};

// Single words of the names in the gazetteer's tables: places, demonyms, given and family names.
std::vector<KnownName> read_names(const std::string& gazetteer_folder);

// Adds the names to the lexicon as guesses, those that the treebank does not know as other words.
void add_names(TagLexicon& lexicon, const std::vector<KnownName>& names,
               const std::vector<TreebankSentence>& sentences, const TagSet& tags);

struct TaggerSettings {
  int epochs = 4;
  std::uint32_t least_updates = 3;  // of a feature that counts
  float threshold = 1.0F;           // smaller weights are pruned
};

struct TrainedTagger {
  TagLexicon lexicon;
  AveragedPerceptron::Packed packed;
};

// `skipped_fold`: its sentences are not learnt from (5 = none). `names` go into the lexicon.
TrainedTagger train_tagger(const std::vector<TreebankSentence>& sentences, const TagSet& tags,
                           const std::vector<KnownName>& names, std::uint32_t skipped_fold,
                           const TaggerSettings& settings, std::uint32_t seed);

// Replaces upos and xpos of the fold's sentences (5 = all) by what the tagger says.
void tag_fold(std::vector<TreebankSentence>& sentences, const TagSet& tags,
              const TrainedTagger& tagger, std::uint32_t fold);

}  // namespace whomet
