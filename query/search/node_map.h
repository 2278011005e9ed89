// A map from node numbers to small values: open addressing, never shrinks, about 5 ns an access
// while it fits the cache. A search touches few nodes of a large graph, so an array over all nodes
// would cost more to clear than the search takes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace whomet {

template <typename Value>
class NodeMap {
 public:
  explicit NodeMap(std::size_t expected = 64) {
    std::size_t slots = 16;
    while (slots < expected * 2) slots *= 2;
    slots_.resize(slots);
    mask_ = slots - 1;
  }

  std::size_t size() const { return size_; }

  Value* find(std::uint32_t node) {
    for (std::size_t at = slot_of(node);; at = (at + 1) & mask_) {
      if (slots_[at].key == node) return &slots_[at].value;
      if (slots_[at].key == kEmpty) return nullptr;
    }
  }
  const Value* find(std::uint32_t node) const { return const_cast<NodeMap*>(this)->find(node); }
  bool contains(std::uint32_t node) const { return find(node) != nullptr; }

  // The value of the node, made if it was not there, and whether it was made. Pointers are valid
  // until the next call.
  std::pair<Value*, bool> insert(std::uint32_t node, const Value& value) {
    if (size_ * 2 >= slots_.size()) grow();
    for (std::size_t at = slot_of(node);; at = (at + 1) & mask_) {
      if (slots_[at].key == node) return {&slots_[at].value, false};
      if (slots_[at].key == kEmpty) {
        slots_[at] = {node, value};
        ++size_;
        return {&slots_[at].value, true};
      }
    }
  }

  template <typename Visit>
  void for_each(Visit visit) const {
    for (const Slot& slot : slots_) {
      if (slot.key != kEmpty) visit(slot.key, slot.value);
    }
  }

 private:
  static constexpr std::uint32_t kEmpty = 0xFFFFFFFFU;
  struct Slot {
    std::uint32_t key = kEmpty;
    Value value{};
  };

  std::size_t slot_of(std::uint32_t node) const {
    return (node * std::size_t{0x9E3779B97F4A7C15ULL} >> 20U) & mask_;
  }

  void grow() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    mask_ = slots_.size() - 1;
    for (const Slot& slot : old) {
      if (slot.key == kEmpty) continue;
      std::size_t at = slot_of(slot.key);
      while (slots_[at].key != kEmpty) at = (at + 1) & mask_;
      slots_[at] = slot;
    }
  }

  std::vector<Slot> slots_;
  std::size_t mask_ = 0;
  std::size_t size_ = 0;
};

// Node numbers, each once; as above.
class NodeSet {
 public:
  std::size_t size() const { return size_; }

  // Whether it was not there.
  bool insert(std::uint32_t node) {
    if (size_ * 2 >= slots_.size()) grow();
    std::size_t at = slot_of(node);
    for (; slots_[at] != kEmpty; at = (at + 1) & mask_) {
      if (slots_[at] == node) return false;
    }
    slots_[at] = node;
    ++size_;
    return true;
  }

 private:
  static constexpr std::uint32_t kEmpty = 0xFFFFFFFFU;

  std::size_t slot_of(std::uint32_t node) const {
    return (node * std::size_t{0x9E3779B97F4A7C15ULL} >> 20U) & mask_;
  }
  void grow() {
    std::vector<std::uint32_t> old(slots_.size() * 4, kEmpty);
    old.swap(slots_);
    mask_ = slots_.size() - 1;
    for (const std::uint32_t node : old) {
      if (node == kEmpty) continue;
      std::size_t at = slot_of(node);
      while (slots_[at] != kEmpty) at = (at + 1) & mask_;
      slots_[at] = node;
    }
  }

  std::vector<std::uint32_t> slots_ = std::vector<std::uint32_t>(64, kEmpty);
  std::size_t mask_ = 63;
  std::size_t size_ = 0;
};

}  // namespace whomet
