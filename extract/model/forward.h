// The forward pass of the network over a batch of sentences, and the memory that it works in: one
// object a thread, used again and again.
//
// Rows: all words of a batch, those of the first time step first, in the order of the sentences.
// As these are sorted by length, the rows of a step are a prefix of those of the step before.
//
// A row's scores are the same bits whatever the other sentences of its batch are.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "extract/document.h"
#include "extract/model/aligned_buffer.h"
#include "extract/model/network.h"
#include "extract/model/state_projection.h"
#include "extract/model/word_cache.h"

namespace whomet {

class Forward {
 public:
  using Words = std::span<const Token>;

  // Batches that use the processor and the memory well.
  static constexpr std::size_t kMostSentences = 24;
  static constexpr std::size_t kMostWords = 1024;  // unless a single sentence has more
  static constexpr std::uint32_t kRoot = 0xFFFFFFFF;

  // All must outlive this. Without `states` none are computed.
  Forward(const WordFeatures& features, const Network& network, const Kernels& kernels,
          const StateProjection* states = nullptr);

  // Requires: sentences are not empty, the longest first, at most WordCache::kCapacity words in
  // all.
  void run(std::span<const Words> sentences);

  std::size_t rows() const { return rows_; }
  std::size_t row(std::size_t sentence, std::size_t word) const {
    return first_row_[word] + sentence;
  }

  // Scores of a row: upos, xpos, feats and scripts one after the other; names.
  const float* tags(std::size_t row) const { return tags_.data() + row * network_.tags.columns(); }
  // First row of LemmaTable of the row's word.
  std::uint32_t lemmas(std::size_t row) const { return cache_.lemmas(numbers_[row]); }
  const float* names(std::size_t row) const {
    return names_.data() + row * network_.names_output.columns();
  }
  const float* states(std::size_t row) const {
    return states_.data() + row * state_projection_->columns();
  }
  // scores[i * (words + 1) + j]: that word i depends on word j - 1; j = 0 is the root.
  void score_arcs(std::size_t sentence, std::size_t words, std::vector<float>& scores);
  // Then relations(row) are those of the row's arc from head_rows[row]; none if that is kRoot.
  void score_relations(std::span<const std::uint32_t> head_rows);
  const float* relations(std::size_t row) const {
    return relations_.data() + row * relation_stride();
  }

  // Output of a layer, for tests: 2 * network.hidden values.
  std::vector<float> output(std::size_t layer, std::size_t row) const;

 private:
  void order_rows(std::span<const Words> sentences);
  void read_words(std::span<const Words> sentences);
  void run_direction(std::size_t layer, std::size_t direction);
  void run_step(std::size_t layer, std::size_t direction, std::size_t step);
  void run_heads();
  void score_relations_of(std::span<const std::uint32_t> heads);

  std::size_t relation_stride() const { return round_up(network_.relations, kLanes); }
  ActivationRows outputs(std::size_t layer) const {
    return {outputs_[layer].data(), output_stride_, unit_scales_.data(), rows_};
  }
  const float* roles(std::size_t row) const {
    return roles_.data() + row * network_.roles.columns();
  }

  const Network& network_;
  const Kernels& kernels_;
  const StateProjection* state_projection_;
  WordCache cache_;

  std::size_t rows_ = 0;
  std::vector<std::size_t> first_row_;       // of each step
  std::vector<std::size_t> sentence_count_;  // of each step
  std::vector<std::uint32_t> numbers_;       // word of each row

  std::size_t output_stride_;
  std::vector<AlignedBuffer<std::int16_t>> outputs_;  // of each layer: forward, backward
  std::vector<float> unit_scales_;                    // 1 / kLargestActivation for each row
  AlignedBuffer<float> gates_;
  AlignedBuffer<float> cells_;

  AlignedBuffer<float> tags_;
  AlignedBuffer<float> name_hidden_;
  AlignedBuffer<float> names_;
  AlignedBuffer<float> states_;
  AlignedBuffer<float> roles_;
  AlignedBuffer<float> arc_heads_;
  AlignedBuffer<float> relations_;
  AlignedBuffer<float> relation_tables_;
  AlignedBuffer<std::int16_t> rounded_;
  std::vector<float> rounded_scales_;
  std::vector<std::uint32_t> first_dependent_;
  std::vector<std::uint32_t> next_dependent_;
  std::vector<std::uint32_t> head_list_;
};

}  // namespace whomet
