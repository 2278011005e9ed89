// What is written by hand (query --write): documents that are stored like articles. Their local
// graph holds what is new; their edits change what other documents tell (graph/merge_hand.h).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/facts.h"

namespace whomet {

// Where a thing is told: `text` of the sentence or mention, `trigger` inside it or empty.
struct Anchor {
  std::string document;
  ByteSpan text;
  ByteSpan trigger;
};

// A thing of the merged graph as it was when it was edited. It is found again by its id; where that
// has changed, because articles came or went, by what it was told with.
struct HandTarget {
  enum class Kind { kNothing, kEntity, kMeeting, kStatement } kind = Kind::kNothing;
  std::string id;
  std::vector<Anchor> anchors;  // some of them
  std::string subject;          // of a statement: ids of its ends, and its predicate
  std::string predicate;
  std::string object;
};

struct HandEdit {
  enum class Kind {
    kRemove,  // `target` is not shown any more
    kUnlink,  // `object` takes no part in the meeting `target`; without object: it has no place
    kSet,     // `property` of `target` is `values`; none: it has no value
    kLink     // `statement` holds; its ends that are empty are `target` and `object`
  } kind = Kind::kSet;
  std::size_t number = 0;  // of all that was ever written by hand into this file: later ones win
  HandTarget target;
  HandTarget object;
  std::string property;
  std::vector<std::string> values;
  Statement statement;
  Evidence evidence;  // of kind "hand": the line that says so, and the document that it is in
};

// "remove", "entity", ... as the store writes them. The parse functions know exactly these.
std::string_view name_of(HandTarget::Kind kind);
std::string_view name_of(HandEdit::Kind kind);
std::optional<HandTarget::Kind> parse_hand_target_kind(std::string_view name);
std::optional<HandEdit::Kind> parse_hand_edit_kind(std::string_view name);

// The path of such a document says which of all that was written into the file it is:
// "hand:3-1f2e3d4c5b6a".
std::string hand_path(std::size_t number, std::string_view sha256);

// Nothing for an article.
std::optional<std::size_t> hand_number(const DocumentRecord& document);

}  // namespace whomet
