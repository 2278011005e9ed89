// whomet query --batch: queries from stdin, one a line, and a line of JSON for each.
#pragma once

#include <functional>

#include "query/property_graph.h"
#include "query/run.h"

namespace whomet {

// What the queries of a batch are asked of, one after the other.
class BatchGraph {
 public:
  virtual ~BatchGraph() = default;
  virtual PropertyGraph& graph() = 0;
  // Keeps what a query changed. Throws Failure if that cannot be kept.
  virtual void keep() = 0;
  // The graph as it is kept now: after keep(), or to forget what a query left half done.
  virtual void open() = 0;
};

// A graph that is only read.
class ReadBatch : public BatchGraph {
 public:
  explicit ReadBatch(PropertyGraph& graph) : graph_(graph) {}

  PropertyGraph& graph() override { return graph_; }
  void keep() override {}
  void open() override {}

 private:
  PropertyGraph& graph_;
};

// Answers each line of stdin that is not empty: {"columns", "rows"} or {"error"}, with `timing`
// also "cpu_us". Warnings go to stderr with the number of the line. Returns the exit code.
int run_batch(BatchGraph& graph, const std::function<QueryRequest()>& new_request, bool timing);

}  // namespace whomet
