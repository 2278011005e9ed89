// A brief on one node or on two, every line of which can be traced: what it says, and in which
// sentences of which documents that stands. Gathered from the graph once, then written as Markdown
// or HTML. Tested by tests/cli/report_test.cpp.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "graph/entity_graph.h"

namespace whomet {

// A sentence that lines refer to.
struct ReportNote {
  std::string path;
  std::string title;   // of the document; "" = unknown
  std::string date;    // of the report; "" = unknown
  std::string source;  // newspaper or agency
  std::string url;
  std::size_t begin = 0;  // bytes of the file
  std::size_t end = 0;
  bool exact = true;
  std::string quote;
};

struct ReportLine {
  std::string date;     // when it happened; "" = unknown
  std::string status;   // "held", "planned", "negated", ...; "" = stated as a fact
  std::string subject;  // the sentence: subject, relation, object; of a meeting its name and ""
  std::string relation;
  std::string object;
  std::string details;             // "in Lisbon; on trade"
  std::string speaker;             // who says so; "" = the article itself
  std::vector<std::size_t> notes;  // indices into Report::notes, ascending
};

struct ReportSection {
  std::string title;
  std::string introduction;  // "" = none
  std::vector<ReportLine> lines;
  std::size_t left_out = 0;  // lines beyond the limit
};

struct Report {
  std::string title;
  std::string type;                                         // "Person"; "" between two
  std::vector<std::pair<std::string, std::string>> traits;  // "also called" -> "..."
  std::string diagram;                                      // SVG; "" = none
  std::vector<ReportSection> sections;                      // those that have lines
  std::vector<ReportNote> notes;                            // in the order in which they are cited
  std::size_t documents = 0;                                // that the notes are from
};

struct ReportOptions {
  std::size_t limit = 40;  // lines a section
  std::size_t notes = 4;   // sentences a line
  bool diagram = true;
};

Report report_on(const EntityGraph& graph, NodeId node, const ReportOptions& options);
// Meetings that both took part in and statements that link them; no sections if there are none.
Report report_between(const EntityGraph& graph, NodeId a, NodeId b, const ReportOptions& options);

// CommonMark with footnotes ([^1]), as GitHub, Pandoc and Obsidian read them. `picture` is the file
// that holds the diagram; "" = none.
std::string report_markdown(const Report& report, const std::string& picture);
// One file that needs no other: styles for light, dark and paper, the diagram inside, no scripts.
std::string report_html(const Report& report);

}  // namespace whomet
