// A linear classifier with sparse int8 weights: feature key -> (label, weight) pairs.
// Trained by train/averaged_perceptron.h. Lookup: open addressing, one probe sequence per feature.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "extract/syntax/features.h"
#include "extract/syntax/model_file.h"

namespace whomet {

inline constexpr std::size_t kMaxLabels = 256;
using Scores = std::array<std::int32_t, kMaxLabels>;

class LinearModel {
 public:
  struct Weight {
    std::uint8_t label;
    std::int8_t value;
  };

  // One feature with its weights; the weights of feature i follow those of feature i - 1.
  struct Feature {
    std::uint32_t key;
    std::uint8_t count;
  };

  static constexpr std::size_t kMostWeights = 1U << 24U;

  LinearModel() = default;
  // Requires: keys are distinct, labels < label_count <= kMaxLabels, weights.size() < kMostWeights.
  LinearModel(std::size_t label_count, std::span<const Feature> features,
              std::vector<Weight> weights);

  // Keys are kept as differences, so `features` must ascend.
  static LinearModel read(ModelReader& reader, std::size_t label_count);
  static void write(ModelWriter& writer, std::span<const Feature> features,
                    std::span<const Weight> weights);

  // Sums of the weights of the features, for labels 0 .. label_count - 1; the rest is undefined.
  void score(const FeatureList& features, Scores& scores) const;

 private:
  // Eight bytes, so that a cache line holds eight of them.
  struct Slot {
    std::uint32_t key = 0;
    std::uint32_t place = 0;  // index of the first weight * 256 + number of weights; 0 = free slot
  };

  std::size_t label_count_ = 0;
  std::uint32_t mask_ = 0;
  std::vector<Slot> slots_;
  std::vector<Weight> weights_;
};

}  // namespace whomet
