// Sections in the order of a reader's questions: who, whom did they meet, what is said, what is
// denied, where do the sources disagree.
#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "cli/report/report.h"
#include "cli/statement_text.h"
#include "graph/schema.h"
#include "graph/subgraph.h"
#include "query/dossier.h"
#include "query/paths.h"
#include "render/diagram.h"

namespace whomet {
namespace {

constexpr std::size_t kDiagramEdges = 24;

// ---- Notes ----

class NoteBook {
 public:
  NoteBook(const EntityGraph& graph, std::size_t most) : graph_(graph), most_(most) {}

  // One sentence of each document first, then further ones.
  std::vector<std::size_t> cite(const std::vector<Evidence>& evidence) {
    std::vector<const Evidence*> chosen;
    std::set<std::string_view> documents;
    for (const Evidence& one : evidence) {
      if (documents.insert(one.at.document).second) chosen.push_back(&one);
    }
    for (const Evidence& one : evidence) {
      if (std::ranges::find(chosen, &one) == chosen.end()) chosen.push_back(&one);
    }
    std::set<std::size_t> numbers;
    for (const Evidence* one : chosen) {
      if (numbers.size() == most_) break;
      numbers.insert(number_of(*one));
    }
    return {numbers.begin(), numbers.end()};
  }

  std::size_t document_count() const { return documents_.size(); }
  std::vector<ReportNote> take() { return std::move(notes_); }

 private:
  std::size_t number_of(const Evidence& evidence) {
    const auto [found, is_new] =
        numbers_.try_emplace({evidence.at.document, evidence.at.file}, notes_.size());
    if (!is_new) return found->second;
    documents_.insert(evidence.at.document);
    ReportNote note;
    note.path = evidence.at.document;
    const auto& records = graph_.facts().documents;
    const auto record = std::ranges::find(records, evidence.at.document, &DocumentRecord::id);
    if (record != records.end()) {
      if (!record->paths.empty()) note.path = record->paths.front();
      note.title = record->title;
      note.date = record->date;
      note.source = record->source;
      note.url = record->url;
    }
    note.begin = evidence.at.file.begin;
    note.end = evidence.at.file.end;
    note.exact = evidence.exact;
    note.quote = evidence.quote;
    notes_.push_back(std::move(note));
    return found->second;
  }

  const EntityGraph& graph_;
  std::size_t most_;
  std::map<std::pair<std::string_view, ByteSpan>, std::size_t> numbers_;
  std::set<std::string_view> documents_;
  std::vector<ReportNote> notes_;
};

// ---- Lines ----

bool is_denied(const Statement& statement) {
  return statement.negated || statement.modality == Modality::kDenied;
}
bool is_fact(const Statement& statement) {
  return !statement.negated && statement.modality == Modality::kAsserted;
}

// Undated last.
std::string date_key(const ReportLine& line) {
  return line.date.empty() ? "~" : line.date;
}

std::string details_of(const EntityGraph& graph, const Statement& statement) {
  std::string details;
  const auto add = [&](const char* before, const std::string& text) {
    if (text.empty()) return;
    details += (details.empty() ? "" : "; ") + std::string(before) + text;
  };
  add("in ", end_label(graph, statement.place, ""));
  add("", statement.qualifiers.kind);
  add("", statement.qualifiers.item);
  add("on ", statement.qualifiers.topic);
  if (statement.qualifiers.polarity == "+") add("", "for the better");
  if (statement.qualifiers.polarity == "-") add("", "for the worse");
  return details;
}

std::string joined_texts(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "" : ", ") + text;
  return all;
}

class Gatherer {
 public:
  Gatherer(const EntityGraph& graph, const ReportOptions& options)
      : graph_(graph), options_(options), notes_(graph, options.notes) {}

  // Lines of a section are sorted by date; those beyond the limit are left out before they cite.
  void add_section(Report& report, const std::string& title, const std::string& introduction,
                   const std::vector<const Statement*>& statements) {
    std::vector<std::pair<ReportLine, const std::vector<Evidence>*>> lines;
    lines.reserve(statements.size());
    for (const Statement* statement : statements) {
      lines.emplace_back(line_of(*statement), &statement->evidence);
    }
    add_lines(report, title, introduction, std::move(lines));
  }

  void add_meetings(Report& report, const std::vector<NodeId>& meetings) {
    std::vector<std::pair<ReportLine, const std::vector<Evidence>*>> lines;
    lines.reserve(meetings.size());
    for (const NodeId node : meetings) {
      lines.emplace_back(line_of(node), &graph_.meeting(node).evidence);
    }
    add_lines(report, "Meetings", "", std::move(lines));
  }

  // Sources that disagree: of each conflict the line that says yes, then the one that says no.
  void add_conflicts(Report& report, const std::vector<const Statement*>& statements,
                     const std::vector<NodeId>& meetings);

  void finish(Report& report) {
    report.documents = notes_.document_count();
    report.notes = notes_.take();
  }

 private:
  using CitedLine = std::pair<ReportLine, const std::vector<Evidence>*>;

  void add_lines(Report& report, const std::string& title, const std::string& introduction,
                 std::vector<CitedLine> lines, bool sorted = true) {
    if (lines.empty()) return;
    if (sorted) {
      std::stable_sort(lines.begin(), lines.end(), [](const CitedLine& a, const CitedLine& b) {
        return date_key(a.first) < date_key(b.first);
      });
    }
    ReportSection section;
    section.title = title;
    section.introduction = introduction;
    for (CitedLine& line : lines) {
      if (section.lines.size() == options_.limit) break;
      line.first.notes = notes_.cite(*line.second);
      section.lines.push_back(std::move(line.first));
    }
    section.left_out = lines.size() - section.lines.size();
    report.sections.push_back(std::move(section));
  }

  ReportLine line_of(const Statement& statement) const {
    ReportLine line;
    line.date = date_of(graph_, statement);
    const std::string status = status_of(graph_, statement);
    if (status != "stated" && status != "held") line.status = status;
    line.subject = end_label(graph_, statement.subject, statement.subject_text);
    line.relation = relation_label(statement);
    line.object = end_label(graph_, statement.object, statement.object_text);
    line.details = details_of(graph_, statement);
    line.speaker = speaker_of(graph_, statement);
    return line;
  }

  // What the name of the meeting says is not said again.
  ReportLine line_of(NodeId node) const {
    const Meeting& meeting = graph_.meeting(node);
    ReportLine line;
    line.date = date_text(meeting.date);
    line.status = name_of(meeting.status);
    line.subject = graph_.label(node);
    const std::string date_at_end = ", " + line.date;
    if (!line.date.empty() && line.subject.ends_with(date_at_end)) {
      line.subject.resize(line.subject.size() - date_at_end.size());
    }
    const auto is_said = [&line](const std::string& words) {
      return words.empty() || line.subject.find(words) != std::string::npos;
    };
    std::vector<std::string> names;
    for (const std::string& id : meeting.participants) {
      const std::string name = end_label(graph_, id, "");
      if (!is_said(name)) names.push_back(name);
    }
    std::ranges::sort(names);
    const auto add = [&line](const std::string& part) {
      line.details += (line.details.empty() ? "" : "; ") + part;
    };
    if (!names.empty()) add("with " + joined_texts(names));
    const std::string place = end_label(graph_, meeting.place, "");
    if (!is_said(place)) add("in " + place);
    if (!is_said(meeting.topic)) add("on " + meeting.topic);
    return line;
  }

  const EntityGraph& graph_;
  const ReportOptions& options_;
  NoteBook notes_;
};

// What is claimed, without whether it is so.
using Claim = std::tuple<std::string, std::string, std::string>;

Claim claim_of(const Statement& statement) {
  std::string subject = statement.subject.empty() ? statement.subject_text : statement.subject;
  std::string object = statement.object.empty() ? statement.object_text : statement.object;
  const Predicate* predicate = statement.open ? nullptr : find_predicate(statement.predicate);
  if (predicate != nullptr && predicate->symmetric && object < subject) std::swap(subject, object);
  return {std::move(subject), statement.predicate, std::move(object)};
}

// A yes and a no of one claim, unless they are known to speak of different days.
void Gatherer::add_conflicts(Report& report, const std::vector<const Statement*>& statements,
                             const std::vector<NodeId>& meetings) {
  std::map<Claim, std::vector<const Statement*>> claims;
  for (const Statement* statement : statements) {
    if (is_fact(*statement) || is_denied(*statement)) {
      claims[claim_of(*statement)].push_back(statement);
    }
  }
  std::vector<CitedLine> lines;
  for (const auto& entry : claims) {
    const std::vector<const Statement*>& group = entry.second;
    const auto disputes = [&](const Statement* one) {
      return std::ranges::any_of(group, [&](const Statement* other) {
        const std::string day = date_of(graph_, *one);
        const std::string other_day = date_of(graph_, *other);
        return is_fact(*one) != is_fact(*other) &&
               (day.empty() || other_day.empty() || day == other_day);
      });
    };
    for (const bool fact : {true, false}) {
      for (const Statement* statement : group) {
        if (is_fact(*statement) != fact || !disputes(statement)) continue;
        lines.emplace_back(line_of(*statement), &statement->evidence);
        if (lines.back().first.status.empty()) lines.back().first.status = "stated";
      }
    }
  }
  for (const NodeId node : meetings) {
    const Meeting& meeting = graph_.meeting(node);
    const auto reported = [&](MeetingStatus status) {
      return std::ranges::find(meeting.history, status, &StatusReport::status) !=
             meeting.history.end();
    };
    const bool disagree = reported(MeetingStatus::kNotHeld) &&
                          (reported(MeetingStatus::kHeld) || reported(MeetingStatus::kOngoing));
    if (!disagree) continue;
    lines.emplace_back(line_of(node), &meeting.evidence);
    lines.back().first.status = "held and not held";
  }
  add_lines(report, "Where the sources disagree",
            "The same is said to be so and said not to be so.", std::move(lines), false);
}

// ---- Which statements go where ----

struct Sides {
  std::vector<const Statement*> roles;
  std::vector<const Statement*> ties;      // states and deals: partner, trade, aid
  std::vector<const Statement*> support;   // words and deeds for
  std::vector<const Statement*> conflict;  // words and deeds against
  std::vector<const Statement*> speech;
  std::vector<const Statement*> others;
  std::vector<const Statement*> expected;  // planned, possible, wished
  std::vector<const Statement*> denied;
};

std::vector<const Statement*>& side_of(Sides& sides, const Statement& statement) {
  if (is_denied(statement)) return sides.denied;
  if (!is_fact(statement)) return sides.expected;
  const Predicate* predicate = statement.open ? nullptr : find_predicate(statement.predicate);
  const std::string_view group = predicate == nullptr ? std::string_view() : predicate->group;
  if (group == "role") return sides.roles;
  if (group == "ties") return sides.ties;
  if (group == "verbal_coop") return sides.support;
  if (group == "verbal_conflict" || group == "conflict") return sides.conflict;
  if (group == "speech") return sides.speech;
  return sides.others;
}

// What the list of meetings tells already: who took part, and that those who did met.
bool is_told(const EntityGraph& graph, const Statement& statement) {
  const auto object = graph.find(statement.object);
  const bool ends_in_meeting = object && graph.is_meeting(*object);
  if (statement.predicate == "participates_in" && ends_in_meeting) return !is_denied(statement);
  return statement.predicate == "meets_with" && !statement.meeting.empty() && is_fact(statement);
}

void add_sides(Gatherer& gatherer, Report& report, const Sides& sides, bool with_roles) {
  if (with_roles) gatherer.add_section(report, "Roles and memberships", "", sides.roles);
  gatherer.add_section(report, "Support and cooperation", "", sides.support);
  gatherer.add_section(report, "Criticism and conflict", "", sides.conflict);
  gatherer.add_section(report, "Ties", "", sides.ties);
  gatherer.add_section(report, "What was said", "", sides.speech);
  gatherer.add_section(report, "What else is told", "", sides.others);
  gatherer.add_section(report, "Planned, possible or wished for",
                       "None of this is told as having happened.", sides.expected);
  gatherer.add_section(report, "Denied or said not to be so", "", sides.denied);
}

std::vector<const Statement*> statements_of(const EntityGraph& graph, NodeId node) {
  const std::string id(graph.id(node));
  std::vector<const Statement*> statements;
  for (const Statement& statement : graph.facts().statements) {
    const bool is_end = statement.subject == id || statement.object == id;
    if (is_end) statements.push_back(&statement);
  }
  return statements;
}

std::string joined_names(const EntityGraph& graph, const std::vector<NodeId>& nodes,
                         std::size_t most) {
  std::string names;
  for (std::size_t i = 0; i < nodes.size() && i < most; ++i) {
    names += (i == 0 ? "" : ", ") + graph.label(nodes[i]);
  }
  if (nodes.size() > most) names += " and " + std::to_string(nodes.size() - most) + " more";
  return names;
}

void add_trait(Report& report, const char* name, const std::string& value) {
  if (!value.empty()) report.traits.emplace_back(name, value);
}

std::string diagram_of(const EntityGraph& graph, const Subgraph& subgraph,
                       std::vector<NodeId> highlight) {
  if (subgraph.edges.empty()) return {};
  DiagramOptions options;
  options.highlight = std::move(highlight);
  options.max_edges = kDiagramEdges;
  return draw(graph, subgraph, DiagramFormat::kSvg, options);
}

}  // namespace

Report report_on(const EntityGraph& graph, NodeId node, const ReportOptions& options) {
  const Dossier dossier = make_dossier(graph, node);
  Report report;
  report.title = graph.label(node);
  report.type = name_of(graph.type(node));
  if (!graph.is_meeting(node)) {
    const Entity& entity = graph.entity(node);
    add_trait(report, "also called", joined_texts(entity.aliases));
    for (const Link& link : entity.links) add_trait(report, link.source.c_str(), link.id);
  }
  add_trait(report, "roles", joined_texts(dossier.roles));
  add_trait(report, "met", joined_names(graph, dossier.contacts, 12));
  Gatherer gatherer(graph, options);
  Sides sides;
  const std::vector<const Statement*> statements = statements_of(graph, node);
  for (const Statement* statement : statements) {
    if (!is_told(graph, *statement)) side_of(sides, *statement).push_back(statement);
  }
  gatherer.add_section(report, "Roles and memberships", "", sides.roles);
  gatherer.add_meetings(report, dossier.meetings);
  gatherer.add_conflicts(report, statements, dossier.meetings);
  add_sides(gatherer, report, sides, false);
  if (options.diagram) {
    const Subgraph around = neighbourhood(graph, node, 1);
    const Subgraph sure = filtered(graph, around, {.min_confidence = kSureEnough}, {node});
    report.diagram = diagram_of(graph, sure.edges.empty() ? around : sure, {node});
  }
  gatherer.finish(report);
  return report;
}

Report report_between(const EntityGraph& graph, NodeId a, NodeId b, const ReportOptions& options) {
  Report report;
  report.title = graph.label(a) + " and " + graph.label(b);
  Gatherer gatherer(graph, options);
  MeetingFilter filter;
  filter.with = {a, b};
  const std::vector<NodeId> meetings = find_meetings(graph, filter);
  Sides sides;
  std::vector<const Statement*> statements;
  const std::string other(graph.id(b));
  for (const Statement* statement : statements_of(graph, a)) {
    if (statement->subject != other && statement->object != other) continue;
    statements.push_back(statement);
    if (!is_told(graph, *statement)) side_of(sides, *statement).push_back(statement);
  }
  gatherer.add_meetings(report, meetings);
  gatherer.add_conflicts(report, statements, meetings);
  add_sides(gatherer, report, sides, true);
  if (options.diagram && !report.sections.empty()) {
    PathOptions search;
    search.count = 3;
    search.max_hops = 3;
    report.diagram = diagram_of(graph, subgraph_of(find_paths(graph, a, b, search).paths), {a, b});
  }
  gatherer.finish(report);
  return report;
}

}  // namespace whomet
