// Greedy left-to-right tagging with an averaged perceptron (Collins, EMNLP 2002) over joint
// UPOS|XPOS classes; feats by table, lemmas by rule. Tested by
// tests/extract/syntax/tagger_test.cpp.
#include <algorithm>
#include <span>

#include "extract/syntax/parser.h"
#include "extract/syntax/weights.h"

namespace whomet {
namespace {

std::uint32_t best_tag(const TaggerView& view, std::size_t i, const SyntaxModel::Weights& weights,
                       FeatureList& features, Scores& scores) {
  const TagLexicon::Entry* entry = view.entry(i);
  if (entry != nullptr && entry->certain) return entry->tag;
  view.features(i, features);
  weights.tagger.score(features, scores);
  const auto end = scores.begin() + static_cast<std::ptrdiff_t>(weights.tags.size());
  return static_cast<std::uint32_t>(std::max_element(scores.begin(), end) - scores.begin());
}

void annotate_token(Token& token, std::uint32_t tag, const SyntaxModel::Weights& weights) {
  const SyntaxModel::Weights::Tag& entry = weights.tags[tag];
  token.upos = entry.upos;
  token.xpos = entry.xpos;
  const std::string lower = lower_ascii(plain_apostrophes(token.form));
  const auto feats = weights.form_feats.find(Lemmatizer::exception_key(lower, tag));
  token.feats = weights.feats[feats == weights.form_feats.end() ? entry.feats : feats->second];
  token.lemma = weights.lemmatizer.lemma(token.form, tag);
}

}  // namespace

void tag(Document& document, const SyntaxModel& model) {
  const SyntaxModel::Weights& weights = model.weights();
  TaggerView view;
  FeatureList features;
  Scores scores;
  for (const Sentence& sentence : document.sentences) {
    if (sentence.tokens.empty()) continue;
    const std::span<Token> tokens(document.tokens.data() + sentence.tokens.begin,
                                  sentence.tokens.size());
    view.assign(tokens, weights.lexicon);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      view.set_tag(i, best_tag(view, i, weights, features, scores));
    }
    for (std::size_t i = 0; i < tokens.size(); ++i) annotate_token(tokens[i], view.tag(i), weights);
  }
}

}  // namespace whomet
