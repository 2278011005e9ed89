// Facts -> exchange JSON, with RapidJSON's Writer: one function a record, fields in the order of
// docs/file_formats.md. Tested by tests/graph/exchange_test.cpp.
#include <array>
#include <cassert>
#include <cmath>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <rapidjson/prettywriter.h>
#include <rapidjson/writer.h>

#include "base/digest.h"
#include "base/json_sink.h"
#include "base/utf8.h"
#include "graph/exchange.h"

namespace whomet {
namespace {

// RapidJSON's Writer and PrettyWriter have the same functions but no common base with virtual ones.
template <typename Json>
class FactsWriter {
 public:
  FactsWriter(Json& json, const ExchangeOptions& options)
      : json_(json), text_offsets_(options.text_offsets), short_form_(options.short_form) {}

  void write(const Facts& facts, const std::vector<HandEdit>& edits) {
    if (short_form_ && facts.documents.size() == 1) only_document_ = facts.documents[0].id;
    json_.StartObject();
    key("schema");
    json_.Int(1);
    write_list("documents", facts.documents);
    write_list("entities", facts.entities);
    write_list("meetings", facts.meetings);
    write_list("statements", facts.statements);
    if (!edits.empty()) write_list("edits", edits);
    json_.EndObject();
  }

  // The same piece by piece: begin(), then each list with its records, then end().
  void begin() {
    json_.StartObject();
    key("schema");
    json_.Int(1);
  }
  void begin_list(std::string_view name) {
    key(name);
    json_.StartArray();
  }
  template <typename Record>
  void write_record(const Record& record) {
    write(record);
  }
  void end_list() { json_.EndArray(); }
  void end() { json_.EndObject(); }

 private:
  void key(std::string_view name) {
    json_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
  }

  // File names may hold bytes that are not UTF-8; JSON may not.
  void text(std::string_view value) {
    if (is_valid_utf8(value)) {
      json_.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
      return;
    }
    std::string repaired;
    for (std::size_t offset = 0; offset < value.size();) {
      const CodePoint point = decode_utf8(value, offset);
      append_utf8(repaired, point.value);
      offset += point.length;
    }
    json_.String(repaired.data(), static_cast<rapidjson::SizeType>(repaired.size()));
  }

  void field(std::string_view name, std::string_view value) {
    key(name);
    text(value);
  }
  void optional_field(std::string_view name, std::string_view value) {
    if (value.empty()) {
      null_field(name);
    } else {
      field(name, value);
    }
  }
  void null_field(std::string_view name) {
    if (short_form_) return;
    key(name);
    json_.Null();
  }
  void field(std::string_view name, bool value) {
    key(name);
    json_.Bool(value);
  }

  template <typename Record>
  void write_list(std::string_view name, const std::vector<Record>& records) {
    if (short_form_ && records.empty()) return;
    key(name);
    json_.StartArray();
    for (const Record& record : records) write(record);
    json_.EndArray();
  }

  void write(const std::string& value) { text(value); }

  void write_spans(ByteSpan file, ByteSpan text_span) {
    write_offset("begin", file.begin);
    write_offset("end", file.end);
    if (!text_offsets_ || (short_form_ && text_span == file)) return;
    write_offset("text_begin", text_span.begin);
    write_offset("text_end", text_span.end);
  }
  void write_document(std::string_view id) {
    if (id != only_document_) field("document", id);
  }
  void write_offset(std::string_view name, std::size_t value) {
    key(name);
    json_.Uint64(value);
  }

  void write(const DocumentRecord& document) {
    json_.StartObject();
    field("id", document.id);
    optional_field("path", document.paths.empty() ? std::string() : document.paths.front());
    write_list("paths", document.paths);
    optional_field("title", document.title);
    optional_field("date", document.date);
    field("date_basis",
          std::string_view(document.date_basis.empty() ? "none" : document.date_basis));
    optional_field("language", document.language);
    optional_field("source", document.source);
    optional_field("url", document.url);
    optional_field("sha256", document.sha256);
    json_.EndObject();
  }

  void write(const Entity& entity) {
    json_.StartObject();
    field("id", entity.id);
    field("type", name_of(entity.type));
    field("name", entity.name);
    write_list("aliases", entity.aliases);
    write_list("links", entity.links);
    write_list("mentions", entity.mentions);
    write_list("merged", entity.merged);
    json_.EndObject();
  }

  void write(const Link& link) {
    json_.StartObject();
    field("source", link.source);
    field("id", link.id);
    json_.EndObject();
  }

  void write(const MentionRecord& mention) {
    json_.StartObject();
    write_document(mention.at.document);
    write_spans(mention.at.file, mention.at.text);
    field("text", mention.text);
    field("level", name_of(mention.level));
    json_.EndObject();
  }

  void write(const MergeReason& merge) {
    json_.StartObject();
    write_list("names", merge.names);
    field("reason", merge.reason);
    json_.EndObject();
  }

  void write(const Meeting& meeting) {
    json_.StartObject();
    field("id", meeting.id);
    field("kind", name_of(meeting.kind));
    field("status", name_of(meeting.status));
    write_list("history", meeting.history);
    optional_field("name", meeting.name);
    write_list("participants", meeting.participants);
    optional_field("place", meeting.place);
    optional_field("topic", meeting.topic);
    write_time("date", meeting.date);
    key("evidence");
    json_.StartArray();
    for (const Evidence& evidence : meeting.evidence) write_evidence(evidence, false);
    json_.EndArray();
    json_.EndObject();
  }

  void write(const StatusReport& report) {
    json_.StartObject();
    field("status", name_of(report.status));
    write_document(report.document);
    json_.EndObject();
  }

  void write_time(std::string_view name, const TimeValue& time) {
    if (time.empty()) return null_field(name);
    key(name);
    json_.StartObject();
    optional_field("text", time.text);
    optional_field("from", time.from);
    optional_field("to", time.to);
    optional_field("granularity", time.granularity);
    optional_field("basis", time.basis);
    json_.EndObject();
  }

  // The evidence of a meeting shows its trigger and extractor only in the store's form: the
  // exchange format has them for statements alone.
  void write_evidence(const Evidence& evidence, bool with_trigger) {
    json_.StartObject();
    field("kind", evidence.kind);
    write_document(evidence.at.document);
    write_spans(evidence.at.file, evidence.at.text);
    field("exact", evidence.exact);
    field("quote", evidence.quote);
    if (with_trigger || text_offsets_) {
      write_trigger(evidence.trigger);
      optional_field("extractor", evidence.extractor);
    }
    json_.EndObject();
  }

  void write_trigger(const Trigger& trigger) {
    if (trigger.words.empty()) return null_field("trigger");
    key("trigger");
    json_.StartObject();
    write_spans(trigger.file, trigger.text);
    field("text", trigger.words);
    json_.EndObject();
  }

  void write(const Statement& statement) {
    json_.StartObject();
    field("id", statement.id);
    optional_field("subject", statement.subject);
    optional_field("subject_text", statement.subject_text);
    field("predicate", statement.predicate);
    optional_field("object", statement.object);
    optional_field("object_text", statement.object_text);
    field("open", statement.open);
    field("negated", statement.negated);
    field("modality", name_of(statement.modality));
    write_attribution(statement.attributed_to);
    write_time("time", statement.time);
    optional_field("place", statement.place);
    optional_field("meeting", statement.meeting);
    write_qualifiers(statement.qualifiers);
    key("confidence");
    json_.Double(std::isfinite(statement.confidence) ? statement.confidence : 0.0);
    key("evidence");
    json_.StartArray();
    for (const Evidence& evidence : statement.evidence) write_evidence(evidence, true);
    json_.EndArray();
    json_.EndObject();
  }

  void write_attribution(const Attribution& attribution) {
    if (attribution.empty()) return null_field("attributed_to");
    key("attributed_to");
    json_.StartObject();
    optional_field("entity", attribution.entity);
    optional_field("text", attribution.text);
    json_.EndObject();
  }

  // ---- Edits by hand: in the store's form only ----

  void write(const HandEdit& edit) {
    json_.StartObject();
    field("kind", name_of(edit.kind));
    write_offset("number", edit.number);
    write_target("target", edit.target);
    write_target("object", edit.object);
    optional_field("property", edit.property);
    write_list("values", edit.values);
    if (edit.kind == HandEdit::Kind::kLink) {
      key("statement");
      write(edit.statement);
    }
    key("evidence");
    write_evidence(edit.evidence, true);
    json_.EndObject();
  }

  void write_target(std::string_view name, const HandTarget& target) {
    if (target.kind == HandTarget::Kind::kNothing) return null_field(name);
    key(name);
    json_.StartObject();
    field("kind", name_of(target.kind));
    field("id", target.id);
    optional_field("subject", target.subject);
    optional_field("predicate", target.predicate);
    optional_field("object", target.object);
    write_list("anchors", target.anchors);
    json_.EndObject();
  }

  void write(const Anchor& anchor) {
    json_.StartObject();
    field("document", anchor.document);
    write_offset("begin", anchor.text.begin);
    write_offset("end", anchor.text.end);
    if (anchor.trigger.begin < anchor.trigger.end) {
      write_offset("text_begin", anchor.trigger.begin);
      write_offset("text_end", anchor.trigger.end);
    }
    json_.EndObject();
  }

  static bool is_empty(const Qualifiers& q) {
    return q.kind.empty() && q.item.empty() && q.topic.empty() && q.polarity.empty() &&
           q.trend.empty();
  }

  void write_qualifiers(const Qualifiers& qualifiers) {
    if (short_form_ && is_empty(qualifiers)) return;
    key("qualifiers");
    json_.StartObject();
    optional_field("kind", qualifiers.kind);
    optional_field("item", qualifiers.item);
    optional_field("topic", qualifiers.topic);
    optional_field("polarity", qualifiers.polarity);
    optional_field("trend", qualifiers.trend);
    json_.EndObject();
  }

  Json& json_;
  bool text_offsets_;
  bool short_form_;
  std::string_view only_document_;  // "" = every document is named
};

// Streams that RapidJSON writes to: it calls Ch, Put and Flush.
// NOLINTBEGIN(readability-identifier-naming)
struct IntoNothing {
  using Ch = char;
  std::size_t size = 0;

  void Put(char) { ++size; }
  void Flush() {}
};

struct IntoString {
  using Ch = char;
  std::string text;

  void Put(char c) { text += c; }
  void Flush() {}
};

class IntoDigest {
 public:
  using Ch = char;

  void Put(char c) {
    piece_ += c;
    if (piece_.size() == kPiece) Flush();
  }
  void Flush() {
    sha256_.add(piece_);
    piece_.clear();
  }
  std::string hex() {
    Flush();
    return sha256_.hex();
  }

 private:
  static constexpr std::size_t kPiece = 64U << 10U;
  std::string piece_;
  Sha256 sha256_;
};
// NOLINTEND(readability-identifier-naming)

template <typename Stream>
void write_into(Stream& stream, const Facts& facts, const std::vector<HandEdit>& edits,
                const ExchangeOptions& options) {
  if (options.pretty) {
    rapidjson::PrettyWriter<Stream> json(stream);
    FactsWriter(json, options).write(facts, edits);
  } else {
    rapidjson::Writer<Stream> json(stream);
    FactsWriter(json, options).write(facts, edits);
  }
}

// The lists in their order, as indices.
constexpr std::array<std::string_view, 4> kLists = {"documents", "entities", "meetings",
                                                    "statements"};

}  // namespace

struct ExchangeStream::Impl {
  explicit Impl(ByteSink& sink) : stream(sink), json(stream), writer(json, {.pretty = true}) {
    writer.begin();
    writer.begin_list(kLists.front());
  }

  // Closes the lists before it.
  void move_to(std::size_t list) {
    assert(list >= at);  // the order of the lists is fixed
    for (; at < list; ++at) {
      writer.end_list();
      writer.begin_list(kLists.at(at + 1));
    }
  }

  JsonSink stream;
  rapidjson::PrettyWriter<JsonSink> json;
  FactsWriter<rapidjson::PrettyWriter<JsonSink>> writer;
  std::size_t at = 0;
};

ExchangeStream::ExchangeStream(ByteSink& sink) : impl_(std::make_unique<Impl>(sink)) {}
ExchangeStream::~ExchangeStream() = default;

void ExchangeStream::add(const DocumentRecord& document) {
  impl_->writer.write_record(document);
}
void ExchangeStream::add(const Entity& entity) {
  impl_->move_to(1);
  impl_->writer.write_record(entity);
}
void ExchangeStream::add(const Meeting& meeting) {
  impl_->move_to(2);
  impl_->writer.write_record(meeting);
}
void ExchangeStream::add(const Statement& statement) {
  impl_->move_to(3);
  impl_->writer.write_record(statement);
}
void ExchangeStream::finish() {
  impl_->move_to(kLists.size() - 1);
  impl_->writer.end_list();
  impl_->writer.end();
  impl_->stream.Flush();
}

std::string to_exchange_json(const Facts& facts, const std::vector<HandEdit>& edits,
                             const ExchangeOptions& options) {
  IntoNothing counter;  // a string that grows is there twice for a moment
  write_into(counter, facts, edits, options);
  IntoString stream;
  stream.text.reserve(counter.size + 1);  // callers end the line
  write_into(stream, facts, edits, options);
  return std::move(stream.text);
}

std::string to_exchange_json(const Facts& facts, const ExchangeOptions& options) {
  return to_exchange_json(facts, {}, options);
}

std::string exchange_digest(const Facts& facts, const ExchangeOptions& options) {
  IntoDigest stream;
  write_into(stream, facts, {}, options);
  return stream.hex();
}

}  // namespace whomet
