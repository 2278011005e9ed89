// Tested by tests/query/hand_test.cpp.
#include "graph/merge_hand.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/digest.h"
#include "graph/hand.h"
#include "graph/hand_values.h"
#include "graph/schema.h"

namespace whomet {
namespace {

using Index = std::unordered_map<std::string, std::size_t>;  // id -> place in its list
constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

template <typename Record>
Index index_of_ids(const std::vector<Record>& records) {
  Index index;
  for (std::size_t i = 0; i < records.size(); ++i) index.emplace(records[i].id, i);
  return index;
}

using AnchorKey = std::tuple<std::string, std::size_t, std::size_t, std::size_t, std::size_t>;

AnchorKey key_of(const std::string& document, ByteSpan text, ByteSpan trigger) {
  return {document, text.begin, text.end, trigger.begin, trigger.end};
}

// Which things are told at a place.
using AnchorIndex = std::multimap<AnchorKey, std::size_t>;

void note(AnchorIndex& index, const std::vector<Evidence>& evidence, std::size_t place) {
  for (const Evidence& each : evidence) {
    index.emplace(key_of(each.at.document, each.at.text, each.trigger.text), place);
  }
}

class Editor {
 public:
  explicit Editor(Facts& facts)
      : facts_(facts),
        entities_(index_of_ids(facts.entities)),
        meetings_(index_of_ids(facts.meetings)),
        statements_(index_of_ids(facts.statements)) {
    for (const DocumentRecord& document : facts.documents) {
      if (const auto number = hand_number(document)) hand_numbers_.emplace(document.id, *number);
    }
  }

  void apply(HandEdit& edit) {
    switch (edit.kind) {
      case HandEdit::Kind::kRemove:
        return remove(edit);
      case HandEdit::Kind::kUnlink:
        return unlink(edit);
      case HandEdit::Kind::kSet:
        return set(edit);
      case HandEdit::Kind::kLink:
        return link(edit);
    }
  }

  void finish() {
    drop_removed();
    std::ranges::sort(facts_.statements, {}, &Statement::id);
  }

 private:
  // ---- Finding what an edit is about ----

  std::size_t find_entity(const HandTarget& target) {
    if (const auto found = entities_.find(target.id); found != entities_.end()) {
      return found->second;
    }
    if (mentioned_.empty()) {
      for (std::size_t i = 0; i < facts_.entities.size(); ++i) {
        for (const MentionRecord& mention : facts_.entities[i].mentions) {
          mentioned_.emplace(key_of(mention.at.document, mention.at.text, {}), i);
        }
      }
    }
    return most_told(mentioned_, target, [](std::size_t) { return true; });
  }

  std::size_t find_meeting(const HandTarget& target) {
    if (const auto found = meetings_.find(target.id); found != meetings_.end()) {
      return found->second;
    }
    if (met_.empty()) {
      for (std::size_t i = 0; i < facts_.meetings.size(); ++i) {
        note(met_, facts_.meetings[i].evidence, i);
      }
    }
    return most_told(met_, target, [](std::size_t) { return true; });
  }

  std::size_t find_statement(const HandTarget& target) {
    if (const auto found = statements_.find(target.id); found != statements_.end()) {
      return found->second;
    }
    if (stated_.empty()) {
      for (std::size_t i = 0; i < facts_.statements.size(); ++i) {
        note(stated_, facts_.statements[i].evidence, i);
      }
    }
    return most_told(stated_, target, [&](std::size_t i) {
      const Statement& statement = facts_.statements[i];
      return statement.predicate == target.predicate &&
             (statement.subject == target.subject || statement.object == target.object ||
              statement.subject == target.object || statement.object == target.subject);
    });
  }

  // Of several told by equally many anchors, the first by id.
  template <typename Fits>
  static std::size_t most_told(const AnchorIndex& index, const HandTarget& target, Fits fits) {
    std::map<std::size_t, std::size_t> told;
    for (const Anchor& anchor : target.anchors) {
      const auto [begin, end] =
          index.equal_range(key_of(anchor.document, anchor.text, anchor.trigger));
      for (auto at = begin; at != end; ++at) {
        if (fits(at->second)) ++told[at->second];
      }
    }
    std::size_t best = kNowhere;
    std::size_t most = 0;
    for (const auto& [place, count] : told) {
      if (count <= most) continue;
      best = place;
      most = count;
    }
    return best;
  }

  // Id of an entity or meeting; "" if it is not there.
  std::string node_of(const HandTarget& target) {
    if (target.kind == HandTarget::Kind::kEntity) {
      const std::size_t found = find_entity(target);
      return found == kNowhere ? std::string() : facts_.entities[found].id;
    }
    if (target.kind == HandTarget::Kind::kMeeting) {
      const std::size_t found = find_meeting(target);
      return found == kNowhere ? std::string() : facts_.meetings[found].id;
    }
    return {};
  }

  // ---- Removing ----

  void remove(const HandEdit& edit) {
    if (edit.target.kind != HandTarget::Kind::kStatement) {
      const std::string id = node_of(edit.target);
      if (!id.empty() && !is_written_again(id, edit.number)) removed_.insert(id);
      return;
    }
    const std::size_t found = find_statement(edit.target);
    if (found == kNowhere) return;
    const Statement& statement = facts_.statements[found];
    if (is_written_later(statement.evidence, edit.number)) return;
    removed_statements_.insert(statement.id);
    if (statement.predicate == "participates_in") leave(statement.object, statement.subject);
    if (statement.predicate == "located_in") leave_place(statement.subject, statement.object);
  }

  // Whether somebody wrote it by hand after the edit of this number.
  bool is_later(const std::string& document, std::size_t number) const {
    const auto found = hand_numbers_.find(document);
    return found != hand_numbers_.end() && found->second > number;
  }
  bool is_written_later(const std::vector<Evidence>& evidence, std::size_t number) const {
    return std::ranges::any_of(
        evidence, [&](const Evidence& each) { return is_later(each.at.document, number); });
  }
  bool is_written_again(const std::string& id, std::size_t number) const {
    if (const auto found = entities_.find(id); found != entities_.end()) {
      const auto& mentions = facts_.entities[found->second].mentions;
      return std::ranges::any_of(mentions, [&](const MentionRecord& mention) {
        return is_later(mention.at.document, number);
      });
    }
    const auto found = meetings_.find(id);
    return found != meetings_.end() &&
           is_written_later(facts_.meetings[found->second].evidence, number);
  }

  void leave(const std::string& meeting, const std::string& participant) {
    const auto found = meetings_.find(meeting);
    if (found != meetings_.end()) {
      std::erase(facts_.meetings[found->second].participants, participant);
    }
  }

  void leave_place(const std::string& meeting, const std::string& place) {
    const auto found = meetings_.find(meeting);
    if (found == meetings_.end()) return;
    Meeting& left = facts_.meetings[found->second];
    if (left.place == place) left.place.clear();
  }

  void unlink(const HandEdit& edit) {
    const std::size_t found = find_meeting(edit.target);
    if (found == kNowhere) return;
    Meeting& meeting = facts_.meetings[found];
    if (edit.object.kind == HandTarget::Kind::kNothing) {
      meeting.place.clear();
    } else if (const std::string participant = node_of(edit.object); !participant.empty()) {
      leave(meeting.id, participant);
    }
  }

  bool is_gone(const std::string& id) const { return !id.empty() && removed_.contains(id); }

  void drop_removed() {
    if (removed_.empty() && removed_statements_.empty()) return;
    std::unordered_map<std::string, std::string> names;
    for (const Entity& entity : facts_.entities) {
      if (removed_.contains(entity.id)) names.emplace(entity.id, entity.name);
    }
    std::erase_if(facts_.entities, [&](const Entity& each) { return is_gone(each.id); });
    std::erase_if(facts_.meetings, [&](const Meeting& each) { return is_gone(each.id); });
    for (Meeting& meeting : facts_.meetings) {
      std::erase_if(meeting.participants, [&](const std::string& id) { return is_gone(id); });
      if (is_gone(meeting.place)) meeting.place.clear();
    }
    std::erase_if(facts_.statements, [&](const Statement& each) {
      return removed_statements_.contains(each.id) || is_gone(each.subject) || is_gone(each.object);
    });
    for (Statement& statement : facts_.statements) {
      if (is_gone(statement.place)) statement.place.clear();
      if (is_gone(statement.meeting)) statement.meeting.clear();
      Attribution& speaker = statement.attributed_to;
      if (!is_gone(speaker.entity)) continue;
      if (speaker.text.empty()) speaker.text = names[speaker.entity];
      speaker.entity.clear();
    }
  }

  // ---- Setting ----

  void set(const HandEdit& edit) {
    switch (edit.target.kind) {
      case HandTarget::Kind::kEntity:
        if (const std::size_t found = find_entity(edit.target); found != kNowhere) {
          set_by_hand(edit, facts_.entities[found]);
        }
        return;
      case HandTarget::Kind::kMeeting:
        if (const std::size_t found = find_meeting(edit.target); found != kNowhere) {
          set_by_hand(edit, facts_.meetings[found]);
        }
        return;
      case HandTarget::Kind::kStatement:
        if (const std::size_t found = find_statement(edit.target); found != kNowhere) {
          set_by_hand(edit, facts_.statements[found]);
        }
        return;
      case HandTarget::Kind::kNothing:
        return;
    }
  }

  // ---- Linking what is told with what is new ----

  void link(HandEdit& edit) {
    Statement statement = edit.statement;
    if (edit.target.kind != HandTarget::Kind::kNothing) statement.subject = node_of(edit.target);
    if (edit.object.kind != HandTarget::Kind::kNothing) statement.object = node_of(edit.object);
    const bool has_object = !statement.object.empty() || !statement.object_text.empty();
    if (statement.subject.empty() || !has_object || statement.subject == statement.object) return;
    const Predicate* predicate = statement.open ? nullptr : find_predicate(statement.predicate);
    if (predicate != nullptr && predicate->symmetric && !statement.object.empty() &&
        statement.object < statement.subject) {
      std::swap(statement.subject, statement.object);
    }
    if (is_told_already(statement)) return;
    IdHash hash;
    hash.add("hand").add(std::to_string(edit.number)).add(statement.subject);
    hash.add(statement.predicate).add(statement.object).add(statement.object_text);
    statement.id = "s" + hash.hex12();
    for (int round = 2; statements_.contains(statement.id); ++round) {
      statement.id = "s" + IdHash().add(statement.id).add(std::to_string(round)).hex12();
    }
    if (statement.predicate == "participates_in") join(statement.object, statement.subject);
    if (statement.predicate == "located_in") {
      if (const auto found = meetings_.find(statement.subject); found != meetings_.end()) {
        facts_.meetings[found->second].place = statement.object;
      }
    }
    statements_.emplace(statement.id, facts_.statements.size());
    if (!stated_.empty()) note(stated_, statement.evidence, facts_.statements.size());
    facts_.statements.push_back(std::move(statement));
    note_ends(facts_.statements.size() - 1);
  }

  static bool says_the_same(const Statement& a, const Statement& b) {
    const auto rest = [](const Statement& s) {
      return std::tie(s.object_text, s.open, s.negated, s.modality, s.attributed_to.entity,
                      s.attributed_to.text, s.time.from, s.time.to, s.meeting, s.place,
                      s.qualifiers.kind, s.qualifiers.item, s.qualifiers.topic,
                      s.qualifiers.polarity, s.qualifiers.trend);
    };
    return rest(a) == rest(b);
  }

  // Then the hand is one more witness.
  bool is_told_already(const Statement& statement) {
    if (by_ends_.empty()) {
      for (std::size_t i = 0; i < facts_.statements.size(); ++i) note_ends(i);
    }
    if (is_told_between(statement.subject, statement.object, statement)) return true;
    const Predicate* predicate = statement.open ? nullptr : find_predicate(statement.predicate);
    return predicate != nullptr && predicate->symmetric && !statement.object.empty() &&
           is_told_between(statement.object, statement.subject, statement);
  }

  bool is_told_between(const std::string& subject, const std::string& object,
                       const Statement& statement) {
    const auto [begin, end] = by_ends_.equal_range({subject, statement.predicate, object});
    for (auto at = begin; at != end; ++at) {
      Statement& told = facts_.statements[at->second];
      if (removed_statements_.contains(told.id) || !says_the_same(told, statement)) continue;
      told.evidence.insert(told.evidence.end(), statement.evidence.begin(),
                           statement.evidence.end());
      told.confidence = std::max(told.confidence, statement.confidence);
      return true;
    }
    return false;
  }

  void note_ends(std::size_t place) {
    const Statement& statement = facts_.statements[place];
    by_ends_.emplace(std::tuple(statement.subject, statement.predicate, statement.object), place);
  }

  void join(const std::string& meeting, const std::string& participant) {
    const auto found = meetings_.find(meeting);
    if (found == meetings_.end() || !entities_.contains(participant)) return;
    auto& participants = facts_.meetings[found->second].participants;
    const auto place = std::ranges::lower_bound(participants, participant);
    if (place == participants.end() || *place != participant) {
      participants.insert(place, participant);
    }
  }

  Facts& facts_;
  Index entities_;
  Index meetings_;
  Index statements_;
  AnchorIndex mentioned_;  // these four are made when first asked
  AnchorIndex met_;
  AnchorIndex stated_;
  std::multimap<std::tuple<std::string, std::string, std::string>, std::size_t> by_ends_;
  std::unordered_map<std::string, std::size_t> hand_numbers_;  // of documents
  std::unordered_set<std::string> removed_;                    // entities and meetings
  std::unordered_set<std::string> removed_statements_;
};

}  // namespace

std::vector<HandMeeting> take_hand_meetings(MergeInput& input) {
  std::vector<HandMeeting> taken;
  for (std::uint32_t local = 0; local < input.locals.size(); ++local) {
    Facts& facts = *input.locals[local];
    if (facts.documents.size() != 1 || !hand_number(facts.documents.front())) continue;
    for (Meeting& meeting : facts.meetings) taken.push_back({local, std::move(meeting)});
    facts.meetings.clear();
  }
  return taken;
}

void add_hand_meetings(const std::vector<HandMeeting>& taken, const MergeInput& input,
                       const MergedEntities& entities, MergedMeetings& meetings) {
  for (const HandMeeting& each : taken) {
    Meeting meeting = each.meeting;
    const std::string& document = meeting.evidence.front().at.document;
    meeting.id = "m" + IdHash().add("hand").add(document).add(meeting.id).hex12();
    const auto global = [&](const std::string& id) {
      const auto index = input.find(each.local, id);
      return index ? entities.global_id[*index] : std::string();
    };
    for (std::string& participant : meeting.participants) participant = global(participant);
    std::erase(meeting.participants, std::string());
    std::ranges::sort(meeting.participants);
    meeting.place = global(meeting.place);
    if (meeting.history.empty()) meeting.history.push_back({meeting.status, document});
    meetings.ids[each.local].emplace(each.meeting.id, meeting.id);
    meetings.meetings.push_back(std::move(meeting));
  }
  std::ranges::sort(meetings.meetings, {}, &Meeting::id);
}

void place_edits(std::vector<HandEdit>& edits, const MergeInput& input,
                 const MergedEntities& entities, const MergedMeetings& meetings) {
  std::unordered_map<std::string_view, std::uint32_t> locals;  // by document
  for (std::uint32_t local = 0; local < input.locals.size(); ++local) {
    const auto& documents = input.locals[local]->documents;
    if (!documents.empty()) locals.emplace(documents.front().id, local);
  }
  for (HandEdit& edit : edits) {
    const auto local = locals.find(edit.evidence.at.document);
    const auto translate = [&](std::string& id) {
      if (id.empty() || local == locals.end()) return id.clear();
      if (const auto index = input.find(local->second, id)) {
        id = entities.global_id[*index];
        return;
      }
      const auto& known = meetings.ids[local->second];
      const auto found = known.find(id);
      id = found == known.end() ? std::string() : found->second;
    };
    Statement& statement = edit.statement;
    translate(statement.subject);
    translate(statement.object);
    translate(statement.place);
    translate(statement.meeting);
    translate(statement.attributed_to.entity);
  }
}

void apply_hand_edits(std::vector<HandEdit> edits, Facts& facts) {
  if (edits.empty()) return;
  std::ranges::stable_sort(edits, [](const HandEdit& a, const HandEdit& b) {
    return std::tie(a.number, a.evidence.at.document) < std::tie(b.number, b.evidence.at.document);
  });
  Editor editor(facts);
  for (HandEdit& edit : edits) editor.apply(edit);
  editor.finish();
}

}  // namespace whomet
