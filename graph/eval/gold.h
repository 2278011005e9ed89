// Articles that careful readers have annotated: what a graph of them is judged against. One JSON
// object an article; docs/annotation.md describes its fields. Tested by
// tests/graph/eval/gold_test.cpp.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "graph/facts.h"

namespace whomet {

struct GoldEntity {
  std::string id;
  EntityType type = EntityType::kPerson;
  std::string name;
  std::vector<std::string> aliases;  // its surface forms in the article
  bool optional = false;             // right where found, not asked for
};

struct GoldMeeting {
  std::string id;
  MeetingKind kind = MeetingKind::kMeeting;
  MeetingStatus status = MeetingStatus::kHeld;
  std::vector<std::string> participants;  // ids of entities
  std::string place;                      // id of an entity; "" = not told, as in all below
  std::string name;
  std::string sentence;  // verbatim
  std::string date_text;
  std::string date_iso;  // "2023-02-22", "2023-02", "2023-02-22/2023-02-24"
};

// Ends are ids of entities or meetings, or literals: "topic:...", "role:...".
struct GoldStatement {
  std::string subject;
  std::string predicate;  // a name of the ontology
  std::string object;
  bool negated = false;
  Modality modality = Modality::kAsserted;
  bool attributed = false;
  bool sure = false;     // "high": asked for; otherwise neither asked for nor wrong
  std::string sentence;  // verbatim
  // What is right as well.
  std::vector<std::string> other_subjects;
  std::vector<std::string> other_predicates;
  std::vector<std::string> other_objects;
  std::vector<Modality> other_modalities;
};

// A pronoun or noun phrase and whom it refers to.
struct GoldReference {
  std::size_t begin = 0;  // characters (code points) of the file, not bytes
  std::size_t end = 0;
  std::string text;
  std::vector<std::string> entities;  // ids, one or more
};

struct GoldArticle {
  std::string file;  // name of the article's file, without folders
  bool dated = false;
  std::vector<GoldEntity> entities;
  std::vector<GoldMeeting> meetings;
  std::vector<GoldStatement> statements;
  std::vector<GoldReference> references;
};

// Nothing for an object without "relations": that is no annotated article. Unknown fields are
// skipped. Errors name the field as "relations[3].predicate", say what was expected and what was
// found, and carry the byte offset: values of the wrong kind, names that the ontology does not
// have, ids that no entity or meeting of the article has.
Result<std::optional<GoldArticle>> parse_gold(std::string_view json);

}  // namespace whomet
