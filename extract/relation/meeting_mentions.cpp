// Method: verbs of meeting and travelling, and nouns for occasions, each with its own way to its
// participants. A noun takes its owners ("X's visit"), "with" and "between"; else who acts in the
// clause that holds it ("held talks", "said at a meeting with", "arrived for talks with").
// Tested by tests/extract/relation/meetings_test.cpp.
#include <algorithm>

#include "base/utf8.h"
#include "extract/relation/factuality.h"
#include "extract/relation/meeting_finder.h"
#include "extract/relation/meeting_status.h"
#include "extract/relation/word_order.h"

namespace whomet {
namespace {

// Groups whose journeys are visits; refugees and troops only go somewhere.
constexpr std::string_view kTravellers =
    "official|delegation|diplomat|envoy|minister|leader|mediator|negotiator|inspector|team|"
    "lawmaker|observer|representative|president|delegate|expert|king|queen|senator|adviser|aide|"
    "mission|secretary|politician|ambassador|executive|member|monitor|pair|two|group";

}  // namespace

void MeetingFinder::add_clusters(const Tokens& heads, TypeSet types, Tokens& clusters) const {
  for (const std::uint32_t head : heads) {
    for (const Referent& referent : context_.referents(head)) {
      if (!is_one_of(context_, referent.cluster, types)) continue;
      if (std::find(clusters.begin(), clusters.end(), referent.cluster) == clusters.end()) {
        clusters.push_back(referent.cluster);
      }
    }
  }
}

std::uint32_t MeetingFinder::first_place(const Tokens& heads, TypeSet types) const {
  Tokens clusters;
  add_clusters(heads, types, clusters);
  return clusters.empty() ? kNone : clusters.front();
}

void MeetingFinder::add_named_places(const Tokens& heads, Tokens& clusters) const {
  Tokens all;
  add_clusters(heads, kPlaces, all);
  for (const std::uint32_t cluster : all) {
    if (has_name(cluster)) push_new(clusters, cluster);
  }
}

bool MeetingFinder::has_name(std::uint32_t cluster) const {
  const Document& document = context_.document();
  const auto& mentions = document.clusters[cluster].mentions;
  return std::any_of(mentions.begin(), mentions.end(), [&](std::uint32_t m) {
    return document.mentions[m].level == MentionLevel::kName;
  });
}

void MeetingFinder::add_travellers(const Tokens& heads, Tokens& clusters) const {
  Tokens all;
  add_clusters(heads, kPeople, all);
  for (const std::uint32_t cluster : all) {
    if (is_traveller(cluster)) push_new(clusters, cluster);
  }
}

bool MeetingFinder::is_traveller(std::uint32_t cluster) const {
  if (context_.type_of(cluster) == EntityType::kPerson) return true;
  const Document& document = context_.document();
  const auto& mentions = document.clusters[cluster].mentions;
  return std::any_of(mentions.begin(), mentions.end(), [&](std::uint32_t m) {
    return is_word_in(context_.lemma(document.mentions[m].head), kTravellers);
  });
}

std::uint32_t MeetingFinder::place_among(std::uint32_t token,
                                         std::initializer_list<const char*> prepositions) const {
  const Tree& tree = context_.tree(token);
  for (const char* preposition : prepositions) {
    const std::uint32_t place = first_place(tree.obliques(token, preposition));
    if (place != kNone) return place;
  }
  return kNone;
}

MeetingStatus MeetingFinder::status_of(std::uint32_t token, bool nominal) const {
  return meeting_status_of(context_, token, nominal);
}

std::string MeetingFinder::topic_of(std::uint32_t token) const {
  const Tree& tree = context_.tree(token);
  // "talks focusing on", "a meeting aimed at", "to discuss"
  for (const std::uint32_t child : tree.children(token)) {
    if (!tree.is_any(child, {"acl", "advcl", "xcomp"}) || child < token) continue;
    const std::string lemma = context_.lemma(child);
    Tokens about;
    if (is_word_in(lemma, "focus|center|concentrate")) about = tree.obliques(child, "on");
    if (is_word_in(lemma, "discuss|cover|review|debate|address")) about = tree.objects(child);
    if (!about.empty()) return context_.phrase_text(about.front(), 12);
  }
  for (const char* preposition : {"on", "about", "over"}) {
    for (const std::uint32_t noun : tree.obliques(token, preposition)) {
      const auto mention = context_.mention_of(noun);
      if (mention != kNone && kActors.contains(context_.document().mentions[mention].type))
        continue;
      if (is_time(noun)) continue;
      return context_.phrase_text(noun, 12);
    }
  }
  return {};
}

bool MeetingFinder::is_time(std::uint32_t token) const {
  for (const TimeExpression& time : context_.document().times) {
    if (time.tokens.contains(token)) return true;
  }
  return false;
}

void MeetingFinder::add(MeetingMention mention) {
  if (mention.time == kNone) mention.time = context_.time_of(mention.trigger);
  if (mention.status == MeetingStatus::kHeld && is_to_come(context_, mention.time)) {
    mention.status = MeetingStatus::kPlanned;
    mention.says_status = true;
  }
  if (mention.place == kNone && mention.kind != MeetingKind::kVisit &&
      mention.kind != MeetingKind::kTour) {
    mention.place = context_.place_of(mention.trigger);
    if (mention.place == kNone) mention.place = place_beside(mention);
  }
  found_.push_back(std::move(mention));
}

std::uint32_t MeetingFinder::place_beside(const MeetingMention& mention) const {
  const std::uint32_t sentence = context_.sentence_of(mention.trigger);
  for (const Mention& who : context_.document().mentions) {
    if (who.sentence != sentence || who.head < mention.trigger ||
        who.level != MentionLevel::kName ||
        std::find(mention.participants.begin(), mention.participants.end(), who.cluster) ==
            mention.participants.end()) {
      continue;
    }
    if (!is_one_of(context_, who.cluster, {EntityType::kPerson})) continue;
    const Tree& tree = context_.tree(who.head);
    if (tree.clause_verb(who.head) != tree.clause_verb(mention.trigger)) continue;
    const std::uint32_t place = place_among(who.head, {"in", "at", "outside", "near"});
    if (place != kNone) return place;
  }
  return kNone;
}

void MeetingFinder::push_new(Tokens& list, std::uint32_t cluster) {
  if (std::find(list.begin(), list.end(), cluster) == list.end()) list.push_back(cluster);
}

std::vector<MeetingMention> MeetingFinder::find_all() {
  const Document& document = context_.document();
  for (std::uint32_t t = 0; t < document.tokens.size(); ++t) {
    const Upos upos = document.tokens[t].upos;
    if (upos == Upos::kVerb) {
      find_verb(t);
    }
    if (document.tokens[t].upos != Upos::kVerb) find_stay(t);
    if (to_lower(document.tokens[t].form) == "visiting") find_visiting(t);
    if (upos == Upos::kNoun || upos == Upos::kPropn) {
      find_noun(t);
    }
  }
  return std::move(found_);
}

std::vector<MeetingMention> find_meeting_mentions(const Context& context) {
  return MeetingFinder(context).find_all();
}

}  // namespace whomet
