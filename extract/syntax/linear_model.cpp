#include "extract/syntax/linear_model.h"

#include <algorithm>
#include <utility>

namespace whomet {

LinearModel::LinearModel(std::size_t label_count, std::span<const Feature> features,
                         std::vector<Weight> weights)
    : label_count_(label_count), weights_(std::move(weights)) {
  std::size_t capacity = 16;
  while (capacity < features.size() * 2) capacity *= 2;
  slots_.resize(capacity);
  mask_ = static_cast<std::uint32_t>(capacity - 1);
  std::uint32_t begin = 0;
  for (const Feature& feature : features) {
    std::uint32_t at = feature.key & mask_;
    while (slots_[at].place != 0) at = (at + 1) & mask_;
    slots_[at] = {feature.key, begin << 8U | feature.count};
    begin += feature.count;
  }
}

void LinearModel::write(ModelWriter& writer, std::span<const Feature> features,
                        std::span<const Weight> weights) {
  writer.u32(static_cast<std::uint32_t>(features.size()));
  std::uint32_t before = 0;
  for (const Feature& feature : features) {
    writer.varint(feature.key - before);
    before = feature.key;
  }
  for (const Feature& feature : features) writer.u8(feature.count);
  writer.u32(static_cast<std::uint32_t>(weights.size()));
  for (const Weight& weight : weights) writer.u8(weight.label);
  for (const Weight& weight : weights) writer.u8(static_cast<std::uint8_t>(weight.value));
}

LinearModel LinearModel::read(ModelReader& reader, std::size_t label_count) {
  std::vector<Feature> features(reader.count(2));
  std::uint32_t key = 0;
  for (Feature& feature : features) {
    const std::uint32_t step = reader.varint();
    if (step == 0 && &feature != &features.front()) reader.damaged("a feature stands twice");
    key += step;
    feature.key = key;
  }
  std::size_t total = 0;
  for (Feature& feature : features) {
    feature.count = reader.u8();
    if (feature.count == 0) reader.damaged("a feature has no weight");
    total += feature.count;
  }
  std::vector<Weight> weights(reader.count(2));
  if (weights.size() >= kMostWeights) reader.damaged("too many weights");
  if (weights.size() != total) reader.damaged("features and weights do not fit");
  for (Weight& weight : weights) {
    weight.label = reader.u8();
    if (weight.label >= label_count) reader.damaged("a weight is for no label");
  }
  for (Weight& weight : weights) weight.value = static_cast<std::int8_t>(reader.u8());
  return {label_count, features, std::move(weights)};
}

// The table is larger than the cache: first all slots are asked for, then all weights, and only
// then are they read. This is twice as fast as one feature after the other.
void LinearModel::score(const FeatureList& features, Scores& scores) const {
  std::fill_n(scores.begin(), label_count_, 0);
  for (const std::uint32_t key : features) __builtin_prefetch(&slots_[key & mask_]);
  std::array<std::uint32_t, FeatureList::kCapacity> places;
  std::size_t found = 0;
  for (const std::uint32_t key : features) {
    std::uint32_t at = key & mask_;
    while (slots_[at].place != 0 && slots_[at].key != key) at = (at + 1) & mask_;
    if (slots_[at].place == 0) continue;
    places[found++] = slots_[at].place;
    __builtin_prefetch(&weights_[slots_[at].place >> 8U]);
  }
  for (std::size_t f = 0; f < found; ++f) {
    const Weight* weight = weights_.data() + (places[f] >> 8U);
    const Weight* const end = weight + (places[f] & 0xFFU);
    for (; weight != end; ++weight) scores[weight->label] += weight->value;
  }
}

}  // namespace whomet
