// Tested by tests/extract/coref/pronouns_test.cpp.
#include "extract/coref/pronoun_features.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "extract/coref/phrases.h"
#include "extract/mention/title_table.h"
#include "extract/syntax/speech_verbs.h"

namespace whomet {
namespace {

enum class Role { kSubject, kObject, kOblique, kOwner, kNounModifier, kBefore, kAside, kOther };
constexpr std::size_t kRoles = 8;
using Names = std::array<std::string_view, kRoles>;

constexpr Names kRole = {"subject",       "object",      "oblique", "owner",
                         "noun-modifier", "before-noun", "aside",   "other"};

// "teller<subject", "teller<object", ...: a feature of its own for each role.
class ByRole {
 public:
  constexpr ByRole(std::string_view feature, char between) {
    for (std::size_t role = 0; role < kRoles; ++role) {
      for (const char c : feature) add(role, c);
      add(role, between);
      for (const char c : kRole[role]) add(role, c);
    }
  }
  constexpr std::string_view operator[](std::size_t role) const {
    return {texts_[role].data(), sizes_[role]};
  }

 private:
  constexpr void add(std::size_t role, char c) { texts_[role].at(sizes_[role]++) = c; }

  std::array<std::array<char, 32>, kRoles> texts_{};
  std::array<std::size_t, kRoles> sizes_{};
};

constexpr ByRole kSame("same", ':');
constexpr ByRole kForOwner("owner", '<');
// Where the candidate stands in the pronoun's clause, and in the clause above, by the pronoun's
// role.
constexpr ByRole kClauseSubject("clause-subject", '<');
constexpr ByRole kClauseObject("clause-object", '<');
constexpr ByRole kMatrixSubject("matrix-subject", '<');
constexpr ByRole kFollows("follows", '<');
constexpr ByRole kTeller("teller", '<');
constexpr ByRole kActor("actor", '<');
constexpr ByRole kInRelative("in-relative", '<');
constexpr ByRole kInNoun("in-noun", '<');
// Both tell something: "[Olsen] said ... . [He] added ...".
constexpr std::string_view kSpeaker[] = {"speaker:0", "speaker:1", "speaker:2", "speaker:3"};
constexpr std::string_view kDistance[] = {"sentences:0", "sentences:1", "sentences:2",
                                          "sentences:3"};

Role role_of(std::string_view deprel) {
  if (deprel.starts_with("nsubj")) return Role::kSubject;
  if (deprel == "obj" || deprel == "iobj") return Role::kObject;
  if (deprel.starts_with("obl")) return Role::kOblique;
  if (deprel == "nmod:poss") return Role::kOwner;
  if (deprel.starts_with("nmod")) return Role::kNounModifier;
  if (deprel == "amod" || deprel == "compound") return Role::kBefore;
  if (deprel.starts_with("appos") || deprel.starts_with("flat")) return Role::kAside;
  return Role::kOther;
}

std::string_view name_of_type(EntityType type) {
  switch (type) {
    case EntityType::kPerson:
      return "type:person";
    case EntityType::kCountry:
      return "type:country";
    case EntityType::kOrganization:
      return "type:organization";
    case EntityType::kGroup:
      return "type:group";
    case EntityType::kPlace:
      return "type:place";
    case EntityType::kMeeting:
      return "type:meeting";
    case EntityType::kEvent:
      return "type:event";
    case EntityType::kDocument:
      return "type:document";
    case EntityType::kItem:
      return "type:item";
    default:
      return "type:topic";
  }
}

// The clause of the pronoun, and how it hangs in the one above.
void add_clause(const Tree& tree, const Token& candidate, std::uint32_t candidate_head, Role role,
                const Token& pronoun, std::uint32_t pronoun_token,
                std::vector<PronounFeature>& features) {
  const Role own = role_of(pronoun.deprel);
  const auto by = [&](const ByRole& names) {
    features.push_back({names[static_cast<std::size_t>(own)], 1.0});
  };
  if (own == Role::kOwner && pronoun.head != kNone) {
    // "Norway and [its] allies"; "the head of the party praised [its] voters".
    const Token& owned = tree.token(pronoun.head);
    if (owned.deprel == "conj" && owned.head == candidate_head)
      features.push_back({"and-its", 1.0});
    if (owned.head == candidate_head) features.push_back({"governs-owned", 1.0});
  }
  const std::uint32_t from =
      own == Role::kOwner && pronoun.head != kNone ? pronoun.head : pronoun_token;
  const std::uint32_t clause = tree.clause_verb(from);
  if (clause == kNone) return;
  const bool subject = role == Role::kSubject;
  if (candidate.head == clause && subject) by(kClauseSubject);
  if (candidate.head == clause && role == Role::kObject) by(kClauseObject);
  const std::uint32_t above = tree.head(clause);
  if (above == kNone) return;
  if (candidate.head == above && subject) {
    if (tree.is_any(clause, {"ccomp", "parataxis"})) by(kMatrixSubject);
    if (tree.is(clause, "xcomp")) features.push_back({"controls", 1.0});
    if (tree.is(clause, "conj")) features.push_back({"conjunct-subject", 1.0});
    if (tree.is(clause, "advcl")) features.push_back({"main-subject", 1.0});
  }
  if (candidate.head == above && role == Role::kObject && tree.is(clause, "xcomp"))
    features.push_back({"told-to", 1.0});
  if (tree.is(clause, "acl") && candidate_head == above) features.push_back({"modified", 1.0});
  const std::uint32_t upper = tree.clause_verb(above);
  if (subject && upper != kNone && upper != above && candidate.head == upper)
    features.push_back({"upper-subject", 1.0});
}

// "The Kenyan", which is as good as a name; not "the President".
bool is_compatriot(const Document& document, const Mention& mention) {
  return mention.type == EntityType::kPerson && is_bare(document, mention) &&
         document.tokens[mention.head].upos == Upos::kPropn &&
         find_title_ending_at(document, mention.head, mention.head) == nullptr;
}

// Whether the word is who says something.
bool tells(const Tree& tree, std::uint32_t token) {
  const std::uint32_t verb = tree.head(token);
  if (verb == kNone) return false;
  if (tree.is(token, "nsubj") && !tree.is(token, "nsubj:pass")) {
    return is_speech_verb(tree.verb_lemma(verb));
  }
  // "quotes [the minister] as saying"
  if (!tree.is(token, "obj")) return false;
  for (const std::uint32_t child : tree.children(verb)) {
    if (!tree.is_predicate(child)) continue;
    if (tree.mark(child) == "as" && is_speech_verb(tree.verb_lemma(child))) return true;
  }
  return false;
}

// "X thanked Y and said that [she] would go": who tells what the pronoun's clause is part of, and
// who acts in its clause ("X agreed to meet [her]"), whatever lies between.
void add_reach(const Tree& tree, std::uint32_t candidate, const Token& pronoun,
               std::uint32_t pronoun_token, std::vector<PronounFeature>& features) {
  const auto own = static_cast<std::size_t>(role_of(pronoun.deprel));
  bool inside = false, relative = false;
  std::uint32_t clause = kNone;  // the first verb above
  bool told = false;
  for (std::uint32_t at = pronoun_token; at != kNone; at = tree.head(at)) {
    if (at == candidate) inside = true;
    if (inside) break;
    relative = relative || tree.is(at, "acl:relcl");
    if (!tree.is_predicate(at)) continue;
    if (clause == kNone) {
      clause = at;
      const auto actors = tree.subjects(at);
      if (std::ranges::find(actors, candidate) != actors.end())
        features.push_back({kActor[own], 1.0});
    }
    const std::uint32_t above = tree.head(at);
    if (!told && above != kNone && tree.is_any(at, {"ccomp", "parataxis"}) &&
        is_speech_verb(tree.verb_lemma(above))) {
      told = true;
      const auto tellers = tellers_of(tree, above);
      if (std::ranges::find(tellers, candidate) != tellers.end())
        features.push_back({kTeller[own], 1.0});
    }
  }
  if (inside) features.push_back({relative ? kInRelative[own] : kInNoun[own], 1.0});
}

}  // namespace

std::vector<PronounFeature> pronoun_features(const Document& document, TreeCache& trees,
                                             const PronounQuestion& question, std::size_t index) {
  const Mention& pronoun = document.mentions[question.pronoun];
  const Mention& mention = document.mentions[question.candidates[index]];
  const Token& token = document.tokens[pronoun.head];
  const Tree& tree = trees.of(mention.sentence);
  // A conjunct stands where the first of its list does.
  const std::uint32_t first = tree.first_conjunct(mention.head);
  const Token& place = document.tokens[first];
  const Role role = role_of(place.deprel);
  const auto at = static_cast<std::size_t>(role);
  const Role own = role_of(token.deprel);

  std::vector<PronounFeature> features;
  features.reserve(20);
  const std::uint32_t distance = std::min<std::uint32_t>(3, pronoun.sentence - mention.sentence);
  features.push_back({kDistance[distance], 1.0});
  features.push_back({kRole[at], 1.0});
  if (own == role) features.push_back({kSame[at], 1.0});
  if (own == Role::kOwner) features.push_back({kForOwner[at], 1.0});
  if (first != mention.head) features.push_back({"conjunct", 1.0});
  if (role == Role::kSubject && place.head != kNone && document.tokens[place.head].head == kNone)
    features.push_back({"root-subject", 1.0});
  const bool proper = mention.level == MentionLevel::kName || is_compatriot(document, mention);
  if (proper) {
    features.push_back({"name", 1.0});
  } else if (mention.level == MentionLevel::kNominal) {
    features.push_back({"nominal", 1.0});
    features.push_back({is_definite(document, mention) ? "definite" : "indefinite", 1.0});
  } else {
    features.push_back({"pronoun", 1.0});
  }
  features.push_back({name_of_type(mention.type), 1.0});
  const std::uint32_t from = std::min(pronoun.tokens.begin, mention.tokens.begin);
  const std::uint32_t to = std::max(pronoun.tokens.begin, mention.tokens.begin);
  const double tokens = std::log(1.0 + (to - from));
  features.push_back({"tokens", tokens});
  if (distance == 0) features.push_back({"tokens-here", tokens});
  features.push_back(
      {"count", std::log(static_cast<double>(std::max<std::uint32_t>(1, question.counts[index])))});
  if (index == 0) features.push_back({"nearest", 1.0});
  if (question.follows[index]) features.push_back({kFollows[static_cast<std::size_t>(own)], 1.0});
  if (distance == 1 && role == Role::kSubject) {
    const bool is_first =
        index + 1 == question.candidates.size() ||
        document.mentions[question.candidates[index + 1]].sentence != mention.sentence;
    if (is_first) features.push_back({"first-before", 1.0});
  }
  if (tells(trees.of(pronoun.sentence), pronoun.head) && tells(tree, first))
    features.push_back({kSpeaker[distance], 1.0});
  if (distance == 0) add_reach(tree, mention.head, token, pronoun.head, features);
  if (distance == 0) add_clause(tree, place, mention.head, role, token, pronoun.head, features);
  return features;
}

}  // namespace whomet
