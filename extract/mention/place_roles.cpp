// Method: the preposition before the name and the word above it decide; word lists by hand.
#include "extract/mention/place_roles.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/words.h"
#include "extract/mention/title_table.h"

namespace whomet {
namespace {

constexpr std::string_view kLocating[] = {
    "in",      "at",   "near",       "from",   "around", "outside", "inside",  "across",
    "through", "into", "throughout", "within", "via",    "toward",  "towards", "onto",
    "above",   "past", "beyond",     "en",     "off",    "along",   "back"};
constexpr std::string_view kRelating[] = {"with", "against", "between", "by",       "like",
                                          "than", "about",   "over",    "on",       "upon",
                                          "for",  "among",   "versus",  "including"};
constexpr std::string_view kMotion[] = {
    "visit", "trip",    "travel",  "fly",       "go",       "come",     "arrive", "return", "tour",
    "move",  "flight",  "journey", "head",      "drive",    "way",      "road",   "send",   "bring",
    "take",  "invite",  "back",    "summon",    "recall",   "relocate", "leave",  "depart", "close",
    "next",  "welcome", "route",   "extradite", "transfer", "fled",     "flee",   "walk",   "march",
    "ride",  "stop",    "home",    "airlift",   "evacuate", "rush",     "sail"};
constexpr std::string_view kStaying[] = {"be",   "lie",   "locate", "situate", "host",
                                         "hold", "stand", "house",  "see"};
constexpr std::string_view kReaching[] = {
    "visit",    "leave",    "reach",     "enter",    "tour",    "depart",    "hit",
    "strike",   "bomb",     "rock",      "capture",  "seize",   "shell",     "surround",
    "approach", "bombard",  "storm",     "hail",     "attack",  "raid",      "flood",
    "batter",   "ravage",   "devastate", "paralyze", "besiege", "recapture", "retake",
    "overrun",  "liberate", "patrol",    "evacuate", "rattle",  "shake"};
constexpr std::string_view kLocalNouns[] = {
    "airport",      "talks",    "summit",       "conference",    "meeting",   "hotel",
    "street",       "suburb",   "university",   "court",         "office",    "area",
    "region",       "bureau",   "residence",    "hospital",      "mayor",     "police",
    "station",      "resident", "neighborhood", "stock",         "embassy",   "park",
    "square",       "trip",     "visit",        "time",          "rally",     "protest",
    "negotiations", "forum",    "session",      "correspondent", "newspaper", "zoo",
    "native",       "stadium",  "prison",       "district",      "speech",    "attack",
    "bombing",      "attacks",  "governor",     "cathedral",     "church",    "mosque",
    "temple",       "palace",   "tower",        "bridge",        "museum",    "theater",
    "theatre",      "hall",     "market",       "mall",          "port",      "harbor",
    "cemetery",     "quarter",  "slum",         "subway",        "metro",     "outskirts",
    "streets",      "zone",     "gallery",      "restaurant",    "nightclub", "arena",
    "lake",         "beach",    "gardens",      "train"};

// "the mayor of Lima", "the outskirts of Lima": of the city.
constexpr std::string_view kLocalOf[] = {
    "city",         "capital", "town", "suburb",     "outskirts",  "north",
    "south",        "east",    "west", "university", "mayor",      "governor",
    "center",       "street",  "part", "bishop",     "archbishop", "airport",
    "neighborhood", "people",  "port", "siege",      "battle",     "resident"};

// "warnings from Washington", "under pressure from Beijing": what governments send.
constexpr std::string_view kUttered[] = {
    "warning",    "criticism",   "pressure",  "support",     "approval",  "condemnation",
    "response",   "reaction",    "assurance", "threat",      "demand",    "request",
    "permission", "aid",         "help",      "assistance",  "complaint", "objection",
    "opposition", "praise",      "rebuke",    "denial",      "offer",     "proposal",
    "guarantee",  "commitment",  "backing",   "concession",  "order",     "instruction",
    "accusation", "reassurance", "signal",    "interference"};
// "the assault on Tripoli", "the bombing of Kyiv": armies do that to the city.
constexpr std::string_view kAssaults[] = {
    "assault",  "attack",    "offensive", "march",      "advance",     "raid",
    "strike",   "airstrike", "onslaught", "hold",       "bombing",     "bombardment",
    "shelling", "siege",     "capture",   "fall",       "seizure",     "liberation",
    "storming", "battle",    "blockade",  "occupation", "encirclement"};

// "Beijing officials", "the Moscow government": of the state, not of the city.
constexpr std::string_view kOfState[] = {"government", "administration", "regime", "leadership",
                                         "official",   "diplomat",       "envoy",  "negotiator",
                                         "proposal",   "policy",         "stance", "sanction"};

// The preposition that governs the name: "in" of "in the old Moscow"; "" if there is none.
std::string preposition_of(const Document& document, std::uint32_t head, TokenSpan name) {
  for (std::uint32_t i = name.begin; i-- > 0 && i + 6 > name.begin;) {
    const Token& token = document.tokens[i];
    if (token.head == head && token.deprel.starts_with("case")) return lower_form(token);
  }
  if (name.begin > 0 && document.tokens[name.begin - 1].upos == Upos::kAdp)
    return lower_form(document.tokens[name.begin - 1]);
  return {};
}

bool is_possessive(const Document& document, TokenSpan name) {
  if (name.end >= document.tokens.size()) return false;
  const std::string& next = document.tokens[name.end].form;
  return next == "'s" || next == "’s" || next == "'" || next == "’";
}

// "paid a visit to Lima", "made a trip to Quito": the journey is the object of the verb.
bool takes_journey(const Document& document, std::uint32_t verb, std::uint32_t place) {
  for (std::uint32_t i = verb + 1; i < place; ++i) {
    const Token& token = document.tokens[i];
    if (token.head == verb && token.upos == Upos::kNoun && is_one_of(token.lemma, kMotion))
      return true;
  }
  return false;
}

bool motion_above(const Document& document, std::uint32_t head) {
  std::uint32_t above = document.tokens[head].head;
  for (int step = 0; step < 2 && above != kNone; ++step) {
    const Token& token = document.tokens[above];
    if (is_one_of(token.lemma, kMotion) || is_one_of(lower_form(token), kMotion)) return true;
    if (token.upos == Upos::kVerb) return takes_journey(document, above, head);
    above = token.head;
  }
  return false;
}

bool acts(const Document& document, TokenSpan name, std::uint32_t head, int depth) {
  const Token& token = document.tokens[head];
  if (token.deprel.starts_with("conj") && token.head != kNone && depth < 3) {
    return acts(document, {token.head, token.head + 1}, token.head, depth + 1);
  }
  const std::string preposition = preposition_of(document, head, name);
  const Token* above = token.head == kNone ? nullptr : &document.tokens[token.head];
  if (is_possessive(document, name)) {
    if (name.end + 1 >= document.tokens.size()) return true;
    return above == nullptr ||
           (!is_one_of(lower_form(*above), kLocalNouns) && !is_one_of(above->lemma, kLocalNouns));
  }
  if (preposition == "from" && name.begin >= 2 &&
      is_one_of(document.tokens[name.begin - 2].lemma, kUttered)) {
    return true;
  }
  if (is_one_of(preposition, kLocating)) return false;
  if (preposition == "to") return !motion_above(document, head);
  const bool on_city = preposition == "on" || preposition == "of" || preposition == "against" ||
                       preposition == "for" || preposition == "over";
  if (on_city && above != nullptr && above->upos == Upos::kNoun &&
      is_one_of(above->lemma, kAssaults)) {
    return false;
  }
  if (is_one_of(preposition, kRelating)) {
    return !(preposition == "for" && above != nullptr && above->upos == Upos::kVerb &&
             (above->lemma == "leave" || above->lemma == "depart" || above->lemma == "head"));
  }
  if (preposition == "of") return above == nullptr || !is_one_of(above->lemma, kLocalOf);
  if (above == nullptr) return false;
  if (token.deprel.starts_with("nsubj"))
    return !(
        is_one_of(above->lemma, kStaying) ||
        (above->upos != Upos::kVerb && above->upos != Upos::kAux && above->upos != Upos::kAdj));
  if (token.deprel == "obj") return !is_one_of(above->lemma, kReaching);
  if (token.deprel == "iobj") return true;
  if (token.deprel == "compound" || token.deprel == "nmod") {
    const std::uint32_t next = name.end;
    if (next < document.tokens.size() && document.tokens[next].form == "-")
      return true;  // Moscow-backed
    const bool peace_plan = above->lemma == "plan" && next < document.tokens.size() &&
                            document.tokens[next].lemma == "peace";
    // "Lima city officials" are not the state's.
    constexpr std::string_view kOfCity[] = {"city",   "municipal", "local",  "town",   "county",
                                            "police", "airport",   "health", "school", "fire"};
    const bool of_city = next < token.head && is_one_of(lower_form(document.tokens[next]), kOfCity);
    return preposition.empty() && !of_city && (peace_plan || is_one_of(above->lemma, kOfState));
  }
  return false;
}

}  // namespace

bool place_acts(const Document& document, TokenSpan name, std::uint32_t head) {
  // "Moscow-backed", but "Moscow-based" and "Moscow-born".
  if (name.end + 1 < document.tokens.size() && document.tokens[name.end].form == "-" &&
      !document.tokens[name.end - 1].space_after) {
    const std::string next = lower_form(document.tokens[name.end + 1]);
    return next != "based" && next != "born" && next != "area" && next != "bound";
  }
  // "Moscow, Russia": an apposition that says where it lies.
  return acts(document, name, head, 0);
}

}  // namespace whomet
