// Nouns for occasions ("talks", "summit", "visit"): their owners, "with" and "between", else who
// acts in the clause that holds them. Tested by tests/extract/relation/meetings_test.cpp.
#include <algorithm>

#include "base/utf8.h"
#include "extract/relation/factuality.h"
#include "extract/relation/meeting_finder.h"
#include "extract/relation/meeting_status.h"
#include "extract/relation/word_order.h"

namespace whomet {

struct MeetingFinder::NounKind {
  std::string_view nouns;
  MeetingKind kind;
};

namespace {

constexpr std::string_view kHoldingVerbs =
    "hold|have|conduct|attend|host|begin|start|open|end|conclude|finish|resume|continue|join|lead|"
    "pay|make|schedule|plan|arrange|cancel|postpone|cut short|give|deliver|call off|propose|"
    "chair|convene|organize|complete|wrap up|undertake|hold up|set up|seek|request|suspend|"
    "boycott|skip|launch|address|delay|rule out|refuse|reject|decline|enter|use";

}  // namespace

const MeetingFinder::NounKind* MeetingFinder::kind_of(std::uint32_t noun) const {
  static constexpr NounKind kNounKinds[] = {
      {"meeting|talk|discussion|encounter|consultation|audience|dinner|lunch|luncheon|negotiation|"
       "dialogue|handshake|get-together",
       MeetingKind::kMeeting},
      {"summit", MeetingKind::kSummit},
      {"conference|forum|congress|convention|symposium|gathering|assembly",
       MeetingKind::kConference},
      {"visit|trip|stop|stopover|travel|pilgrimage", MeetingKind::kVisit},
      {"tour", MeetingKind::kTour},
      {"call|conversation|phone|videoconference", MeetingKind::kPhoneCall},
      {"speech|address|briefing|keynote|lecture|rally|interview", MeetingKind::kSpeechEvent},
  };
  const std::string lemma = context_.lemma(noun);
  for (const NounKind& row : kNounKinds) {
    if (is_word_in(lemma, row.nouns)) return &row;
  }
  return nullptr;
}

bool MeetingFinder::has_word_before(std::uint32_t noun, std::string_view words) const {
  const Tree& tree = context_.tree(noun);
  for (std::uint32_t t = noun; t > tree.tokens().begin; --t) {
    const Token& word = context_.token(t - 1);
    if (is_word_in(to_lower(word.form), words)) return true;
    if (word.upos != Upos::kAdj && word.upos != Upos::kNoun && word.upos != Upos::kPropn &&
        word.upos != Upos::kNum && word.upos != Upos::kPunct && word.upos != Upos::kPart &&
        word.upos != Upos::kVerb) {
      return false;
    }
    if (word.form == ",") return false;
  }
  return false;
}

void MeetingFinder::find_noun(std::uint32_t noun) {
  const NounKind* row = kind_of(noun);
  if (row == nullptr) return;
  const Tree& tree = context_.tree(noun);
  // "talks chief", "summit venue": the noun only describes another.
  if (tree.is(noun, "compound") || tree.is(noun, "flat")) return;
  MeetingMention mention;
  mention.trigger = noun;
  mention.nominal = true;
  mention.kind = row->kind;
  mention.confidence = 0.65;
  if (row->kind == MeetingKind::kPhoneCall && !has_word_before(noun, "phone|telephone|video"))
    return;
  if (row->kind == MeetingKind::kConference && has_word_before(noun, "news|press")) {
    mention.kind = MeetingKind::kSpeechEvent;
  }
  if (row->kind == MeetingKind::kMeeting && is_word_in(context_.lemma(noun), "talk|negotiation") &&
      has_word_before(
          noun, "peace|nuclear|party|nation|way|accession|status|membership|trade|disarmament")) {
    mention.kind = MeetingKind::kSeries;
  }
  mention.cluster = cluster_of(noun);
  name_it(mention);
  const std::uint32_t first = tree.first_conjunct(noun);
  const std::uint32_t verb = holding_verb(first);
  const bool visit = mention.kind == MeetingKind::kVisit || mention.kind == MeetingKind::kTour;
  mention.refers_back = has_word_before(noun, "the|this|that|his|her|their|its|these|those");
  const Tokens apart = collect_participants(mention, noun, verb, visit);
  mention.status = status_of(noun, true);
  mention.says_status = mention.status != MeetingStatus::kHeld || verb != kNone;
  mention.topic = topic_of(noun);
  if (visit) {
    add_noun_visit(mention, noun, verb);
    return;
  }
  if (mention.kind == MeetingKind::kSpeechEvent) {
    add_speaker(mention, noun);
    if (!mention.participants.empty()) add(std::move(mention));
    return;
  }
  if (!apart.empty()) {
    for (const std::uint32_t partner : apart) {
      MeetingMention one = mention;
      one.cluster = kNone;  // "separate meetings": the noun stands for none of them alone
      push_new(one.participants, partner);
      add(std::move(one));
    }
    return;
  }
  const bool known_by_name = !mention.name.empty();
  if (mention.participants.empty() && !known_by_name && !mention.refers_back) return;
  // "the National Conference of Mayors said": a body, not an occasion.
  const bool somewhere = context_.place_of(noun) != kNone || context_.time_of(noun) != kNone;
  if (mention.participants.empty() && mention.kind == MeetingKind::kConference && !somewhere &&
      !mention.refers_back) {
    return;
  }
  add(std::move(mention));
}

std::uint32_t MeetingFinder::cluster_of(std::uint32_t noun) const {
  const std::uint32_t mention = context_.mention_of(noun);
  return mention == kNone ? kNone : context_.document().mentions[mention].cluster;
}

void MeetingFinder::name_it(MeetingMention& mention) const {
  const std::uint32_t m = context_.mention_of(mention.trigger);
  if (m == kNone) return;
  const Mention& at = context_.document().mentions[m];
  if (at.level != MentionLevel::kName) return;
  if (at.type != EntityType::kMeeting && at.type != EntityType::kEvent) return;
  mention.name = std::string(context_.document().text_of(at.tokens));
}

std::uint32_t MeetingFinder::holding_verb(std::uint32_t noun) const {
  const Tree& tree = context_.tree(noun);
  const std::uint32_t head = tree.head(noun);
  if (head == kNone || !tree.is_any(noun, {"obj", "nsubj:pass"})) return kNone;
  return is_word_in(tree.verb_lemma(head), kHoldingVerbs) ? head : kNone;
}

Tokens MeetingFinder::collect_participants(MeetingMention& mention, std::uint32_t noun,
                                           std::uint32_t verb, bool visit) const {
  const Tree& tree = context_.tree(noun);
  const TypeSet types = visit ? kPeople : kActors;
  Tokens owners;
  for (const std::uint32_t owner : context_.owners(noun)) {
    // "Oslo's talks" have a participant, "the Norwegian talks" only a place or a topic.
    if (visit || tree.is(owner, "nmod:poss")) owners.push_back(owner);
  }
  if (!visit) {
    for (const std::uint32_t owner : context_.owners(noun)) {
      if (tree.is(owner, "nmod:poss")) continue;
      // "U.S.-Norwegian talks": two countries before the noun are its parties.
      owners.push_back(owner);
    }
    Tokens parties;
    add_clusters(owners, kActors, parties);
    const bool possessive = tree.child(noun, "nmod:poss") != kNone;
    if (!possessive && parties.size() < 2) owners.clear();
  }
  add_clusters(owners, types, mention.participants);
  for (const char* preposition : {"between", "among"}) {
    add_clusters(tree.obliques(noun, preposition), kActors, mention.participants);
  }
  if (visit || mention.kind == MeetingKind::kSpeechEvent) {
    add_clusters(tree.obliques(noun, "by"), types, mention.participants);
  } else {
    add_clusters(tree.obliques(noun, "of"),
                 {EntityType::kPerson, EntityType::kGroup, EntityType::kOrganization},
                 mention.participants);
  }
  if (mention.participants.empty()) {
    add_clusters(misread_between(context_, noun), kActors, mention.participants);
  }
  Tokens partners;
  if (!visit && mention.kind != MeetingKind::kSpeechEvent) {
    add_clusters(tree.obliques(noun, "with"), kActors, partners);
    if (verb != kNone && partners.empty()) {
      add_clusters(tree.obliques(verb, "with"), kActors, partners);
    }
    if (partners.empty()) {
      add_clusters(phrases_after(context_, noun, kActors, "with"), kActors, partners);
    }
  }
  if (mention.participants.empty() && partners.empty()) {
    add_clusters(phrases_after(context_, noun, kActors, "between"), kActors, mention.participants);
  }
  const bool between = !tree.obliques(noun, "between").empty();
  if (mention.participants.empty() || (!between && mention.participants.empty())) {
    add_clusters(actors_around(noun, verb), types, mention.participants);
  }
  // Trees of long sentences: who stands before, if the words say that the occasion is theirs.
  if (mention.participants.empty() && (!partners.empty() || visit || is_held_before(noun))) {
    const std::uint32_t from = verb != kNone ? verb : noun;
    const TypeSet before = visit ? kPeople : kActors;
    add_clusters(subjects_before(context_, from, before), before, mention.participants);
  }
  // "In a phone call on Monday, Olsen told Quispe": who hears it takes part.
  const std::uint32_t framed = tree.head(tree.first_conjunct(noun));
  if (partners.empty() && mention.kind == MeetingKind::kPhoneCall && framed != kNone &&
      mention.participants.size() == 1) {
    add_clusters(tree.objects(framed), {EntityType::kPerson}, partners);
  }
  const bool apart = partners.size() > 1 && mention.participants.size() == 1;
  if (apart) return partners;
  for (const std::uint32_t cluster : partners) push_new(mention.participants, cluster);
  return {};
}

bool MeetingFinder::is_held_before(std::uint32_t noun) const {
  const std::uint32_t first = context_.tree(noun).tokens().begin;
  constexpr std::uint32_t kReach = 4;  // tokens
  for (std::uint32_t t = noun; t > first && noun - t < kReach; --t) {
    if (context_.token(t - 1).upos == Upos::kVerb) {
      return is_word_in(context_.lemma(t - 1), "hold|have|begin|resume|open|start|conduct");
    }
  }
  return false;
}

void MeetingFinder::add_speaker(MeetingMention& mention, std::uint32_t noun) const {
  const Tree& tree = context_.tree(noun);
  const bool frames = noun > tree.tokens().begin && is_word_in(before_phrase(noun), "in|at|on");
  if (!mention.participants.empty() || !frames) return;
  for (std::uint32_t t = tree.tokens().begin; t < tree.tokens().end; ++t) {
    if (context_.token(t).upos != Upos::kVerb || !is_speech_verb(tree.verb_lemma(t))) continue;
    add_clusters(tree.own_subjects(t), {EntityType::kPerson}, mention.participants);
    if (!mention.participants.empty()) return;
  }
}

std::string MeetingFinder::before_phrase(std::uint32_t noun) const {
  const Tree& tree = context_.tree(noun);
  std::uint32_t t = noun;
  while (t > tree.tokens().begin) {
    --t;
    const Upos upos = context_.token(t).upos;
    if (upos == Upos::kAdp) return to_lower(context_.token(t).form);
    if (upos == Upos::kVerb || upos == Upos::kAux) break;
  }
  return {};
}

Tokens MeetingFinder::actors_around(std::uint32_t noun, std::uint32_t verb) const {
  const Tree& tree = context_.tree(noun);
  if (verb != kNone) return actors_of(tree, verb);
  const std::uint32_t first = tree.first_conjunct(noun);
  if (!tree.own_subjects(first).empty() && is_word_in(tree.preposition(first), "in|on|at")) {
    return tree.own_subjects(first);  // "is on a visit to", "are in talks with"
  }
  const std::uint32_t head = tree.head(first);
  if (head == kNone) return {};
  const std::string preposition = tree.preposition(first);
  if (tree.is(first, "obl") &&
      is_word_in(
          preposition,
          "in|at|during|after|following|for|on|before|ahead of|prior to|amid|from|through")) {
    return actors_of(tree, head).empty() ? subjects_of(tree, head) : actors_of(tree, head);
  }
  return {};
}

void MeetingFinder::add_noun_visit(MeetingMention& mention, std::uint32_t noun,
                                   std::uint32_t verb) {
  const Tree& tree = context_.tree(noun);
  Tokens places;
  for (const char* preposition : {"to", "in", "of", "at"}) {
    add_clusters(tree.obliques(noun, preposition), kPlaces, places);
  }
  if (verb != kNone && places.empty()) add_clusters(tree.obliques(verb, "to"), kPlaces, places);
  const bool stop = is_word_in(context_.lemma(noun), "stop|travel|trip");
  if (mention.participants.empty() && places.empty()) return;
  if (stop && places.empty()) return;
  if (places.empty()) {
    if (!mention.refers_back) return;
    add(std::move(mention));
    return;
  }
  if (mention.participants.empty()) mention.refers_back = true;
  add_visits(mention, places);
}

}  // namespace whomet
