// Learns lemmas and FEATS from treebanks: tables of what rules do not give.
#pragma once

#include <vector>

#include "extract/syntax/weights.h"
#include "train/train_tagger.h"
#include "train/treebank.h"

namespace whomet {

Lemmatizer train_lemmas(const std::vector<TreebankSentence>& sentences, const TagSet& tags);

// Fills weights.feats, form_feats and the feats of weights.tags. Requires: weights.tags are `tags`.
void train_feats(const std::vector<TreebankSentence>& sentences, const TagSet& tags,
                 SyntaxModel::Weights& weights);

}  // namespace whomet
