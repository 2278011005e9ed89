// Nouns for occasions ("talks", "summit", "visit"): their owners, "with" and "between", else who
// acts in the clause that holds them. Tested by tests/extract/relation/meetings_test.cpp.
#include <algorithm>

#include "base/utf8.h"
#include "base/words.h"
#include "extract/relation/meeting_finder.h"
#include "extract/relation/meeting_status.h"
#include "extract/relation/word_order.h"
#include "extract/syntax/speech_verbs.h"

namespace whomet {

struct MeetingFinder::NounKind {
  std::string_view nouns;
  MeetingKind kind;
};

namespace {

// Nouns for one part of several talks, or for several: "a round of talks".
constexpr std::string_view kCarriers =
    "round|series|session|set|string|cycle|phase|stage|day|number|spate|flurry|couple|resumption|"
    "start|opening|beginning|end|conclusion|continuation|hour|week|month|year|minute";
constexpr std::string_view kMany = "series|string|cycle|number|spate|flurry|rounds|month|year";

// Adjectives of meetings that happen again and again.
constexpr std::string_view kRepeated =
    "periodic|regular|several|repeated|numerous|annual|weekly|monthly|frequent|countless|many|"
    "yearly|biweekly|occasional";

// When a body sits.
constexpr std::string_view kSessions = "session|hearing|sitting";

}  // namespace

const MeetingFinder::NounKind* MeetingFinder::kind_of(std::uint32_t noun) const {
  static constexpr NounKind kNounKinds[] = {
      {"meeting|talk|discussion|encounter|consultation|audience|dinner|lunch|luncheon|banquet|"
       "negotiation|dialogue|handshake|get-together|session|sitting|breakfast|reception|retreat|"
       "parley|"
       "rendezvous",
       MeetingKind::kMeeting},
      {"summit", MeetingKind::kSummit},
      {"conference|forum|congress|convention|symposium|gathering|assembly|hearing|ceremony",
       MeetingKind::kConference},
      {"visit|trip|stop|stopover|travel|pilgrimage|journey|mission", MeetingKind::kVisit},
      {"tour", MeetingKind::kTour},
      {"call|conversation|phone|videoconference", MeetingKind::kPhoneCall},
      {"speech|address|briefing|keynote|lecture|rally|interview|debate", MeetingKind::kSpeechEvent},
  };
  const std::string lemma = context_.lemma(noun);
  // "photographs and addresses"
  if (lemma == "address" && context_.token(noun).xpos == "NNS") return nullptr;
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
      is_one_of(context_, of, {EntityType::kOrganization}) && !is_named_occasion(noun)) {
    find_address(noun, of);
    return;
  }
  if (is_word_in(context_.lemma(noun), "congress|assembly") &&
      (of == kNone || !is_one_of(context_, of, {EntityType::kMeeting, EntityType::kEvent}))) {
    return;
  }
  // These words mean much else: only what somebody holds, attends or speaks at is an occasion.
  if (is_word_in(context_.lemma(noun),
                 "session|sitting|reception|breakfast|retreat|parley|debate|hearing|ceremony") &&
      holding_verb(noun) == kNone && !is_spoken_at(noun) && !is_sitting(noun)) {
    return;
  }
  // "the Rally for Peru", "National Rally": parties.
  if (context_.lemma(noun) == "rally" && context_.token(noun).upos == Upos::kPropn &&
      holding_verb(noun) == kNone) {
    return;
  }
  if (context_.lemma(noun) == "mission" && !is_on_mission(noun)) return;
  if (is_only_judged(noun) || is_treaty(noun)) return;
  MeetingMention mention;
  mention.trigger = noun;
  mention.nominal = true;
  mention.kind = row->kind;
  mention.confidence = 0.65;
  if (row->kind == MeetingKind::kPhoneCall && !is_by_phone(noun)) return;
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
  // "ruled out a meeting with her during an economic meeting": what frames another is another.
  const std::uint32_t framed = tree.head(first);
  const bool frames = framed != kNone && is_word_in(tree.preposition(first), "during|at") &&
                      has_word_before(noun, "a|an") &&
                      std::ranges::any_of(tree.children(framed, "obj"), [&](std::uint32_t object) {
                        return kind_of(object) != nullptr;
                      });
  // "met in Lima, their second meeting": the one told of.
  const bool counted =
      tree.is_any(first, {"appos", "parataxis"}) && has_word_before(noun, "his|her|their|its");
  mention.another =
      frames || is_topic_of_talks(first, verb) ||
      (!counted &&
       has_word_before(carrier, "further|another|new|fresh|additional|second|third|more|next"));
  const Tokens apart = collect_participants(mention, noun, verb, visit);
  add_clusters(members_sitting(noun), kActors, mention.participants);
  mention.status = status_of(carrier, true);
  // "Olsen met Quispe. The next meeting is planned for May.": of the same two.
  if (mention.participants.empty() && !visit && has_word_before(carrier, "next") &&
      is_talk(mention.kind) && tree.is_any(first, {"nsubj", "nsubj:pass"})) {
    mention.participants = last_met(noun);
  }
  const bool away = apart.empty() && !visit && mention.kind != MeetingKind::kPhoneCall &&
                    leave_out_away(mention, noun);
  // "turned down an invitation to the summit": it takes place without them.
  if (mention.status == MeetingStatus::kNotHeld && is_gathering(mention.kind) &&
      is_word_in(context_.lemma(carrier), "invitation|invite|participation|attendance")) {
    mention.status = MeetingStatus::kPlanned;
    mention.refers_back = true;
  }
  if (mention.status == MeetingStatus::kHeld && carrier != noun && !away) {
    // "ended hours of talks without comment" denies no talks.
    const MeetingStatus own = status_of(noun, true);
    if (own != MeetingStatus::kNotHeld) mention.status = own;
  }
  mention.says_status = mention.status != MeetingStatus::kHeld || (verb != kNone && !away);
  // Who resumes talks has held some before.
  if (mention.kind == MeetingKind::kMeeting && verb != kNone && mention.participants.size() == 1 &&
      is_word_in(context_.lemma(noun), "talk|negotiation") &&
      is_word_in(tree.verb_lemma(verb), "resume|restart|reopen|break off|suspend")) {
    mention.kind = MeetingKind::kSeries;
  }
  mention.topic = topic_of(noun);
  const std::uint32_t stay = stay_before(first);
  if (stay != kNone) mention.place = first_place({stay});
  // "is in Lima for a visit": the verb tells of it.
  if (stay != kNone && visit && tree.child(stay, "cop") != kNone) return;
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
      one.apart = true;
      one.cluster = kNone;  // "separate meetings": the noun stands for none of them alone
      push_new(one.participants, partner);
      add(std::move(one));
    }
    return;
  }
  // "skipped lunch", "ate dinner": a meal of one party.
  if (mention.participants.size() < 2 &&
      is_word_in(context_.lemma(noun), "dinner|lunch|luncheon|breakfast") &&
      !has_word_before(noun, "the|a|an|his|her|their")) {
    return;
  }
  const bool gathering =
      mention.kind == MeetingKind::kSummit || mention.kind == MeetingKind::kConference;
  if (mention.participants.empty() && mention.name.empty() && !mention.refers_back && !gathering) {
    return;
  }
  // "the National Conference of Mayors said": a body, not an occasion.
  const bool somewhere = context_.place_of(noun) != kNone || context_.time_of(noun) != kNone;
  if (mention.participants.empty() && mention.kind == MeetingKind::kConference && !somewhere &&
      !mention.refers_back) {
    return;
  }
  add(mention);
  add_excluded(mention, tree.obliques(noun, "with"));
  if (verb != kNone) add_excluded(mention, tree.obliques(verb, "with"));
}

Tokens MeetingFinder::last_met(std::uint32_t noun) const {
  constexpr std::uint32_t kReach = 2;  // sentences
  for (auto report = found_.rbegin(); report != found_.rend(); ++report) {
    if (context_.sentence_of(noun) - context_.sentence_of(report->trigger) > kReach) break;
    if (is_talk(report->kind) && report->participants.size() > 1) return report->participants;
  }
  return {};
}

bool MeetingFinder::is_on_mission(std::uint32_t noun) const {
  const Tree& tree = context_.tree(noun);
  if (tree.preposition(noun) != "on") return false;
  const std::uint32_t head = tree.head(noun);
  if (head == kNone || !tree.is_any(noun, {"obl", "nmod"})) return true;
  return tree.is_predicate(head) &&
         !is_word_in(tree.verb_lemma(head),
                     "sign|agree|reach|vote|decide|discuss|talk|negotiate|work|cooperate|focus|"
                     "report|spend|seal|conclude|finalize|clinch");
}

bool MeetingFinder::is_only_judged(std::uint32_t noun) const {
  const Tree& tree = context_.tree(noun);
  const std::uint32_t first = tree.first_conjunct(carrier_of(noun));
  const std::uint32_t verb = tree.head(first);
  if (verb == kNone || !tree.is_any(first, {"obj", "nsubj:pass"})) return false;
  return is_word_in(tree.verb_lemma(verb),
                    "oppose|criticize|criticise|condemn|denounce|decry|resist|block|veto|support|"
                    "back|favor|favour|advocate|endorse|defend|slam|mock") &&
         !tree.obliques(noun, "with").empty() && tree.obliques(noun, "between").empty() &&
         context_.owners(noun).empty();
}

bool MeetingFinder::is_named_occasion(std::uint32_t noun) const {
  const Tree& tree = context_.tree(noun);
  if (!is_word_in(context_.lemma(noun), "conference|convention")) return false;
  const std::uint32_t head = tree.head(noun);
  if (head == kNone) return false;
  if (tree.is_any(noun, {"obj", "nsubj:pass"})) {
    return is_word_in(tree.verb_lemma(head),
                      "attend|host|chair|co-chair|open|close|convene|hold|co-host|skip|boycott");
  }
  return tree.is_any(noun, {"obl", "nmod"}) &&
         is_word_in(tree.preposition(noun), "at|during|ahead of|before|after");
}

bool MeetingFinder::is_treaty(std::uint32_t noun) const {
  if (context_.lemma(noun) != "convention") return false;
  const Tree& tree = context_.tree(noun);
  const std::uint32_t head = tree.head(noun);
  if (head == kNone) return false;
  const std::string preposition = tree.preposition(noun);
  const std::string lemma = tree.verb_lemma(head);
  if (preposition == "under") return true;
  if (tree.is_any(noun, {"obj", "nsubj:pass"})) {
    return is_word_in(lemma,
                      "join|sign|ratify|leave|quit|violate|breach|denounce|adopt|implement|invoke|"
                      "exit|accept|honor|honour|respect|amend|renounce|abandon|uphold");
  }
  const std::string_view parties =
      preposition == "from" ? "withdraw|withdrawal|pull out|exit|pull|departure"
      : preposition == "to" ? "accede|accession|party|signatory|adhere|member|subscribe"
      : preposition == "of" ? "member|signatory|breach|violation|ratification|article|party|signing"
                            : "";
  return is_word_in(lemma, parties);
}

bool MeetingFinder::is_topic_of_talks(std::uint32_t noun, std::uint32_t verb) const {
  const Tree& tree = context_.tree(noun);
  if (verb == kNone ||
      !is_word_in(tree.verb_lemma(verb), "restart|resume|revive|relaunch|launch")) {
    return false;
  }
  const std::uint32_t above = tree.head(tree.first_conjunct(verb));
  return above != kNone && tree.is_any(tree.first_conjunct(verb), {"xcomp", "ccomp", "advcl"}) &&
         is_word_in(tree.verb_lemma(above), "discuss|consider|debate|explore|negotiate|talk|meet");
}

bool MeetingFinder::is_spoken_at(std::uint32_t noun) const {
  const Tree& tree = context_.tree(noun);
  const std::uint32_t head = tree.head(noun);
  if (head == kNone || !tree.is(noun, "obl")) return false;
  if (!is_word_in(tree.preposition(noun), "at|during|before")) return false;
  // "unveiled the statue at a ceremony"
  if (context_.lemma(noun) == "ceremony" && !tree.is_passive(head) &&
      is_word_in(tree.verb_lemma(head),
                 "unveil|show|show off|present|award|open|launch|inaugurate|hand|hand over|receive|"
                 "announce|dedicate|honor|mark|sign|praise|attend|swear in")) {
    return true;
  }
  const bool session = is_word_in(context_.lemma(noun), "session|hearing|debate") &&
                       is_word_in(context_.lemma(head),
                                  "discuss|debate|vote|consider|approve|adopt|agree|decide|take");
  return session || is_speech_verb(tree.verb_lemma(head)) ||
         is_word_in(context_.lemma(head), "make|speak|testify");
}

bool MeetingFinder::is_sitting(std::uint32_t noun) const {
  if (!is_word_in(context_.lemma(noun), kSessions)) return false;
  const auto sits = [&](std::uint32_t owner) {
    const std::uint32_t cluster = cluster_of(owner);
    return cluster != kNone && is_one_of(context_, cluster, {EntityType::kOrganization});
  };
  return std::ranges::any_of(context_.owners(noun), sits) ||
         std::ranges::any_of(context_.tree(noun).obliques(noun, "of"), sits) ||
         !members_sitting(noun).empty();
}

Tokens MeetingFinder::members_sitting(std::uint32_t noun) const {
  constexpr std::string_view kMembers =
      "member|lawmaker|deputy|senator|legislator|parliamentarian|mp|councillor|councilor|"
      "representative|delegate|judge|justice";
  const Tree& tree = context_.tree(noun);
  if (!is_word_in(context_.lemma(noun), kSessions) || !tree.is(noun, "obl") ||
      !is_word_in(tree.preposition(noun), "at|during|in") || context_.time_of(noun) == kNone) {
    return {};
  }
  // "protested by holding signs during": the phrase may hang on any of the verbs.
  for (std::uint32_t t = tree.head(noun); t != kNone; t = tree.head(t)) {
    if (!tree.is_predicate(t)) continue;
    Tokens actors = actors_of(tree, t);
    std::erase_if(
        actors, [&](std::uint32_t actor) { return !is_word_in(context_.lemma(actor), kMembers); });
    if (!actors.empty()) return actors;
  }
  return {};
}

void MeetingFinder::find_address(std::uint32_t noun, std::uint32_t body) {
  const Tree& tree = context_.tree(noun);
  if (!is_spoken_at(noun)) return;
  MeetingMention mention;
  mention.trigger = noun;
  mention.nominal = true;
  mention.kind = MeetingKind::kSpeechEvent;
  mention.confidence = 0.55;
  add_clusters(actors_of(tree, tree.head(noun)), {EntityType::kPerson}, mention.participants);
  if (mention.participants.empty()) return;
  push_new(mention.participants, body);
  mention.status = status_of(tree.head(noun), false);
  add(std::move(mention));
}

bool MeetingFinder::is_by_phone(std::uint32_t noun) const {
  if (has_word_before(noun, "phone|telephone|video|conference")) return true;
  // "in a call with Quispe": but "a call for talks with Peru" asks for them.
  const Tree& tree = context_.tree(noun);
  if (context_.lemma(noun) != "call" || !tree.obliques(noun, "for").empty()) return false;
  for (const char* preposition : {"with", "between"}) {
    Tokens people;
    add_clusters(tree.obliques(noun, preposition), kActors, people);
    if (!people.empty()) return true;
  }
  return false;
}

bool MeetingFinder::is_series(std::uint32_t noun) const {
  const std::uint32_t carrier = carrier_of(noun);
  if (carrier != noun && is_word_in(context_.lemma(carrier), kMany)) return true;
  if (carrier != noun && context_.lemma(carrier) == "round" &&
      context_.token(carrier).xpos == "NNS") {
    return true;
  }
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

}  // namespace whomet
