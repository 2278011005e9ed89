// A document's local graph in the making, for importers. Internal to graph/import*.cpp.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/store.h"

namespace whomet {

// A meeting as an importer knows it; what is empty follows from the statements about it.
struct MeetingFields {
  std::string name;
  std::string kind;    // as in the exchange JSON, or unknown
  std::string status;  // likewise
  std::string topic;
  TimeValue date;
};

class ImportBuilder {
 public:
  // `bytes` are valid UTF-8 and outlive this; they become the document's text.
  ImportBuilder(const std::string& path, std::string_view bytes);

  // The node of this key; made with the first call. `at` is where it is named. Two keys of one name
  // stay two nodes, also when the graph is merged.
  std::string entity(EntityType type, const std::string& key, const std::string& name, ByteSpan at);
  std::string meeting(const std::string& key, const MeetingFields& fields, ByteSpan at);
  void add_link(const std::string& entity, const std::string& wikidata);
  void add_alias(const std::string& entity, const std::string& alias);

  // `at` is the evidence: those bytes are the quote. Requires: an end on both sides.
  void state(Statement statement, ByteSpan at);

  // An entity of that name, of any type; "" if there is none.
  std::string find_entity(const std::string& name) const;

  StoredDocument finish();

 private:
  Meeting* find_meeting(const std::string& id);
  void note_in_meeting(const Statement& statement);
  void settle(Meeting& meeting);
  Evidence evidence_at(ByteSpan at) const;

  struct Reports {  // what statements say about a meeting
    bool held = false;
    bool planned = false;
    bool possible = false;
    bool denied = false;
    bool has_status = false;  // the importer knows
  };

  std::string_view bytes_;
  StoredDocument document_;
  std::map<std::pair<EntityType, std::string>, std::size_t> entities_;  // type and key -> index
  std::map<std::pair<EntityType, std::string>, std::size_t> names_;     // type and name -> count
  std::map<std::string, std::string> ids_by_name_;
  std::map<std::string, std::size_t> entity_by_id_;
  std::map<std::string, std::size_t> meetings_;  // id -> index
  std::map<std::string, Reports> reports_;       // by meeting
};

// "true", "yes", "1" and their contraries; nothing for another word.
std::optional<bool> parse_flag(std::string_view text);

// A day, a month or a year as the days it begins and ends with; nothing for another text.
std::optional<std::pair<std::string, std::string>> parse_days(std::string_view text);

// From two cells, each a day, a month or a year, or empty. Nothing if one is another text.
std::optional<TimeValue> time_of(const std::string& from, const std::string& to,
                                 const std::string& text);

// The type of an end that says none: the only one that the predicate allows there, else Topic.
EntityType likely_type(const std::string& predicate, bool is_subject);

}  // namespace whomet
