#include "render/writers.h"

#include <map>
#include <set>
#include <string>

#include <doctest/doctest.h>

#include "tests/support/golden.h"
#include "tests/support/hostile_graph.h"
#include "tests/support/tiny_graph.h"

using namespace whomet;

namespace {

class Files : public ExportFiles {
 public:
  ByteSink& open(const std::string& name) override { return files_[name]; }
  const std::map<std::string, StringSink>& files() const { return files_; }

 private:
  std::map<std::string, StringSink> files_;
};

// All files of the format, each after its name where there are several.
std::string written(const GraphWriter& writer, const Facts& facts) {
  const FactSource graph = FactSource::of(facts);
  Files files;
  writer.write(graph, files);
  std::string text;
  for (const auto& [name, sink] : files.files()) {
    if (writer.is_folder) text += "== " + name + "\n";
    text += sink.text();
  }
  CHECK(writer.is_folder == !files.files().contains(""));
  return text;
}

}  // namespace

TEST_CASE("render/writers: every format says what it is and what opens it") {
  std::set<std::string> names;
  std::set<std::string> endings;
  for (const GraphWriter& writer : graph_writers()) {
    CAPTURE(writer.name);
    CHECK(names.insert(writer.name).second);
    CHECK((*writer.ending == '\0' || endings.insert(writer.ending).second));
    CHECK(*writer.summary != '\0');
    CHECK(*writer.opened_by != '\0');
    CHECK(find_graph_writer(writer.name) == &writer);
  }
  CHECK(find_graph_writer("gif") == nullptr);
  CHECK(graph_writer_for("a.graphml") == find_graph_writer("graphml"));
  CHECK(graph_writer_for("a.ftm.json") == find_graph_writer("ftm"));
  CHECK(graph_writer_for("a.json") == find_graph_writer("json"));
  CHECK(graph_writer_for("a.xyz") == nullptr);
}

TEST_CASE("render/writers: a small graph in every format, to the byte") {
  for (const GraphWriter& writer : graph_writers()) {
    CAPTURE(writer.name);
    CHECK(testing::equals_golden(std::string("writers/tiny.") + writer.name,
                                 written(writer, testing::tiny_facts())));
  }
}

TEST_CASE("render/writers: an empty graph is a file of its format") {
  for (const GraphWriter& writer : graph_writers()) {
    CAPTURE(writer.name);
    const std::string text = written(writer, Facts{});
    const bool may_be_empty = std::string_view("nt ftm").find(writer.name) != std::string::npos;
    CHECK(text.empty() == may_be_empty);
  }
}

TEST_CASE("render/writers: formats of marks keep no character that ends what holds it") {
  for (const char* name :
       {"graphml", "gexf", "gexf12", "mermaid", "plantuml", "dot", "nt", "ttl"}) {
    CAPTURE(name);
    const std::string text = written(*find_graph_writer(name), testing::hostile_facts());
    CHECK(text.find('\x0B') == std::string::npos);
    CHECK(text.find("习近平") != std::string::npos);
  }
}
