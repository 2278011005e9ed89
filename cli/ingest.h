// Articles into a .kg: read, cleaned, extracted by several threads, committed batch by batch.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "graph/store.h"

namespace whomet {

struct IngestOptions {
  std::vector<std::string> inputs;      // files, folders, globs, "-"
  std::string metadata;                 // a table of titles, dates, ...; "" = none
  std::size_t jobs = 0;                 // threads; 0 = as many as there are cores
  bool strict = false;                  // stop at the first input that fails
  std::vector<std::string> extractors;  // names of those that read; none = all
  bool quiet = false;                   // no progress and no summary; failures are still named
};

// Adds what is new. Every commit leaves a whole file; after the last one the derived tables are
// refreshed. Names each failure on stderr. Returns the exit code: kAnswer, kSomeFailed,
// kInterrupted. The graph does not depend on the order of the inputs, nor on `jobs`, nor on how
// often it was interrupted. Memory: the articles of two batches.
int ingest(const std::string& graph_file, const IngestOptions& options);

// Defines the options that build and add share, but for the inputs.
void define_ingest_options(class Options& options, IngestOptions& ingest_options);

}  // namespace whomet
