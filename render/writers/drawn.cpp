// Languages that draw graphs: DOT as it comes (`whomet render` makes the diagram that is fit to
// print), Mermaid and PlantUML for pages that render them. What is not so is drawn dashed, and its
// label says why.
#include <string>
#include <unordered_map>

#include "render/escape.h"
#include "render/export_graph.h"
#include "render/writers/list.h"

namespace whomet {
namespace {

bool is_fact(const Statement& statement) {
  return !statement.negated && statement.modality == Modality::kAsserted;
}

// "met, 2023-02-27"; "not: met"; "visited (planned)".
std::string edge_text(const ExportEdge& edge) {
  const Statement& statement = *edge.statement;
  std::string text = (statement.negated ? "not: " : "") + edge.label;
  if (statement.modality != Modality::kAsserted) {
    text += " (" + std::string(name_of(statement.modality)) + ")";
  }
  if (!statement.time.from.empty()) text += ", " + statement.time.from;
  return text;
}

// "n0", "n1": ids of other programs' graphs may hold anything.
class ShortIds {
 public:
  std::string of(const std::string& id) {
    const auto [found, is_new] = ids_.try_emplace(id, ids_.size());
    return "n" + std::to_string(found->second);
  }

 private:
  std::unordered_map<std::string, std::size_t> ids_;
};

// ---- DOT ----

std::string dot_string(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '\\';
    quoted += c;
  }
  return quoted + "\"";
}

void write_dot(const FactSource& graph, ExportFiles& files) {
  ByteSink& out = files.open("");
  out.write("digraph whomet {\n  rankdir=LR;\n  node [shape=box];\n");
  each_node(graph, [&](const ExportNode& node) {
    out.write("  " + dot_string(node.id) + " [label=" + dot_string(escape_label(node.label)) +
              ", class=" + dot_string(name_of(node.type)) + "];\n");
  });
  each_edge(graph, [&](const ExportEdge& edge) {
    const std::string style = is_fact(*edge.statement) ? "" : ", style=dashed";
    out.write("  " + dot_string(edge.source) + " -> " + dot_string(edge.target) +
              " [id=" + dot_string(edge.statement->id) +
              ", label=" + dot_string(escape_label(edge_text(edge))) + style +
              (edge.symmetric ? ", dir=none" : "") + "];\n");
  });
  out.write("}\n");
}

// ---- Mermaid ----

// Mermaid decodes #NUMBER; and reads the rest as HTML: all but letters, digits, blanks and what is
// harmless becomes its number.
std::string mermaid_text(std::string_view text) {
  constexpr std::string_view kMarks = "\"#&;<>[](){}|`\\*_~:/@%$^=";
  std::string escaped;
  for (const char c : printable(text)) {
    if (kMarks.find(c) == std::string_view::npos) {
      escaped += c;
    } else {
      escaped += "#" + std::to_string(static_cast<int>(c)) + ";";
    }
  }
  return escaped;
}

void write_mermaid(const FactSource& graph, ExportFiles& files) {
  ByteSink& out = files.open("");
  ShortIds ids;
  out.write("flowchart LR\n");
  each_node(graph, [&](const ExportNode& node) {
    const bool is_meeting = node.meeting != nullptr;
    out.write("  " + ids.of(node.id) + (is_meeting ? "{{\"" : "[\"") + mermaid_text(node.label) +
              (is_meeting ? "\"}}\n" : "\"]\n"));
  });
  each_edge(graph, [&](const ExportEdge& edge) {
    const char* arrow = is_fact(*edge.statement) ? (edge.symmetric ? " ---" : " -->")
                                                 : (edge.symmetric ? " -.-" : " -.->");
    out.write("  " + ids.of(edge.source) + arrow + "|\"" + mermaid_text(edge_text(edge)) + "\"| " +
              ids.of(edge.target) + "\n");
  });
}

// ---- PlantUML ----

// PlantUML has marks of its own in labels; as <U+XXXX> a character is only itself.
std::string plantuml_text(std::string_view text) {
  constexpr std::string_view kMarks = "\"<>&\\~*_-[]{}|#%/'`=";
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string escaped;
  for (const char c : printable(text)) {
    if (kMarks.find(c) == std::string_view::npos) {
      escaped += c;
    } else {
      const auto value = static_cast<unsigned char>(c);
      escaped += "<U+00";
      escaped += kDigits[value >> 4U];
      escaped += kDigits[value & 15U];
      escaped += '>';
    }
  }
  return escaped;
}

void write_plantuml(const FactSource& graph, ExportFiles& files) {
  ByteSink& out = files.open("");
  ShortIds ids;
  out.write("@startuml\nleft to right direction\nhide stereotype\n");
  each_node(graph, [&](const ExportNode& node) {
    out.write("rectangle \"" + plantuml_text(node.label) + "\" as " + ids.of(node.id) + " <<" +
              std::string(name_of(node.type)) + ">>\n");
  });
  each_edge(graph, [&](const ExportEdge& edge) {
    const char* arrow = is_fact(*edge.statement) ? (edge.symmetric ? " -- " : " --> ")
                                                 : (edge.symmetric ? " .. " : " ..> ");
    out.write(ids.of(edge.source) + arrow + ids.of(edge.target) + " : " +
              plantuml_text(edge_text(edge)) + "\n");
  });
  out.write("@enduml\n");
}

constexpr std::size_t kMostEdges = 200;  // neither lays out more in a reasonable time

}  // namespace

GraphWriter dot_writer() {
  return {.name = "dot",
          .ending = ".dot",
          .summary = "DOT, all of it and unadorned",
          .opened_by = "Graphviz, Gephi, yEd",
          .write = write_dot};
}

GraphWriter mermaid_writer() {
  return {.name = "mermaid",
          .ending = ".mmd",
          .summary = "Mermaid flowchart, for up to 200 relations",
          .opened_by = "GitHub, GitLab, Obsidian, Notion",
          .most_edges = kMostEdges,
          .write = write_mermaid};
}

GraphWriter plantuml_writer() {
  return {.name = "plantuml",
          .ending = ".puml",
          .summary = "PlantUML, for up to 200 relations",
          .opened_by = "PlantUML, Confluence, IDEs",
          .most_edges = kMostEdges,
          .write = write_plantuml};
}

}  // namespace whomet
