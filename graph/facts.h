// The data model, as the exchange JSON shows it: documents, entities, meetings and statements.
// One Facts holds what one document says (a local graph, made by extract) or what all of them say
// (made from the local graphs by graph/merge.h). Ends refer to each other by id.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/spans.h"

namespace whomet {

enum class EntityType {
  kPerson,
  kCountry,
  kOrganization,
  kGroup,
  kPlace,
  kMeeting,
  kEvent,
  kDocument,
  kRole,
  kTopic,
  kItem
};

// NAM: a name; NOM: a common noun phrase ("the Russian president"); PRO: a pronoun.
enum class MentionLevel { kName, kNominal, kPronoun };

enum class Modality {
  kAsserted,
  kPlanned,
  kPossible,
  kConsidering,
  kPredicted,
  kConditional,
  kDesired,
  kDenied
};

enum class MeetingKind {
  kVisit,
  kMeeting,
  kSummit,
  kConference,
  kPhoneCall,
  kSpeechEvent,
  kTour,
  kSeries
};

enum class MeetingStatus { kHeld, kOngoing, kPlanned, kPossible, kNotHeld };

// The names that the exchange JSON and the ontology use: "Person", "NAM", "asserted",
// "phone_call", "not_held". The parse functions know exactly these.
std::string_view name_of(EntityType type);
std::string_view name_of(MentionLevel level);
std::string_view name_of(Modality modality);
std::string_view name_of(MeetingKind kind);
std::string_view name_of(MeetingStatus status);
std::optional<EntityType> parse_entity_type(std::string_view name);
std::optional<MentionLevel> parse_mention_level(std::string_view name);
std::optional<Modality> parse_modality(std::string_view name);
std::optional<MeetingKind> parse_meeting_kind(std::string_view name);
std::optional<MeetingStatus> parse_meeting_status(std::string_view name);

struct DocumentRecord {
  std::string id;                  // "d" + first 12 digits of sha256
  std::vector<std::string> paths;  // sorted; the same bytes found twice are one document
  std::string title;               // "" = unknown, as in all strings here
  std::string date;                // ISO day of publication
  std::string date_basis;          // "text", "metadata", "file", "none"
  std::string language;            // "en"
  std::string source;
  std::string url;
  std::string sha256;  // of the file's bytes; of the `text` or `html` field for a .jsonl line
};

// Where something stands: `file` counts bytes of the file, `text` bytes of the article text.
struct Location {
  std::string document;
  ByteSpan file;
  ByteSpan text;
};

struct MentionRecord {
  Location at;
  std::string text;
  MentionLevel level = MentionLevel::kName;
};

struct Link {
  std::string source;  // "wikidata"
  std::string id;      // "Q148"
};

struct MergeReason {
  std::vector<std::string> names;
  std::string reason;  // "surname, same document"
};

struct Entity {
  std::string id;
  EntityType type = EntityType::kTopic;
  std::string name;                  // canonical
  std::vector<std::string> aliases;  // sorted, without `name`; names only, no pronouns
  std::vector<Link> links;
  std::vector<MentionRecord> mentions;  // by document, then text offset
  std::vector<MergeReason> merged;
};

struct TimeValue {
  std::string text;  // verbatim
  std::string from;  // ISO day, inclusive; "" = not resolved
  std::string to;    // ISO day, inclusive
  std::string
      granularity;    // "day", "week", "month", "quarter", "season", "year", "decade", "range", ...
  std::string basis;  // "explicit", "weekday, document date", ...

  bool empty() const { return text.empty() && from.empty(); }
};

struct Trigger {
  ByteSpan file;
  ByteSpan text;
  std::string words;  // verbatim; "" = no trigger
};

struct Evidence {
  std::string kind = "text";  // "text", "import", "hand"
  Location at;                // of the sentence
  bool exact = true;          // file bytes [begin, end) == quote
  std::string quote;          // verbatim article text
  Trigger trigger;
  std::string extractor;  // name of the extractor, as in extract/extractors.cpp
};

struct StatusReport {
  MeetingStatus status = MeetingStatus::kHeld;
  std::string document;
};

struct Meeting {
  std::string id;
  MeetingKind kind = MeetingKind::kMeeting;
  MeetingStatus status = MeetingStatus::kHeld;
  std::vector<StatusReport> history;      // by document date, then document id
  std::string name;                       // only a proper name: "Munich Security Conference"
  std::vector<std::string> participants;  // entity ids, sorted
  std::string place;                      // entity id
  std::string topic;
  TimeValue date;
  std::vector<Evidence> evidence;
};

struct Attribution {
  std::string entity;  // id; "" if the speaker is no node
  std::string text;    // verbatim: "the Kremlin"

  bool empty() const { return entity.empty() && text.empty(); }
};

struct Qualifiers {
  std::string kind;
  std::string item;
  std::string topic;
  std::string polarity;
  std::string trend;
};

struct Statement {
  std::string id;
  std::string subject;  // id of an entity or meeting; "" = subject_text says it
  std::string subject_text;
  std::string predicate;  // of the ontology (graph/schema.h), or an open relation phrase
  std::string object;     // id of an entity or meeting; "" = object_text says it
  std::string object_text;
  bool open = false;
  bool negated = false;
  Modality modality = Modality::kAsserted;
  Attribution attributed_to;
  TimeValue time;
  std::string place;    // entity id
  std::string meeting;  // id of the meeting that this edge follows from
  Qualifiers qualifiers;
  double confidence = 0.0;         // in [0, 1]
  std::vector<Evidence> evidence;  // never empty
};

struct Facts {
  std::vector<DocumentRecord> documents;  // all sorted by id
  std::vector<Entity> entities;
  std::vector<Meeting> meetings;
  std::vector<Statement> statements;
};

}  // namespace whomet
