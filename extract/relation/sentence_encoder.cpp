#include "extract/relation/sentence_encoder.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "extract/model/activations.h"
#include "extract/relation/pair_features.h"

namespace whomet {
namespace {

constexpr std::size_t kLargest = 2048;  // values of a word
constexpr std::size_t kTypes = static_cast<std::size_t>(EntityType::kItem) + 1;

// Of each sentence the mentions of its pairs; where there are none, as in long lists, all that
// stand for somebody, if there are two: rules link these too.
std::vector<std::vector<std::uint32_t>> mentions_to_read(const Context& context) {
  const Document& document = context.document();
  std::vector<std::vector<std::uint32_t>> of_pairs(document.sentences.size());
  std::vector<std::vector<std::uint32_t>> all(document.sentences.size());
  for (const MentionPair& pair : mention_pairs(context)) {
    auto& mentions = of_pairs[document.mentions[pair.first].sentence];
    mentions.push_back(pair.first);
    mentions.push_back(pair.second);
  }
  for (std::uint32_t m = 0; m < document.mentions.size(); ++m) {
    if (document.mentions[m].cluster != kNone) all[document.mentions[m].sentence].push_back(m);
  }
  for (std::size_t s = 0; s < all.size(); ++s) {
    if (of_pairs[s].empty() && all[s].size() > 1) of_pairs[s] = std::move(all[s]);
  }
  return of_pairs;
}

}  // namespace

SentenceEncoder::SentenceEncoder(const TensorFile& file)
    : states_(file.size("states", kLargest)),
      plain_(file.size("pairs.plain", kLargest)),
      word_(file.size("pairs.word", kLargest)),
      mention_(file.size("pairs.mention", kLargest)),
      type_rows_(kTypes, 0) {
  if (plain_ >= states_) file.damaged("'pairs.plain' leaves no states for the layer");
  const auto& types = file.list("pairs.types");
  for (std::size_t i = 0; i < types.size(); ++i) {
    const std::optional<EntityType> type = parse_entity_type(types[i]);
    if (!type) file.damaged("unknown type '" + std::string(types[i]) + "'");
    type_rows_[static_cast<std::size_t>(*type)] = i + 1;
  }
  types_ = file.tensor("context.types", types.size() + 1, mention_).values();
  const auto& words = file.list("context.words");
  for (const std::string_view word : words) {
    const auto row = static_cast<std::uint32_t>(word_rows_.size() + 1);
    if (!word_rows_.try_emplace(std::string(word), row).second) {
      file.damaged("the word '" + std::string(word) + "' is there twice");
    }
  }
  words_ = file.tensor("context.words", words.size() + 1, word_).values();
  layer_ = SentenceLstm(file, "context", states_ - plain_ + word_ + mention_,
                        file.size("pairs.units", kLargest));
}

WordStates SentenceEncoder::encode(const Context& context) const {
  const Document& document = context.document();
  WordStates encoded;
  if (document.states.size != states_) return encoded;
  encoded.size = width();
  encoded.values.resize(document.tokens.size() * width());
  const std::vector<std::vector<std::uint32_t>> mentions = mentions_to_read(context);
  std::vector<std::size_t> type_rows;  // of the sentence's words
  std::vector<float> values;
  for (std::uint32_t sentence = 0; sentence < mentions.size(); ++sentence) {
    if (mentions[sentence].empty()) continue;
    const TokenSpan tokens = document.sentences[sentence].tokens;
    type_rows.assign(tokens.size(), 0);
    for (const std::uint32_t m : mentions[sentence]) {
      const Mention& mention = document.mentions[m];
      type_rows[mention.head - tokens.begin] =
          type_rows_[static_cast<std::size_t>(context.type_of(mention.cluster))];
    }
    values.clear();
    for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
      const auto rest = document.states.of(t).subspan(plain_);
      const std::size_t first = values.size();
      values.insert(values.end(), rest.begin(), rest.end());
      leaky_relu(values.data() + first, rest.size());
      const auto known = word_rows_.find(context.lemma(t));
      const float* word = words_.data() + (known == word_rows_.end() ? 0 : known->second) * word_;
      values.insert(values.end(), word, word + word_);
      const float* type = types_.data() + type_rows[t - tokens.begin] * mention_;
      values.insert(values.end(), type, type + mention_);
    }
    const std::vector<float> read = layer_.run(values);
    const std::size_t units = 2 * layer_.units();
    for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
      float* out = encoded.values.data() + t * width();
      std::ranges::copy(document.states.of(t).first(plain_), out);
      std::copy_n(read.data() + (t - tokens.begin) * units, units, out + plain_);
    }
  }
  return encoded;
}

}  // namespace whomet
