// The relations of a .kg as queries walk along them: read node by node and type by type where a
// query comes to them, and kept. So a pattern of some types reads only those, and what it asks of
// their days and confidences has been read with them.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "base/sparse_array.h"
#include "graph/stored_graph.h"
#include "query/property_graph.h"

namespace whomet {

class StoredArcs {
 public:
  // The graph has to outlive this.
  explicit StoredArcs(StoredGraph& graph);

  // Of the type; kNoName = all, sorted by type. Valid as long as this.
  std::span<const Arc> out(std::uint32_t node, std::uint32_t type) { return arcs(node, type, 0); }
  std::span<const Arc> in(std::uint32_t node, std::uint32_t type) { return arcs(node, type, 1); }

  // A relation among those of its source. Throws StoreError if it is not there.
  struct Place {
    ArcGroup group;
    std::uint32_t index;
  };
  Place place(std::uint32_t relation);

  struct Told {
    std::int32_t day;          // kUndated if none
    std::uint32_t confidence;  // in ten-thousandths
  };
  Told told(std::uint32_t relation);

 private:
  struct NodeArcs {
    const Arc* arcs;  // null = not read yet
    std::uint32_t count;
  };
  struct Kept {
    std::int32_t day;
    std::uint32_t confidence;  // + 1; 0 = not kept
  };

  std::span<const Arc> arcs(std::uint32_t node, std::uint32_t type, std::size_t direction);
  NodeArcs read(std::uint32_t node, std::uint32_t type, bool incoming);
  void keep(const ArcGroup& group);
  Arc* room_for(std::size_t count);

  StoredGraph& graph_;
  std::uint32_t relations_;
  std::uint32_t types_;
  std::vector<SparseArray<NodeArcs>> tables_;  // by type, all types last, and direction
  std::vector<std::unique_ptr<Arc[]>> chunks_;
  Arc* free_ = nullptr;
  std::size_t left_ = 0;
  SparseArray<Kept> kept_;  // by relation; made when first asked for
};

}  // namespace whomet
