// The graph as queries see it: nodes with labels, directed edges with one type, properties on both.
// Back ends: graphs/memory_graph.h (any labels, may be changed), graphs/stored_property_graph.h (a
// .kg), graphs/knowledge_graph.h (the same in memory) and graphs/hand_graph.h (a .kg that is
// changed). Names are interned; numbers of nodes and edges are indices that are never used twice.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "query/value.h"

namespace whomet {

inline constexpr std::uint32_t kNoName = 0xFFFFFFFFU;

// Names and their numbers, 0 upwards.
class NameTable {
 public:
  std::uint32_t intern(std::string_view name);
  std::uint32_t find(std::string_view name) const;  // kNoName if it is not here
  const std::string& name(std::uint32_t id) const { return names_[id]; }
  std::size_t size() const { return names_.size(); }

  // Whether something in the graph bears the name: a query may intern names that nothing bears.
  void set_used(std::uint32_t id) { used_[id] = true; }
  bool is_used(std::uint32_t id) const { return id < used_.size() && used_[id]; }

 private:
  std::map<std::string, std::uint32_t, std::less<>> ids_;
  std::vector<std::string> names_;
  std::vector<bool> used_;
};

struct MeasureNetwork;  // query/measures/network.h

enum class ArcComparison : std::uint8_t { kEqual, kLess, kLessEqual, kGreater, kGreaterEqual };

// What is asked of the day and the confidence of an edge, for graphs that keep both beside their
// arcs and so need not look at the edge.
struct ArcBounds {
  std::int32_t day_from = std::numeric_limits<std::int32_t>::min();  // since 1970-01-01
  std::int32_t day_to = std::numeric_limits<std::int32_t>::max();
  bool dated = false;                 // without a day it is none of them
  std::uint32_t confidence_from = 0;  // in ten-thousandths
  std::uint32_t confidence_to = std::numeric_limits<std::uint32_t>::max();

  bool has(std::int32_t day, bool has_day, std::uint32_t confidence) const {
    const bool in_time = !dated || (has_day && day >= day_from && day <= day_to);
    return in_time && confidence >= confidence_from && confidence <= confidence_to;
  }
  bool all() const {
    return !dated && confidence_from == 0 &&
           confidence_to == std::numeric_limits<std::uint32_t>::max();
  }
};

// Which of a node's edges are meant, by their types and directions.
struct ArcChoice {
  bool out = true;
  bool in = true;
  std::span<const std::uint32_t> types = {};  // none = all
  ArcBounds bounds = {};                      // that narrow() of the same graph made

  bool has(std::uint32_t type) const {
    if (types.empty()) return true;
    for (const std::uint32_t own : types) {
      if (own == type) return true;
    }
    return false;
  }
};

// One edge as its node sees it.
struct Arc {
  std::uint32_t edge;
  std::uint32_t node;  // at the other end
  std::uint32_t type;
};

class PropertyGraph {
 public:
  virtual ~PropertyGraph() = default;

  NameTable labels;
  NameTable types;
  NameTable keys;

  // ---- reading ----
  // Every node is below; not every number below is a node.
  virtual std::uint32_t node_limit() const = 0;
  virtual std::uint32_t edge_limit() const = 0;
  virtual std::uint32_t node_count() const = 0;
  virtual std::uint32_t edge_count() const = 0;
  virtual bool has_node(std::uint32_t node) const = 0;
  virtual bool has_edge(std::uint32_t edge) const = 0;

  virtual std::span<const std::uint32_t> labels_of(std::uint32_t node) const = 0;
  virtual bool has_label(std::uint32_t node, std::uint32_t label) const = 0;
  // All nodes with the label, and perhaps others.
  virtual std::span<const std::uint32_t> nodes_with(std::uint32_t label) const = 0;
  // How many they are.
  virtual std::size_t count_with(std::uint32_t label) const { return nodes_with(label).size(); }

  // Arcs of the type, and perhaps others; kNoName = all. A loop is in both.
  virtual std::span<const Arc> out(std::uint32_t node, std::uint32_t type) const = 0;
  virtual std::span<const Arc> in(std::uint32_t node, std::uint32_t type) const = 0;
  // Whether out() and in() give arcs of the type asked for only.
  virtual bool arcs_are_typed() const { return false; }
  // Appends the nodes at the other ends, one for each arc, in the order of out() and then of in().
  virtual void add_neighbours(std::uint32_t node, const ArcChoice& choice,
                              std::vector<std::uint32_t>& nodes) const;
  // The same for all nodes that have some, by number.
  void for_each_neighbours(
      const ArcChoice& choice,
      const std::function<void(std::uint32_t node, std::span<const std::uint32_t> neighbours)>& use)
      const;
  // And for several choices in one go.
  using UseNeighbours = std::function<void(std::uint32_t node, std::size_t choice,
                                           std::span<const std::uint32_t> neighbours)>;
  virtual void for_each_neighbours(std::span<const ArcChoice> choices,
                                   const UseNeighbours& use) const;
  // Whether that is much cheaper than asking one node after the other.
  virtual bool is_read_in_order() const { return false; }
  // Narrows the bounds to edges for which `edge.key comparison value` holds. false: there are no
  // such bounds, and they stay as they are.
  virtual bool narrow(ArcBounds& /*bounds*/, std::uint32_t /*key*/, ArcComparison /*comparison*/,
                      const Value& /*value*/) const {
    return false;
  }
  virtual std::uint32_t type_of(std::uint32_t edge) const = 0;
  virtual std::uint32_t source(std::uint32_t edge) const = 0;
  virtual std::uint32_t target(std::uint32_t edge) const = 0;
  virtual std::size_t count_of_type(std::uint32_t type) const = 0;

  // Null if there is none. An element that was deleted is a QueryFailure.
  virtual Value node_property(std::uint32_t node, std::uint32_t key) const = 0;
  virtual Value edge_property(std::uint32_t edge, std::uint32_t key) const = 0;
  virtual ValueMap node_properties(std::uint32_t node) const = 0;
  virtual ValueMap edge_properties(std::uint32_t edge) const = 0;

  // Nodes whose property `key` may equal the value, where there is an index; nothing without one.
  virtual std::optional<std::vector<std::uint32_t>> seek(std::uint32_t /*key*/,
                                                         const Value& /*value*/) const {
    return std::nullopt;
  }
  virtual bool has_index(std::uint32_t /*key*/) const { return false; }

  // Sentences behind an edge; empty where the graph keeps none.
  virtual ValueList evidence(std::uint32_t /*edge*/) const { return {}; }
  // Whether what the edge says happened or holds, as far as is known.
  virtual bool happened(std::uint32_t /*edge*/) const { return true; }

  // ---- updating; a graph that cannot be changed refuses with a QueryFailure ----
  virtual bool is_writable() const { return false; }
  virtual std::uint32_t create_node(std::span<const std::uint32_t> node_labels);
  virtual std::uint32_t create_edge(std::uint32_t source, std::uint32_t target, std::uint32_t type);
  virtual void set_node_property(std::uint32_t node, std::uint32_t key, Value value);  // null: none
  virtual void set_edge_property(std::uint32_t edge, std::uint32_t key, Value value);
  virtual void add_label(std::uint32_t node, std::uint32_t label);
  virtual void remove_label(std::uint32_t node, std::uint32_t label);
  virtual void delete_edge(std::uint32_t edge);
  virtual void delete_node(std::uint32_t node);  // Requires: no edges

  // By types: what measures made of a graph that cannot be changed, for the next measure.
  mutable std::map<std::vector<std::uint32_t>, std::shared_ptr<const MeasureNetwork>> networks;
};

}  // namespace whomet
