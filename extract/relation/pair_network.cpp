#include "extract/relation/pair_network.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>

#include "extract/model/activations.h"
#include "extract/model/aligned_buffer.h"
#include "extract/model/tensor_file.h"

namespace whomet {
namespace {

constexpr std::size_t kSlots = std::tuple_size_v<PairSlots>;
constexpr std::size_t kTypes = static_cast<std::size_t>(EntityType::kItem) + 1;
constexpr std::size_t kMostMembers = 16;
constexpr double kSurelyNone = 0.95;

// One row through a layer.
void apply_to_row(const Linear& layer, const std::vector<float>& values, std::vector<float>& out) {
  AlignedBuffer<std::int16_t> rounded;
  rounded.require(round_up(values.size(), kLanes));
  const float scale = round_row(values.data(), values.size(), rounded.data());
  out.resize(layer.columns());
  layer.apply(best_kernels(), {rounded.data(), values.size(), &scale, 1}, out.data(),
              layer.columns());
}

// Softmax.
std::vector<double> shares_of(std::span<const float> scores) {
  const float highest = *std::ranges::max_element(scores);
  std::vector<double> shares;
  double total = 0.0;
  for (const float score : scores) {
    shares.push_back(std::exp(static_cast<double>(score - highest)));
    total += shares.back();
  }
  for (double& share : shares) share /= total;
  return shares;
}

}  // namespace

PairNetwork::PairNetwork(const TensorFile& file)
    : encoder_(file), states_(kSlots * encoder_.width()) {
  hidden_ = file.number("pairs.hidden");
  embedding_ = file.number("pairs.embedding");
  const std::size_t members = file.number("pairs.members");
  if (embedding_ == 0 || embedding_ > kMostInputs || hidden_ == 0 || hidden_ > kMostInputs ||
      members == 0 || members > kMostMembers) {
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
  for (const std::string_view feature : file.list("pairs.features")) {
    const auto row = static_cast<std::uint32_t>(features_.size());
    if (!features_.try_emplace(std::string(feature), row).second) {
      file.damaged("the feature '" + std::string(feature) + "' is there twice");
    }
  }
  for (std::size_t m = 0; m < members; ++m) {
    const std::string prefix = "pairs." + std::to_string(m) + ".";
    const Tensor& features = file.tensor(prefix + "features", features_.size(), embedding_);
    Member& member = members_.emplace_back();
    member.embeddings = features.values();
    member.type_pairs = file.tensor(prefix + "type_pairs", types_ * types_, hidden_).values();
    member.first = Linear::read(file, prefix + "first", hidden_, states_ + embedding_);
    member.second = Linear::read(file, prefix + "second", hidden_, hidden_);
    member.output = Linear::read(file, prefix + "output", labels_.size(), hidden_);
  }
}

std::vector<double> PairNetwork::shares(const PairView& pair) const {
  std::vector<std::uint32_t> known;
  for (const std::string& feature : pair.features) {
    if (const auto found = features_.find(feature); found != features_.end()) {
      known.push_back(found->second);
    }
  }
  const std::size_t a = type_rows_[static_cast<std::size_t>(pair.first)];
  const std::size_t b = type_rows_[static_cast<std::size_t>(pair.second)];
  std::vector<double> sum(labels_.size(), 0.0);
  std::vector<float> values;
  std::vector<float> next;
  for (std::size_t m = 0; m < members_.size(); ++m) {
    const Member& member = members_[m];
    values = pair.states;
    values.resize(states_ + embedding_);
    for (const std::uint32_t feature : known) {
      const float* row = member.embeddings.data() + feature * embedding_;
      for (std::size_t i = 0; i < embedding_; ++i) values[states_ + i] += row[i];
    }
    apply_to_row(member.first, values, next);
    next.resize(hidden_);
    if (a < types_ && b < types_) {
      const float* row = member.type_pairs.data() + (a * types_ + b) * hidden_;
      for (std::size_t i = 0; i < hidden_; ++i) next[i] += row[i];
    }
    leaky_relu(next.data(), hidden_);
    apply_to_row(member.second, next, values);
    values.resize(hidden_);
    leaky_relu(values.data(), hidden_);
    apply_to_row(member.output, values, next);
    std::vector<double> shares = shares_of(std::span(next).first(labels_.size()));
    // Most pairs have nothing to do with each other, and one network is enough to see it.
    if (m == 0 && shares.front() >= kSurelyNone) return shares;
    for (std::size_t i = 0; i < sum.size(); ++i) {
      sum[i] += shares[i] / static_cast<double>(members_.size());
    }
  }
  return sum;
}

}  // namespace whomet
