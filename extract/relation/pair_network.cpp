#include "extract/relation/pair_network.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>
#include <utility>

#include "extract/model/activations.h"
#include "extract/model/aligned_buffer.h"
#include "extract/model/tensor_file.h"

namespace whomet {
namespace {

constexpr std::size_t kSlots = std::tuple_size_v<PairSlots>;
constexpr std::size_t kTypes = static_cast<std::size_t>(EntityType::kItem) + 1;
constexpr std::size_t kMostMembers = 16;
constexpr double kSurelyNone = 0.95;

// Rows of `count` values through a layer; columns() values of each come out.
std::vector<float> apply_to_rows(const Linear& layer, const std::vector<float>& values,
                                 std::size_t count, std::size_t rows) {
  const std::size_t stride = round_up(count, kLanes);
  AlignedBuffer<std::int16_t> rounded;
  rounded.require(rows * stride);
  std::vector<float> scales(rows);
  for (std::size_t row = 0; row < rows; ++row) {
    scales[row] = round_row(values.data() + row * count, count, rounded.data() + row * stride);
  }
  std::vector<float> out(rows * layer.columns());
  layer.apply(best_kernels(), {rounded.data(), stride, scales.data(), rows}, out.data(),
              layer.columns());
  return out;
}

// The first `kept` of `count` values of each row.
std::vector<float> narrow(const std::vector<float>& values, std::size_t count, std::size_t kept,
                          std::size_t rows) {
  std::vector<float> out(rows * kept);
  for (std::size_t row = 0; row < rows; ++row) {
    std::copy_n(values.data() + row * count, kept, out.data() + row * kept);
  }
  return out;
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

PairNetwork::Known PairNetwork::known_of(const PairView& pair) const {
  Known known{&pair.states, {}, types_ * types_};
  for (const std::string& feature : pair.features) {
    if (const auto found = features_.find(feature); found != features_.end()) {
      known.features.push_back(found->second);
    }
  }
  const std::size_t first = type_rows_[static_cast<std::size_t>(pair.first)];
  const std::size_t second = type_rows_[static_cast<std::size_t>(pair.second)];
  if (first < types_ && second < types_) known.types = first * types_ + second;
  return known;
}

std::vector<float> PairNetwork::scores(const Member& member,
                                       std::span<const Known* const> pairs) const {
  const std::size_t inputs = states_ + embedding_;
  std::vector<float> values(pairs.size() * inputs);
  for (std::size_t p = 0; p < pairs.size(); ++p) {
    float* to = std::ranges::copy(*pairs[p]->states, values.data() + p * inputs).out;
    for (const std::uint32_t feature : pairs[p]->features) {
      const float* row = member.embeddings.data() + feature * embedding_;
      for (std::size_t i = 0; i < embedding_; ++i) to[i] += row[i];
    }
  }
  const std::size_t rows = pairs.size();
  values = narrow(apply_to_rows(member.first, values, inputs, rows), member.first.columns(),
                  hidden_, rows);
  for (std::size_t p = 0; p < pairs.size(); ++p) {
    if (pairs[p]->types >= types_ * types_) continue;
    const float* row = member.type_pairs.data() + pairs[p]->types * hidden_;
    for (std::size_t i = 0; i < hidden_; ++i) values[p * hidden_ + i] += row[i];
  }
  leaky_relu(values.data(), values.size());
  values = narrow(apply_to_rows(member.second, values, hidden_, rows), member.second.columns(),
                  hidden_, rows);
  leaky_relu(values.data(), values.size());
  return narrow(apply_to_rows(member.output, values, hidden_, rows), member.output.columns(),
                labels_.size(), rows);
}

std::vector<std::vector<double>> PairNetwork::shares(std::span<const PairView> pairs) const {
  std::vector<Known> known;
  known.reserve(pairs.size());
  for (const PairView& pair : pairs) known.push_back(known_of(pair));
  std::vector<const Known*> asked;
  asked.reserve(known.size());
  for (const Known& pair : known) asked.push_back(&pair);
  std::vector<std::vector<double>> all(pairs.size(), std::vector<double>(labels_.size(), 0.0));
  for (std::size_t m = 0; m < members_.size() && !asked.empty(); ++m) {
    const std::vector<float> scores_of_all = scores(members_[m], asked);
    std::vector<const Known*> unsure;
    for (std::size_t i = 0; i < asked.size(); ++i) {
      const auto scores = std::span(scores_of_all).subspan(i * labels_.size(), labels_.size());
      std::vector<double> shares = shares_of(scores);
      std::vector<double>& sum = all[static_cast<std::size_t>(asked[i] - known.data())];
      // Most pairs have nothing to do with each other, and one network is enough to see it.
      if (m == 0 && shares.front() >= kSurelyNone) {
        sum = std::move(shares);
        continue;
      }
      for (std::size_t label = 0; label < sum.size(); ++label) {
        sum[label] += shares[label] / static_cast<double>(members_.size());
      }
      unsure.push_back(asked[i]);
    }
    asked = std::move(unsure);
  }
  return all;
}

std::vector<double> PairNetwork::shares(const PairView& pair) const {
  return std::move(shares(std::span(&pair, 1)).front());
}

}  // namespace whomet
