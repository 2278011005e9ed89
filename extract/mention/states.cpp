#include "extract/mention/states.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_set>

#include "base/words.h"
#include "extract/mention/title_table.h"
#include "extract/syntax/tree.h"

namespace whomet {
namespace {

// Offices and bodies that only states have.
constexpr std::string_view kStateOffices[] = {
    "embassy",   "embassies",   "ambassador",  "ambassadors",  "parliament",
    "airspace",  "consulate",   "consulates",  "premier",      "prime",
    "navy",      "citizenship", "sovereignty", "independence", "diplomat",
    "diplomats", "diplomacy",   "envoy",       "envoys"};
// What makes the minister or the ministry one of a state; companies and churches have others.
constexpr std::string_view kPortfolios[] = {"foreign",  "defense", "defence", "interior", "finance",
                                            "economy",  "trade",   "justice", "prime",    "energy",
                                            "security", "health",  "oil"};
constexpr std::string_view kRulers[] = {"president", "king", "queen", "emir", "sultan", "premier"};
// What a ruler may own as well: "Olsen's troops", "the Olsen government".
constexpr std::string_view kStatePower[] = {
    "government",   "president",  "army",     "troops",     "troop",     "soldiers",
    "soldier",      "forces",     "force",    "military",   "officials", "official",
    "minister",     "ministers",  "ministry", "leader",     "leaders",   "authorities",
    "regime",       "police",     "militia",  "border",     "territory", "rebels",
    "lawmakers",    "capital",    "economy",  "nationals",  "people",    "citizens",
    "prosecutors",  "monarch",    "king",     "presidency", "elections", "election",
    "constitution", "opposition", "refugees"};
constexpr std::string_view kTieNouns[] = {"tie", "relation", "relationship"};
constexpr std::string_view kTreaties[] = {
    "treaty", "accord",   "pact",   "agreement", "truce",   "war",      "alliance",
    "trade",  "protocol", "border", "ceasefire", "dispute", "sanction", "embargo"};
constexpr std::string_view kOfStates[] = {"diplomatic", "trade",     "economic", "bilateral",
                                          "military",   "formal",    "full",     "consular",
                                          "cultural",   "commercial"};
// With ties as their object only states do these.
constexpr std::string_view kOnTies[] = {"restore", "sever",     "cut",      "break",   "establish",
                                        "resume",  "renew",     "abandon",  "suspend", "normalize",
                                        "upgrade", "downgrade", "normalise"};
constexpr std::string_view kStateDeeds[] = {"invade", "annex", "secede", "sanction", "recognize"};
constexpr std::string_view kDeeds[] = {
    "accuse",    "urge",    "condemn",   "warn",    "reject", "agree",     "sign",      "deny",
    "welcome",   "oppose",  "threaten",  "support", "back",   "call",      "attack",    "bomb",
    "invade",    "blame",   "pledge",    "promise", "demand", "negotiate", "recall",    "expel",
    "sanction",  "declare", "criticize", "vow",     "ban",    "impose",    "send",      "deploy",
    "withdraw",  "refuse",  "propose",   "offer",   "appeal", "insist",    "recognize", "fight",
    "retaliate", "host",    "protest",   "supply",  "launch", "seek",      "boycott",   "join",
    "cooperate", "fire",    "shell",     "mobilize"};

// Who gets something by these, after "to".
constexpr std::string_view kGiving[] = {"contribute", "give",  "grant",  "donate",
                                        "lend",       "offer", "pledge", "promise",
                                        "provide",    "sell",  "owe"};

constexpr std::string_view kTaking[] = {"receive", "get", "accept", "obtain", "borrow", "seek"};

// Who sends or says these is somebody, not a place.
constexpr std::string_view kSentThings[] = {
    "statement", "assurance", "pledge",    "promise",   "offer",        "invitation",
    "demand",    "proposal",  "criticism", "praise",    "pressure",     "apology",
    "warning",   "threat",    "appeal",    "complaint", "condemnation", "denial",
    "support",   "request",   "message",   "response",  "reaction"};

constexpr std::string_view kAppointing[] = {"appoint", "elect", "name", "nominate", "re-elect"};

enum class Evidence { kOffice, kPower, kTies, kDeed, kBeside, kDemonym, kActs, kCount };
using Weights = std::array<double, static_cast<std::size_t>(Evidence::kCount)>;

// What the document says of one name.
struct Case {
  Weights best{};
  bool is_person = false;   // the model's word, or the shape's
  bool is_place = false;    // likewise
  bool has_person = false;  // a title, a longer name of a person
  bool is_given = false;    // a given name, which only an office outweighs
  bool in_table = false;
  bool unclaimed_only = true;

  void add(Evidence kind, double weight) {
    double& kept = best[static_cast<std::size_t>(kind)];
    kept = std::max(kept, weight);
  }
  double sum() const {
    double total = 0;
    for (const double weight : best) total += weight;
    return total;
  }
};

constexpr double kEnough = 3;

bool is_state(const Case& found) {
  if (found.has_person || found.in_table) return false;
  if (found.is_given && (found.is_person || found.best[0] < kEnough)) return false;
  return found.sum() + (found.is_place ? 1 : 0) >= kEnough;
}

// One name where it stands.
class Reader {
 public:
  Reader(const Document& document, const Gazetteer& gazetteer)
      : document_(document), gazetteer_(gazetteer) {}

  void read(TokenSpan span, std::uint32_t sentence, std::uint32_t head, Case& found) const {
    const Tree tree(document_, sentence);
    // "appointed Olsen prime minister": whoever holds an office is no state.
    const std::uint32_t verb = tree.head(head);
    if (verb != kNone && tree.is(head, "obj") && tree.child(verb, "xcomp") != kNone &&
        is_one_of(document_.tokens[verb].lemma, kAppointing)) {
      found.has_person = true;
      return;
    }
    read_owned(span, tree.tokens(), found);
    read_of(span, tree, head, found);
    read_ties(tree, head, found);
    read_deeds(tree, head, found);
    read_neighbours(tree, head, found);
  }

 private:
  std::string lower(std::uint32_t token) const { return lower_form(document_.tokens[token]); }

  // "Karvia's first prime minister", "the Karvia government", "Karvia border police": the words of
  // the noun phrase behind the name.
  void read_owned(TokenSpan span, TokenSpan sentence, Case& found) const {
    std::uint32_t i = span.end;
    if (i >= sentence.end) return;
    const std::string next = lower(i);
    const bool owns = next == "'s" || next == "’s" || next == "'" || next == "’";
    if (owns) ++i;
    bool portfolio = false;
    for (std::uint32_t steps = 0; i < sentence.end && steps < 5; ++i, ++steps) {
      const Token& token = document_.tokens[i];
      if (token.upos != Upos::kAdj && token.upos != Upos::kNoun && token.upos != Upos::kPropn &&
          token.upos != Upos::kNum)
        return;
      const std::string word = lower(i);
      if (is_one_of(word, kStateOffices)) found.add(Evidence::kOffice, kEnough);
      if (portfolio && (word.starts_with("minister") || word.starts_with("ministr")))
        found.add(Evidence::kOffice, kEnough);
      // "Karvia President Olsen": what the model takes for no name is no company either.
      if (found.unclaimed_only && i == span.end && is_one_of(word, kRulers) &&
          i + 1 < sentence.end && document_.tokens[i + 1].upos == Upos::kPropn)
        found.add(Evidence::kOffice, kEnough);
      // "the Olsen government" is as often of a person, "Olsen's troops" more often.
      if (is_one_of(word, kStatePower)) {
        found.add(Evidence::kPower, found.is_person && owns ? 1 : 2);
      }
      portfolio = is_one_of(word, kPortfolios);
    }
  }

  // "the ambassadors of Karvia", "soldiers from Karvia", "a statement by Karvia".
  void read_of(TokenSpan span, const Tree& tree, std::uint32_t head, Case& found) const {
    const std::string preposition = tree.preposition(head);
    const std::uint32_t above = tree.head(tree.first_conjunct(head));
    if (above == kNone || above >= span.begin) return;
    if (preposition == "by" || preposition == "from") {
      // "assurances on trade from Karvia"
      const bool topic = tree.is(above, "nmod") && tree.head(above) != kNone;
      for (const std::uint32_t noun : {above, topic ? tree.head(above) : above}) {
        if (is_one_of(document_.tokens[noun].lemma, kSentThings)) {
          found.add(Evidence::kActs, found.is_place ? 2 : 0.5);
        }
      }
    }
    if (preposition != "of" && preposition != "from" && preposition != "in") return;
    const std::string word = lower(above);
    if (preposition != "in" && is_one_of(word, kStateOffices))
      found.add(Evidence::kOffice, kEnough);
    if (is_one_of(word, kStatePower)) found.add(Evidence::kPower, preposition == "of" ? 1 : 2);
  }

  // "diplomatic ties with Karvia", "a truce between Karvia and Norway".
  void read_ties(const Tree& tree, std::uint32_t head, Case& found) const {
    const std::string preposition = tree.preposition(head);
    if (preposition != "with" && preposition != "between" && preposition != "against" &&
        preposition != "to")
      return;
    const std::uint32_t above = tree.head(tree.first_conjunct(head));
    if (above == kNone) return;
    std::uint32_t noun = above;
    if (document_.tokens[above].upos == Upos::kVerb) noun = tree.child(above, "obj");
    if (noun == kNone) return;
    const std::string& lemma = document_.tokens[noun].lemma;
    if (is_one_of(lemma, kTieNouns)) {
      bool of_states = false;
      for (const std::uint32_t child : tree.children(noun))
        of_states = of_states || is_one_of(lower(child), kOfStates);
      const std::uint32_t governor = tree.head(noun);
      of_states = of_states || (governor != kNone && tree.is(noun, "obj") &&
                                is_one_of(document_.tokens[governor].lemma, kOnTies));
      found.add(Evidence::kTies, of_states ? kEnough : found.is_person ? 1 : 2);
    } else if (is_one_of(lemma, kTreaties)) {
      found.add(Evidence::kTies, found.is_person ? 1 : 2);
    }
  }

  void read_deeds(const Tree& tree, std::uint32_t head, Case& found) const {
    const std::uint32_t first = tree.first_conjunct(head);
    const std::uint32_t verb = tree.head(first);
    if (verb == kNone) return;
    const bool subject = tree.is(first, "nsubj") && !tree.is_passive(verb);
    const bool agent = tree.is_passive(verb) && tree.preposition(head) == "by";
    const bool undergoer =
        tree.is_any(first, {"obj", "iobj"}) || (tree.is(first, "nsubj") && tree.is_passive(verb));
    const std::string& lemma = document_.tokens[verb].lemma;
    if (subject || agent) {
      if (acts_on_ties(tree, verb)) found.add(Evidence::kDeed, kEnough);
      if (is_one_of(lemma, kStateDeeds)) found.add(Evidence::kDeed, 1);
      if (is_one_of(lemma, kDeeds)) found.add(Evidence::kActs, found.is_place ? 2 : 0.5);
    } else if (is_given_to(tree, first, verb)) {
      found.add(Evidence::kActs, found.is_place ? 2 : 0.5);
    } else if (undergoer && is_one_of(lemma, kDeeds)) {
      // Places are attacked and left; only who acts is asked and accused.
      constexpr std::string_view kAtPlaces[] = {"attack", "bomb", "invade",
                                                "leave",  "join", "want"};
      if (!is_one_of(lemma, kAtPlaces)) found.add(Evidence::kActs, found.is_place ? 2 : 0.5);
    }
  }

  // "contributed a million to Karvia", "received money from Karvia", on whatever of the two words
  // the parser hangs the name.
  bool is_given_to(const Tree& tree, std::uint32_t name, std::uint32_t above) const {
    std::uint32_t verb = above;
    if (tree.is(above, "obj") && tree.head(above) != kNone) verb = tree.head(above);
    const std::string preposition = tree.preposition(name);
    const std::string& lemma = document_.tokens[verb].lemma;
    return (preposition == "to" && is_one_of(lemma, kGiving)) ||
           (preposition == "from" && is_one_of(lemma, kTaking));
  }

  // The verb, or an infinitive under it, has ties as its object: "is about to restore full ties".
  bool acts_on_ties(const Tree& tree, std::uint32_t verb) const {
    for (int depth = 0; verb != kNone && depth < 3; ++depth) {
      const std::uint32_t object = tree.child(verb, "obj");
      if (object != kNone) {
        return is_one_of(document_.tokens[object].lemma, kTieNouns) &&
               is_one_of(document_.tokens[verb].lemma, kOnTies);
      }
      std::uint32_t below = tree.child(verb, "xcomp");
      if (below == kNone) below = tree.child(verb, "advcl");
      if (below == kNone) below = tree.child(verb, "acl");
      verb = below;
    }
    return false;
  }

  // "Karvia, Norway and Denmark", "Norway-Karvia relations".
  void read_neighbours(const Tree& tree, std::uint32_t head, Case& found) const {
    for (const std::uint32_t other : tree.conjuncts(tree.first_conjunct(head))) {
      if (other != head && is_country(other)) found.add(Evidence::kBeside, 1.5);
    }
    for (const std::uint32_t hyphen : {head - 1, head + 1}) {
      if (!tree.tokens().contains(hyphen) || document_.tokens[hyphen].form != "-") continue;
      const std::uint32_t other = hyphen < head ? hyphen - 1 : hyphen + 1;
      if (tree.tokens().contains(other) && is_country(other)) found.add(Evidence::kBeside, 2);
    }
  }

  bool is_country(std::uint32_t token) const {
    const auto entries = gazetteer_.find(document_.tokens[token].form);
    return !entries.empty() && entries[0].type == EntityType::kCountry &&
           (entries[0].kind == GazetteerEntry::Kind::kCountry ||
            entries[0].kind == GazetteerEntry::Kind::kDemonym);
  }

  const Document& document_;
  const Gazetteer& gazetteer_;
};

std::uint32_t head_of(const Document& document, TokenSpan span) {
  for (std::uint32_t i = span.begin; i < span.end; ++i) {
    const std::uint32_t above = document.tokens[i].head;
    if (above == kNone || !span.contains(above)) return i;
  }
  return span.end - 1;
}

class StateFinder {
 public:
  StateFinder(const Document& document, const Gazetteer& gazetteer,
              std::span<const NamePiece> unclaimed, std::vector<Candidate>& candidates)
      : document_(document),
        gazetteer_(gazetteer),
        unclaimed_(unclaimed),
        candidates_(candidates) {}

  void find() {
    gather();
    if (cases_.empty()) return;
    read_people();
    read_demonyms();
    spread();
    settle();
  }

 private:
  std::string_view text_of(TokenSpan span) const { return document_.text_of(span); }

  Case& case_of(std::string_view text) {
    const auto [found, is_new] = cases_.try_emplace(std::string(text));
    if (is_new) found->second.in_table = !gazetteer_.find(text).empty();
    return found->second;
  }

  bool may_be_state(const Candidate& candidate) const {
    return !candidate.drop &&
           (candidate.type == EntityType::kPerson || candidate.type == EntityType::kPlace ||
            candidate.type == EntityType::kOrganization || candidate.type == EntityType::kGroup ||
            candidate.type == EntityType::kTopic) &&
           candidate.country.empty() && !is_acronym(candidate.text) && !has_digit(candidate.text);
  }

  void gather() {
    const NameTyper typer(document_, gazetteer_);
    for (const Candidate& candidate : candidates_) {
      if (!may_be_state(candidate)) continue;
      Case& found = case_of(candidate.text);
      found.unclaimed_only = false;
      found.is_person = found.is_person || candidate.type == EntityType::kPerson;
      found.is_place = found.is_place || candidate.type == EntityType::kPlace;
      found.has_person = found.has_person || candidate.piece.after_title ||
                         names_a_body(candidate.piece.tokens) ||
                         typer.has_link(candidate.piece.tokens);
    }
    const Reader reader(document_, gazetteer_);
    for (const Candidate& candidate : candidates_) {
      if (!may_be_state(candidate)) continue;
      Case& found = case_of(candidate.text);
      if (!found.in_table && !found.has_person)
        reader.read(candidate.piece.tokens, candidate.piece.sentence, candidate.head, found);
    }
    for (const NamePiece& piece : unclaimed_) {
      if (piece.in_table || names_a_body(piece.tokens) || typer.has_link(piece.tokens)) continue;
      Case& found = case_of(text_of(piece.tokens));
      found.has_person = found.has_person || piece.after_title;
      if (!found.in_table && !found.has_person)
        reader.read(piece.tokens, piece.sentence, head_of(document_, piece.tokens), found);
    }
  }

  // "Karvia Airlines", "Free Valley Movement".
  bool names_a_body(TokenSpan span) const {
    return gazetteer_.type_of_name_head(lower_form(document_.tokens[span.end - 1])).has_value();
  }

  // Words of people's names, given names, families of known leaders.
  void read_people() {
    std::unordered_set<std::string> words;
    for (const Candidate& candidate : candidates_) {
      const TokenSpan span = candidate.piece.tokens;
      if (candidate.drop || candidate.type != EntityType::kPerson || span.size() < 2) continue;
      for (std::uint32_t i = span.begin; i < span.end; ++i) words.insert(document_.tokens[i].form);
    }
    for (auto& [text, found] : cases_) {
      const std::string first = text.substr(0, text.find(' '));
      if (first != text) {
        found.has_person = found.has_person || gazetteer_.given_name(first) != '\0';
        continue;
      }
      found.is_given = gazetteer_.given_name(text) != '\0';
      found.has_person =
          found.has_person || words.contains(text) || !gazetteer_.leaders(text).empty();
    }
  }

  void read_demonyms() {
    std::unordered_set<std::string> words;  // with a capital, within sentences
    for (const Token& token : document_.tokens) {
      if (!token.form.empty() && token.form[0] >= 'A' && token.form[0] <= 'Z')
        words.insert(token.form);
    }
    for (auto& [text, found] : cases_) {
      if (found.in_table || found.has_person) continue;
      for (const std::string& word : words) {
        if (is_demonym_of(word, text)) found.add(Evidence::kDemonym, 2);
      }
    }
  }

  // What stands beside a state in a list is one more likely.
  void spread() {
    for (int round = 0; round < 2; ++round) {
      for (const Candidate& candidate : candidates_) {
        if (may_be_state(candidate)) spread_from(candidate.piece.sentence, candidate.head);
      }
      for (const NamePiece& piece : unclaimed_)
        spread_from(piece.sentence, head_of(document_, piece.tokens));
    }
  }

  void spread_from(std::uint32_t sentence, std::uint32_t head) {
    const auto own = cases_.find(document_.tokens[head].form);
    if (own == cases_.end() || !is_state(own->second)) return;
    const Tree tree(document_, sentence);
    for (const std::uint32_t other : tree.conjuncts(tree.first_conjunct(head))) {
      const auto beside = cases_.find(document_.tokens[other].form);
      if (other != head && beside != cases_.end()) beside->second.add(Evidence::kBeside, 3);
    }
  }

  void settle() {
    for (Candidate& candidate : candidates_) {
      if (!may_be_state(candidate)) continue;
      const auto found = cases_.find(candidate.text);
      const bool people = is_people(candidate.text);
      const bool state = found != cases_.end() && is_state(found->second);
      if (!state && !(people && candidate.type == EntityType::kGroup)) continue;
      candidate.ner = people ? "NORP" : "GPE";
      candidate.type = EntityType::kCountry;
      candidate.typed = true;
      candidate.weak = false;
    }
    for (const NamePiece& piece : unclaimed_) {
      const auto found = cases_.find(std::string(text_of(piece.tokens)));
      if (found == cases_.end() || !is_state(found->second)) continue;
      Candidate candidate;
      candidate.piece = piece;
      candidate.text = found->first;
      candidate.head = head_of(document_, piece.tokens);
      set_type(candidate, EntityType::kCountry);
      candidates_.push_back(std::move(candidate));
    }
  }

  // Called after another name of the document that is a state.
  bool is_people(std::string_view text) const {
    return std::ranges::any_of(cases_, [&](const auto& other) {
      return is_state(other.second) && is_demonym_of(text, other.first);
    });
  }

  const Document& document_;
  const Gazetteer& gazetteer_;
  std::span<const NamePiece> unclaimed_;
  std::vector<Candidate>& candidates_;
  std::map<std::string, Case, std::less<>> cases_;
};

}  // namespace

bool is_demonym_of(std::string_view word, std::string_view state) {
  constexpr std::string_view kEnds[] = {"n",   "ns", "an", "ans", "ian", "ians", "ean", "eans",
                                        "ese", "i",  "is", "ish", "ite", "ites", "nian"};
  constexpr std::size_t kShortest = 4;  // letters
  if (state.size() < kShortest || word.size() <= kShortest) return false;
  const auto follows = [&](std::string_view stem) {
    return word.starts_with(stem) && is_one_of(word.substr(stem.size()), kEnds);
  };
  if (follows(state)) return true;
  // "Karvian" of "Karvia" is its own word and "n"; "Karvish", "Karvese" drop the vowels.
  std::string_view stem = state;
  while (stem.size() >= kShortest &&
         is_one_of(stem.substr(stem.size() - 1),
                   std::array<std::string_view, 5>{"a", "e", "i", "o", "y"}))
    stem.remove_suffix(1);
  return stem.size() < state.size() && stem.size() >= kShortest && follows(stem);
}

void find_states(const Document& document, const Gazetteer& gazetteer,
                 std::span<const NamePiece> unclaimed, std::vector<Candidate>& candidates) {
  StateFinder(document, gazetteer, unclaimed, candidates).find();
}

}  // namespace whomet
