#include "extract/model/word_cache.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <functional>

#include "extract/model/activations.h"

namespace whomet {
namespace {

// values[i] += factor * row[i].
void add_row(const Tensor& table, std::size_t row, float factor, float* values) {
  if (table.is_exact()) {
    for (std::size_t i = 0; i < table.columns(); ++i) values[i] += factor * table.at(row, i);
    return;
  }
  const float scale = factor * table.scale(row);
  for (std::size_t i = 0; i < table.columns(); ++i) {
    values[i] += scale * static_cast<float>(table.byte(row, i));
  }
}

}  // namespace

WordCache::WordCache(const WordFeatures& features, const Network& network, const Kernels& kernels)
    : features_(features),
      network_(network),
      kernels_(kernels),
      width_(2 * network.gate_columns()),
      slots_(kSlots),
      input_(network.inputs()),
      input_stride_(round_up(network.inputs(), kLanes)) {
  entries_.reserve(kCapacity);
}

void WordCache::reserve(std::size_t words) {
  assert(words <= kCapacity);  // the callers' batches are smaller
  if (entries_.size() + words <= kCapacity) return;
  std::ranges::fill(slots_, 0U);
  entries_.clear();
  forms_.clear();
  projected_ = 0;
}

std::uint32_t WordCache::add(std::string_view form) {
  const std::size_t hash = std::hash<std::string_view>{}(form);
  std::size_t slot = hash % kSlots;
  for (; slots_[slot] != 0; slot = (slot + 1) % kSlots) {
    const Entry& entry = entries_[slots_[slot] - 1];
    if (entry.hash != hash || entry.size != form.size()) continue;
    if (std::string_view(forms_).substr(entry.begin, entry.size) == form) return slots_[slot] - 1;
  }
  embed(form);
  entries_.push_back({hash, forms_.size(), form.size(), word_.lemmas});
  forms_ += form;
  slots_[slot] = static_cast<std::uint32_t>(entries_.size());
  return slots_[slot] - 1;
}

void WordCache::embed(std::string_view form) {
  features_.look_up(form, word_);
  std::ranges::fill(input_, 0.0F);
  add_row(network_.word_table, word_.word, 1, input_.data());
  const auto ngrams = static_cast<float>(word_.ngrams.size());
  for (const std::uint32_t bucket : word_.ngrams) {
    add_row(network_.ngram_table, bucket, 1 / ngrams, input_.data() + network_.word);
  }
  float* rest = input_.data() + 2 * network_.word;
  add_row(network_.shape_table, word_.shape, 1, rest);
  for (std::uint32_t bits = word_.lists; bits != 0; bits &= bits - 1) {
    add_row(network_.list_table, static_cast<std::size_t>(std::countr_zero(bits)), 1,
            rest + network_.shape);
  }
  const std::size_t waiting = entries_.size() - projected_;
  inputs_.resize(std::max(inputs_.size(), (waiting + 1) * input_stride_));
  scales_.resize(std::max(scales_.size(), waiting + 1));
  scales_[waiting] =
      round_row(input_.data(), input_.size(), inputs_.data() + waiting * input_stride_);
}

void WordCache::project_new() {
  const std::size_t waiting = entries_.size() - projected_;
  for (std::size_t done = 0; done < waiting;) {
    const std::size_t block = projected_ / kBlock;
    if (block == blocks_.size()) blocks_.emplace_back().require(kBlock * width_);
    const std::size_t place = projected_ % kBlock;
    const std::size_t count = std::min(waiting - done, kBlock - place);
    network_.first_input.apply(
        kernels_,
        {inputs_.data() + done * input_stride_, input_stride_, scales_.data() + done, count},
        blocks_[block].data() + place * width_, width_);
    projected_ += count;
    done += count;
  }
}

}  // namespace whomet
