// whomet explain FILE.kg ID: the sentences behind a statement or a meeting, marked, and who says
// it; for an entity, why its names are one.

#include <algorithm>
#include <memory>

#include "cli/commands.h"
#include "cli/failure.h"
#include "cli/graph_file.h"
#include "cli/output.h"
#include "cli/statement_text.h"

namespace whomet {
namespace {

constexpr std::size_t kShown = 20;  // mentions of an entity

struct ExplainChoice {
  std::string graph_file;
  std::string id;
  std::string format;
};

// A statement of the facts, or one that the graph derived from a meeting.
const Statement* find_statement(const EntityGraph& graph, const std::string& id) {
  for (const Statement& statement : graph.facts().statements) {
    if (statement.id == id) return &statement;
  }
  for (std::uint32_t i = 0; i < graph.edge_count(); ++i) {
    const Statement& statement = graph.statement(static_cast<EdgeId>(i));
    if (statement.id == id) return &statement;
  }
  return nullptr;
}

const DocumentRecord* find_document(const EntityGraph& graph, const std::string& id) {
  for (const DocumentRecord& record : graph.facts().documents) {
    if (record.id == id) return &record;
  }
  return nullptr;
}

struct Mark {
  std::size_t at = 0;  // byte offset in the quote
  bool closes = false;
  bool trigger = false;
};

void add_marks(std::vector<Mark>& marks, const Evidence& evidence, ByteSpan text, bool trigger) {
  if (text.empty() || !covers(evidence.at.text, text)) return;
  marks.push_back({text.begin - evidence.at.text.begin, false, trigger});
  marks.push_back({text.end - evidence.at.text.begin, true, trigger});
}

// The quote with [mentions] of the nodes and »the trigger« marked.
std::string marked_quote(const EntityGraph& graph, const Evidence& evidence,
                         const std::vector<std::string>& nodes) {
  std::vector<Mark> marks;
  for (const std::string& id : nodes) {
    const auto node = graph.find(id);
    if (!node || graph.is_meeting(*node)) continue;
    for (const MentionRecord& mention : graph.entity(*node).mentions) {
      if (mention.at.document == evidence.at.document)
        add_marks(marks, evidence, mention.at.text, false);
    }
  }
  if (!evidence.trigger.words.empty()) add_marks(marks, evidence, evidence.trigger.text, true);
  // At one place, what ends comes before what begins.
  std::stable_sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) {
    return a.at != b.at ? a.at < b.at : a.closes && !b.closes;
  });
  std::string text;
  std::size_t from = 0;
  for (const Mark& mark : marks) {
    if (mark.at > evidence.quote.size()) break;
    text += evidence.quote.substr(from, mark.at - from);
    from = mark.at;
    const char* sign = mark.trigger ? (mark.closes ? "«" : "»") : (mark.closes ? "]" : "[");
    text += bold(sign);
  }
  text += evidence.quote.substr(from);
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

std::string where(const EntityGraph& graph, const Evidence& evidence) {
  const DocumentRecord* record = find_document(graph, evidence.at.document);
  std::string text =
      record == nullptr || record->paths.empty() ? evidence.at.document : record->paths.front();
  text += ", bytes " + std::to_string(evidence.at.file.begin) + "-" +
          std::to_string(evidence.at.file.end) + (evidence.exact ? "" : " (decoded)");
  if (record != nullptr && !record->date.empty()) text += ", reported " + record->date;
  if (record != nullptr && !record->source.empty()) text += ", " + record->source;
  if (!evidence.extractor.empty()) text += ", extractor " + evidence.extractor;
  return text;
}

std::string evidence_text(const EntityGraph& graph, const std::vector<Evidence>& evidence,
                          const std::vector<std::string>& nodes) {
  std::string text;
  for (std::size_t i = 0; i < evidence.size(); ++i) {
    text += "evidence " + std::to_string(i + 1) + " of " + std::to_string(evidence.size()) + ": " +
            where(graph, evidence[i]) + "\n  " + marked_quote(graph, evidence[i], nodes) + "\n";
  }
  return text;
}

std::string line(const char* label, const std::string& value) {
  return value.empty() ? "" : padded(label, 12) + value + "\n";
}

std::string time_text(const TimeValue& time) {
  if (time.empty()) return {};
  std::string text = time.text.empty() ? "" : "“" + time.text + "”";
  const std::string date = date_text(time);
  if (!date.empty()) text += (text.empty() ? "" : " = ") + date;
  if (!time.basis.empty()) text += " (" + time.basis + ")";
  return text;
}

std::string statement_text(const EntityGraph& graph, const Statement& statement) {
  const std::string speaker = speaker_of(graph, statement);
  std::string text = bold(end_label(graph, statement.subject, statement.subject_text)) + "  —" +
                     relation_label(statement) + "→  " +
                     bold(end_label(graph, statement.object, statement.object_text)) + "   " +
                     statement.id + "\n";
  text += line("predicate", statement.predicate + (statement.open ? " (open)" : ""));
  text += line("status", status_of(graph, statement));
  text += line("who says it", speaker.empty() ? "the article, in its own voice" : speaker);
  text += line("when", time_text(statement.time));
  text += line("where", end_label(graph, statement.place, ""));
  text += line("meeting", end_label(graph, statement.meeting, ""));
  text += line("kind", statement.qualifiers.kind);
  text += line("item", statement.qualifiers.item);
  text += line("topic", statement.qualifiers.topic);
  text += line("polarity", statement.qualifiers.polarity);
  text += line("trend", statement.qualifiers.trend);
  text += line("confidence", std::to_string(statement.confidence).substr(0, 4));
  return text + evidence_text(graph, statement.evidence,
                              {statement.subject, statement.object, statement.place});
}

std::string meeting_text(const EntityGraph& graph, NodeId node) {
  const Meeting& meeting = graph.meeting(node);
  std::vector<std::string> nodes = meeting.participants;
  nodes.push_back(meeting.place);
  std::string participants;
  for (const std::string& id : meeting.participants) {
    participants += (participants.empty() ? "" : ", ") + end_label(graph, id, "");
  }
  std::string text = bold(graph.label(node)) + "   " + meeting.id + "\n";
  text += line("kind", std::string(name_of(meeting.kind)));
  text += line("status", std::string(name_of(meeting.status)));
  for (const StatusReport& report : meeting.history) {
    const DocumentRecord* record = find_document(graph, report.document);
    if (record == nullptr) continue;
    text += line("  reported", std::string(name_of(report.status)) + " by " +
                                   (record->paths.empty() ? record->id : record->paths.front()) +
                                   (record->date.empty() ? "" : " on " + record->date));
  }
  text += line("took part", participants);
  text += line("when", time_text(meeting.date));
  text += line("where", end_label(graph, meeting.place, ""));
  text += line("topic", meeting.topic);
  return text + evidence_text(graph, meeting.evidence, nodes);
}

std::string entity_text(const EntityGraph& graph, NodeId node) {
  const Entity& entity = graph.entity(node);
  std::string text = bold(entity.name) + "   " + entity.id + "\n";
  text += line("type", std::string(name_of(entity.type)));
  for (const Link& link : entity.links) text += line("link", link.source + " " + link.id);
  for (const MergeReason& merge : entity.merged) {
    std::string names;
    for (const std::string& name : merge.names) names += (names.empty() ? "“" : ", “") + name + "”";
    text += line("one because", names + ": " + merge.reason);
  }
  text += line("mentions", std::to_string(entity.mentions.size()));
  for (std::size_t i = 0; i < entity.mentions.size() && i < kShown; ++i) {
    const MentionRecord& mention = entity.mentions[i];
    const DocumentRecord* record = find_document(graph, mention.at.document);
    text +=
        "  " + padded("“" + mention.text + "”", 30) + " " + std::string(name_of(mention.level)) +
        "  " +
        (record == nullptr || record->paths.empty() ? mention.at.document : record->paths.front()) +
        ", bytes " + std::to_string(mention.at.file.begin) + "-" +
        std::to_string(mention.at.file.end) + "\n";
  }
  if (entity.mentions.size() > kShown) {
    text += "  and " + std::to_string(entity.mentions.size() - kShown) + " more\n";
  }
  return text;
}

Rows evidence_rows(const EntityGraph& graph, const std::string& id, const std::string& says,
                   const std::vector<Evidence>& evidence) {
  Rows rows;
  rows.columns = {"id", "says", "path", "begin", "end", "exact", "trigger", "extractor", "quote"};
  for (const Evidence& one : evidence) {
    const DocumentRecord* record = find_document(graph, one.at.document);
    rows.rows.push_back(
        {id, text_cell(says),
         record == nullptr || record->paths.empty() ? one.at.document : record->paths.front(),
         static_cast<std::int64_t>(one.at.file.begin), static_cast<std::int64_t>(one.at.file.end),
         one.exact, text_cell(one.trigger.words), text_cell(one.extractor), one.quote});
  }
  return rows;
}

int run(const ExplainChoice& choice) {
  const EntityGraph graph = open_graph(choice.graph_file);
  if (const Statement* statement = find_statement(graph, choice.id)) {
    if (choice.format.empty()) {
      print(statement_text(graph, *statement));
    } else {
      print_rows(
          evidence_rows(graph, statement->id, speaker_of(graph, *statement), statement->evidence),
          choice.format);
    }
    return kAnswer;
  }
  const NodeId node = named_node(graph, choice.id);
  if (!graph.is_meeting(node)) {
    if (!choice.format.empty()) {
      throw Failure(kUsage, "rows are printed for statements and meetings only; " + choice.id +
                                " is an entity");
    }
    print(entity_text(graph, node));
  } else if (choice.format.empty()) {
    print(meeting_text(graph, node));
  } else {
    const Meeting& meeting = graph.meeting(node);
    print_rows(evidence_rows(graph, meeting.id, "", meeting.evidence), choice.format);
  }
  return kAnswer;
}

CommandRun define(Options& options) {
  const auto choice = std::make_shared<ExplainChoice>();
  define_graph_file(options, choice->graph_file);
  options.positional("ID", choice->id, "of a statement, a meeting or an entity, as printed");
  options.option("--format", "FORMAT", choice->format,
                 "evidence as table, json, jsonl, csv, tsv or md instead of text");
  return [choice] { return run(*choice); };
}

}  // namespace

Command explain_command() {
  return {.name = "explain",
          .summary = "the sentences behind a statement or meeting, and who says so",
          .examples = "  whomet explain news.kg s0123456789ab",
          .define = define};
}

}  // namespace whomet
