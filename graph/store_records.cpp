// Tested by tests/graph/store_test.cpp and tests/graph/fact_source_test.cpp.
#include "graph/store_records.h"

#include <string>
#include <utility>

namespace whomet {

Entity entity_of(Columns& row) {
  Entity entity;
  entity.id = row.text();
  entity.type = row.name(parse_entity_type);
  entity.name = row.text();
  return entity;
}

Meeting meeting_of(Columns& row) {
  Meeting meeting;
  meeting.id = row.text();
  meeting.kind = row.name(parse_meeting_kind);
  meeting.status = row.name(parse_meeting_status);
  meeting.name = row.text();
  meeting.place = row.text();
  meeting.topic = row.text();
  meeting.date = row.time();
  return meeting;
}

Statement statement_of(Columns& row) {
  Statement statement;
  statement.id = row.text();
  statement.subject = row.text();
  statement.subject_text = row.text();
  statement.predicate = row.text();
  statement.object = row.text();
  statement.object_text = row.text();
  statement.open = row.flag();
  statement.negated = row.flag();
  statement.modality = row.name(parse_modality);
  statement.attributed_to.entity = row.text();
  statement.attributed_to.text = row.text();
  statement.time = row.time();
  statement.place = row.text();
  statement.meeting = row.text();
  statement.qualifiers.kind = row.text();
  statement.qualifiers.item = row.text();
  statement.qualifiers.topic = row.text();
  statement.qualifiers.polarity = row.text();
  statement.qualifiers.trend = row.text();
  statement.confidence = row.number();
  return statement;
}

DocumentRecord document_of(Columns& row) {
  DocumentRecord record;
  record.id = row.text();
  record.sha256 = row.text();
  record.title = row.text();
  record.date = row.text();
  record.date_basis = row.text();
  record.language = row.text();
  record.source = row.text();
  record.url = row.text();
  return record;
}

MentionRecord mention_of(Columns& row) {
  MentionRecord mention;
  mention.at.document = row.text();
  mention.at.file = row.span();
  mention.at.text = row.span();
  mention.text = row.text();
  mention.level = row.name(parse_mention_level);
  return mention;
}

Evidence evidence_of(Columns& row) {
  Evidence evidence;
  evidence.at.document = row.text();
  evidence.at.file = row.span();
  evidence.at.text = row.span();
  evidence.exact = row.flag();
  evidence.quote = row.text();
  evidence.kind = row.text();
  evidence.trigger.file = row.span();
  evidence.trigger.text = row.span();
  evidence.trigger.words = row.text();
  evidence.extractor = row.text();
  return evidence;
}

Link link_of(Columns& row) {
  Link link;
  link.source = row.text();
  link.id = row.text();
  return link;
}

StatusReport report_of(Columns& row) {
  StatusReport report;
  report.status = row.name(parse_meeting_status);
  report.document = row.text();
  return report;
}

void add_merge(Entity& entity, Columns& row) {
  const std::size_t position = row.offset();
  std::string reason = row.text();
  std::string name = row.text();
  if (position == entity.merged.size()) entity.merged.push_back({{}, std::move(reason)});
  if (!name.empty() && !entity.merged.empty()) {
    entity.merged.back().names.push_back(std::move(name));
  }
}

}  // namespace whomet
