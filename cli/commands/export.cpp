// whomet export FILE.kg: the graph, or a part of it, for other programs.

#include <algorithm>
#include <filesystem>
#include <memory>

#include "base/byte_sink.h"
#include "base/text_file.h"
#include "cli/commands.h"
#include "cli/failure.h"
#include "cli/filter_options.h"
#include "cli/graph_file.h"
#include "cli/output.h"
#include "render/writers.h"

namespace whomet {
namespace {

struct ExportChoice {
  std::string graph_file;
  std::string format;
  std::string output;
  FilterChoice filter;
};

// One file, or the files of a folder; each is there as a whole or not at all.
class OutputFiles : public ExportFiles {
 public:
  OutputFiles(std::string output, bool is_folder)
      : output_(std::move(output)), is_folder_(is_folder) {
    if (!is_folder_) return;
    std::error_code error;
    std::filesystem::create_directories(output_, error);
    if (error) throw FileError("cannot write the folder '" + output_ + "': " + error.message());
  }

  ByteSink& open(const std::string& name) override {
    finish();
    file_ = std::make_unique<FileSink>(is_folder_ ? output_ + "/" + name : output_);
    return *file_;
  }
  void finish() {
    if (file_ != nullptr) file_->finish();
    file_.reset();
  }

 private:
  std::string output_;
  bool is_folder_;
  std::unique_ptr<FileSink> file_;
};

std::string format_names() {
  std::string names;
  const auto writers = graph_writers();
  for (std::size_t i = 0; i < writers.size(); ++i) {
    if (i > 0) names += i + 1 == writers.size() ? " or " : ", ";
    names += writers[i].name;
  }
  return names;
}

const GraphWriter& writer_of(const ExportChoice& choice) {
  const GraphWriter* writer = nullptr;
  if (!choice.format.empty()) {
    writer = find_graph_writer(choice.format);
    if (writer == nullptr) {
      throw Failure(kUsage,
                    "unknown export format '" + choice.format + "'; expected " + format_names());
    }
  } else {
    writer = graph_writer_for(choice.output);
    if (writer == nullptr) writer = find_graph_writer("json");
  }
  if (writer->is_folder && (choice.output.empty() || choice.output == "-")) {
    throw Failure(kUsage,
                  std::string("format ") + writer->name + " is a folder of files; name it with -o");
  }
  return *writer;
}

void check_size(const GraphWriter& writer, const FactSource& graph) {
  if (writer.most_edges == 0) return;
  const std::size_t edges = graph.edge_count();
  if (edges <= writer.most_edges) return;
  throw Failure(kUsage, std::string("format ") + writer.name + " is for at most " +
                            std::to_string(writer.most_edges) + " relations, this is " +
                            std::to_string(edges) +
                            "; choose a part with --focus, --since, --type or --relation");
}

int run(const ExportChoice& choice) {
  const GraphWriter& writer = writer_of(choice);
  FactSource graph = FactSource::open(choice.graph_file);
  graph.keep_only(filter_of(choice.filter, choice.graph_file));
  check_size(writer, graph);
  OutputFiles files(choice.output, writer.is_folder);
  writer.write(graph, files);
  files.finish();
  return kAnswer;
}

// A line a format: name, what it is, what opens it.
std::string format_table() {
  std::string table = "Formats, and what opens them:\n";
  for (const GraphWriter& writer : graph_writers()) {
    std::string name = writer.name;
    name.resize(std::max<std::size_t>(name.size(), 11), ' ');
    table += "  " + name + writer.summary + "\n" + std::string(13, ' ') + writer.opened_by + "\n";
  }
  table.pop_back();
  return table;
}

CommandRun define(Options& options) {
  const auto choice = std::make_shared<ExportChoice>();
  define_graph_file(options, choice->graph_file);
  options.option("--format", "FORMAT", choice->format,
                 "see below; without it by the ending of the output file, else json");
  options.option("-o,--output", "FILE", choice->output,
                 "where to; stdout without it. A folder for csv and neo4j");
  define_filter(options, choice->filter);
  options.explain(format_table());
  return [choice] { return run(*choice); };
}

}  // namespace

Command export_command() {
  return {.name = "export",
          .summary = "the graph for other programs: GraphML, GEXF, RDF, Neo4j, ...",
          .examples =
              "  whomet export news.kg --format json | jq '.meetings[].participants'\n"
              "  whomet export news.kg -o news.graphml\n"
              "  whomet export news.kg --since 2023 --type person,meeting -o news.gexf\n"
              "  whomet export news.kg --focus 'Ada Novak' --hops 2 --format mermaid\n"
              "  whomet export news.kg --format neo4j -o neo4j/",
          .define = define};
}

}  // namespace whomet
