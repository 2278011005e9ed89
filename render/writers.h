// The formats that the graph is exported to. Adding one is a file in render/writers/ and its line
// in render/writers.cpp; --help and the tests walk the list.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "base/byte_sink.h"
#include "graph/fact_source.h"

namespace whomet {

// The files of one export.
class ExportFiles {
 public:
  virtual ~ExportFiles() = default;
  // A file of that name in the folder; the one file of a format that has but one is "". What was
  // opened before is complete. The sink lives until the next call.
  virtual ByteSink& open(const std::string& name) = 0;

 protected:
  ExportFiles() = default;
  ExportFiles(const ExportFiles&) = default;
  ExportFiles& operator=(const ExportFiles&) = default;
};

struct GraphWriter {
  const char* name;       // "graphml"
  const char* ending;     // ".graphml": the format of an output file of that name; "" = of none
  const char* summary;    // "GraphML 1.0"
  const char* opened_by;  // "Gephi, Cytoscape, yEd, networkx, igraph"
  bool is_folder = false;
  std::size_t most_edges = 0;  // what readers can show at all; 0 = any number
  // Calls with the same graph give the same bytes. Memory does not grow with the graph.
  void (*write)(const FactSource& graph, ExportFiles& files);
};

// In the order in which --help lists them.
std::span<const GraphWriter> graph_writers();

// nullptr if there is none.
const GraphWriter* find_graph_writer(std::string_view name);
// By the ending of a file's name, the longest that fits; nullptr if none does.
const GraphWriter* graph_writer_for(std::string_view file_name);

}  // namespace whomet
