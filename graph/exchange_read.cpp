// Exchange JSON -> Facts, by recursive descent over the values (graph/json_fields.h): one function
// a record. The first fault ends it; the error names the field as "statements[3].modality". What
// comes out is whole: every id that is referred to exists, no id stands twice, every statement has
// evidence. Tested by tests/graph/exchange_test.cpp and tests/fuzz/exchange_fuzz.cpp.
#include <array>
#include <cmath>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "graph/exchange.h"
#include "graph/json_fields.h"

namespace whomet {
namespace {

class FactsReader : private JsonFields {
 public:
  using JsonFields::JsonFields;

  Facts read(std::vector<HandEdit>& edits) {
    Facts facts;
    bool has_schema = false;
    read_object([&](std::string_view field) {
      if (field == "schema") {
        read_schema();
        has_schema = true;
        return true;
      }
      return (field == "documents" && read_list(facts.documents)) ||
             (field == "entities" && read_list(facts.entities)) ||
             (field == "meetings" && read_list(facts.meetings)) ||
             (field == "statements" && read_list(facts.statements)) ||
             (field == "edits" && read_list(edits));
    });
    read_end();
    if (!has_schema) fail_at(0, "expected the field 'schema', found none");
    check_references(facts);
    return facts;
  }

 private:
  enum class Target { kDocument, kEntity, kMeeting, kNode };

  // An id that is not there yet and must be at the end: few, as documents and entities come first.
  struct Reference {
    std::string id;
    Target target;
    std::size_t offset;
    std::string_view field;  // a literal
  };

  template <typename Record>
  bool read_list(std::vector<Record>& records) {
    read_array([&] { records.push_back(read_record(static_cast<const Record*>(nullptr))); });
    return true;
  }

  bool read_reference(std::string& value, Target target, std::string_view field) {
    const std::size_t offset = next_offset();
    read_optional(value);
    if (!value.empty() && !exists(value, target))
      references_.push_back({value, target, offset, field});
    return true;
  }

  void read_schema() {
    const JsonToken token = peek();
    if (token.kind != JsonKind::kInteger || token.integer != 1) {
      fail_at(token.offset, "expected version 1, found another");
    }
    take();
  }

  // Two spans of one record, which are equal where only one is given.
  struct Spans {
    ByteSpan file;
    ByteSpan text;
    bool has_text = false;
  };

  bool read_span_field(std::string_view field, Spans& spans) {
    if (field == "begin") return read_offset(spans.file.begin);
    if (field == "end") return read_offset(spans.file.end);
    if (field != "text_begin" && field != "text_end") return false;
    spans.has_text = true;
    return read_offset(field == "text_begin" ? spans.text.begin : spans.text.end);
  }

  void take_spans(std::size_t offset, const Spans& spans, ByteSpan& file, ByteSpan& text) const {
    file = spans.file;
    text = spans.has_text ? spans.text : spans.file;
    if (file.begin > file.end || text.begin > text.end) {
      fail_at(offset, "expected begin <= end, found the contrary");
    }
  }

  // What names no document belongs to the only one, if that came before.
  void name_document(std::string& document) const {
    if (document.empty()) document = only_document_;
  }

  // ---- Records ----

  std::string read_record(const std::string*) {
    std::string value;
    read_string(value);
    return value;
  }

  DocumentRecord read_record(const DocumentRecord*) {
    const std::size_t offset = next_offset();
    DocumentRecord document;
    std::string path;
    read_object([&](std::string_view field) {
      return (field == "id" && read_id(document.id)) || (field == "path" && read_optional(path)) ||
             (field == "paths" && read_list(document.paths)) ||
             (field == "title" && read_optional(document.title)) ||
             (field == "date" && read_optional(document.date)) ||
             (field == "date_basis" && read_optional(document.date_basis)) ||
             (field == "language" && read_optional(document.language)) ||
             (field == "source" && read_optional(document.source)) ||
             (field == "url" && read_optional(document.url)) ||
             (field == "sha256" && read_optional(document.sha256));
    });
    if (document.paths.empty() && !path.empty()) document.paths.push_back(std::move(path));
    note_id(document.id, Target::kDocument, offset);
    only_document_ = document_count_++ == 0 ? document.id : std::string();
    return document;
  }

  Entity read_record(const Entity*) {
    const std::size_t offset = next_offset();
    Entity entity;
    read_object([&](std::string_view field) {
      return (field == "id" && read_id(entity.id)) ||
             (field == "type" && read_name(entity.type, parse_entity_type, "a type of entity")) ||
             (field == "name" && read_string(entity.name)) ||
             (field == "aliases" && read_list(entity.aliases)) ||
             (field == "links" && read_list(entity.links)) ||
             (field == "mentions" && read_list(entity.mentions)) ||
             (field == "merged" && read_list(entity.merged));
    });
    note_id(entity.id, Target::kEntity, offset);
    return entity;
  }

  Link read_record(const Link*) {
    Link link;
    read_object([&](std::string_view field) {
      return (field == "source" && read_string(link.source)) ||
             (field == "id" && read_string(link.id));
    });
    return link;
  }

  MentionRecord read_record(const MentionRecord*) {
    const std::size_t offset = next_offset();
    MentionRecord mention;
    Spans spans;
    read_object([&](std::string_view field) {
      return (field == "document" &&
              read_reference(mention.at.document, Target::kDocument, "document")) ||
             read_span_field(field, spans) || (field == "text" && read_string(mention.text)) ||
             (field == "level" && read_name(mention.level, parse_mention_level, "NAM, NOM or PRO"));
    });
    take_spans(offset, spans, mention.at.file, mention.at.text);
    name_document(mention.at.document);
    return mention;
  }

  MergeReason read_record(const MergeReason*) {
    MergeReason merge;
    read_object([&](std::string_view field) {
      return (field == "names" && read_list(merge.names)) ||
             (field == "reason" && read_string(merge.reason));
    });
    return merge;
  }

  StatusReport read_record(const StatusReport*) {
    StatusReport report;
    read_object([&](std::string_view field) {
      return (field == "status" && read_status(report.status)) ||
             (field == "document" &&
              read_reference(report.document, Target::kDocument, "document"));
    });
    name_document(report.document);
    return report;
  }

  bool read_status(MeetingStatus& status) {
    return read_name(status, parse_meeting_status, "held, ongoing, planned, possible or not_held");
  }

  bool read_time(TimeValue& time) {
    return read_optional_object([&](std::string_view field) {
      return (field == "text" && read_optional(time.text)) ||
             (field == "from" && read_optional(time.from)) ||
             (field == "to" && read_optional(time.to)) ||
             (field == "granularity" && read_optional(time.granularity)) ||
             (field == "basis" && read_optional(time.basis));
    });
  }

  Meeting read_record(const Meeting*) {
    const std::size_t offset = next_offset();
    Meeting meeting;
    read_object([&](std::string_view field) {
      return (field == "id" && read_id(meeting.id)) ||
             (field == "kind" &&
              read_name(meeting.kind, parse_meeting_kind, "a kind of meeting")) ||
             (field == "status" && read_status(meeting.status)) ||
             (field == "history" && read_list(meeting.history)) ||
             (field == "name" && read_optional(meeting.name)) ||
             (field == "participants" && read_participants(meeting.participants)) ||
             (field == "place" && read_reference(meeting.place, Target::kEntity, "place")) ||
             (field == "topic" && read_optional(meeting.topic)) ||
             (field == "date" && read_time(meeting.date)) ||
             (field == "evidence" && read_list(meeting.evidence));
    });
    note_id(meeting.id, Target::kMeeting, offset);
    return meeting;
  }

  bool read_participants(std::vector<std::string>& participants) {
    const std::size_t offset = next_offset();
    read_list(participants);
    for (const std::string& id : participants) {
      if (!exists(id, Target::kEntity))
        references_.push_back({id, Target::kEntity, offset, "participants"});
    }
    return true;
  }

  Evidence read_record(const Evidence*) {
    const std::size_t offset = next_offset();
    Evidence evidence;
    Spans spans;
    read_object([&](std::string_view field) {
      return (field == "kind" && read_kind_of_evidence(evidence.kind)) ||
             (field == "document" &&
              read_reference(evidence.at.document, Target::kDocument, "document")) ||
             read_span_field(field, spans) || (field == "exact" && read_bool(evidence.exact)) ||
             (field == "quote" && read_string(evidence.quote)) ||
             (field == "trigger" && read_trigger(evidence.trigger)) ||
             (field == "extractor" && read_optional(evidence.extractor));
    });
    take_spans(offset, spans, evidence.at.file, evidence.at.text);
    name_document(evidence.at.document);
    return evidence;
  }

  bool read_kind_of_evidence(std::string& kind) {
    const JsonToken token = peek();
    read_string(kind);
    if (kind != "text" && kind != "import" && kind != "hand") {
      fail_value(token, "text, import or hand");
    }
    return true;
  }

  bool read_trigger(Trigger& trigger) {
    const std::size_t offset = next_offset();
    Spans spans;
    read_optional_object([&](std::string_view field) {
      return read_span_field(field, spans) || (field == "text" && read_string(trigger.words));
    });
    take_spans(offset, spans, trigger.file, trigger.text);
    return true;
  }

  Statement read_record(const Statement*) {
    const std::size_t offset = next_offset();
    Statement statement;
    read_object([&](std::string_view field) { return read_statement_field(field, statement); });
    if (statement.predicate.empty()) fail_at(offset, "expected a predicate, found none");
    if (statement.evidence.empty()) fail_at(offset, "expected evidence, found none");
    note_id(statement.id, Target::kNode, offset);
    return statement;
  }

  bool read_statement_field(std::string_view field, Statement& statement) {
    return (field == "id" && read_id(statement.id)) ||
           (field == "subject" && read_reference(statement.subject, Target::kNode, "subject")) ||
           (field == "subject_text" && read_optional(statement.subject_text)) ||
           (field == "predicate" && read_string(statement.predicate)) ||
           (field == "object" && read_reference(statement.object, Target::kNode, "object")) ||
           (field == "object_text" && read_optional(statement.object_text)) ||
           (field == "open" && read_bool(statement.open)) ||
           (field == "negated" && read_bool(statement.negated)) ||
           (field == "modality" &&
            read_name(
                statement.modality, parse_modality,
                "asserted, planned, possible, considering, predicted, conditional, desired or "
                "denied")) ||
           (field == "attributed_to" && read_attribution(statement.attributed_to)) ||
           (field == "time" && read_time(statement.time)) ||
           (field == "place" && read_reference(statement.place, Target::kEntity, "place")) ||
           (field == "meeting" && read_reference(statement.meeting, Target::kMeeting, "meeting")) ||
           (field == "qualifiers" && read_qualifiers(statement.qualifiers)) ||
           (field == "confidence" && read_confidence(statement.confidence)) ||
           (field == "evidence" && read_list(statement.evidence));
  }

  bool read_attribution(Attribution& attribution) {
    return read_optional_object([&](std::string_view field) {
      return (field == "entity" && read_reference(attribution.entity, Target::kEntity, "entity")) ||
             (field == "text" && read_optional(attribution.text));
    });
  }

  bool read_qualifiers(Qualifiers& qualifiers) {
    return read_optional_object([&](std::string_view field) {
      return (field == "kind" && read_optional(qualifiers.kind)) ||
             (field == "item" && read_optional(qualifiers.item)) ||
             (field == "topic" && read_optional(qualifiers.topic)) ||
             (field == "polarity" && read_optional(qualifiers.polarity)) ||
             (field == "trend" && read_optional(qualifiers.trend));
    });
  }

  // ---- Edits by hand ----

  // What an edit changes belongs to other documents: its ids are not looked for here.
  HandEdit read_record(const HandEdit*) {
    HandEdit edit;
    read_object([&](std::string_view field) {
      return (field == "kind" &&
              read_name(edit.kind, parse_hand_edit_kind, "remove, unlink, set or link")) ||
             (field == "number" && read_offset(edit.number)) ||
             (field == "target" && read_target(edit.target)) ||
             (field == "object" && read_target(edit.object)) ||
             (field == "property" && read_optional(edit.property)) ||
             (field == "values" && read_list(edit.values)) ||
             (field == "statement" && read_link(edit.statement)) ||
             (field == "evidence" && read_hand_evidence(edit.evidence));
    });
    return edit;
  }

  bool read_hand_evidence(Evidence& evidence) {
    evidence = read_record(static_cast<const Evidence*>(nullptr));
    return true;
  }

  bool read_link(Statement& statement) {
    read_object([&](std::string_view field) { return read_statement_field(field, statement); });
    return true;
  }

  bool read_target(HandTarget& target) {
    return read_optional_object([&](std::string_view field) {
      return (field == "kind" && read_name(target.kind, parse_hand_target_kind,
                                           "none, entity, meeting or statement")) ||
             (field == "id" && read_id(target.id)) ||
             (field == "subject" && read_optional(target.subject)) ||
             (field == "predicate" && read_optional(target.predicate)) ||
             (field == "object" && read_optional(target.object)) ||
             (field == "anchors" && read_list(target.anchors));
    });
  }

  Anchor read_record(const Anchor*) {
    Anchor anchor;
    read_object([&](std::string_view field) {
      return (field == "document" && read_id(anchor.document)) ||
             (field == "begin" && read_offset(anchor.text.begin)) ||
             (field == "end" && read_offset(anchor.text.end)) ||
             (field == "text_begin" && read_offset(anchor.trigger.begin)) ||
             (field == "text_end" && read_offset(anchor.trigger.end));
    });
    return anchor;
  }

  // ---- Ids ----

  // Statements are nobody's target: their ids are kept apart, under kNode.
  void note_id(const std::string& id, Target kind, std::size_t offset) {
    if (id.empty()) fail_at(offset, "expected an id, found none");
    if (!ids_[static_cast<std::size_t>(kind)].insert(id).second) {
      fail_at(offset, "expected an id of its own, found '" + id + "' again");
    }
  }

  bool exists(const std::string& id, Target target) const {
    if (target == Target::kNode) return exists(id, Target::kEntity) || exists(id, Target::kMeeting);
    return ids_[static_cast<std::size_t>(target)].contains(id);
  }

  void check_references(const Facts& facts) const {
    for (const Reference& reference : references_) {
      if (exists(reference.id, reference.target)) continue;
      fail_at(reference.offset, std::string(reference.field) +
                                    ": expected an id of this file, found '" + reference.id + "'");
    }
    for (const Meeting& meeting : facts.meetings) {
      if (exists(meeting.id, Target::kEntity)) {
        fail_at(0, "expected an id of its own, found '" + meeting.id + "' again");
      }
    }
  }

  std::vector<Reference> references_;
  std::size_t document_count_ = 0;
  std::string only_document_;  // "" = there are others
  std::array<std::unordered_set<std::string>, 4> ids_;
};

}  // namespace

Result<Facts> from_exchange_json(std::string_view json) {
  std::vector<HandEdit> edits;
  return from_exchange_json(json, edits);
}

Result<Facts> from_exchange_json(std::string_view json, std::vector<HandEdit>& edits) {
  try {
    return FactsReader(json).read(edits);
  } catch (const JsonFault& fault) {
    return fault.error;
  }
}

}  // namespace whomet
