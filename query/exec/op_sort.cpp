// Sorting. Rows that are equal keep their order. With a limit a heap holds the best rows, so that a
// top ten of millions keeps ten.

#include <algorithm>
#include <limits>

#include "query/exec/operators.h"
#include "query/value_order.h"

namespace whomet {
namespace {

constexpr std::uint64_t kMostForHeap = 100'000;

}  // namespace

bool SortOperator::before(const Entry& a, const Entry& b) {
  context_.step();
  for (std::size_t i = 0; i < keys_.size(); ++i) {
    const int by_key = order(a.keys[i], b.keys[i]);
    if (by_key != 0) return keys_[i].descending ? by_key > 0 : by_key < 0;
  }
  return a.number < b.number;
}

void SortOperator::reset() {
  entries_.clear();
  next_number_ = 0;
  ready_ = false;
}

bool SortOperator::push(Row row) {
  if (!ready_) {
    constexpr auto kAll = std::numeric_limits<std::uint64_t>::max();
    const std::uint64_t limit_rows = page_bound(limit, row, context_, kAll);
    const std::uint64_t skip_rows = page_bound(skip, row, context_, 0);
    most_ = limit_rows > kMostForHeap || skip_rows > kMostForHeap ? kAll : limit_rows + skip_rows;
    ready_ = true;
  }
  Entry entry;
  entry.keys.reserve(keys_.size());
  for (const Key& key : keys_) entry.keys.push_back(evaluate(key.code, row, context_));
  entry.number = next_number_++;
  const auto later = [this](const Entry& a, const Entry& b) { return before(a, b); };
  if (entries_.size() >= most_) {
    if (entries_.empty() || !before(entry, entries_.front())) return true;
    std::pop_heap(entries_.begin(), entries_.end(), later);
    entries_.pop_back();
  } else {
    context_.buffer(keys_.size() + live_.size() + 1);
  }
  entry.live.reserve(live_.size());
  for (const Slot slot : live_) entry.live.push_back(row[slot]);
  entries_.push_back(std::move(entry));
  if (most_ <= kMostForHeap * 2) std::push_heap(entries_.begin(), entries_.end(), later);
  return true;
}

void SortOperator::finish(Row row) {
  std::sort(entries_.begin(), entries_.end(),
            [this](const Entry& a, const Entry& b) { return before(a, b); });
  for (Entry& entry : entries_) {
    context_.step();
    for (std::size_t i = 0; i < live_.size(); ++i) row[live_[i]] = std::move(entry.live[i]);
    if (!emit(row)) break;
  }
  reset();
  next->finish(row);
}

}  // namespace whomet
