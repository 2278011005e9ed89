// Writes a hostile graph in every export format to a folder, and what readers of these files should
// find to expected.json: for tests/formats/check.py, which lets other programs read them.
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>

#include "base/byte_sink.h"
#include "graph/fact_source.h"
#include "render/escape.h"
#include "render/export_graph.h"
#include "render/json_stream.h"
#include "render/writers.h"
#include "tests/support/hostile_graph.h"

using namespace whomet;

namespace {

class Folder : public ExportFiles {
 public:
  explicit Folder(std::string path, const GraphWriter& writer) : path_(std::move(path)) {
    if (writer.is_folder) {
      path_ += "/";
      std::filesystem::create_directories(path_);
    }
  }
  ByteSink& open(const std::string& name) override {
    finish();
    file_ = std::make_unique<FileSink>(path_ + name);
    return *file_;
  }
  void finish() {
    if (file_ != nullptr) file_->finish();
    file_.reset();
  }

 private:
  std::string path_;
  std::unique_ptr<FileSink> file_;
};

void write_expected(const FactSource& graph, const std::string& path) {
  FileSink file(path);
  JsonStream json(file);
  json.begin_object().key("nodes").begin_object();
  each_node(graph, [&](const ExportNode& node) {
    json.key(node.id).begin_object().field("name", node.label);
    json.field("printable", printable(node.label)).field("type", name_of(node.type)).end_object();
  });
  json.end_object().key("edges").begin_object();
  each_edge(graph, [&](const ExportEdge& edge) {
    json.key(edge.statement->id).begin_object();
    json.field("source", edge.source).field("target", edge.target);
    json.field("predicate", edge.statement->predicate).end_object();
  });
  json.end_object().key("statements").begin_array();
  graph.each_statement([&](const Statement& statement) { json.text(statement.id); });
  json.end_array().end_object();
  json.finish_line();
  file.finish();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: format_files FOLDER\n";
    return 2;
  }
  const std::string folder = argv[1];
  std::filesystem::create_directories(folder);
  const FactSource graph = FactSource::of(testing::hostile_facts());
  for (const GraphWriter& writer : graph_writers()) {
    Folder files(folder + "/graph." + writer.name, writer);
    writer.write(graph, files);
    files.finish();
  }
  write_expected(graph, folder + "/expected.json");
  return 0;
}
