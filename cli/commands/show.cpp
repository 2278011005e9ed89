// whomet show FILE.kg NAME: the dossier of one node.

#include <algorithm>
#include <map>
#include <memory>

#include "cli/commands.h"
#include "cli/failure.h"
#include "cli/graph_file.h"
#include "cli/output.h"
#include "cli/statement_text.h"
#include "query/dossier.h"

namespace whomet {
namespace {

struct ShowChoice {
  std::string graph_file;
  std::string name;
  std::string format;
  std::size_t limit = 20;
};

constexpr std::size_t kQuoteWidth = 80;

std::string list_line(const char* label, const std::vector<std::string>& values) {
  if (values.empty()) return {};
  std::string text = padded(label, 10);
  for (std::size_t i = 0; i < values.size(); ++i) text += (i == 0 ? "" : ", ") + values[i];
  return text + "\n";
}

std::string more_line(std::size_t shown, std::size_t total) {
  return total > shown ? "  and " + std::to_string(total - shown) + " more\n" : "";
}

std::string head_text(const EntityGraph& graph, const Dossier& dossier) {
  std::string text = bold(graph.label(dossier.node)) + "   " +
                     std::string(name_of(graph.type(dossier.node))) + "   " +
                     std::string(graph.id(dossier.node)) + "\n";
  if (!graph.is_meeting(dossier.node)) {
    const Entity& entity = graph.entity(dossier.node);
    text += list_line("also", entity.aliases);
    std::vector<std::string> links;
    for (const Link& link : entity.links) links.push_back(link.source + " " + link.id);
    text += list_line("links", links);
  }
  return text + list_line("roles", dossier.roles);
}

std::string contacts_text(const EntityGraph& graph, const Dossier& dossier, std::size_t limit) {
  std::vector<std::string> names;
  for (const NodeId node : dossier.contacts) {
    if (names.size() == limit) break;
    names.push_back(graph.label(node));
  }
  return list_line("met", names);
}

std::string meetings_text(const EntityGraph& graph, const Dossier& dossier, std::size_t limit) {
  if (dossier.meetings.empty()) return {};
  std::string text =
      "\n" + bold("meetings (" + std::to_string(dossier.meetings.size()) + ")") + "\n";
  for (std::size_t i = 0; i < dossier.meetings.size() && i < limit; ++i) {
    const NodeId node = dossier.meetings[i];
    const Meeting& meeting = graph.meeting(node);
    text += "  " + padded(date_text(meeting.date), 10) + "  " +
            padded(std::string(name_of(meeting.status)), 8) + "  " + graph.label(node) + "  [" +
            std::to_string(documents_of(meeting.evidence).size()) + "]  " + meeting.id + "\n";
  }
  return text + more_line(limit, dossier.meetings.size());
}

std::string statement_line(const EntityGraph& graph, const Statement& statement,
                           const std::string& other) {
  const std::string speaker = speaker_of(graph, statement);
  std::string text = "  " + padded(date_of(graph, statement), 10) + "  " +
                     padded(status_of(graph, statement), 8) + "  " + other + "  [" +
                     std::to_string(documents_of(statement.evidence).size()) + "]  " +
                     dim("“" + excerpt(statement.evidence, kQuoteWidth) + "”");
  if (!speaker.empty()) text += "  says " + speaker;
  return text + "  " + statement.id + "\n";
}

NodeId other_end(const EntityGraph& graph, EdgeId edge, NodeId node) {
  return graph.source(edge) == node ? graph.target(edge) : graph.source(edge);
}

std::string groups_text(const EntityGraph& graph, const Dossier& dossier, std::size_t limit) {
  std::string text;
  for (const DossierGroup& group : dossier.groups) {
    text += "\n" + bold(group.title + " (" + std::to_string(group.edges.size()) + ")") + "\n";
    for (std::size_t i = 0; i < group.edges.size() && i < limit; ++i) {
      const EdgeId edge = group.edges[i];
      text += statement_line(graph, graph.statement(edge),
                             graph.label(other_end(graph, edge, dossier.node)));
    }
    text += more_line(limit, group.edges.size());
  }
  return text;
}

std::string literal_end(const EntityGraph& graph, const Statement& statement) {
  const bool subject_is_text = statement.subject.empty();
  return subject_is_text ? end_label(graph, statement.subject, statement.subject_text)
                         : end_label(graph, statement.object, statement.object_text);
}

std::string literals_text(const EntityGraph& graph, const Dossier& dossier, std::size_t limit) {
  std::map<std::string, std::vector<const Statement*>> by_relation;
  for (const Statement* statement : dossier.literals) {
    by_relation[relation_label(*statement)].push_back(statement);
  }
  std::string text;
  for (const auto& [relation, statements] : by_relation) {
    text += "\n" + bold(relation + " (" + std::to_string(statements.size()) + ")") + "\n";
    for (std::size_t i = 0; i < statements.size() && i < limit; ++i) {
      text += statement_line(graph, *statements[i], literal_end(graph, *statements[i]));
    }
    text += more_line(limit, statements.size());
  }
  return text;
}

std::string sources_text(const EntityGraph& graph, const Dossier& dossier) {
  std::string text =
      "\n" + bold("sources (" + std::to_string(dossier.documents.size()) + ")") + "\n";
  for (const DocumentRecord& record : graph.facts().documents) {
    if (std::find(dossier.documents.begin(), dossier.documents.end(), record.id) ==
        dossier.documents.end()) {
      continue;
    }
    text += "  " + padded(record.date, 10) + "  " +
            (record.paths.empty() ? record.id : record.paths.front()) +
            (record.title.empty() ? "" : "  " + record.title) + "\n";
  }
  return text;
}

void add_row(Rows& rows, const EntityGraph& graph, const std::string& relation,
             const std::string& other, const Statement& statement) {
  rows.rows.push_back(
      {relation, other, text_cell(date_of(graph, statement)), status_of(graph, statement),
       text_cell(speaker_of(graph, statement)), statement.confidence,
       static_cast<std::int64_t>(documents_of(statement.evidence).size()),
       statement.evidence.empty() ? "" : statement.evidence.front().quote, statement.id});
}

Rows dossier_rows(const EntityGraph& graph, const Dossier& dossier) {
  Rows rows;
  rows.columns = {"relation",   "other",   "date",  "status", "says",
                  "confidence", "sources", "quote", "id"};
  for (const DossierGroup& group : dossier.groups) {
    for (const EdgeId edge : group.edges) {
      add_row(rows, graph, group.title, graph.label(other_end(graph, edge, dossier.node)),
              graph.statement(edge));
    }
  }
  for (const Statement* statement : dossier.literals) {
    add_row(rows, graph, relation_label(*statement), literal_end(graph, *statement), *statement);
  }
  return rows;
}

int run(const ShowChoice& choice) {
  const EntityGraph graph = open_graph(choice.graph_file);
  const Dossier dossier = make_dossier(graph, named_node(graph, choice.name));
  if (!choice.format.empty()) {
    print_rows(dossier_rows(graph, dossier), choice.format);
    return kAnswer;
  }
  print(head_text(graph, dossier) + contacts_text(graph, dossier, choice.limit) +
        meetings_text(graph, dossier, choice.limit) + groups_text(graph, dossier, choice.limit) +
        literals_text(graph, dossier, choice.limit) + sources_text(graph, dossier));
  print(dim("next: whomet render " + choice.graph_file + " --focus " + shell_quoted(choice.name) +
            " -o node.svg · whomet explain " + choice.graph_file + " ID\n"));
  return kAnswer;
}

CommandRun define(Options& options) {
  const auto choice = std::make_shared<ShowChoice>();
  define_graph_file(options, choice->graph_file);
  options.positional("NAME", choice->name, "name, alias or id");
  options.option("--limit", "N", choice->limit, "at most N lines in each part of the text");
  options.option("--format", "FORMAT", choice->format,
                 "its statements as table, json, jsonl, csv, tsv or md instead of text");
  return [choice] { return run(*choice); };
}

}  // namespace

Command show_command() {
  return {.name = "show",
          .summary = "all that is known about one person, country, organization, ...",
          .examples =
              "  whomet show news.kg 'Ada Novak'\n"
              "  whomet show news.kg Norway --format jsonl",
          .define = define};
}

}  // namespace whomet
