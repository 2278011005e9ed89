// Method: verbs of meeting and travelling, and nouns for occasions, each with its own way to its
// participants. A noun takes its owners ("X's visit"), "with" and "between"; else who acts in the
// clause that holds it ("held talks", "said at a meeting with", "arrived for talks with").
// Tested by tests/extract/relation/meetings_test.cpp.
#include "extract/relation/meeting_mentions.h"

#include <algorithm>

#include "base/utf8.h"
#include "extract/relation/meeting_status.h"

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
    if (!audience && context_.lemma(verb) == "tell") {
      find_told(verb);
      return;
    }
    if (!audience || context_.place_of(verb) == kNone) return;
    MeetingMention mention;
    mention.trigger = verb;
    mention.kind = MeetingKind::kSpeechEvent;
    mention.confidence = 0.5;
    add_clusters(actors_of(tree, verb), kPeople, mention.participants);
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
    }
  }

  // "Olsen is in Lima for talks".
  void find_stay(std::uint32_t token) {
    const Tree& tree = context_.tree(token);
    const std::uint32_t copula = tree.child(token, "cop");
    if (copula == kNone || tree.preposition(token) != "in") return;
    const std::uint32_t place = first_place({token});
    if (place == kNone) return;
    MeetingMention mention;
    mention.trigger = copula;
    mention.kind = MeetingKind::kVisit;
    mention.confidence = 0.6;
    add_clusters(subjects_of(tree, token), kPeople, mention.participants);
    if (mention.participants.empty()) return;
    mention.status = status_of(token, false);
    if (mention.status == MeetingStatus::kHeld && context_.token(copula).xpos != "VBD") {
      mention.status = MeetingStatus::kOngoing;
    }
    mention.time = context_.time_of(token);
    mention.says_status = true;
    add_visits(mention, {place});
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
      if (subjects.empty() && subjects_of(tree, verb).empty()) {
        const std::uint32_t before = context_.subject_before(verb, kPeople);
        if (before != kNone) add_clusters({before}, kPeople, subjects);
      }
      Tokens others;
      add_clusters(tree.objects(verb), kActors, others);
      for (const char* preposition : {"with", "alongside"}) {
        add_clusters(tree.obliques(verb, preposition), kActors, others);
      }
      if (others.empty()) {
        for (const char* preposition : {"", "with"}) {
          const std::uint32_t after = context_.object_after(verb, kActors, preposition);
          if (after != kNone) add_clusters({after}, kActors, others);
        }
      }
      // "met the deadline": somebody meets something.
      if (!tree.objects(verb).empty() && others.empty()) return;
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
    if (mention.participants.size() < 2 && !is_one_of(context_, mention.participants[0], kPeople))
      return;
    mention.status = status_of(verb, false);
    mention.says_status = true;
    finish(mention, verb);
  }

  void find_talk(std::uint32_t verb) {
    const Tree& tree = context_.tree(verb);
    MeetingMention mention;
    mention.trigger = verb;
    mention.kind = has_phone(verb) ? MeetingKind::kPhoneCall : MeetingKind::kMeeting;
    mention.confidence = 0.7;
    Tokens others;
    add_clusters(tree.obliques(verb, "with"), kActors, others);
    if (others.empty()) return;
    add_clusters(subjects_of(tree, verb), kActors, mention.participants);
    if (mention.participants.empty()) return;
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
    add_clusters(tree.undergoers(verb), kPeople, objects);
    add_clusters(actors_of(tree, verb), {EntityType::kPerson, EntityType::kGroup},
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
    add_clusters(undergoers, kPlaces, places);
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
    add_clusters(subjects_of(tree, verb), kPeople, mention.participants);
    if (mention.participants.empty()) return;
    Tokens places;
    for (const char* preposition : {"to", "in", "at", "into", "for"}) {
      const bool arrives = is_word_in(lemma, "arrive|land|stop|stop over");
      if (is_word_in(preposition, "in|at") && !arrives) continue;
      if (is_word_in(preposition, "for") && !is_word_in(lemma, "leave|depart|head|set off|set out"))
        continue;
      add_clusters(tree.obliques(verb, preposition), kPlaces, places);
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

  bool has_word_before(std::uint32_t noun, std::string_view words) const {
    const Tree& tree = context_.tree(noun);
    for (const std::uint32_t child : tree.children(noun)) {
      if (child < noun && is_word_in(to_lower(context_.token(child).form), words)) return true;
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
        has_word_before(noun, "peace|nuclear|six-party|six-nation|multi-party|accession|status")) {
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
      if (mention.participants.empty()) return;
      add(std::move(mention));
      return;
    }
    if (!apart.empty()) {
      for (const std::uint32_t partner : apart) {
        MeetingMention one = mention;
        push_new(one.participants, partner);
        add(std::move(one));
      }
      return;
    }
    const bool known_by_name = !mention.name.empty();
    if (mention.participants.empty() && !known_by_name && !mention.refers_back) return;
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
    if (!visit) {
      add_clusters(tree.obliques(noun, "with"), kActors, partners);
      if (verb != kNone && partners.empty()) {
        add_clusters(tree.obliques(verb, "with"), kActors, partners);
      }
    }
    const bool between = !tree.obliques(noun, "between").empty();
    if (mention.participants.empty() || (!between && mention.participants.empty())) {
      add_clusters(actors_around(noun, verb), types, mention.participants);
    }
    const bool apart = partners.size() > 1 && mention.participants.size() == 1;
    if (apart) return partners;
    for (const std::uint32_t cluster : partners) push_new(mention.participants, cluster);
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
