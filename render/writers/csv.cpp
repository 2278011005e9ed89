// Comma-separated values (RFC 4180): a table of nodes and one of edges with the headers that Gephi
// looks for, and one table of statements with names, for spreadsheets and for whomet import.
#include <initializer_list>
#include <string>

#include "render/escape.h"
#include "render/export_graph.h"
#include "render/writers/list.h"

namespace whomet {
namespace {

constexpr std::string_view kLabel = "label";  // is a column of its own for Gephi

class Line {
 public:
  Line& add(std::string_view value) {
    if (!is_first_) text_ += ',';
    is_first_ = false;
    text_ += quote_csv(value);
    return *this;
  }
  void end(ByteSink& out) {
    out.write(text_ += "\r\n");
    text_.clear();
    is_first_ = true;
  }

 private:
  std::string text_;
  bool is_first_ = true;
};

template <typename Fields>
void add_names(Line& line, const Fields& fields) {
  for (const auto& field : fields) {
    if (field.name != kLabel) line.add(field.name);
  }
}

template <typename Fields, typename Record>
void add_values(Line& line, const Fields& fields, const Record& record) {
  for (const auto& field : fields) {
    if (field.name != kLabel) line.add(field_text(field.type, field.value(record)));
  }
}

void write_pair(const FactSource& graph, ExportFiles& files) {
  Line line;
  ByteSink* out = &files.open("nodes.csv");
  line.add("Id").add("Label");
  add_names(line, node_fields());
  line.end(*out);
  each_node(graph, [&](const ExportNode& node) {
    line.add(node.id).add(node.label);
    add_values(line, node_fields(), node);
    line.end(*out);
  });
  out = &files.open("edges.csv");
  line.add("Id").add("Source").add("Target").add("Type").add("Label").add("Weight");
  add_names(line, edge_fields());
  line.end(*out);
  each_edge(graph, [&](const ExportEdge& edge) {
    line.add(edge.statement->id).add(edge.source).add(edge.target);
    line.add(edge.symmetric ? "Undirected" : "Directed").add(edge.label);
    line.add(std::to_string(edge.sources == 0 ? 1 : edge.sources));
    add_values(line, edge_fields(), edge);
    line.end(*out);
  });
}

// The name or words of an end, then its type, which words have not.
void add_end(Line& line, const FactSource& graph, const std::string& id, const std::string& text) {
  if (id.empty()) {
    line.add(text).add("");
    return;
  }
  const auto type = graph.type(id);
  line.add(graph.label(id)).add(type ? name_of(*type) : std::string_view());
}

void write_statements(const FactSource& graph, ExportFiles& files) {
  ByteSink& out = files.open("");
  Line line;
  for (const char* name : {"id",          "subject", "subject_type", "predicate",     "object",
                           "object_type", "negated", "modality",     "attributed_to", "from",
                           "to",          "time",    "place",        "meeting",       "kind",
                           "item",        "topic",   "polarity",     "trend",         "confidence",
                           "document",    "date",    "begin",        "end",           "quote"}) {
    line.add(name);
  }
  line.end(out);
  graph.each_statement([&](const Statement& statement) {
    line.add(statement.id);
    add_end(line, graph, statement.subject, statement.subject_text);
    line.add(statement.predicate);
    add_end(line, graph, statement.object, statement.object_text);
    const Attribution& speaker = statement.attributed_to;
    line.add(statement.negated ? "true" : "false").add(name_of(statement.modality));
    line.add(speaker.entity.empty() ? speaker.text : graph.label(speaker.entity));
    line.add(statement.time.from).add(statement.time.to).add(statement.time.text);
    line.add(graph.label(statement.place)).add(graph.label(statement.meeting));
    const Qualifiers& qualifiers = statement.qualifiers;
    line.add(qualifiers.kind).add(qualifiers.item).add(qualifiers.topic);
    line.add(qualifiers.polarity).add(qualifiers.trend).add(number_text(statement.confidence));
    const Evidence none;
    const Evidence& first = statement.evidence.empty() ? none : statement.evidence.front();
    const auto document = graph.document(first.at.document);
    line.add(document && !document->paths.empty() ? document->paths.front() : first.at.document);
    line.add(document ? document->date : "");
    line.add(std::to_string(first.at.file.begin)).add(std::to_string(first.at.file.end));
    line.add(first.quote);
    line.end(out);
  });
}

}  // namespace

GraphWriter csv_writer() {
  return {.name = "csv",
          .ending = "",
          .summary = "nodes.csv and edges.csv",
          .opened_by = "Gephi, Cytoscape, Maltego, Flourish, spreadsheets",
          .is_folder = true,
          .write = write_pair};
}

GraphWriter statements_writer() {
  return {.name = "statements",
          .ending = ".csv",
          .summary = "one CSV, a statement a line",
          .opened_by = "spreadsheets, pandas, DuckDB; whomet import",
          .write = write_statements};
}

}  // namespace whomet
