// whomet meetings FILE.kg: who met whom, when and where, and what was only planned.

#include <algorithm>
#include <memory>

#include "base/table_file.h"
#include "base/utf8.h"
#include "cli/commands.h"
#include "cli/failure.h"
#include "cli/filter_options.h"
#include "cli/graph_file.h"
#include "cli/output.h"
#include "cli/statement_text.h"
#include "query/dossier.h"

namespace whomet {
namespace {

struct MeetingChoice {
  std::string graph_file;
  std::vector<std::string> between;
  std::vector<std::string> with;
  std::string since;
  std::string until;
  std::string status;
  std::string format;
};

std::vector<MeetingStatus> statuses(const std::string& list) {
  std::vector<MeetingStatus> found;
  for (const std::string_view name : split(list, ',')) {
    const auto status = parse_meeting_status(trim(name));
    if (!status) {
      throw Failure(kUsage, "unknown status '" + std::string(name) +
                                "'; expected held, ongoing, planned, possible or not_held");
    }
    found.push_back(*status);
  }
  return found;
}

Rows meeting_rows(const EntityGraph& graph, const std::vector<NodeId>& meetings) {
  Rows rows;
  rows.columns = {"date",  "status", "kind",    "participants", "place",
                  "topic", "name",   "sources", "quote",        "id"};
  for (const NodeId node : meetings) {
    const Meeting& meeting = graph.meeting(node);
    std::vector<std::string> participants;
    for (const std::string& id : meeting.participants)
      participants.push_back(end_label(graph, id, ""));
    std::sort(participants.begin(), participants.end());
    rows.rows.push_back({text_cell(date_text(meeting.date)), std::string(name_of(meeting.status)),
                         std::string(name_of(meeting.kind)), participants,
                         text_cell(end_label(graph, meeting.place, "")), text_cell(meeting.topic),
                         text_cell(meeting.name),
                         static_cast<std::int64_t>(documents_of(meeting.evidence).size()),
                         excerpt(meeting.evidence, 100), meeting.id});
  }
  return rows;
}

int run(const MeetingChoice& choice) {
  MeetingFilter filter;
  if (!choice.since.empty()) filter.since = day_of(choice.since, false);
  if (!choice.until.empty()) filter.until = day_of(choice.until, true);
  filter.status = statuses(choice.status);
  const EntityGraph graph = open_graph(choice.graph_file);
  for (const auto* names : {&choice.between, &choice.with}) {
    for (const std::string& name : *names) filter.with.push_back(named_node(graph, name));
  }
  const auto meetings = find_meetings(graph, filter);
  if (meetings.empty()) throw Failure(kNoAnswer, "no such meeting");
  print_rows(meeting_rows(graph, meetings), choice.format);
  return kAnswer;
}

CommandRun define(Options& options) {
  const auto choice = std::make_shared<MeetingChoice>();
  define_graph_file(options, choice->graph_file);
  options.pair("--between", "A B", choice->between, "both took part");
  options.list("--with", "NAME", choice->with, "took part; may be repeated");
  options.option("--since", "DATE", choice->since, "2023, 2023-05 or 2023-05-16");
  options.option("--until", "DATE", choice->until, "likewise, that time included");
  options.option("--status", "STATUS,...", choice->status,
                 "held, ongoing, planned, possible, not_held; all without it");
  define_row_format(options, choice->format);
  return [choice] { return run(*choice); };
}

}  // namespace

Command meetings_command() {
  return {.name = "meetings",
          .summary = "who met whom, when and where; held, planned or called off",
          .examples =
              "  whomet meetings news.kg --between 'Ada Novak' 'Ben Okafor'\n"
              "  whomet meetings news.kg --with 'Ada Novak' --since 2023 --status held,ongoing",
          .define = define};
}

}  // namespace whomet
