// Tested by tests/extract/model/parity_test.cpp and batch_test.cpp.
#include "extract/model/forward.h"

#include <algorithm>
#include <cassert>

#include "extract/model/activations.h"

namespace whomet {
namespace {

constexpr std::size_t kHeadsTogether = 24;  // of relations: their tables stay in the cache

}  // namespace

Forward::Forward(const WordFeatures& features, const Network& network, const Kernels& kernels,
                 const StateProjection* states)
    : network_(network),
      kernels_(kernels),
      state_projection_(states),
      cache_(features, network, kernels),
      // Room for the padding that a direction writes behind its units.
      output_stride_(round_up(2 * network.hidden + kLanes, 2 * kLanes)),
      outputs_(network.layers) {}

void Forward::run(std::span<const Words> sentences) {
  order_rows(sentences);
  read_words(sentences);
  for (std::size_t layer = 0; layer < network_.layers; ++layer) {
    outputs_[layer].require(rows_ * output_stride_);
    // In this order: what forward writes behind its units, backward overwrites.
    run_direction(layer, 0);
    run_direction(layer, 1);
  }
  run_heads();
}

void Forward::order_rows(std::span<const Words> sentences) {
  first_row_.clear();
  sentence_count_.clear();
  rows_ = 0;
  std::size_t count = sentences.size();
  for (std::size_t step = 0; step < sentences.front().size(); ++step) {
    while (sentences[count - 1].size() <= step) --count;
    first_row_.push_back(rows_);
    sentence_count_.push_back(count);
    rows_ += count;
  }
  unit_scales_.resize(std::max(unit_scales_.size(), rows_), 1 / kLargestActivation);
}

void Forward::read_words(std::span<const Words> sentences) {
  cache_.reserve(rows_);
  numbers_.resize(rows_);
  for (std::size_t step = 0; step < first_row_.size(); ++step) {
    for (std::size_t s = 0; s < sentence_count_[step]; ++s) {
      numbers_[first_row_[step] + s] = cache_.add(sentences[s][step].form);
    }
  }
  cache_.project_new();
}

void Forward::run_direction(std::size_t layer, std::size_t direction) {
  const std::size_t columns = network_.gate_columns();
  gates_.require(rows_ * columns);
  if (layer == 0) {
    for (std::size_t row = 0; row < rows_; ++row) {
      const float* from = cache_.projection(numbers_[row]) + direction * columns;
      std::copy_n(from, columns, gates_.data() + row * columns);
    }
  } else {
    network_.lstm[layer].input[direction].apply(kernels_, outputs(layer - 1), gates_.data(),
                                                columns);
  }
  const std::size_t cell_count = sentence_count_.front() * network_.unit_blocks() * kLanes;
  cells_.require(cell_count);
  std::fill_n(cells_.data(), cell_count, 0.0F);
  const std::size_t steps = first_row_.size();
  for (std::size_t i = 0; i < steps; ++i) {
    run_step(layer, direction, direction == 0 ? i : steps - 1 - i);
  }
}

void Forward::run_step(std::size_t layer, std::size_t direction, std::size_t step) {
  const std::size_t columns = network_.gate_columns();
  const std::size_t count = sentence_count_[step];
  float* gates = gates_.data() + first_row_[step] * columns;
  std::int16_t* hidden = outputs_[layer].data() + direction * network_.hidden;
  const bool has_previous = direction == 0 ? step > 0 : step + 1 < first_row_.size();
  if (has_previous) {
    const std::size_t previous = direction == 0 ? step - 1 : step + 1;
    network_.lstm[layer].recurrent[direction].add(
        kernels_,
        {hidden + first_row_[previous] * output_stride_, output_stride_, unit_scales_.data(),
         std::min(count, sentence_count_[previous])},
        gates, columns);
  }
  kernels_.lstm_step({gates, columns, cells_.data(), network_.unit_blocks() * kLanes,
                      hidden + first_row_[step] * output_stride_, output_stride_, count,
                      network_.unit_blocks()});
}

void Forward::run_heads() {
  const ActivationRows tag_layer = outputs(network_.layers - 2);
  const ActivationRows top_layer = outputs(network_.layers - 1);
  tags_.require(rows_ * network_.tags.columns());
  network_.tags.apply(kernels_, tag_layer, tags_.data(), network_.tags.columns());

  if (state_projection_ != nullptr) {
    states_.require(rows_ * state_projection_->columns());
    state_projection_->apply(kernels_, tag_layer, top_layer, states_.data());
  }

  const std::size_t hidden_columns = network_.names_from_tag_layer.columns();
  const std::size_t rounded_stride =
      round_up(std::max({network_.name_hidden, network_.arc, network_.relation}), kLanes);
  rounded_.require(rows_ * rounded_stride);
  rounded_scales_.resize(std::max(rounded_scales_.size(), rows_));
  const ActivationRows rounded{rounded_.data(), rounded_stride, rounded_scales_.data(), rows_};
  name_hidden_.require(rows_ * hidden_columns);
  network_.names_from_tag_layer.apply(kernels_, tag_layer, name_hidden_.data(), hidden_columns);
  network_.names_from_top_layer.add(kernels_, top_layer, name_hidden_.data(), hidden_columns);
  for (std::size_t row = 0; row < rows_; ++row) {
    float* values = name_hidden_.data() + row * hidden_columns;
    leaky_relu(values, network_.name_hidden);
    rounded_scales_[row] =
        round_row(values, network_.name_hidden, rounded_.data() + row * rounded_stride);
  }
  names_.require(rows_ * network_.names_output.columns());
  network_.names_output.apply(kernels_, rounded, names_.data(), network_.names_output.columns());

  const std::size_t role_columns = network_.roles.columns();
  roles_.require(rows_ * role_columns);
  network_.roles.apply(kernels_, top_layer, roles_.data(), role_columns);
  for (std::size_t row = 0; row < rows_; ++row) {
    float* values = roles_.data() + row * role_columns;
    leaky_relu(values, role_columns);
    rounded_scales_[row] = round_row(values + network_.arc_head_column, network_.arc,
                                     rounded_.data() + row * rounded_stride);
  }
  arc_heads_.require(rows_ * network_.arc_weights.columns());
  network_.arc_weights.apply(kernels_, rounded, arc_heads_.data(), network_.arc_weights.columns());
}

void Forward::score_arcs(std::size_t sentence, std::size_t words, std::vector<float>& scores) {
  const std::size_t count = network_.arc_root.size();
  scores.resize(words * (words + 1));
  for (std::size_t i = 0; i < words; ++i) {
    const float* dependent = roles(row(sentence, i)) + network_.arc_dependent_column;
    float* to = scores.data() + i * (words + 1);
    to[0] = kernels_.dot(dependent, network_.arc_root.data(), count);
    for (std::size_t j = 0; j < words; ++j) {
      const float* head = arc_heads_.data() + row(sentence, j) * network_.arc_weights.columns();
      to[j + 1] = kernels_.dot(dependent, head, count);
    }
  }
}

void Forward::score_relations(std::span<const std::uint32_t> head_rows) {
  assert(head_rows.size() == rows_);
  relations_.require(rows_ * relation_stride());
  // A head's table serves all of its dependents.
  first_dependent_.assign(rows_, kRoot);
  next_dependent_.resize(rows_);
  head_list_.clear();
  for (std::uint32_t row = 0; row < rows_; ++row) {
    const std::uint32_t head = head_rows[row];
    if (head == kRoot) continue;
    if (first_dependent_[head] == kRoot) head_list_.push_back(head);
    next_dependent_[row] = first_dependent_[head];
    first_dependent_[head] = row;
  }
  for (std::size_t first = 0; first < head_list_.size(); first += kHeadsTogether) {
    const std::size_t count = std::min(kHeadsTogether, head_list_.size() - first);
    score_relations_of(std::span(head_list_).subspan(first, count));
  }
}

void Forward::score_relations_of(std::span<const std::uint32_t> heads) {
  const std::size_t stride = round_up(network_.relation, kLanes);
  rounded_.require(heads.size() * stride);
  for (std::size_t i = 0; i < heads.size(); ++i) {
    rounded_scales_[i] = round_row(roles(heads[i]) + network_.relation_head_column,
                                   network_.relation, rounded_.data() + i * stride);
  }
  const std::size_t columns = network_.relation_weights.columns();
  relation_tables_.require(kHeadsTogether * columns + kLanes);  // the last row may be read beyond
  network_.relation_weights.apply(kernels_,
                                  {rounded_.data(), stride, rounded_scales_.data(), heads.size()},
                                  relation_tables_.data(), columns);
  for (std::size_t i = 0; i < heads.size(); ++i) {
    for (std::uint32_t row = first_dependent_[heads[i]]; row != kRoot; row = next_dependent_[row]) {
      kernels_.weighted_sum(roles(row) + network_.relation_dependent_column, network_.relation + 1,
                            relation_tables_.data() + i * columns, network_.relations,
                            relations_.data() + row * relation_stride(), relation_stride());
    }
  }
}

std::vector<float> Forward::output(std::size_t layer, std::size_t row) const {
  const std::int16_t* values = outputs_[layer].data() + row * output_stride_;
  std::vector<float> output(2 * network_.hidden);
  for (std::size_t i = 0; i < output.size(); ++i) {
    output[i] = static_cast<float>(values[i]) / kLargestActivation;
  }
  return output;
}

}  // namespace whomet
