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
    "boycott|skip|launch|address|delay|rule out|refuse|reject|decline|enter|use|shun|avoid|mark|"
    "share|carry out|stage|embark|abandon|shelve|put off|reschedule|restart|revive|plan|shorten|"
    "wind up|extend|leave|quit|walk out of|return to|cut|snub|boycott|miss";

// Who does not do this, or does the second, stays away; the occasion takes place without them.
constexpr std::string_view kAttending =
    "attend|join|address|lead|take part|participate|go|come|travel|fly|appear|speak";
constexpr std::string_view kStayingAway = "skip|boycott|snub|shun|miss|avoid|spurn|stay away";

// Nouns for one part of several talks, or for several: "a round of talks".
constexpr std::string_view kCarriers =
    "round|series|session|set|string|cycle|phase|stage|day|number|spate|flurry|couple|resumption|"
    "start|opening|beginning|end|conclusion|continuation";
constexpr std::string_view kMany = "series|string|cycle|number|spate|flurry|rounds";

// Adjectives of meetings that happen again and again.
constexpr std::string_view kRepeated =
    "periodic|regular|several|repeated|numerous|annual|weekly|monthly|frequent|countless|many|"
    "yearly|biweekly|occasional";

// The last words of names of bodies that gather their members.
constexpr std::string_view kBodies =
    "union|nations|league|council|bank|community|commission|organization|organisation|cooperation|"
    "association|forum|fund|commonwealth|alliance|party|assembly|group";

// "NATO", "G7": no small letters.
bool is_upper(std::string_view form) {
  return form.size() > 1 && std::ranges::none_of(form, [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

const MeetingFinder::NounKind* MeetingFinder::kind_of(std::uint32_t noun) const {
  static constexpr NounKind kNounKinds[] = {
      {"meeting|talk|discussion|encounter|consultation|audience|dinner|lunch|luncheon|negotiation|"
       "dialogue|handshake|get-together|session|breakfast|reception|retreat|parley|rendezvous",
       MeetingKind::kMeeting},
      {"summit", MeetingKind::kSummit},
      {"conference|forum|congress|convention|symposium|gathering|assembly",
       MeetingKind::kConference},
      {"visit|trip|stop|stopover|travel|pilgrimage|journey", MeetingKind::kVisit},
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
  // "Peru's Congress", "the National Assembly": bodies.
  const std::uint32_t of = cluster_of(noun);
  if (is_word_in(context_.lemma(noun), "congress|assembly|convention|conference") && of != kNone &&
      is_one_of(context_, of, {EntityType::kOrganization})) {
    return;
  }
  if (is_word_in(context_.lemma(noun), "congress|assembly") &&
      (of == kNone || !is_one_of(context_, of, {EntityType::kMeeting, EntityType::kEvent}))) {
    return;
  }
  // These words mean much else: only what somebody holds or attends is an occasion.
  if (is_word_in(context_.lemma(noun), "session|reception|breakfast|retreat|parley") &&
      holding_verb(noun) == kNone) {
    return;
  }
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
  const std::uint32_t carrier = carrier_of(noun);
  if (mention.kind == MeetingKind::kMeeting && is_series(noun)) mention.kind = MeetingKind::kSeries;
  mention.cluster = cluster_of(noun);
  const std::uint32_t host = name_it(mention);
  const std::uint32_t first = tree.first_conjunct(carrier);
  const std::uint32_t verb = holding_verb(first);
  const bool visit = mention.kind == MeetingKind::kVisit || mention.kind == MeetingKind::kTour;
  mention.refers_back = has_word_before(noun, "the|this|that|his|her|their|its|these|those");
  mention.another = has_word_before(noun, "further|another|new|fresh|additional|second|third|more");
  const Tokens apart = collect_participants(mention, noun, verb, visit);
  mention.status = status_of(carrier, true);
  if (mention.status == MeetingStatus::kNotHeld && apart.empty() && is_absence(mention, noun)) {
    mention.participants.clear();
    mention.refers_back = true;
    mention.status = is_to_come(context_, context_.time_of(noun)) ? MeetingStatus::kPlanned
                                                                  : MeetingStatus::kHeld;
  }
  if (mention.status == MeetingStatus::kHeld && carrier != noun) {
    mention.status = status_of(noun, true);
  }
  mention.says_status = mention.status != MeetingStatus::kHeld || verb != kNone;
  mention.topic = topic_of(noun);
  if (host != kNone) push_new(mention.participants, host);
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

bool MeetingFinder::is_series(std::uint32_t noun) const {
  const std::uint32_t carrier = carrier_of(noun);
  if (carrier != noun && is_word_in(context_.lemma(carrier), kMany)) return true;
  if (carrier != noun && context_.lemma(carrier) == "round") return true;
  return context_.token(noun).xpos == "NNS" && has_word_before(noun, kRepeated);
}

std::uint32_t MeetingFinder::carrier_of(std::uint32_t noun) const {
  const Tree& tree = context_.tree(noun);
  const std::uint32_t head = tree.head(noun);
  const bool carried = head != kNone && tree.is(noun, "nmod") && tree.preposition(noun) == "of" &&
                       is_word_in(context_.lemma(head), kCarriers);
  return carried ? head : noun;
}

std::uint32_t MeetingFinder::cluster_of(std::uint32_t noun) const {
  const std::uint32_t mention = context_.mention_of(noun);
  return mention == kNone ? kNone : context_.document().mentions[mention].cluster;
}

std::uint32_t MeetingFinder::name_it(MeetingMention& mention) const {
  const std::uint32_t host = name_by_parts(mention);
  const std::uint32_t m = context_.mention_of(mention.trigger);
  if (m == kNone) return host;
  const Mention& at = context_.document().mentions[m];
  if (at.level != MentionLevel::kName) return host;
  if (at.type != EntityType::kMeeting && at.type != EntityType::kEvent) return host;
  mention.name = std::string(context_.document().text_of(at.tokens));
  return host;
}

bool MeetingFinder::is_absence(const MeetingMention& mention, std::uint32_t noun) const {
  if (mention.kind != MeetingKind::kSummit && mention.kind != MeetingKind::kConference)
    return false;
  const Tree& tree = context_.tree(noun);
  const std::uint32_t head = tree.head(tree.first_conjunct(noun));
  if (head == kNone) return false;
  const std::string lemma = tree.verb_lemma(head);
  if (is_word_in(lemma, kStayingAway)) return true;
  // "refused to attend", "will not take part in"
  return is_word_in(lemma, kAttending) || context_.lemma(head) == "take";
}

std::uint32_t MeetingFinder::name_by_parts(MeetingMention& mention) const {
  const std::uint32_t noun = mention.trigger;
  const Tree& tree = context_.tree(noun);
  std::uint32_t begin = noun;
  std::uint32_t host = kNone;
  // "NATO summit", "Asia-Pacific Economic Cooperation summit": who holds it is its name.
  if (is_word_in(context_.lemma(noun), "summit|conference|forum|meeting") &&
      noun > tree.tokens().begin) {
    const Document& document = context_.document();
    // "ASEAN ministerial meeting"
    const bool described = context_.token(noun - 1).upos == Upos::kAdj &&
                           is_word_in(to_lower(context_.token(noun - 1).form),
                                      "ministerial|annual|regional|economic|foreign");
    const std::uint32_t end = described ? noun - 1 : noun;
    for (std::uint32_t m = 0; m < document.mentions.size(); ++m) {
      const Mention& body = document.mentions[m];
      if (body.tokens.end == end && body.level == MentionLevel::kName &&
          is_word_in(body.ner, "ORG|EVENT|MISC") && body.cluster != kNone &&
          is_one_of(context_, body.cluster,
                    {EntityType::kOrganization, EntityType::kMeeting, EntityType::kEvent})) {
        begin = body.tokens.begin;
        // "NATO" takes part, "Lima Security" is but a piece of a name.
        const bool known = document.clusters[body.cluster].mentions.size() > 1 ||
                           is_upper(context_.token(body.head).form) ||
                           is_word_in(context_.lemma(noun - 1), kBodies);
        if (known && is_one_of(context_, body.cluster, {EntityType::kOrganization})) {
          host = body.cluster;
        }
      }
    }
  }
  if (begin != noun) mention.name = std::string(context_.document().text_of({begin, noun + 1}));
  return host;
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
    if (mention.participants.size() == 1 && !tree.obliques(noun, preposition).empty()) {
      add_clusters(phrases_after(context_, noun, kActors, preposition), kActors,
                   mention.participants);
    }
  }
  if (verb != kNone) add_requested(verb, mention);
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
    add_clusters(actors_around(carrier_of(noun), verb), types, mention.participants);
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
  if (tree.is_any(first, {"obl", "obj"}) &&
      is_word_in(
          preposition,
          "in|at|during|after|following|for|on|before|ahead of|prior to|amid|from|through|to")) {
    // "will not return to the talks", but not "sent a message to the meeting"
    if (preposition == "to" && !is_word_in(tree.verb_lemma(head),
                                           "return|come|come back|go|go "
                                           "back|agree|lead|invite")) {
      return {};
    }
    Tokens actors = actors_of(tree, head).empty() ? subjects_of(tree, head) : actors_of(tree, head);
    // "invited her for talks": guests take part.
    if (is_word_in(preposition, "for|to") &&
        is_word_in(tree.verb_lemma(head),
                   "invite|welcome|host|receive|bring|bring together|join")) {
      for (const std::uint32_t guest : tree.undergoers(head)) actors.push_back(guest);
    }
    return actors;
  }
  return {};
}

}  // namespace whomet
