// Method: verbs of meeting and travelling, and nouns for occasions, each with its own way to its
// participants. A noun takes its owners ("X's visit"), "with" and "between"; else who acts in the
// clause that holds it ("held talks", "said at a meeting with", "arrived for talks with").
// Places stand in the clause, beside a participant, or right behind what was said.
// Tested by tests/extract/relation/meetings_test.cpp.
#include <algorithm>

#include "base/utf8.h"
#include "base/words.h"
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
    "mission|secretary|politician|ambassador|executive|member|monitor|pair|two|group|head|chief|"
    "legislator|parliamentarian|commissioner|congressman|premier|chairman";

// What follows "on" and "over" without being talked about: "on the sidelines", "over dinner".

constexpr std::string_view kNoTopics =
    "sideline|sidelines|margin|fringe|eve|occasion|behalf|basis|condition|agenda|phone|telephone|"
    "invitation|visit|trip|tour|dinner|lunch|breakfast|tea|weekend|matter|ground|side|line|video|"
    "way|mission|period|time|course|stopover|radio|television";

// Places without a name where people meet; nobody meets in "the areas of oil".
constexpr std::string_view kVenues =
    "palace|building|hotel|house|embassy|airport|residence|headquarters|office|capital|city|town|"
    "village|resort|base|border|camp|church|mosque|temple|university|school|hospital|restaurant|"
    "ranch|club|villa|castle|stadium|center|centre|region|island|parliament|hall|square|street|"
    "port|"
    "retreat|estate|home|farm|museum|library|mansion|bunker|monastery|courthouse|plant|factory";

// What is talked of, in its words; at most a dozen of one noun.
std::string topic_text(const Context& context, std::uint32_t noun) {
  const TokenSpan joint = context.joint_phrase(noun);
  if (joint.empty()) return context.phrase_text(noun, 12);
  return std::string(context.document().text_of(joint));
}

}  // namespace

std::uint32_t MeetingFinder::first_place(const Tokens& heads, TypeSet types) const {
  Tokens clusters;
  add_clusters(heads, types, clusters);
  return clusters.empty() ? kNone : clusters.front();
}

void MeetingFinder::add_named_places(const Tokens& heads, Tokens& clusters) const {
  Tokens all;
  add_clusters(heads, kPlaces, all);
  for (const std::uint32_t cluster : all) {
    if (context_.document().has_name(cluster)) push_new(clusters, cluster);
  }
}

void MeetingFinder::add_travellers(const Tokens& heads, Tokens& clusters) const {
  Tokens all;
  add_clusters(heads, kPeople, all);
  for (const std::uint32_t cluster : all) {
    if (is_traveller(cluster)) push_new(clusters, cluster);
  }
  // "a delegation led by Olsen"
  for (const std::uint32_t head : heads) {
    const Tree& tree = context_.tree(head);
    for (const std::uint32_t child : tree.children(head, "acl")) {
      if (is_word_in(context_.lemma(child), "lead|head")) {
        add_clusters(tree.obliques(child, "by"), {EntityType::kPerson}, clusters);
      }
    }
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
  // "discussed trade"
  if (context_.lemma(token) == "discuss") {
    for (const std::uint32_t object : tree.objects(token)) {
      if (is_word_in(context_.lemma(object), "how|what|whether|way|it|they|issue|matter|number"))
        continue;
      return topic_text(context_, object);
    }
  }
  // "talks focusing on", "a meeting aimed at", "to discuss"
  for (const std::uint32_t child : tree.children(token)) {
    if (!tree.is_any(child, {"acl", "advcl", "xcomp"}) || child < token) continue;
    const std::string lemma = context_.lemma(child);
    Tokens about;
    if (is_word_in(lemma, "focus|center|concentrate")) about = tree.obliques(child, "on");
    if (is_word_in(lemma, "discuss|cover|review|debate|address")) about = tree.objects(child);
    std::erase_if(about, [&](std::uint32_t word) {
      return is_word_in(context_.lemma(word), "how|what|whether|way|it|they|issue|matter");
    });
    if (!about.empty()) return topic_text(context_, about.front());
  }
  for (const char* preposition : {"on", "about", "over"}) {
    for (const std::uint32_t noun : tree.obliques(token, preposition)) {
      if (is_word_in(context_.lemma(noun), kNoTopics)) continue;
      const auto mention = context_.mention_of(noun);
      if (mention != kNone && kActors.contains(context_.document().mentions[mention].type))
        continue;
      if (is_time(noun)) continue;
      return topic_text(context_, noun);
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

// "stopped in Lima on her way to a summit": that is elsewhere.
bool MeetingFinder::is_ahead(std::uint32_t noun) const {
  const Tree& tree = context_.tree(noun);
  const std::uint32_t begin = tree.subtree(tree.first_conjunct(noun)).begin;
  return begin > tree.tokens().begin && to_lower(context_.token(begin).form) == "to" &&
         context_.lemma(begin - 1) == "way";
}

void MeetingFinder::add(MeetingMention mention) {
  if (mention.time == kNone) mention.time = context_.time_of(mention.trigger);
  // "a round of talks scheduled for Monday"
  if (mention.time == kNone && mention.nominal && carrier_of(mention.trigger) != mention.trigger) {
    mention.time = context_.time_of(carrier_of(mention.trigger));
  }
  if (mention.time != kNone && is_no_day(mention)) mention.time = kNone;
  if (mention.nominal) leave_out_absent(mention);
  // "was to be killed during her visit last week": what frames a plan is past by its own day.
  if (mention.status == MeetingStatus::kPlanned && mention.nominal &&
      is_long_past(context_, mention.time) &&
      (has_own_time(mention) ||
       context_.tree(mention.trigger).preposition(mention.trigger) == "during")) {
    mention.status = MeetingStatus::kHeld;
  }
  if (mention.status == MeetingStatus::kPlanned && mention.nominal &&
      !is_to_come(context_, mention.time) && is_scene_of_plot(context_, mention.trigger)) {
    mention.status = MeetingStatus::kHeld;
  }
  const std::uint32_t raised = mention.nominal ? raised_verb(mention.trigger) : kNone;
  if (mention.time == kNone && raised != kNone) mention.time = context_.time_of(raised);
  if (mention.time == kNone && context_.token(mention.trigger).xpos == "VBG") {
    mention.time = time_behind(mention.trigger);
  }
  if (mention.status == MeetingStatus::kHeld && is_to_come(context_, mention.time)) {
    // "were meeting as it prepares for elections next month": another's day.
    const bool past = is_past(mention.trigger);
    if (past) mention.time = kNone;
    if (!past) mention.status = MeetingStatus::kPlanned;
    mention.says_status = true;
  }
  // "is in Lima to discuss the summit next week": not the day of what goes on.
  if (mention.status == MeetingStatus::kOngoing && is_to_come(context_, mention.time)) {
    mention.time = kNone;
  }
  if (mention.place == kNone && mention.kind != MeetingKind::kVisit &&
      mention.kind != MeetingKind::kTour && !is_ahead(mention.trigger)) {
    mention.place = context_.place_of(mention.trigger);
    if (mention.place != kNone && !can_host(mention.place)) mention.place = kNone;
    if (mention.place == kNone) mention.place = place_beside(mention);
    if (mention.place == kNone) mention.place = place_behind(mention);
    if (mention.place == kNone) mention.place = place_set(mention.trigger);
    if (mention.place == kNone) mention.place = place_meanwhile(mention.trigger);
    if (mention.place == kNone && raised != kNone) {
      mention.place = context_.place_of(raised);
      if (mention.place != kNone && !can_host(mention.place)) mention.place = kNone;
    }
    if (mention.place == kNone && mention.nominal) mention.place = city_before(mention.trigger);
    if (mention.place == kNone) mention.place = place_left(mention.trigger);
    if (mention.place == kNone) mention.place = place_where(mention.trigger);
    if (mention.place == kNone) mention.place = place_of_sidelines(mention.trigger);
    if (mention.place == kNone) mention.place = place_of_journey(mention.trigger);
  }
  mention.placed = (mention.place != kNone && context_.document().has_name(mention.place)) ||
                   has_own_time(mention);
  found_.push_back(std::move(mention));
}

// "did not meet during the summit", "turned down an invitation to it": those who did not are not
// said to have been there.
void MeetingFinder::leave_out_absent(MeetingMention& mention) const {
  const Tree& tree = context_.tree(mention.trigger);
  const std::uint32_t first = tree.first_conjunct(mention.trigger);
  const std::uint32_t head = tree.head(first);
  if (head == kNone || !tree.is(first, "obl") ||
      !is_word_in(tree.preposition(first), "during|at") || !is_gathering(mention.kind) ||
      !tree.is_predicate(head) || !factuality_of(context_, head).negated) {
    return;
  }
  std::erase_if(mention.participants, [&](std::uint32_t who) {
    const auto& mentions = context_.document().clusters[who].mentions;
    return std::ranges::none_of(mentions, [&](std::uint32_t m) {
      const std::uint32_t at = context_.document().mentions[m].head;
      return tree.tokens().contains(at) && tree.in_subtree(at, mention.trigger);
    });
  });
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
  // "a summit of African leaders in Lima": the phrase of the group takes it in.
  for (const std::uint32_t cluster : mention.participants) {
    if (!is_one_of(context_, cluster, {EntityType::kGroup})) continue;
    for (const std::uint32_t m : context_.document().clusters[cluster].mentions) {
      const Mention& who = context_.document().mentions[m];
      if (who.sentence != sentence || who.level != MentionLevel::kNominal) continue;
      const std::uint32_t place = place_among(who.head, {"in"});
      if (place != kNone && context_.document().has_name(place)) return place;
    }
  }
  return kNone;
}

std::uint32_t MeetingFinder::place_set(std::uint32_t noun) const {
  const Tree& tree = context_.tree(noun);
  for (const std::uint32_t clause : tree.children(noun)) {
    if (!tree.is_any(clause, {"acl", "acl:relcl"}) ||
        !is_word_in(context_.lemma(clause),
                    "schedule|hold|plan|set|propose|expect|slate|open|begin|host|convene")) {
      continue;
    }
    const std::uint32_t place = place_among(clause, {"in", "at"});
    if (place != kNone && can_host(place)) return place;
  }
  return kNone;
}

std::uint32_t MeetingFinder::place_left(std::uint32_t trigger) const {
  const Tree& tree = context_.tree(trigger);
  const std::uint32_t verb = tree.clause_verb(trigger);
  const auto left = [&](std::uint32_t leaving) {
    if (!is_word_in(tree.verb_lemma(leaving), "leave|depart")) return kNone;
    const std::uint32_t place = first_place(tree.objects(leaving), {EntityType::kPlace});
    return place != kNone ? place : place_among(leaving, {"from"});
  };
  if (verb == kNone) return kNone;
  // "left Lima following talks"
  const std::uint32_t first = tree.first_conjunct(carrier_of(trigger));
  if (tree.head(first) == verb && is_word_in(tree.preposition(first), "after|following")) {
    return left(verb);
  }
  // "Before leaving Lima, Olsen met"
  for (const std::uint32_t clause : tree.children(verb, "advcl")) {
    if (tree.mark(clause) == "before" && context_.token(clause).xpos == "VBG") return left(clause);
  }
  return kNone;
}

std::uint32_t MeetingFinder::city_before(std::uint32_t noun) const {
  Tokens cities;
  for (const std::uint32_t word : context_.tree(noun).children(noun, "compound")) {
    add_clusters({word}, {EntityType::kPlace}, cities);
  }
  return cities.size() == 1 && context_.document().has_name(cities.front()) ? cities.front()
                                                                            : kNone;
}

std::uint32_t MeetingFinder::place_meanwhile(std::uint32_t trigger) const {
  const Tree& tree = context_.tree(trigger);
  const std::uint32_t verb = tree.clause_verb(trigger);
  // "is in Lima, holding talks"
  const std::uint32_t stay = verb == kNone ? kNone : stay_around(context_, verb);
  if (stay != kNone && tree.preposition(stay) == "in") {
    const std::uint32_t place = first_place({stay});
    if (place != kNone && context_.document().has_name(place)) return place;
  }
  for (const std::uint32_t clause : tree.children(verb, "advcl")) {
    if (!is_word_in(tree.mark(clause), "while|when") || tree.preposition(clause) != "in") continue;
    const std::uint32_t place = first_place({clause});
    if (place != kNone && context_.document().has_name(place)) return place;
  }
  return kNone;
}

bool MeetingFinder::can_host(std::uint32_t place) const {
  if (context_.document().has_name(place)) return true;
  const Document& document = context_.document();
  return std::ranges::any_of(document.clusters[place].mentions, [&](std::uint32_t m) {
    return is_word_in(context_.lemma(document.mentions[m].head), kVenues);
  });
}

std::uint32_t MeetingFinder::place_behind(const MeetingMention& mention) const {
  const Tree& tree = context_.tree(mention.trigger);
  const Document& document = context_.document();
  constexpr std::uint32_t kReach = 24;           // tokens
  std::uint32_t anchored = mention.trigger + 1;  // where a place may follow
  for (std::uint32_t t = mention.trigger + 1;
       t < tree.tokens().end && t - mention.trigger <= kReach; ++t) {
    const std::string form = to_lower(context_.token(t).form);
    if (t == anchored && is_word_in(form, "in|at|outside|near")) {
      const Tokens places = phrases_after(context_, t, kPlaces, "");
      if (!places.empty() &&
          context_.document().has_name(
              context_.document().mentions[context_.mention_at(places.front())].cluster)) {
        return document.mentions[context_.mention_at(places.front())].cluster;
      }
    }
    const Upos upos = context_.token(t).upos;
    if (context_.is_in_time(t) || form == ",") {
      anchored = t + 1;
      continue;
    }
    const std::uint32_t m = context_.mention_at(t);
    if (m != kNone && std::find(mention.participants.begin(), mention.participants.end(),
                                document.mentions[m].cluster) != mention.participants.end()) {
      anchored = std::max(t + 1, document.mentions[m].tokens.end);
    }
    if (upos == Upos::kVerb || upos == Upos::kAux || upos == Upos::kSconj) return kNone;
    if (upos == Upos::kAdp && !is_word_in(form, "with|between|of|on|from")) return kNone;
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
    if (upos == Upos::kAdj && context_.lemma(t) == "due") find_due(t);
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
