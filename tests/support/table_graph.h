// A property graph from two tables, for measuring: nodes with a label, a name and their number as
// id; edges with a type, a day and a confidence. Columns instead of objects; never changes.
#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/text_file.h"
#include "query/graphs/arc_table.h"
#include "query/property_graph.h"
#include "query/temporal/moment.h"

namespace whomet::testing {

class TableGraph : public PropertyGraph {
 public:
  // nodes: "id,name,label" with ids 0, 1, 2, ...; edges: "source,target,type,day,confidence". Each
  // table begins with a line of names.
  TableGraph(std::string_view nodes, std::string_view edges) {
    id_key_ = key("id");
    name_key_ = key("name");
    day_key_ = key("date");
    confidence_key_ = key("confidence");
    for_each_line(nodes, [&](std::string_view line) {
      next_field(line);
      names_.push_back(Value::text(std::string(next_field(line))));
      const std::uint32_t label = labels.intern(line);
      labels.set_used(label);
      if (label >= by_label_.size()) by_label_.resize(label + 1);
      by_label_[label].push_back(static_cast<std::uint32_t>(label_of_.size()));
      label_of_.push_back(label);
    });
    for_each_line(edges, [&](std::string_view line) {
      const auto source = number<std::uint32_t>(next_field(line));
      const auto target = number<std::uint32_t>(next_field(line));
      const std::uint32_t type = types.intern(next_field(line));
      types.set_used(type);
      if (type >= type_counts_.size()) type_counts_.resize(type + 1);
      ++type_counts_[type];
      edges_.push_back({source, target, type});
      days_.push_back(static_cast<std::int32_t>(parse_day(next_field(line)).value_or(0)));
      confidences_.push_back(number<float>(line));
    });
    arcs_ = ArcTable(node_limit(), edges_);
  }

  std::uint32_t node_limit() const override { return static_cast<std::uint32_t>(label_of_.size()); }
  std::uint32_t edge_limit() const override { return static_cast<std::uint32_t>(edges_.size()); }
  std::uint32_t node_count() const override { return node_limit(); }
  std::uint32_t edge_count() const override { return edge_limit(); }
  bool has_node(std::uint32_t node) const override { return node < node_limit(); }
  bool has_edge(std::uint32_t edge) const override { return edge < edge_limit(); }
  std::span<const std::uint32_t> labels_of(std::uint32_t node) const override {
    return {&label_of_[node], 1};
  }
  bool has_label(std::uint32_t node, std::uint32_t label) const override {
    return label_of_[node] == label;
  }
  std::span<const std::uint32_t> nodes_with(std::uint32_t label) const override {
    if (label >= by_label_.size()) return {};
    return by_label_[label];
  }
  std::span<const Arc> out(std::uint32_t node, std::uint32_t type) const override {
    return arcs_.out(node, type);
  }
  std::span<const Arc> in(std::uint32_t node, std::uint32_t type) const override {
    return arcs_.in(node, type);
  }
  bool arcs_are_typed() const override { return true; }
  std::uint32_t type_of(std::uint32_t edge) const override { return edges_[edge].type; }
  std::uint32_t source(std::uint32_t edge) const override { return edges_[edge].source; }
  std::uint32_t target(std::uint32_t edge) const override { return edges_[edge].target; }
  std::size_t count_of_type(std::uint32_t type) const override {
    return type < type_counts_.size() ? type_counts_[type] : 0;
  }
  Value node_property(std::uint32_t node, std::uint32_t key) const override {
    if (key == name_key_) return names_[node];
    return key == id_key_ ? Value::integer(node) : Value();
  }
  Value edge_property(std::uint32_t edge, std::uint32_t key) const override {
    if (key == day_key_) return Value::date(days_[edge]);
    return key == confidence_key_ ? Value::real(static_cast<double>(confidences_[edge])) : Value();
  }
  ValueMap node_properties(std::uint32_t node) const override {
    return {{"id", Value::integer(node)}, {"name", names_[node]}};
  }
  ValueMap edge_properties(std::uint32_t edge) const override {
    return {{"confidence", edge_property(edge, confidence_key_)},
            {"date", edge_property(edge, day_key_)}};
  }
  bool has_index(std::uint32_t key) const override { return key == id_key_ || key == name_key_; }
  std::optional<std::vector<std::uint32_t>> seek(std::uint32_t key,
                                                 const Value& value) const override {
    if (key == id_key_ && value.kind() == ValueKind::kInteger) {
      return std::vector<std::uint32_t>{static_cast<std::uint32_t>(value.as_integer())};
    }
    return std::nullopt;
  }

 private:
  std::uint32_t key(std::string_view name) {
    const std::uint32_t id = keys.intern(name);
    keys.set_used(id);
    return id;
  }
  template <typename Use>
  static void for_each_line(std::string_view text, const Use& use) {
    std::size_t at = text.find('\n') + 1;
    while (at < text.size()) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      use(text.substr(at, end - at));
      at = end + 1;
    }
  }
  static std::string_view next_field(std::string_view& line) {
    const std::size_t end = line.find(',');
    const std::string_view field = line.substr(0, end);
    line.remove_prefix(end + 1);
    return field;
  }
  template <typename Number>
  static Number number(std::string_view text) {
    Number value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
  }

  std::vector<std::uint32_t> label_of_;
  std::vector<Value> names_;
  std::vector<std::vector<std::uint32_t>> by_label_;
  std::vector<EdgeEnds> edges_;
  std::vector<std::int32_t> days_;
  std::vector<float> confidences_;
  std::vector<std::size_t> type_counts_;
  ArcTable arcs_;
  std::uint32_t id_key_ = 0;
  std::uint32_t name_key_ = 0;
  std::uint32_t day_key_ = 0;
  std::uint32_t confidence_key_ = 0;
};

}  // namespace whomet::testing
