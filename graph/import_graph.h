// Imported tables -> nodes and relations. An import is a set of CSV files that came together: keys
// of its node files are what the ends of its relations mean; without node files the ends are names.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/csv.h"
#include "graph/graph_tables.h"
#include "graph/import_columns.h"

namespace whomet {

struct ImportFile {
  std::uint32_t number = 0;  // in the .kg
  std::string document;      // id
  std::string name;          // for messages, and for what its header leaves open
};

struct ImportSet {
  std::string id;
  std::vector<ImportFile> files;
};

// What else a caller may want of each row.
class ImportSink {
 public:
  virtual ~ImportSink() = default;
  virtual void on_node(std::uint32_t /*node*/, const ImportFile& /*file*/,
                       const ImportColumns& /*columns*/, const CsvReader& /*row*/) {}
  virtual void on_relation(const RelationRecord& /*relation*/, const ImportFile& /*file*/,
                           const ImportColumns& /*columns*/, const CsvReader& /*row*/) {}
};

using OpenImport = std::function<CsvReader::Fill(const ImportFile&)>;

// Adds the nodes and relations of the set to the tables. An error names file and line.
// Two nodes of a set with one type and name stay two; their ids follow from their keys.
Result<bool> read_import(const ImportSet& set, const OpenImport& open, GraphTables& tables,
                         ImportSink* sink = nullptr);

// The field, "" where the row is short of it or the column is kNoColumn.
std::string_view field_of(const CsvReader& row, std::size_t column);

}  // namespace whomet
