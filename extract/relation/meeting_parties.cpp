// Who takes part in an occasion, where coreference leaves open who "the two" are or the tree gives
// one subject of two, and whether somebody is abroad.
// Tested by tests/extract/relation/meeting_parties_test.cpp.
#include <algorithm>

#include "base/utf8.h"
#include "base/words.h"
#include "extract/relation/meeting_finder.h"
#include "extract/relation/meeting_sides.h"
#include "extract/relation/word_order.h"

namespace whomet {
void MeetingFinder::add_clusters(const Tokens& heads, TypeSet types, Tokens& clusters) const {
  for (const std::uint32_t head : heads) {
    if (describes_next(head)) continue;
    const Tokens members = members_of(head);
    for (const std::uint32_t cluster : members) {
      if (is_one_of(context_, cluster, types)) push_new(clusters, cluster);
    }
    if (!members.empty()) continue;
    // "a number of officials", "several of the ministers"
    if (context_.mention_of(head) == kNone &&
        is_word_in(context_.lemma(head),
                   "number|couple|dozen|handful|variety|several|some|many|most|all|member|both")) {
      for (const std::uint32_t of : context_.tree(head).obliques(head, "of")) {
        for (const Referent& referent : context_.referents(of)) {
          if (is_one_of(context_, referent.cluster, types)) push_new(clusters, referent.cluster);
        }
      }
      continue;
    }
    const std::vector<Referent> referents = context_.referents(head);
    for (const Referent& referent : referents) {
      if (is_one_of(context_, referent.cluster, types)) push_new(clusters, referent.cluster);
    }
    // "the IAEA board": the body's, where the phrase is no mention.
    if (referents.empty() && types.contains(EntityType::kOrganization) &&
        is_word_in(context_.lemma(head), "board|council|committee|panel|leadership|executive")) {
      for (const std::uint32_t owner : context_.owners(head)) {
        for (const Referent& referent : context_.referents(owner)) {
          if (is_one_of(context_, referent.cluster, {EntityType::kOrganization})) {
            push_new(clusters, referent.cluster);
          }
        }
      }
    }
    // "another hero, archbishop Kari Olsen": a phrase that is no mention, but its name is.
    if (!referents.empty()) continue;
    const Tree& tree = context_.tree(head);
    for (std::uint32_t at = tree.child(head, "appos"); at != kNone; at = tree.child(at, "appos")) {
      for (const Referent& referent : context_.referents(at)) {
        if (is_one_of(context_, referent.cluster, {EntityType::kPerson}) &&
            types.contains(EntityType::kPerson)) {
          push_new(clusters, referent.cluster);
        }
      }
    }
  }
}

bool MeetingFinder::describes_next(std::uint32_t head) const {
  if (context_.token(head).upos != Upos::kAdj) return false;
  const std::uint32_t end = context_.tree(head).tokens().end;
  std::uint32_t t = head + 1;
  if (t >= end || !is_word_in(context_.token(t).form, "and|or|,")) return false;
  while (t < end && (is_word_in(context_.token(t).form, "and|or|,|-") ||
                     context_.token(t).upos == Upos::kAdj)) {
    ++t;
  }
  return t < end && t > head + 2 && context_.token(t).upos == Upos::kNoun;
}

Tokens MeetingFinder::members_of(std::uint32_t head) const {
  if (context_.referents(head).size() >= 2) return {};
  bool pair = is_word_in(to_lower(context_.token(head).form), "two|both|pair|duo");
  bool definite = pair;
  bool described = false;  // "two U.S. senators" are two new ones
  for (const std::uint32_t child : context_.tree(head).children(head)) {
    const std::string form = to_lower(context_.token(child).form);
    pair = pair || is_word_in(form, "two|both");
    definite = definite || is_word_in(form, "the|both|these|those");
    described =
        described || (child < head && context_.tree(head).is_any(child, {"amod", "compound"}) &&
                      context_.is_in_name(child));
  }
  if (!pair || !definite || described) return {};
  // A phrase that says more of them is no reference back.
  const std::uint32_t mention = context_.mention_of(head);
  constexpr std::uint32_t kLongest = 4;  // tokens
  if (mention != kNone && context_.document().mentions[mention].tokens.size() > kLongest) return {};
  return last_pair(head);
}

Tokens MeetingFinder::last_pair(std::uint32_t head) const {
  constexpr std::uint32_t kReach = 4;  // sentences
  const std::string noun = context_.lemma(head);
  const bool states = is_word_in(noun, "country|nation|state|government|neighbor|neighbour");
  for (auto report = found_.rbegin(); report != found_.rend(); ++report) {
    if (context_.sentence_of(head) - context_.sentence_of(report->trigger) > kReach) break;
    if (report->participants.size() != 2) continue;
    const bool fits = std::ranges::all_of(report->participants, [&](std::uint32_t who) {
      return is_one_of(context_, who,
                       states ? TypeSet{EntityType::kCountry} : TypeSet{EntityType::kPerson});
    });
    if (fits) return report->participants;
  }
  return only_pair_before(head, states);
}

Tokens MeetingFinder::only_pair_before(std::uint32_t head, bool states) const {
  constexpr std::uint32_t kReach = 2;  // sentences
  const Document& document = context_.document();
  const std::uint32_t sentence = context_.sentence_of(head);
  Tokens named;
  for (const Mention& mention : document.mentions) {
    if (mention.head >= head || mention.sentence > sentence) break;
    if (sentence - mention.sentence > kReach || mention.level != MentionLevel::kName ||
        mention.cluster == kNone) {
      continue;
    }
    const EntityType wanted = states ? EntityType::kCountry : EntityType::kPerson;
    if (context_.type_of(mention.cluster) == wanted) push_new(named, mention.cluster);
  }
  return named.size() == 2 ? named : Tokens{};
}

void MeetingFinder::add_joint_subject(std::uint32_t verb, TypeSet types, Tokens& clusters) const {
  if (clusters.size() > 1) return;
  Tokens before;
  add_clusters(subjects_before(context_, verb, types), types, before);
  if (before.size() < 2 ||
      (!clusters.empty() && std::ranges::find(before, clusters.front()) == before.end())) {
    return;
  }
  for (const std::uint32_t cluster : before) push_new(clusters, cluster);
}

std::string MeetingFinder::country_of(std::uint32_t cluster) const {
  const std::vector<std::string> sides = sides_of(context_, cluster);
  return sides.size() == 1 ? sides.front() : std::string();
}

bool MeetingFinder::is_home(std::uint32_t person, std::uint32_t place) const {
  const std::string country = country_of(person);
  return !country.empty() && country == country_of(place);
}

}  // namespace whomet
