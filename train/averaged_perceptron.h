// A multiclass perceptron with averaged weights (Freund & Schapire 1999; Collins 2002) over sparse
// rows: a feature holds only the labels that an update has touched. Used by train_syntax.cpp only.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "extract/syntax/linear_model.h"

namespace whomet {

class AveragedPerceptron {
 public:
  // A feature takes part only after `least_updates` updates. Goldberg & Elhadad, "Learning Sparser
  // Perceptron Models" (2011): the model is many times smaller and no worse.
  AveragedPerceptron(std::size_t label_count, std::uint32_t least_updates)
      : label_count_(label_count), least_updates_(least_updates) {
    slots_.resize(1U << 20U);
  }

  using FloatScores = std::array<float, kMaxLabels>;

  void score(const FeatureList& features, FloatScores& scores) const {
    std::fill_n(scores.begin(), label_count_, 0.0F);
    for (const std::uint32_t key : features) {
      __builtin_prefetch(&slots_[key & (slots_.size() - 1)]);
    }
    for (const std::uint32_t key : features) {
      const std::uint32_t row = find(key);
      if (row == 0 || rows_[row - 1].updates < least_updates_) continue;
      for (const Cell& cell : rows_[row - 1].cells) scores[cell.label] += cell.weight;
    }
  }

  // Moves the weights of all features towards `right` and away from `wrong`.
  void update(const FeatureList& features, std::uint32_t right, std::uint32_t wrong) {
    for (const std::uint32_t key : features) {
      Row& row = rows_[find_or_add(key) - 1];
      ++row.updates;
      add(row.cells, right, 1.0F);
      add(row.cells, wrong, -1.0F);
    }
  }

  // One decision has been made: the clock of the average.
  void tick() { ++now_; }

  struct Packed {
    std::vector<LinearModel::Feature> features;  // ascending keys
    std::vector<LinearModel::Weight> weights;
    LinearModel model(std::size_t label_count) const { return {label_count, features, weights}; }
  };

  // Averaged weights as int8, in steps of `step`; those below `threshold` are left out.
  Packed pack(float threshold, float step) const {
    std::vector<Slot> used;
    for (const Slot& slot : slots_) {
      if (slot.row != 0) used.push_back(slot);
    }
    std::ranges::sort(used, {}, &Slot::key);
    Packed packed;
    for (const Slot& slot : used) {
      std::uint8_t count = 0;
      const Row& row = rows_[slot.row - 1];
      if (row.updates < least_updates_) continue;
      for (const Cell& cell : row.cells) {
        const float weight = average(cell);
        const float scaled = std::round(weight / step);
        if (std::abs(weight) < threshold || scaled == 0.0F) continue;
        packed.weights.push_back(
            {cell.label, static_cast<std::int8_t>(std::clamp(scaled, -127.0F, 127.0F))});
        ++count;
      }
      if (count != 0) packed.features.push_back({slot.key, count});
    }
    return packed;
  }

 private:
  struct Cell {
    std::uint8_t label = 0;
    float weight = 0;
    double total = 0;  // of weight over all ticks before `since`
    std::uint32_t since = 0;
  };
  struct Row {
    std::vector<Cell> cells;
    std::uint32_t updates = 0;
  };
  struct Slot {
    std::uint32_t key = 0;
    std::uint32_t row = 0;  // plus one; 0 = free
  };

  float average(const Cell& cell) const {
    const double total = cell.total + static_cast<double>(cell.weight) * (now_ - cell.since);
    return static_cast<float>(total / std::max(1U, now_));
  }

  void add(std::vector<Cell>& row, std::uint32_t label, float change) {
    auto cell = std::ranges::find(row, label, &Cell::label);
    if (cell == row.end()) {
      row.push_back({static_cast<std::uint8_t>(label), 0, 0, now_});
      cell = row.end() - 1;
    }
    cell->total += static_cast<double>(cell->weight) * (now_ - cell->since);
    cell->since = now_;
    cell->weight += change;
  }

  std::uint32_t find(std::uint32_t key) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = key & mask;
    while (slots_[at].row != 0 && slots_[at].key != key) at = (at + 1) & mask;
    return slots_[at].row;
  }

  std::uint32_t find_or_add(std::uint32_t key) {
    if (const std::uint32_t row = find(key); row != 0) return row;
    if ((rows_.size() + 1) * 2 > slots_.size()) grow();
    rows_.emplace_back();
    insert({key, static_cast<std::uint32_t>(rows_.size())});
    return static_cast<std::uint32_t>(rows_.size());
  }

  void insert(Slot slot) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = slot.key & mask;
    while (slots_[at].row != 0) at = (at + 1) & mask;
    slots_[at] = slot;
  }

  void grow() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.row != 0) insert(slot);
    }
  }

  std::size_t label_count_;
  std::uint32_t least_updates_;
  std::uint32_t now_ = 0;
  std::vector<Slot> slots_;
  std::vector<Row> rows_;
};

}  // namespace whomet
