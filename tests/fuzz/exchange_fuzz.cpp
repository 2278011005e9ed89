// Any bytes: an error with an offset inside them, or facts that survive another round, fit into a
// graph and can be merged.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "graph/entity_graph.h"
#include "graph/exchange.h"
#include "graph/merge.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace whomet;
  const std::string_view json(reinterpret_cast<const char*>(bytes), size);
  const Result<Facts> facts = from_exchange_json(json);
  if (!facts) {
    require(facts.error().offset <= size);
    return 0;
  }
  const ExchangeOptions kept{.pretty = false, .text_offsets = true};
  const std::string written = to_exchange_json(*facts, kept);
  const Result<Facts> again = from_exchange_json(written);
  require(again.ok());
  require(to_exchange_json(*again, kept) == written);
  const EntityGraph graph(*again);
  for (std::uint32_t i = 0; i < graph.node_count(); ++i) {
    require(!graph.label(static_cast<NodeId>(i)).empty() ||
            !graph.is_meeting(static_cast<NodeId>(i)));
  }
  const Facts merged = merge(std::vector<Facts>{*again});
  require(from_exchange_json(to_exchange_json(merged, kept)).ok());
  return 0;
}
