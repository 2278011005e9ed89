// Method: verbs of meeting and travelling, and nouns for occasions, each with its own way to its
// participants. A noun takes its owners ("X's visit"), "with" and "between"; else who acts in the
// clause that holds it ("held talks", "said at a meeting with", "arrived for talks with").
// Tested by tests/extract/relation/meetings_test.cpp.
#include "extract/relation/meeting_mentions.h"

#include <algorithm>

#include "base/utf8.h"
#include "extract/relation/factuality.h"
#include "extract/relation/meeting_status.h"
#include "extract/relation/word_order.h"

namespace whomet {
namespace {

using Tokens = std::vector<std::uint32_t>;

constexpr TypeSet kActors{EntityType::kPerson, EntityType::kCountry, EntityType::kOrganization,
                          EntityType::kGroup};
constexpr TypeSet kPeople{EntityType::kPerson, EntityType::kGroup};
constexpr TypeSet kPlaces{EntityType::kPlace, EntityType::kCountry};

struct NounKind {
  std::string_view nouns;
  MeetingKind kind;
};

constexpr NounKind kNounKinds[] = {
    {"meeting|talk|discussion|encounter|consultation|audience|dinner|lunch|luncheon|negotiation|"
     "dialogue|handshake|get-together",
     MeetingKind::kMeeting},
    {"summit", MeetingKind::kSummit},
    {"conference|forum|congress|convention|symposium|gathering|assembly", MeetingKind::kConference},
    {"visit|trip|stop|stopover|travel|pilgrimage", MeetingKind::kVisit},
    {"tour", MeetingKind::kTour},
    {"call|conversation|phone|videoconference", MeetingKind::kPhoneCall},
    {"speech|address|briefing|keynote|lecture|rally|interview", MeetingKind::kSpeechEvent},
};

constexpr std::string_view kHoldingVerbs =
    "hold|have|conduct|attend|host|begin|start|open|end|conclude|finish|resume|continue|join|lead|"
    "pay|make|schedule|plan|arrange|cancel|postpone|cut short|give|deliver|call off|propose|"
    "chair|convene|organize|complete|wrap up|undertake|hold up|set up|seek|request|suspend|"
    "boycott|skip|launch|address|delay|rule out|refuse|reject|decline|enter|use";

// Groups whose journeys are visits; refugees and troops only go somewhere.
constexpr std::string_view kTravellers =
    "official|delegation|diplomat|envoy|minister|leader|mediator|negotiator|inspector|team|"
    "lawmaker|observer|representative|president|delegate|expert|king|queen|senator|adviser|aide|"
    "mission|secretary|politician|ambassador|executive|member|monitor|pair|two|group";

constexpr std::string_view kTalkVerbs = "speak|talk|confer|consult|converse|chat|discuss";
constexpr std::string_view kHostVerbs = "host|receive|welcome|greet";

bool is_one_of(const Context& context, std::uint32_t cluster, TypeSet types) {
  return types.contains(context.type_of(cluster));
}

class Finder {
 public:
  explicit Finder(const Context& context) : context_(context) {}

  std::vector<MeetingMention> find_all() {
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

 private:
  void add_clusters(const Tokens& heads, TypeSet types, Tokens& clusters) const {
    for (const std::uint32_t head : heads) {
      for (const Referent& referent : context_.referents(head)) {
        if (!is_one_of(context_, referent.cluster, types)) continue;
        if (std::find(clusters.begin(), clusters.end(), referent.cluster) == clusters.end()) {
          clusters.push_back(referent.cluster);
        }
      }
    }
  }

  std::uint32_t first_place(const Tokens& heads, TypeSet types = kPlaces) const {
    Tokens clusters;
    add_clusters(heads, types, clusters);
    return clusters.empty() ? kNone : clusters.front();
  }

  // Places with a name: nobody visits "power" or "the area".
  void add_named_places(const Tokens& heads, Tokens& clusters) const {
    Tokens all;
    add_clusters(heads, kPlaces, all);
    for (const std::uint32_t cluster : all) {
      if (has_name(cluster)) push_new(clusters, cluster);
    }
  }

  bool has_name(std::uint32_t cluster) const {
    const Document& document = context_.document();
    const auto& mentions = document.clusters[cluster].mentions;
    return std::any_of(mentions.begin(), mentions.end(), [&](std::uint32_t m) {
      return document.mentions[m].level == MentionLevel::kName;
    });
  }

  // People, and groups of a kind that pays visits.
  void add_travellers(const Tokens& heads, Tokens& clusters) const {
    Tokens all;
    add_clusters(heads, kPeople, all);
    for (const std::uint32_t cluster : all) {
      if (is_traveller(cluster)) push_new(clusters, cluster);
    }
  }

  bool is_traveller(std::uint32_t cluster) const {
    if (context_.type_of(cluster) == EntityType::kPerson) return true;
    const Document& document = context_.document();
    const auto& mentions = document.clusters[cluster].mentions;
    return std::any_of(mentions.begin(), mentions.end(), [&](std::uint32_t m) {
      return is_word_in(context_.lemma(document.mentions[m].head), kTravellers);
    });
  }

  std::uint32_t place_among(std::uint32_t token,
                            std::initializer_list<const char*> prepositions) const {
    const Tree& tree = context_.tree(token);
    for (const char* preposition : prepositions) {
      const std::uint32_t place = first_place(tree.obliques(token, preposition));
      if (place != kNone) return place;
    }
    return kNone;
  }

  MeetingStatus status_of(std::uint32_t token, bool nominal) const {
    return meeting_status_of(context_, token, nominal);
  }

  std::string topic_of(std::uint32_t token) const {
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

  bool is_time(std::uint32_t token) const {
    for (const TimeExpression& time : context_.document().times) {
      if (time.tokens.contains(token)) return true;
    }
    return false;
  }

  void add(MeetingMention mention) {
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

  // "talks with Minister Quispe in Lima": the parser hangs the place on the person.
  std::uint32_t place_beside(const MeetingMention& mention) const {
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

  // --- verbs ---

  // "Olsen told Quispe": two named people who speak with each other.
  void find_told(std::uint32_t verb) {
    const Tree& tree = context_.tree(verb);
    const TypeSet person{EntityType::kPerson};
    MeetingMention mention;
    mention.trigger = verb;
    mention.confidence = 0.5;
    mention.refers_back = true;
    Tokens hearers;
    add_clusters(tree.objects(verb), person, hearers);
    add_clusters(subjects_of(tree, verb), person, mention.participants);
    if (hearers.size() != 1 || mention.participants.size() != 1) return;
    push_new(mention.participants, hearers.front());
    if (mention.participants.size() < 2) return;
    mention.status = status_of(verb, false);
    add(std::move(mention));
  }

  // "told reporters in Lima", "addressed parliament".
  void find_speech(std::uint32_t verb) {
    const Tree& tree = context_.tree(verb);
    bool audience = false;
    for (const std::uint32_t object : tree.objects(verb)) {
      audience = audience || is_word_in(context_.lemma(object),
                                        "reporter|journalist|parliament|audience|crowd");
    }
    if (!audience && is_word_in(context_.lemma(verb), "tell|brief")) {
      find_told(verb);
      return;
    }
    std::uint32_t place = context_.place_of(verb);
    if (place == kNone) place = first_place(phrases_after(context_, verb, kPlaces, "in|at"));
    if (!audience || place == kNone) return;
    MeetingMention mention;
    mention.trigger = verb;
    mention.kind = MeetingKind::kSpeechEvent;
    mention.confidence = 0.5;
    mention.place = place;
    add_clusters(actors_of(tree, verb), kPeople, mention.participants);
    if (mention.participants.empty()) {
      add_clusters(subjects_before(context_, verb, kPeople), kPeople, mention.participants);
    }
    if (mention.participants.empty()) return;
    mention.status = status_of(verb, false);
    add(std::move(mention));
  }

  void find_verb(std::uint32_t verb) {
    const Tree& tree = context_.tree(verb);
    const std::string lemma = tree.verb_lemma(verb);
    if (is_word_in(lemma, "meet|meet up|huddle|rendezvous")) {
      find_meet(verb);
    } else if (is_word_in(lemma, kTalkVerbs)) {
      find_talk(verb);
    } else if (is_word_in(lemma, "phone|telephone") || (lemma == "call" && has_phone(verb))) {
      find_with_object(verb, MeetingKind::kPhoneCall, 0.65);
    } else if (is_word_in(lemma, kHostVerbs)) {
      find_with_object(verb, MeetingKind::kMeeting, 0.6);
    } else if (is_word_in(lemma, "visit|tour")) {
      find_visit(verb, lemma);
    } else if (is_travel_verb(lemma)) {
      find_travel(verb, lemma);
    } else if (is_word_in(lemma, "tell|address|brief")) {
      find_speech(verb);
    } else if (is_word_in(lemma, "send|dispatch")) {
      find_sending(verb);
    } else if (lemma == "sign") {
      find_signing(verb);
    } else if (is_word_in(lemma, "summon|call in")) {
      find_with_object(verb, MeetingKind::kMeeting, 0.6);
    }
    if (is_word_in(lemma, "speak")) find_speaking(verb);
  }

  // "sent her envoy to Lima": the envoy visits.
  void find_sending(std::uint32_t verb) {
    const Tree& tree = context_.tree(verb);
    MeetingMention mention;
    mention.trigger = verb;
    mention.kind = MeetingKind::kVisit;
    mention.confidence = 0.6;
    add_travellers(tree.undergoers(verb), mention.participants);
    if (mention.participants.empty()) return;
    Tokens places;
    add_named_places(tree.obliques(verb, "to"), places);
    mention.status = status_of(verb, false);
    add_visits(mention, places);
  }

  // "Olsen signed the accord with Quispe in Lima": people who sign together have met.
  void find_signing(std::uint32_t verb) {
    const Tree& tree = context_.tree(verb);
    const TypeSet person{EntityType::kPerson};
    MeetingMention mention;
    mention.trigger = verb;
    mention.confidence = 0.55;
    add_clusters(subjects_of(tree, verb), person, mention.participants);
    add_clusters(tree.obliques(verb, "with"), person, mention.participants);
    for (const std::uint32_t object : tree.objects(verb)) {
      add_clusters(tree.obliques(object, "with"), person, mention.participants);
    }
    if (mention.participants.size() == 1) {
      add_clusters(phrases_after(context_, verb, person, "with"), person, mention.participants);
    }
    if (mention.participants.size() < 2) return;
    mention.status = status_of(verb, false);
    add(std::move(mention));
  }

  // "Speaking in Lima, Olsen said": a speech there.
  void find_speaking(std::uint32_t verb) {
    const Tree& tree = context_.tree(verb);
    if (context_.token(verb).xpos != "VBG" || verb != tree.tokens().begin) return;
    MeetingMention mention;
    mention.trigger = verb;
    mention.kind = MeetingKind::kSpeechEvent;
    mention.confidence = 0.55;
    mention.place = place_among(verb, {"in", "at"});
    if (mention.place == kNone) {
      mention.place = first_place(phrases_after(context_, verb, kPlaces, "in"));
    }
    if (mention.place == kNone) return;
    Tokens speakers = subjects_of(tree, verb);
    const std::uint32_t head = tree.head(verb);
    if (speakers.empty() && head != kNone) speakers = tree.own_subjects(head);
    add_clusters(speakers, kPeople, mention.participants);
    if (mention.participants.empty()) return;
    add(std::move(mention));
  }

  // "Olsen is in Lima for talks".
  void find_stay(std::uint32_t token) {
    const Tree& tree = context_.tree(token);
    const std::uint32_t copula = tree.child(token, "cop");
    if (copula == kNone || tree.preposition(token) != "in") return;
    const std::uint32_t place = first_place({token});
    if (place == kNone || !has_name(place)) return;
    MeetingMention mention;
    mention.trigger = copula;
    mention.kind = MeetingKind::kVisit;
    mention.confidence = 0.6;
    add_travellers(subjects_of(tree, token), mention.participants);
    if (mention.participants.empty()) return;
    mention.status = status_of(token, false);
    if (mention.status == MeetingStatus::kHeld && context_.token(copula).xpos != "VBD") {
      mention.status = MeetingStatus::kOngoing;
    }
    mention.time = context_.time_of(token);
    mention.says_status = true;
    add_visits(mention, {place});
  }

  // "In Lima, visiting Norwegian minister Olsen urged": the guest, in the place of the sentence.
  void find_visiting(std::uint32_t word) {
    const Tree& tree = context_.tree(word);
    const Tokens guests = phrases_after(context_, word, {EntityType::kPerson}, "");
    if (guests.empty() || tree.child(word, "nsubj") != kNone) return;
    MeetingMention mention;
    mention.trigger = word;
    mention.kind = MeetingKind::kVisit;
    mention.status = MeetingStatus::kOngoing;
    mention.confidence = 0.6;
    add_clusters({guests.front()}, kPeople, mention.participants);
    mention.place = context_.place_of(guests.front());
    for (std::uint32_t t = tree.tokens().begin; mention.place == kNone && t < word; ++t) {
      if (to_lower(context_.token(t).form) != "in") continue;
      mention.place = first_place(phrases_after(context_, t, kPlaces, ""));
    }
    if (mention.participants.empty() || mention.place == kNone) return;
    mention.says_status = true;
    add(std::move(mention));
  }

  bool has_phone(std::uint32_t verb) const {
    const Tree& tree = context_.tree(verb);
    for (const char* preposition : {"by", "on", "over", "via"}) {
      for (const std::uint32_t noun : tree.obliques(verb, preposition)) {
        if (is_word_in(context_.lemma(noun), "phone|telephone|call|video|link")) return true;
      }
    }
    return false;
  }

  void find_meet(std::uint32_t verb) {
    const Tree& tree = context_.tree(verb);
    MeetingMention mention;
    mention.trigger = verb;
    mention.confidence = 0.85;
    if (tree.is_passive(verb)) {
      add_clusters(tree.agents(verb), kActors, mention.participants);
      if (mention.participants.empty()) return;
      add_clusters(tree.undergoers(verb), kActors, mention.participants);
    } else {
      Tokens subjects;
      add_clusters(subjects_of(tree, verb), kActors, subjects);
      if (subjects.empty()) {
        add_clusters(subjects_before(context_, verb, kActors), kActors, subjects);
      }
      Tokens others;
      add_clusters(tree.objects(verb), kActors, others);
      for (const char* preposition : {"with", "alongside"}) {
        add_clusters(tree.obliques(verb, preposition), kActors, others);
      }
      for (const char* preposition : {"", "with"}) {
        if (!others.empty()) break;
        add_clusters(phrases_after(context_, verb, kActors, preposition), kActors, others);
      }
      // "met the deadline": somebody meets something.
      if (others.empty() && has_thing_met(verb)) return;
      mention.participants = subjects;
      mention.status = status_of(verb, false);
      mention.says_status = true;
      if (others.size() > 1 && !subjects.empty()) {
        finish_apart(mention, others, verb);
        return;
      }
      for (const std::uint32_t cluster : others) push_new(mention.participants, cluster);
    }
    if (mention.participants.empty()) return;
    const bool gathers =
        is_one_of(context_, mention.participants[0],
                  {EntityType::kGroup, EntityType::kPerson, EntityType::kOrganization});
    if (mention.participants.size() < 2 && !gathers) return;
    mention.status = status_of(verb, false);
    mention.says_status = true;
    finish(mention, verb);
  }

  bool has_thing_met(std::uint32_t verb) const {
    for (const std::uint32_t object : context_.tree(verb).objects(verb)) {
      if (!is_time(object)) return true;
    }
    return false;
  }

  void find_talk(std::uint32_t verb) {
    const Tree& tree = context_.tree(verb);
    MeetingMention mention;
    mention.trigger = verb;
    mention.kind = has_phone(verb) ? MeetingKind::kPhoneCall : MeetingKind::kMeeting;
    mention.confidence = 0.7;
    Tokens others;
    add_clusters(tree.obliques(verb, "with"), kActors, others);
    // "discussed the plan with Oslo": the parser may hang the phrase on the object.
    for (const std::uint32_t object : tree.objects(verb)) {
      if (others.empty()) add_clusters(tree.obliques(object, "with"), kPeople, others);
    }
    if (others.empty()) {
      const std::string_view words = tree.verb_lemma(verb) == "discuss" ? "with" : "with|to";
      add_clusters(phrases_after(context_, verb, kPeople, words), kPeople, others);
    }
    add_clusters(subjects_of(tree, verb), kActors, mention.participants);
    if (mention.participants.empty()) {
      add_clusters(subjects_before(context_, verb, kPeople), kPeople, mention.participants);
    }
    // "the two spoke by telephone"
    const bool among = mention.participants.size() == 2 && mention.kind == MeetingKind::kPhoneCall;
    if (mention.participants.empty() || (others.empty() && !among)) return;
    for (const std::uint32_t cluster : others) push_new(mention.participants, cluster);
    mention.status = status_of(verb, false);
    mention.says_status = true;
    finish(mention, verb);
  }

  static void push_new(Tokens& list, std::uint32_t cluster) {
    if (std::find(list.begin(), list.end(), cluster) == list.end()) list.push_back(cluster);
  }

  void find_with_object(std::uint32_t verb, MeetingKind kind, double confidence) {
    const Tree& tree = context_.tree(verb);
    MeetingMention mention;
    mention.trigger = verb;
    mention.kind = kind;
    mention.confidence = confidence;
    Tokens objects;
    const bool vague = context_.lemma(verb) == "receive";  // "received the delegates' votes"
    add_clusters(tree.undergoers(verb), vague ? TypeSet{EntityType::kPerson} : kPeople, objects);
    add_clusters(actors_of(tree, verb), context_.lemma(verb) == "summon" ? kActors : kPeople,
                 mention.participants);
    if (objects.empty() || mention.participants.empty()) return;
    for (const std::uint32_t cluster : objects) push_new(mention.participants, cluster);
    mention.status = status_of(verb, false);
    finish(mention, verb);
  }

  void find_visit(std::uint32_t verb, const std::string& lemma) {
    const Tree& tree = context_.tree(verb);
    const Tokens undergoers = tree.undergoers(verb);
    MeetingMention mention;
    mention.trigger = verb;
    mention.kind = lemma == "tour" ? MeetingKind::kTour : MeetingKind::kVisit;
    mention.confidence = 0.8;
    add_clusters(actors_of(tree, verb), kActors, mention.participants);
    if (mention.participants.empty()) return;
    Tokens places;
    add_named_places(undergoers, places);
    Tokens people;
    add_clusters(undergoers, kPeople, people);
    mention.status = status_of(verb, false);
    mention.says_status = true;
    if (places.empty() && !people.empty() && lemma == "visit") {
      for (const std::uint32_t cluster : people) push_new(mention.participants, cluster);
      mention.kind = MeetingKind::kMeeting;
      finish(mention, verb);
      return;
    }
    if (places.empty()) return;
    add_visits(mention, places);
  }

  void add_visits(const MeetingMention& pattern, const Tokens& places) {
    for (const std::uint32_t place : places) {
      MeetingMention mention = pattern;
      mention.place = place;
      add(std::move(mention));
    }
  }

  void find_travel(std::uint32_t verb, const std::string& lemma) {
    const Tree& tree = context_.tree(verb);
    MeetingMention mention;
    mention.trigger = verb;
    mention.kind = MeetingKind::kVisit;
    mention.confidence = 0.65;
    add_travellers(subjects_of(tree, verb), mention.participants);
    if (mention.participants.empty()) {
      add_travellers(subjects_before(context_, verb, kPeople), mention.participants);
    }
    if (mention.participants.empty()) return;
    Tokens places;
    for (const char* preposition : {"to", "in", "at", "into", "for"}) {
      const bool arrives = is_word_in(lemma, "arrive|land|stop|stop over");
      if (is_word_in(preposition, "in|at") && !arrives) continue;
      if (is_word_in(preposition, "for") && !is_word_in(lemma, "leave|depart|head|set off|set out"))
        continue;
      add_named_places(tree.obliques(verb, preposition), places);
    }
    if (places.empty()) {
      const bool arrives = is_word_in(lemma, "arrive|land|stop|stop over");
      add_named_places(phrases_after(context_, verb, kPlaces, arrives ? "in|at" : "to|into"),
                       places);
    }
    if (places.empty() && is_word_in(lemma, "leave|depart")) {
      add_named_places(tree.objects(verb), places);
    }
    if (places.empty()) return;
    mention.status = status_of(verb, false);
    mention.says_status = true;
    if (mention.status == MeetingStatus::kHeld && lemma == "arrive") {
      mention.status = MeetingStatus::kOngoing;  // who has arrived is still there
    }
    add_visits(mention, places);
  }

  // "met A, B and C" tells of a meeting with each.
  void finish_apart(const MeetingMention& pattern, const Tokens& partners, std::uint32_t trigger) {
    for (const std::uint32_t partner : partners) {
      MeetingMention mention = pattern;
      push_new(mention.participants, partner);
      finish(std::move(mention), trigger);
    }
  }

  void finish(MeetingMention mention, std::uint32_t verb) {
    mention.topic = topic_of(verb);
    if (mention.participants.size() == 1 && mention.topic.empty() &&
        context_.place_of(mention.trigger) == kNone && context_.time_of(mention.trigger) == kNone) {
      return;
    }
    add(std::move(mention));
  }

  // --- nouns ---

  const NounKind* kind_of(std::uint32_t noun) const {
    const std::string lemma = context_.lemma(noun);
    for (const NounKind& row : kNounKinds) {
      if (is_word_in(lemma, row.nouns)) return &row;
    }
    return nullptr;
  }

  // Among the words of the noun's phrase before it.
  bool has_word_before(std::uint32_t noun, std::string_view words) const {
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

  void find_noun(std::uint32_t noun) {
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
    if (row->kind == MeetingKind::kMeeting &&
        is_word_in(context_.lemma(noun), "talk|negotiation") &&
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

  std::uint32_t cluster_of(std::uint32_t noun) const {
    const std::uint32_t mention = context_.mention_of(noun);
    return mention == kNone ? kNone : context_.document().mentions[mention].cluster;
  }

  void name_it(MeetingMention& mention) const {
    const std::uint32_t m = context_.mention_of(mention.trigger);
    if (m == kNone) return;
    const Mention& at = context_.document().mentions[m];
    if (at.level != MentionLevel::kName) return;
    if (at.type != EntityType::kMeeting && at.type != EntityType::kEvent) return;
    mention.name = std::string(context_.document().text_of(at.tokens));
  }

  // The verb that makes the occasion happen: "held talks", "attended the summit"; or kNone.
  std::uint32_t holding_verb(std::uint32_t noun) const {
    const Tree& tree = context_.tree(noun);
    const std::uint32_t head = tree.head(noun);
    if (head == kNone || !tree.is_any(noun, {"obj", "nsubj:pass"})) return kNone;
    return is_word_in(tree.verb_lemma(head), kHoldingVerbs) ? head : kNone;
  }

  // Returns partners whom the others met one by one; they are in no list yet.
  Tokens collect_participants(MeetingMention& mention, std::uint32_t noun, std::uint32_t verb,
                              bool visit) const {
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
      add_clusters(phrases_after(context_, noun, kActors, "between"), kActors,
                   mention.participants);
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

  // "are to hold talks", "had separate meetings": a verb of holding shortly before the noun.
  bool is_held_before(std::uint32_t noun) const {
    const std::uint32_t first = context_.tree(noun).tokens().begin;
    constexpr std::uint32_t kReach = 4;  // tokens
    for (std::uint32_t t = noun; t > first && noun - t < kReach; --t) {
      if (context_.token(t - 1).upos == Upos::kVerb) {
        return is_word_in(context_.lemma(t - 1), "hold|have|begin|resume|open|start|conduct");
      }
    }
    return false;
  }

  // "In an interview with the Times, Olsen said": whoever speaks in the sentence.
  void add_speaker(MeetingMention& mention, std::uint32_t noun) const {
    const Tree& tree = context_.tree(noun);
    const bool frames = noun > tree.tokens().begin && is_word_in(before_phrase(noun), "in|at|on");
    if (!mention.participants.empty() || !frames) return;
    for (std::uint32_t t = tree.tokens().begin; t < tree.tokens().end; ++t) {
      if (context_.token(t).upos != Upos::kVerb || !is_speech_verb(tree.verb_lemma(t))) continue;
      add_clusters(tree.own_subjects(t), {EntityType::kPerson}, mention.participants);
      if (!mention.participants.empty()) return;
    }
  }

  // The word before the noun's phrase, lower case: "in" of "in a rare interview".
  std::string before_phrase(std::uint32_t noun) const {
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

  // Who takes part where the noun does not say it: the subject of the holding verb, or of the
  // clause that the occasion frames ("said in talks with", "arrived for a meeting with").
  Tokens actors_around(std::uint32_t noun, std::uint32_t verb) const {
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

  void add_noun_visit(MeetingMention& mention, std::uint32_t noun, std::uint32_t verb) {
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

  const Context& context_;
  std::vector<MeetingMention> found_;
};

}  // namespace

std::vector<MeetingMention> find_meeting_mentions(const Context& context) {
  return Finder(context).find_all();
}

}  // namespace whomet
