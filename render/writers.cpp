#include "render/writers.h"

#include <algorithm>

#include "render/writers/list.h"

namespace whomet {

std::span<const GraphWriter> graph_writers() {
  static const GraphWriter list[] = {
      exchange_writer(),   graphml_writer(),   gexf_writer(),
      gexf12_writer(),     cytoscape_writer(), cx2_writer(),
      json_graph_writer(), node_link_writer(), csv_writer(),
      statements_writer(), neo4j_writer(),     n_triples_writer(),
      turtle_writer(),     json_ld_writer(),   follow_the_money_writer(),
      kumu_writer(),       canvas_writer(),    dot_writer(),
      mermaid_writer(),    plantuml_writer()};
  return list;
}

const GraphWriter* find_graph_writer(std::string_view name) {
  const auto writers = graph_writers();
  const auto found = std::ranges::find(writers, name, &GraphWriter::name);
  return found == writers.end() ? nullptr : &*found;
}

const GraphWriter* graph_writer_for(std::string_view file_name) {
  const GraphWriter* best = nullptr;
  for (const GraphWriter& writer : graph_writers()) {
    const std::string_view ending = writer.ending;
    if (ending.empty() || !file_name.ends_with(ending)) continue;
    if (best == nullptr || ending.size() > std::string_view(best->ending).size()) best = &writer;
  }
  return best;
}

}  // namespace whomet
