// A row is a statement. Its ends are nodes by type and name; where a row gives no type, the column
// is there and empty: words; there is no such column: the type that the relation asks for.
#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "graph/csv.h"
#include "graph/import.h"
#include "graph/import_builder.h"
#include "graph/schema.h"

namespace whomet {
namespace {

// Those of `whomet export --format statements`. The first three are needed.
constexpr std::array<std::string_view, 20> kColumns = {
    "subject",       "predicate", "object",   "subject_type", "object_type", "negated", "modality",
    "attributed_to", "from",      "to",       "time",         "place",       "meeting", "kind",
    "item",          "topic",     "polarity", "trend",        "confidence",  "quote"};
constexpr std::size_t kNeeded = 3;
// Of an export; they say where the statement was found, which is here the table.
constexpr std::array<std::string_view, 5> kPassedOver = {"id", "document", "date", "begin", "end"};

struct Fault {  // thrown and caught in this file only
  std::string message;
};

class StatementTable {
 public:
  StatementTable(const std::string& path, std::string_view bytes, Diagnostics& diagnostics)
      : path_(path), rows_(reading(bytes)), builder_(path, bytes), diagnostics_(diagnostics) {}

  StoredDocument read() {
    read_header();
    while (rows_.next()) read_row();
    return builder_.finish();
  }

 private:
  static CsvReader::Fill reading(std::string_view bytes) {
    return [bytes, at = std::size_t{0}](char* buffer, std::size_t size) mutable {
      const std::size_t count = bytes.copy(buffer, size, at);
      at += count;
      return count;
    };
  }

  [[noreturn]] void fail(const std::string& problem) const {
    throw Fault{path_ + ":" + std::to_string(rows_.line()) + ": " + problem};
  }

  void read_header() {
    if (!rows_.next()) {
      throw Fault{path_ + ": expected a line of column names, found an empty file"};
    }
    std::string names;
    for (std::size_t i = 0; i < rows_.fields().size(); ++i) {
      const std::string name = to_lower(trim(rows_.fields()[i]));
      names += (names.empty() ? "" : ", ") + name;
      if (!columns_.emplace(name, i).second) fail("column '" + name + "' is there twice");
      const bool is_known = std::ranges::find(kColumns, name) != kColumns.end() ||
                            std::ranges::find(kPassedOver, name) != kPassedOver.end();
      if (!is_known) diagnostics_.note(path_, "column '" + name + "' is passed over");
    }
    for (std::size_t i = 0; i < kNeeded; ++i) {
      if (!columns_.contains(std::string(kColumns.at(i)))) {
        fail("expected the columns subject, predicate and object, found " + names);
      }
    }
    width_ = rows_.fields().size();
  }

  bool has(const char* column) const { return columns_.contains(column); }

  // Trimmed; "" where there is no such column.
  std::string text(const char* column) const {
    const auto found = columns_.find(column);
    return found == columns_.end() ? std::string()
                                   : std::string(trim(rows_.fields()[found->second]));
  }

  ByteSpan row_span() const {
    const auto begin = static_cast<std::size_t>(rows_.offset());
    return {begin, begin + rows_.row().size()};
  }

  // Where the words of a cell stand; the whole row where they do not stand there as they are: a
  // quotation mark is doubled.
  ByteSpan span_of(const char* column) const {
    const std::string words = text(column);
    const std::size_t at = words.empty() ? std::string_view::npos : rows_.row().find(words);
    if (at == std::string_view::npos) return row_span();
    const std::size_t begin = row_span().begin + at;
    return {begin, begin + words.size()};
  }

  [[noreturn]] void fail_cell(const char* column, const std::string& expected) const {
    fail("expected " + expected + " in column '" + column + "', found '" + text(column) + "'");
  }

  // The node of an end, or "" where it is words.
  std::string end_of(const char* column, const char* type_column, const std::string& predicate) {
    const std::string name = text(column);
    if (name.empty()) fail_cell(column, "a name");
    EntityType type = likely_type(predicate, std::string_view(column) == "subject");
    if (has(type_column)) {
      const std::string type_name = text(type_column);
      if (type_name.empty()) return {};
      const auto given = parse_entity_type(type_name);
      if (!given) {
        fail_cell(type_column,
                  "Person, Country, Organization, Group, Place, Meeting, Event, Document, Role, "
                  "Topic or Item");
      }
      type = *given;
    }
    const ByteSpan at = span_of(column);
    if (type == EntityType::kMeeting) {
      return builder_.meeting(
          name, {.name = name, .kind = {}, .status = {}, .topic = {}, .date = {}}, at);
    }
    return builder_.entity(type, name, name, at);
  }

  void read_modality(Statement& statement) const {
    const auto negated = parse_flag(text("negated"));
    if (!negated) fail_cell("negated", "true or false");
    statement.negated = *negated;
    const std::string modality = text("modality");
    if (modality.empty()) return;
    const auto parsed = parse_modality(modality);
    if (!parsed) {
      fail_cell("modality",
                "asserted, planned, possible, considering, predicted, conditional, desired or "
                "denied");
    }
    statement.modality = *parsed;
  }

  void read_time(Statement& statement) const {
    const std::string from = text("from");
    const std::string to = text("to");
    if (!from.empty() && !parse_days(from)) fail_cell("from", "a date like 2023-05-16");
    if (!to.empty() && !parse_days(to)) fail_cell("to", "a date like 2023-05-16");
    statement.time = *time_of(from, to, text("time"));
    if (!statement.time.from.empty() && !statement.time.to.empty() &&
        statement.time.to < statement.time.from) {
      fail_cell("to", "a date not before that of column 'from'");
    }
  }

  double read_confidence() const {
    const std::string digits = text("confidence");
    if (digits.empty()) return 1.0;
    double value = -1.0;
    const auto end = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (end.ec != std::errc() || end.ptr != digits.data() + digits.size() ||
        !(value >= 0.0 && value <= 1.0)) {
      fail_cell("confidence", "a number from 0 to 1");
    }
    return value;
  }

  // The sentence that the table quotes, where it stands there as it is; else the row.
  ByteSpan evidence_span() const { return text("quote").empty() ? row_span() : span_of("quote"); }

  void read_row() {
    if (rows_.fields().size() != width_) {
      fail("expected " + std::to_string(width_) + " cells, found " +
           std::to_string(rows_.fields().size()));
    }
    Statement statement;
    statement.predicate = text("predicate");
    if (statement.predicate.empty()) fail_cell("predicate", "a relation");
    statement.open = find_predicate(statement.predicate) == nullptr;
    statement.subject = end_of("subject", "subject_type", statement.predicate);
    statement.object = end_of("object", "object_type", statement.predicate);
    if (statement.subject.empty()) statement.subject_text = text("subject");
    if (statement.object.empty()) statement.object_text = text("object");
    read_modality(statement);
    read_time(statement);
    statement.confidence = read_confidence();
    if (const std::string place = text("place"); !place.empty()) {
      statement.place = builder_.find_entity(place);
      if (statement.place.empty()) {
        statement.place = builder_.entity(EntityType::kPlace, place, place, span_of("place"));
      }
    }
    if (const std::string meeting = text("meeting"); !meeting.empty()) {
      MeetingFields fields;
      fields.name = meeting;
      statement.meeting = builder_.meeting(meeting, fields, span_of("meeting"));
    }
    statement.attributed_to.text = text("attributed_to");
    if (!statement.attributed_to.text.empty()) {
      statement.attributed_to.entity = builder_.find_entity(statement.attributed_to.text);
    }
    statement.qualifiers = {text("kind"), text("item"), text("topic"), text("polarity"),
                            text("trend")};
    builder_.state(std::move(statement), evidence_span());
  }

  const std::string& path_;
  CsvReader rows_;
  ImportBuilder builder_;
  Diagnostics& diagnostics_;
  std::map<std::string, std::size_t> columns_;
  std::size_t width_ = 0;
};

}  // namespace

Result<StoredDocument> import_statements(const std::string& path, std::string_view bytes,
                                         Diagnostics& diagnostics) {
  if (!is_valid_utf8(bytes)) {
    return Error{Error::Kind::kInvalidInput, path + ": expected UTF-8, found other bytes"};
  }
  try {
    return StatementTable(path, bytes, diagnostics).read();
  } catch (const Fault& fault) {
    return Error{Error::Kind::kInvalidInput, fault.message};
  }
}

}  // namespace whomet
