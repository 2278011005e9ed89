// Who takes part in an occasion that a noun tells of: its owners, "with" and "between", else who
// acts in the clause that holds it (meeting_frames.cpp). Tested by
// tests/extract/relation/meetings_test.cpp.
#include <algorithm>

#include "base/utf8.h"
#include "base/words.h"
#include "extract/relation/absence.h"
#include "extract/relation/meeting_finder.h"
#include "extract/relation/meeting_status.h"
#include "extract/relation/word_order.h"
#include "extract/syntax/speech_verbs.h"

namespace whomet {
namespace {

constexpr std::string_view kHoldingVerbs =
    "hold|have|conduct|attend|host|begin|start|open|end|conclude|finish|resume|continue|join|lead|"
    "pay|make|schedule|plan|arrange|cancel|postpone|cut short|give|deliver|call off|propose|"
    "chair|convene|organize|complete|wrap up|undertake|hold up|set up|seek|request|suspend|"
    "boycott|skip|launch|address|delay|rule out|refuse|reject|decline|enter|use|shun|avoid|mark|"
    "share|carry out|stage|embark|abandon|shelve|put off|reschedule|restart|revive|shorten|"
    "broker|mediate|sponsor|facilitate|moderate|oversee|wind up|extend|leave|quit|cut|snub|miss|"
    "tell|brief|co-host|co-chair|rejoin|break off|reopen|call";

// Verbs whose subject is at the occasion, whoever else it gathers: "attended a summit of leaders".
constexpr std::string_view kPresent =
    "attend|address|chair|host|join|lead|open|convene|hold|tell|brief|co-host|co-chair|leave|enter|"
    "call";

}  // namespace

std::uint32_t MeetingFinder::holding_verb(std::uint32_t noun) const {
  const Tree& tree = context_.tree(noun);
  const std::uint32_t head = tree.head(noun);
  if (head == kNone || !tree.is_any(noun, {"obj", "iobj", "nsubj:pass"})) return kNone;
  // "received a telephone call from her"
  if (context_.lemma(noun) == "call" &&
      is_word_in(tree.verb_lemma(head), "receive|get|take|place|return|field")) {
    return head;
  }
  // "reopened the debate on taxes" is no occasion.
  if (tree.verb_lemma(head) == "reopen" && context_.lemma(noun) == "debate") return kNone;
  if (tree.verb_lemma(head) == "call" && !is_convened(context_, noun)) return kNone;
  if (tree.is(noun, "iobj") && !is_word_in(tree.verb_lemma(head), "tell|brief")) return kNone;
  return is_word_in(tree.verb_lemma(head), kHoldingVerbs) ? head : kNone;
}

bool MeetingFinder::leave_out_away(MeetingMention& mention, std::uint32_t noun) const {
  const Tree& tree = context_.tree(noun);
  const std::uint32_t carrier = tree.first_conjunct(carrier_of(noun));
  const std::uint32_t away = absence_from(context_, carrier);
  if (away == kNone) return false;
  // "will not take part in talks with Quispe": there are none without them; but who pulled out of
  // "talks with Peru", nobody says where or when, may have held some.
  if (mention.hosts > 0 && !is_gathering(mention.kind)) {
    const bool vague = mention.kind == MeetingKind::kSeries ||
                       (context_.token(noun).xpos == "NNS" && context_.place_of(noun) == kNone &&
                        context_.time_of(noun) == kNone);
    const bool begun = vague && pulls_out(context_, away);
    if (!begun) mention.status = MeetingStatus::kNotHeld;
    return true;
  }
  Tokens absent;
  add_clusters(subjects_of(tree, away), kActors, absent);
  std::erase_if(mention.participants,
                [&](std::uint32_t who) { return std::ranges::find(absent, who) != absent.end(); });
  mention.refers_back = true;
  mention.joins = false;
  const bool to_come =
      is_to_come(context_, context_.time_of(noun)) || tree.has_auxiliary(away, "will");
  mention.status = to_come ? MeetingStatus::kPlanned : MeetingStatus::kHeld;
  return true;
}

void MeetingFinder::add_parties(std::uint32_t noun, std::uint32_t verb, bool visit,
                                MeetingMention& mention) const {
  const Tree& tree = context_.tree(noun);
  // "the Democratic radio address" is given by somebody of the party.
  const bool speech = mention.kind == MeetingKind::kSpeechEvent;
  const TypeSet types = visit || speech ? kPeople : kActors;
  // "Oslo's talks" and "U.S.-Norwegian talks" have participants, "the Norwegian talks" only a place
  // or a topic. Those with "'s" come first.
  Tokens owners = context_.owners(noun);
  if (speech) std::erase_if(owners, [&](std::uint32_t owner) { return tree.is(owner, "amod"); });
  if (!visit) {
    std::stable_partition(owners.begin(), owners.end(),
                          [&tree](std::uint32_t owner) { return tree.is(owner, "nmod:poss"); });
    Tokens parties;
    add_clusters(owners, kActors, parties);
    // "European Union talks with Norway" are the Union's.
    const bool possessive = tree.child(noun, "nmod:poss") != kNone ||
                            (parties.size() == 1 && !tree.obliques(noun, "with").empty());
    if (!possessive && parties.size() < 2) owners.clear();
  }
  add_clusters(owners, types, mention.participants);
  for (const char* preposition : {"between", "among"}) {
    // "talks among the parties" need no place.
    mention.attended = mention.attended || !tree.obliques(noun, preposition).empty();
    add_clusters(tree.obliques(noun, preposition), kActors, mention.participants);
    if (mention.participants.size() == 1 && !tree.obliques(noun, preposition).empty()) {
      add_clusters(phrases_after(context_, noun, kActors, preposition), kActors,
                   mention.participants);
    }
  }
  if (verb != kNone) add_requested(verb, mention);
  // "hailed the visit of Olsen to Lima"
  if (visit) add_clusters(tree.obliques(noun, "of"), {EntityType::kPerson}, mention.participants);
  if (visit || mention.kind == MeetingKind::kSpeechEvent) {
    add_clusters(tree.obliques(noun, "by"), types, mention.participants);
  } else {
    const std::size_t before = mention.participants.size();
    add_clusters(tree.obliques(noun, "of"),
                 {EntityType::kPerson, EntityType::kGroup, EntityType::kOrganization},
                 mention.participants);
    // "a summit of leaders" needs no place.
    mention.attended = mention.attended || (mention.kind == MeetingKind::kSummit &&
                                            mention.participants.size() > before);
  }
  if (!visit) {
    add_told_aside(noun, mention);
    add_present(noun, verb, mention);
  }
  if (mention.participants.empty()) {
    add_clusters(misread_between(context_, noun), kActors, mention.participants);
  }
  // "Talks have begun in Lima between Norway and Peru"
  const std::uint32_t first = tree.first_conjunct(noun);
  const std::uint32_t around = verb != kNone ? verb : tree.head(first);
  if (mention.participants.empty() && !visit && around != kNone &&
      tree.is_any(first, {"nsubj", "nsubj:pass", "obj"})) {
    add_clusters(tree.obliques(around, "between"), kActors, mention.participants);
    // "Talks remain stalled between Norway and Peru"
    const std::uint32_t state = tree.child(around, "xcomp");
    if (mention.participants.empty() && state != kNone) {
      add_clusters(tree.obliques(state, "between"), kActors, mention.participants);
    }
  }
}

Tokens MeetingFinder::partners_of(std::uint32_t noun, std::uint32_t verb, bool visit,
                                  const MeetingMention& mention) const {
  const Tree& tree = context_.tree(noun);
  Tokens partners;
  const bool speech = mention.kind == MeetingKind::kSpeechEvent;
  if (mention.kind == MeetingKind::kPhoneCall) add_callers(noun, verb, partners);
  if (visit || (speech && !has_word_before(noun, "news|press"))) return partners;
  add_clusters(tree.obliques(noun, "with"), kActors, partners);
  if (verb != kNone && partners.empty()) {
    add_clusters(tree.obliques(verb, "with"), kActors, partners);
  }
  if (partners.empty()) {
    add_clusters(phrases_after(context_, noun, kActors, "with"), kActors, partners);
  }
  // "talks about its nuclear program with Norway"
  if (partners.empty() && mention.kind != MeetingKind::kSpeechEvent) {
    add_clusters(phrases_past_topic(noun, "with"), kActors, partners);
  }
  // "gave a dinner for Quispe"
  if (verb != kNone &&
      is_word_in(context_.lemma(noun), "dinner|lunch|luncheon|banquet|reception|breakfast")) {
    for (const std::uint32_t word : {noun, verb}) {
      add_clusters(tree.obliques(word, "for"), kPeople, partners);
    }
  }
  // "participates in talks, along with Peru"
  const std::uint32_t first = tree.first_conjunct(noun);
  for (const std::uint32_t word : {noun, verb != kNone ? verb : tree.head(first)}) {
    if (word == kNone || tree.is(first, "nsubj")) continue;
    for (const char* beside : {"along with", "together with", "alongside"}) {
      add_clusters(tree.obliques(word, beside), kActors, partners);
    }
  }
  return partners;
}

Tokens MeetingFinder::phrases_past_topic(std::uint32_t noun, std::string_view preposition) const {
  constexpr std::uint32_t kReach = 14;  // tokens
  const std::uint32_t end = std::min(context_.tree(noun).tokens().end, noun + kReach);
  const bool topic =
      noun + 1 < end && is_word_in(to_lower(context_.token(noun + 1).form), "on|over|about|of");
  if (!topic) return {};
  for (std::uint32_t t = noun + 1; t < end; ++t) {
    const Token& word = context_.token(t);
    if (word.form == preposition) return phrases_after(context_, t - 1, kActors, preposition);
    if (word.upos == Upos::kVerb || word.upos == Upos::kAux || word.upos == Upos::kSconj ||
        word.form == "," || word.form == ";") {
      return {};
    }
  }
  return {};
}

Tokens MeetingFinder::collect_participants(MeetingMention& mention, std::uint32_t noun,
                                           std::uint32_t verb, bool visit) const {
  const Tree& tree = context_.tree(noun);
  const TypeSet types = visit ? kPeople : kActors;
  add_parties(noun, verb, visit, mention);
  Tokens partners = partners_of(noun, verb, visit, mention);
  if (mention.participants.empty() && partners.empty()) {
    add_clusters(phrases_after(context_, noun, kActors, "between"), kActors, mention.participants);
    // "talks on the port's future between Peru and Norway"
    if (!visit && mention.participants.empty()) {
      add_clusters(phrases_past_topic(noun, "between"), kActors, mention.participants);
    }
  }
  // "offered to host the talks", "is mediating talks": a state that only makes them possible.
  const bool helps =
      verb != kNone && mention.kind != MeetingKind::kSummit && partners.empty() &&
      mention.kind != MeetingKind::kConference && context_.token(noun).xpos == "NNS" &&
      is_word_in(tree.verb_lemma(verb), "host|mediate|broker|facilitate|sponsor|moderate|arrange");
  if (mention.participants.empty() && !helps && !is_only_a_date(mention, noun)) {
    add_clusters(actors_around(carrier_of(noun), verb), types, mention.participants);
  }
  // "met Quispe in Lima, ahead of talks with Otieno": who acts in the clause.
  if (mention.participants.empty() && !partners.empty() && !tree.is(noun, "nsubj")) {
    const std::uint32_t clause = tree.clause_verb(tree.head(tree.first_conjunct(noun)));
    if (clause != kNone && !tree.is_passive(clause)) {
      add_clusters(subjects_of(tree, clause), types, mention.participants);
    }
    std::erase_if(mention.participants, [&](std::uint32_t who) {
      return std::ranges::find(partners, who) != partners.end();
    });
  }
  // Trees of long sentences: who stands before, if the words say that the occasion is theirs.
  if (mention.participants.empty() && (!partners.empty() || visit || is_held_before(noun))) {
    const std::uint32_t from = verb != kNone ? verb : noun;
    add_clusters(subjects_before(context_, from, types), types, mention.participants);
  }
  if (partners.empty() && mention.participants.size() == 1) {
    add_hearers(mention, noun, partners);
  }
  const std::uint32_t over = tree.head(tree.first_conjunct(noun));
  const bool takes_part =
      over != kNone && tree.preposition(tree.first_conjunct(noun)) == "in" &&
      is_word_in(context_.lemma(over), "participate|take|engage|engaged|involve|involved");
  mention.attended = mention.attended || verb != kNone || !partners.empty() || takes_part;
  mention.joins =
      partners.empty() && mention.refers_back &&
      (takes_part || (verb != kNone && is_word_in(tree.verb_lemma(verb), "attend|join|address")));
  const bool apart = partners.size() > 1 && mention.participants.size() == 1 && is_apart(noun);
  if (apart) return partners;
  if (!partners.empty()) mention.hosts = static_cast<std::uint32_t>(mention.participants.size());
  for (const std::uint32_t cluster : partners) push_new(mention.participants, cluster);
  return {};
}

void MeetingFinder::add_told_aside(std::uint32_t noun, MeetingMention& mention) const {
  constexpr std::string_view kGather = "gather|meet|convene|assemble";
  constexpr std::string_view kUnite =
      "bring|bring together|involve|include|gather|draw|attract|unite";
  const Tree& tree = context_.tree(noun);
  const auto note = [&](const Tokens& heads) {
    const std::size_t before = mention.participants.size();
    add_clusters(heads, kActors, mention.participants);
    mention.attended = mention.attended || mention.participants.size() > before;
  };
  for (const std::uint32_t clause : tree.children(noun)) {
    if (!tree.is_any(clause, {"acl", "acl:relcl"})) continue;
    const std::string lemma = tree.verb_lemma(clause);
    // "attended by 40 ministers", "where leaders will gather", "involving Peru and Norway"
    if (is_word_in(lemma, "attend|host|chair|lead|convene|address|hold|co-host")) {
      note(tree.agents(clause));
      if (context_.token(clause).xpos == "VBN") note(tree.obliques(clause, "by"));
    }
    // "the talks they held in Lima"
    if (tree.is(clause, "acl:relcl") && is_word_in(lemma, "hold|have|attend|conduct") &&
        !tree.is_passive(clause) &&
        std::ranges::all_of(tree.children(clause, "obj"), [&](std::uint32_t object) {
          return is_word_in(to_lower(context_.token(object).form), "that|which");
        })) {
      note(tree.own_subjects(clause));
    }
    if (is_word_in(lemma, kGather)) note(tree.own_subjects(clause));
    if (is_word_in(lemma, kUnite)) note(tree.objects(clause));
  }
  // "The conference brings together officials from 40 countries."
  const std::uint32_t first = tree.first_conjunct(noun);
  const std::uint32_t head = tree.head(first);
  if (head == kNone || !tree.is(first, "nsubj") || tree.is_passive(head)) return;
  if (is_word_in(tree.verb_lemma(head), kUnite)) note(tree.objects(head));
}

void MeetingFinder::add_hearers(const MeetingMention& mention, std::uint32_t noun,
                                Tokens& partners) const {
  const Tree& tree = context_.tree(noun);
  const std::uint32_t first = tree.first_conjunct(noun);
  const std::uint32_t framed = tree.head(first);
  if (framed == kNone) return;
  const bool talks = mention.kind == MeetingKind::kMeeting && tree.is(first, "obl") &&
                     is_word_in(tree.preposition(first), "in|at|during") &&
                     (is_speech_verb(tree.verb_lemma(framed)) ||
                      is_word_in(tree.verb_lemma(framed),
                                 "assure|inform|urge|press|ask|thank|congratulate|promise|brief"));
  if (!talks && mention.kind != MeetingKind::kPhoneCall) return;
  add_clusters(tree.objects(framed), {EntityType::kPerson}, partners);
  // "complained to Quispe during a telephone call"
  if (mention.kind == MeetingKind::kPhoneCall && tree.is(first, "obl") && partners.empty()) {
    add_clusters(tree.obliques(framed, "to"), {EntityType::kPerson}, partners);
  }
}

void MeetingFinder::add_callers(std::uint32_t noun, std::uint32_t verb, Tokens& partners) const {
  const Tree& tree = context_.tree(noun);
  for (const char* preposition : {"from", "to"}) {
    for (const std::uint32_t from : {noun, verb}) {
      if (from != kNone) add_clusters(tree.obliques(from, preposition), kActors, partners);
    }
  }
}

void MeetingFinder::add_present(std::uint32_t noun, std::uint32_t verb,
                                MeetingMention& mention) const {
  if (mention.participants.empty()) return;  // then all who act around it are taken
  const Tree& tree = context_.tree(noun);
  const TypeSet person{EntityType::kPerson};
  if (verb != kNone && is_word_in(tree.verb_lemma(verb), kPresent)) {
    // "agreed to hold a meeting of their army chiefs": these meet, not who sends them.
    const bool sends =
        is_word_in(tree.verb_lemma(verb), "hold|convene|call|open|host") &&
        std::ranges::any_of(tree.obliques(noun, "of"), [&](std::uint32_t of) {
          const std::uint32_t owner = tree.child(of, "nmod:poss");
          return owner != kNone && is_word_in(to_lower(context_.token(owner).form), "their|its");
        });
    if (sends) return;
    add_clusters(actors_of(tree, verb), kActors, mention.participants);
    return;
  }
  // "said at a meeting of mayors", "took part in a gathering of poets"
  const std::uint32_t first = tree.first_conjunct(noun);
  const std::uint32_t head = tree.head(first);
  if (head == kNone || !tree.is(first, "obl")) return;
  const std::string preposition = tree.preposition(first);
  const std::string lemma = tree.verb_lemma(head);
  const bool attends = preposition == "in" && is_word_in(lemma, "take|participate|engage");
  const bool speaks = preposition == "at" && (is_speech_verb(lemma) ||
                                              is_word_in(lemma, "speak|make|deliver|give|appear"));
  if (attends || speaks) {
    add_clusters(actors_of(tree, head), attends ? kActors : person, mention.participants);
  }
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

}  // namespace whomet
