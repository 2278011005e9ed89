#include "extract/relation/pair_head.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "extract/model/activations.h"
#include "extract/model/aligned_buffer.h"
#include "extract/model/tensor_file.h"
#include "extract/relation/pair_features.h"

namespace whomet {
namespace {

constexpr std::size_t kSlots = std::tuple_size_v<PairSlots>;
constexpr std::size_t kTypes = static_cast<std::size_t>(EntityType::kItem) + 1;

// One row through a layer.
void apply_to_row(const Linear& layer, const std::vector<float>& values, std::vector<float>& out) {
  AlignedBuffer<std::int16_t> rounded;
  rounded.require(round_up(values.size(), kLanes));
  const float scale = round_row(values.data(), values.size(), rounded.data());
  out.resize(layer.columns());
  layer.apply(best_kernels(), {rounded.data(), values.size(), &scale, 1}, out.data(),
              layer.columns());
}

}  // namespace

PairHead::PairHead(std::string_view bytes, const std::string& name) {
  const TensorFile file(bytes, name);
  const std::size_t states = file.number("states");
  hidden_ = file.number("pairs.hidden");
  inputs_ = kSlots * states;
  if (states == 0 || inputs_ > kMostInputs || hidden_ == 0 || hidden_ > kMostInputs) {
    file.damaged("the sizes of the classifier are not possible");
  }
  for (const std::string_view label : file.list("pairs.labels")) labels_.emplace_back(label);
  if (labels_.empty() || !labels_.front().empty()) file.damaged("its first label is not none");
  const auto& types = file.list("pairs.types");
  types_ = types.size();
  type_rows_.assign(kTypes, types_);
  for (std::size_t i = 0; i < types_; ++i) {
    const std::optional<EntityType> type = parse_entity_type(types[i]);
    if (!type) file.damaged("unknown type '" + std::string(types[i]) + "'");
    type_rows_[static_cast<std::size_t>(*type)] = i;
  }
  const Tensor& pairs = file.tensor("pairs.type_pairs", types_ * types_, hidden_);
  for (std::size_t row = 0; row < pairs.rows(); ++row) {
    for (std::size_t i = 0; i < hidden_; ++i) type_pairs_.push_back(pairs.at(row, i));
  }
  first_ = Linear::read(file, "pairs.first", hidden_, inputs_);
  second_ = Linear::read(file, "pairs.second", hidden_, hidden_);
  output_ = Linear::read(file, "pairs.output", labels_.size(), hidden_);
}

std::vector<double> PairHead::shares(std::span<const float> slots, EntityType first,
                                     EntityType second) const {
  std::vector<float> values(slots.begin(), slots.end());
  std::vector<float> next;
  apply_to_row(first_, values, next);
  next.resize(hidden_);
  const std::size_t a = type_rows_[static_cast<std::size_t>(first)];
  const std::size_t b = type_rows_[static_cast<std::size_t>(second)];
  if (a < types_ && b < types_) {
    const float* row = type_pairs_.data() + (a * types_ + b) * hidden_;
    for (std::size_t i = 0; i < hidden_; ++i) next[i] += row[i];
  }
  leaky_relu(next.data(), hidden_);
  apply_to_row(second_, next, values);
  values.resize(hidden_);
  leaky_relu(values.data(), hidden_);
  apply_to_row(output_, values, next);
  next.resize(labels_.size());
  const float highest = *std::max_element(next.begin(), next.end());
  std::vector<double> shares;
  double total = 0.0;
  for (const float score : next) {
    shares.push_back(std::exp(static_cast<double>(score - highest)));
    total += shares.back();
  }
  for (double& share : shares) share /= total;
  return shares;
}

}  // namespace whomet
