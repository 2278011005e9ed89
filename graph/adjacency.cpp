#include "graph/adjacency.h"

#include <algorithm>
#include <tuple>

#include "graph/store.h"

namespace whomet {
namespace {

constexpr unsigned kIncoming = 1;
constexpr unsigned kStatusShift = 1;  // two bits
constexpr unsigned kDated = 8;
constexpr unsigned kWideDays = 16;
constexpr unsigned kFineConfidence = 32;
constexpr unsigned kReported = 64;

[[noreturn]] void fail() {
  throw StoreError("the relations of a node are cut short or garbled");
}

void put_varint(std::string& blob, std::uint32_t value) {
  while (value >= 0x80U) {
    blob += static_cast<char>(value | 0x80U);
    value >>= 7U;
  }
  blob += static_cast<char>(value);
}

void put(std::string& blob, std::uint32_t value, std::uint32_t width) {
  char bytes[4];
  std::memcpy(bytes, &value, 4);
  blob.append(bytes, width);
}

std::uint32_t width_for(std::size_t count) {
  return count <= 0x10000U ? 2 : count <= 0x1000000U ? 3 : 4;
}

bool fits_two_bytes(std::int32_t day) {
  return day == kUndated || (day > std::numeric_limits<std::int16_t>::min() &&
                             day <= std::numeric_limits<std::int16_t>::max());
}

void put_day(std::string& blob, std::int32_t day, bool wide) {
  if (wide) {
    put(blob, static_cast<std::uint32_t>(day), 4);
  } else {
    const std::int32_t kept = day == kUndated ? std::numeric_limits<std::int16_t>::min() : day;
    put(blob, static_cast<std::uint32_t>(kept), 2);
  }
}

// Records by one end: begin[n] .. begin[n + 1] of `sorted` are those of node n, in their order.
void sort_by_end(const std::vector<RelationRecord>& records, std::uint32_t RelationRecord::*end,
                 std::size_t node_count, std::vector<std::uint32_t>& begin,
                 std::vector<std::uint32_t>& sorted) {
  begin.assign(node_count + 1, 0);
  for (const RelationRecord& record : records) ++begin[record.*end + 1];
  for (std::size_t i = 1; i < begin.size(); ++i) begin[i] += begin[i - 1];
  sorted.resize(records.size());
  std::vector<std::uint32_t> next(begin.begin(), begin.end() - 1);
  for (std::uint32_t i = 0; i < records.size(); ++i) sorted[next[records[i].*end]++] = i;
}

}  // namespace

// ---- Reading ----

ArcGroups::ArcGroups(std::string_view blob)
    : at_(reinterpret_cast<const unsigned char*>(blob.data())), end_(at_ + blob.size()) {
  if (blob.empty()) return;
  first_relation_ = varint();
  group_.node_width_ = byte();
  group_.relation_width_ = byte();
  if (group_.node_width_ - 2 > 2 || group_.relation_width_ - 2 > 2) fail();
}

unsigned char ArcGroups::byte() {
  if (at_ == end_) fail();
  return *at_++;
}

std::uint32_t ArcGroups::varint() {
  std::uint32_t value = 0;
  for (unsigned shift = 0; shift < 35; shift += 7) {
    const unsigned char next = byte();
    value |= std::uint32_t{next & 0x7FU} << shift;
    if (next < 0x80U) return value;
  }
  fail();
}

const unsigned char* ArcGroups::column(std::size_t bytes) {
  if (static_cast<std::size_t>(end_ - at_) < bytes) fail();
  const unsigned char* column = at_;
  at_ += bytes;
  return column;
}

bool ArcGroups::next() {
  if (at_ == end_) return false;
  group_.type = varint();
  const unsigned flags = byte();
  group_.count = varint();
  const std::size_t count = group_.count;
  group_.incoming = (flags & kIncoming) != 0;
  group_.status = static_cast<RelationStatus>(std::min(2U, flags >> kStatusShift & 3U));
  group_.fine_ = (flags & kFineConfidence) != 0;
  group_.day_width_ = (flags & kWideDays) != 0 ? 4 : 2;
  group_.nodes_ = column(count * group_.node_width_);
  group_.relations_ = group_.incoming ? column(count * group_.relation_width_) : nullptr;
  group_.days_ = (flags & kDated) != 0 ? column(count * group_.day_width_) : nullptr;
  group_.reported_ = (flags & kReported) != 0 ? column(count * group_.day_width_) : nullptr;
  group_.confidences_ = column(count * (group_.fine_ ? 2 : 1));
  if (!group_.incoming) {
    group_.first_relation_ = first_relation_ + outgoing_;
    outgoing_ += group_.count;
  }
  return true;
}

// ---- Writing ----

AdjacencyWriter::AdjacencyWriter(std::uint32_t node_count, std::vector<RelationRecord> relations)
    : records_(std::move(relations)),
      node_width_(width_for(node_count)),
      relation_width_(width_for(records_.size())) {
  sort_by_end(records_, &RelationRecord::source, node_count, out_begin_, out_);
  sort_by_end(records_, &RelationRecord::target, node_count, in_begin_, in_);
  const auto key = [this](std::uint32_t i, std::uint32_t end) {
    const RelationRecord& record = records_[i];
    return std::tuple(record.type, record.status, end, record.day, record.confidence,
                      record.origin);
  };
  for (std::uint32_t node = 0; node < node_count; ++node) {
    std::sort(out_.begin() + out_begin_[node], out_.begin() + out_begin_[node + 1],
              [&](std::uint32_t a, std::uint32_t b) {
                return key(a, records_[a].target) < key(b, records_[b].target);
              });
  }
  numbers_.resize(records_.size());
  for (std::uint32_t number = 0; number < out_.size(); ++number) numbers_[out_[number]] = number;
  for (std::uint32_t node = 0; node < node_count; ++node) {
    std::sort(in_.begin() + in_begin_[node], in_.begin() + in_begin_[node + 1],
              [&](std::uint32_t a, std::uint32_t b) {
                return key(a, records_[a].source) < key(b, records_[b].source);
              });
  }
}

void AdjacencyWriter::blob(std::uint32_t node, std::string& blob) {
  blob.clear();
  const std::span<const std::uint32_t> out(out_.data() + out_begin_[node],
                                           out_begin_[node + 1] - out_begin_[node]);
  const std::span<const std::uint32_t> in(in_.data() + in_begin_[node],
                                          in_begin_[node + 1] - in_begin_[node]);
  if (out.empty() && in.empty()) return;
  put_varint(blob, out_begin_[node]);
  put(blob, node_width_, 1);
  put(blob, relation_width_, 1);
  write_groups(out, false, blob);
  write_groups(in, true, blob);
}

void AdjacencyWriter::write_groups(std::span<const std::uint32_t> records, bool incoming,
                                   std::string& blob) const {
  for (std::size_t begin = 0; begin < records.size();) {
    const RelationRecord& first = records_[records[begin]];
    unsigned flags = (incoming ? kIncoming : 0) | static_cast<unsigned>(first.status)
                                                      << kStatusShift;
    std::size_t end = begin;
    for (; end < records.size(); ++end) {
      const RelationRecord& record = records_[records[end]];
      if (record.type != first.type || record.status != first.status) break;
      if (record.day != kUndated) flags |= kDated;
      if (record.reported != kUndated) flags |= kReported;
      if (!fits_two_bytes(record.day) || !fits_two_bytes(record.reported)) flags |= kWideDays;
      if (record.confidence % 100 != 0) flags |= kFineConfidence;
    }
    const auto group = records.subspan(begin, end - begin);
    const bool wide = (flags & kWideDays) != 0;
    put_varint(blob, first.type);
    put(blob, flags, 1);
    put_varint(blob, static_cast<std::uint32_t>(group.size()));
    for (const std::uint32_t i : group) {
      put(blob, incoming ? records_[i].source : records_[i].target, node_width_);
    }
    if (incoming) {
      for (const std::uint32_t i : group) put(blob, numbers_[i], relation_width_);
    }
    if ((flags & kDated) != 0) {
      for (const std::uint32_t i : group) put_day(blob, records_[i].day, wide);
    }
    if ((flags & kReported) != 0) {
      for (const std::uint32_t i : group) put_day(blob, records_[i].reported, wide);
    }
    for (const std::uint32_t i : group) {
      if ((flags & kFineConfidence) != 0) {
        put(blob, records_[i].confidence, 2);
      } else {
        put(blob, records_[i].confidence / 100U, 1);
      }
    }
    begin = end;
  }
}

}  // namespace whomet
