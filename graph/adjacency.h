// The relations of one node as the .kg keeps them: one blob a node, read where it lies. A search
// reads the blobs of the nodes that it comes to and no others.
//
// Layout, little-endian; numbers marked v are varints of 7 bits a byte, low bits first:
//   v  number of the node's first outgoing relation
//   u8 bytes of a node number (2, 3 or 4), u8 bytes of a relation number
//   then groups until the end of the blob, outgoing before incoming, by type, then by status:
//     v type, u8 flags (below), v count, and columns of `count` values each:
//     node numbers, ascending; relation numbers (incoming groups only); days (kDated) of 2 or 4
//     bytes (kWideDays) since 1970-01-01; days of report (kReported), as wide; confidences of one
//     byte in hundredths or two in ten-thousandths (kFineConfidence).
// Relation numbers: a node's outgoing relations are numbered through in the order of its blob, so
// they are not stored with it. The order inside a group is node, day, confidence, source.
// Types are what they are called in `relation_types`. A loop stands in both directions.
#pragma once

#include <cstdint>
#include <cstring>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace whomet {

inline constexpr std::int32_t kUndated = std::numeric_limits<std::int32_t>::min();

// What is behind a relation: told as fact, only planned or guessed, or said not to be so.
enum class RelationStatus : std::uint8_t { kAsserted, kUnasserted, kDenied };

// Some relations of a node: all of one type, direction and status. A view into the blob.
class ArcGroup {
 public:
  std::uint32_t type = 0;
  RelationStatus status = RelationStatus::kAsserted;
  bool incoming = false;
  std::uint32_t count = 0;

  std::uint32_t node(std::uint32_t i) const { return number(nodes_, node_width_, i); }
  // All of them, in their order; faster than one by one. Requires: room for `count`.
  void copy_nodes(std::uint32_t* to) const;
  // The first whose node is not below; count if there is none.
  std::uint32_t first_not_below(std::uint32_t wanted) const {
    std::uint32_t low = 0;
    std::uint32_t high = count;
    while (low < high) {
      const std::uint32_t middle = low + (high - low) / 2;
      if (node(middle) < wanted) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
  std::uint32_t relation(std::uint32_t i) const {
    return relations_ == nullptr ? first_relation_ + i : number(relations_, relation_width_, i);
  }
  std::int32_t day(std::uint32_t i) const { return day_of(days_, i); }
  std::int32_t reported(std::uint32_t i) const { return day_of(reported_, i); }
  std::uint32_t confidence(std::uint32_t i) const {  // in ten-thousandths
    return fine_ ? number(confidences_, 2, i) : confidences_[i] * 100U;
  }

 private:
  friend class ArcGroups;

  // Blobs are padded behind, so that four bytes may be read where fewer are meant.
  static std::uint32_t number(const unsigned char* column, std::uint32_t width, std::uint32_t i) {
    std::uint32_t value = 0;
    std::memcpy(&value, column + std::size_t{i} * width, 4);
    return value & (0xFFFFFFFFU >> (32U - 8U * width));
  }
  std::int32_t day_of(const unsigned char* column, std::uint32_t i) const {
    if (column == nullptr) return kUndated;
    if (day_width_ == 4) return static_cast<std::int32_t>(number(column, 4, i));
    const auto day = static_cast<std::int16_t>(number(column, 2, i));
    return day == std::numeric_limits<std::int16_t>::min() ? kUndated : day;
  }

  const unsigned char* nodes_ = nullptr;
  const unsigned char* relations_ = nullptr;
  const unsigned char* days_ = nullptr;
  const unsigned char* reported_ = nullptr;
  const unsigned char* confidences_ = nullptr;
  std::uint32_t first_relation_ = 0;
  std::uint32_t node_width_ = 0;
  std::uint32_t relation_width_ = 0;
  std::uint32_t day_width_ = 0;
  bool fine_ = false;
};

inline void ArcGroup::copy_nodes(std::uint32_t* to) const {
  const unsigned char* from = nodes_;
  switch (node_width_) {
    case 2:
      for (std::uint32_t i = 0; i < count; ++i) to[i] = number(from, 2, i);
      break;
    case 3:
      for (std::uint32_t i = 0; i < count; ++i) to[i] = number(from, 3, i);
      break;
    default:
      std::memcpy(to, from, std::size_t{count} * 4);
  }
}

// Bytes that must follow a blob in memory.
inline constexpr std::size_t kArcPadding = 4;

// Reads the groups of a blob one after the other:
//   for (ArcGroups groups(blob); groups.next();) use(groups.group());
class ArcGroups {
 public:
  // Requires: kArcPadding readable bytes behind the blob, which outlives this. An empty blob has no
  // groups. Throws StoreError where the blob does not hold what it says.
  explicit ArcGroups(std::string_view blob);

  bool next();
  const ArcGroup& group() const { return group_; }
  std::uint32_t first_relation() const { return first_relation_; }

 private:
  std::uint32_t varint();
  unsigned char byte();
  const unsigned char* column(std::size_t bytes);

  const unsigned char* at_;
  const unsigned char* end_;
  std::uint32_t first_relation_ = 0;
  std::uint32_t outgoing_ = 0;  // relations of the outgoing groups so far
  ArcGroup group_;
};

// One relation as it is written.
struct RelationRecord {
  std::uint32_t source = 0;  // node numbers
  std::uint32_t target = 0;
  std::uint64_t origin = 0;  // where it is said; see graph/store_relations.h
  std::int32_t day = kUndated;
  std::uint32_t type = 0;
  std::uint16_t confidence = 0;  // ten-thousandths
  std::int32_t reported = kUndated;
  RelationStatus status = RelationStatus::kAsserted;
};

// Turns relations into blobs, in whatever order they come, so long as equal ones come in the same.
class AdjacencyWriter {
 public:
  // Takes them over. Requires: ends are below node_count.
  AdjacencyWriter(std::uint32_t node_count, std::vector<RelationRecord> relations);

  std::uint32_t node_count() const { return static_cast<std::uint32_t>(out_begin_.size() - 1); }
  std::uint32_t relation_count() const { return static_cast<std::uint32_t>(records_.size()); }
  // Of all nodes before.
  std::uint32_t first_relation(std::uint32_t node) const { return out_begin_[node]; }

  // The node's blob, without padding; empty if it has no relations.
  void blob(std::uint32_t node, std::string& blob);
  // By relation number.
  const RelationRecord& relation(std::uint32_t number) const { return records_[out_[number]]; }

 private:
  void write_groups(std::span<const std::uint32_t> records, bool incoming, std::string& blob) const;

  std::vector<RelationRecord> records_;
  std::vector<std::uint32_t> out_begin_;
  std::vector<std::uint32_t> out_;  // records by relation number
  std::vector<std::uint32_t> in_begin_;
  std::vector<std::uint32_t> in_;
  std::vector<std::uint32_t> numbers_;  // relation numbers by record
  std::uint32_t node_width_ = 2;
  std::uint32_t relation_width_ = 2;
};

}  // namespace whomet
