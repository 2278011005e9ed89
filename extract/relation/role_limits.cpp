#include "extract/relation/role_limits.h"

#include <algorithm>
#include <iterator>
#include <vector>

#include "base/utf8.h"
#include "base/words.h"
#include "extract/mention/titles.h"
#include "extract/relation/pair_words.h"
#include "extract/syntax/speech_verbs.h"

namespace whomet {
namespace {

constexpr std::string_view kStateOffices =
    "head_of_state_of|head_of_government_of|minister_of|official_of";

bool is_of_state(TitleKind kind) {
  return kind == TitleKind::kHeadOfState || kind == TitleKind::kHeadOfGovernment ||
         kind == TitleKind::kMinister || kind == TitleKind::kOfficial;
}

// Whether somebody with such a title may be what the relation says. "defense chief" is a minister,
// "Secretary Olsen" may be; the secretary of a council is not.
bool allows(const Context& context, const Title& title, std::string_view relation) {
  const bool heads = title.kind == TitleKind::kHeadOfState ||
                     title.kind == TitleKind::kHeadOfGovernment ||
                     title.kind == TitleKind::kLeader || title.kind == TitleKind::kMilitary;
  if (is_word_in(relation, "head_of_state_of|head_of_government_of|leads")) {
    return heads && !is_below_head(context.document(), title);
  }
  if (relation == "minister_of") {
    if (title.kind == TitleKind::kMinister) return true;
    if (title.kind == TitleKind::kLeader) return title.core.size() > 1;
    const bool of_body = title.owner != kNone &&
                         context.document().mentions[title.owner].type == EntityType::kOrganization;
    return title.kind == TitleKind::kOfficial && context.lemma(title.head) == "secretary" &&
           !of_body;
  }
  if (relation == "adviser_of") return title.kind == TitleKind::kAdviser;
  if (relation == "spokesperson_of") return title.kind == TitleKind::kSpokesperson;
  return true;
}

// "ambassador to Peru": sent there, not by Peru.
bool is_destination(const Context& context, const Title& title, const Mention& place) {
  return title.head != kNone && place.head > title.head && title.tokens.contains(place.head) &&
         is_word_in(context.lemma(title.head), "ambassador|envoy|emissary|consul|nuncio") &&
         is_word_in(context.tree(place.head).preposition(place.head), "to|for|in");
}

// Those of all that the sentence calls the person: "named [Olsen] as [ambassador to Peru]".
std::vector<Title> titles_in_sentence(const Document& document, const Mention& person) {
  std::vector<Title> titles;
  for (const std::uint32_t m : document.clusters[person.cluster].mentions) {
    if (document.mentions[m].sentence != person.sentence) continue;
    std::ranges::copy(titles_of(document, m), std::back_inserter(titles));
  }
  return titles;
}

bool is_owned_by(const Context& context, const Title& title, std::uint32_t cluster) {
  return title.owner != kNone && context.document().mentions[title.owner].cluster == cluster;
}

}  // namespace

bool contradicts_title(const Context& context, std::string_view relation, const Mention& person,
                       const Mention& body) {
  const bool office = is_word_in(relation, kStateOffices);
  if (!office && !is_word_in(relation, "adviser_of|spokesperson_of|leads")) return false;
  if (context.type_of(person.cluster) != EntityType::kPerson) return false;
  const Document& document = context.document();
  const std::vector<Title> titles = titles_in_sentence(document, person);
  if (titles.empty()) return false;
  const auto any = [&](auto&& holds) { return std::ranges::any_of(titles, holds); };
  const bool owned = any([&](const Title& t) { return is_owned_by(context, t, body.cluster); });
  if (relation == "leads") {
    // "the company's regional manager"
    return owned &&
           std::ranges::all_of(titles, [&](const Title& t) { return is_below_head(document, t); });
  }
  if (!office) {
    return owned && !any([&](const Title& t) { return allows(context, t, relation); });
  }
  if (relation == "official_of" &&
      any([&](const Title& t) { return is_destination(context, t, body); })) {
    return true;
  }
  const bool of_state = any(
      [&](const Title& t) { return is_of_state(t.kind) || t.kind == TitleKind::kSpokesperson; });
  if (of_state && !any([&](const Title& t) { return allows(context, t, relation); })) return true;
  return !owned && context.type_of(body.cluster) == EntityType::kCountry &&
         any([&](const Title& t) {
           if (!is_of_state(t.kind) || t.owner == kNone) return false;
           const std::uint32_t owner = document.mentions[t.owner].cluster;
           return owner != kNone && document.has_name(owner) &&
                  context.type_of(owner) == EntityType::kCountry;
         });
}

bool is_body_of_another(const Context& context, const Mention& person, const Mention& body) {
  if (person.sentence != body.sentence) return false;
  const Tree& tree = context.tree(body.head);
  const std::uint32_t first = tree.first_conjunct(body.head);
  const std::uint32_t whose = tree.head(first);
  if (whose == kNone || !is_word_in(tree.preposition(first), "of|from|at")) return false;
  const std::uint32_t at = context.mention_of(whose);
  if (at == kNone) return false;
  const Document& document = context.document();
  const Mention& other = document.mentions[at];
  return other.head == whose && other.cluster != kNone && other.cluster != person.cluster &&
         document.has_name(other.cluster) && context.type_of(other.cluster) == EntityType::kPerson;
}

bool owns_person(const Context& context, const Mention& owner) {
  if (!owns_people(context, owner)) return false;
  const std::uint32_t owned = context.mention_at(context.tree(owner.head).head(owner.head));
  return context.document().mentions[owned].type == EntityType::kPerson;
}

bool is_of_another_state(const Context& context, const Mention& people, const Mention& state) {
  if (people.level != MentionLevel::kNominal || people.sentence != state.sentence) return false;
  const Document& document = context.document();
  bool other = false;
  for (const std::uint32_t owner : context.owners(people.head)) {
    const std::uint32_t at = context.mention_of(owner);
    if (at == kNone || document.mentions[at].type != EntityType::kCountry) continue;
    if (document.mentions[at].cluster == state.cluster) return false;
    other = true;
  }
  return other && context.type_of(state.cluster) == EntityType::kCountry;
}

bool is_left_by_graduates(const Context& context, const Mention& person, const Mention& body) {
  if (person.sentence != body.sentence) return false;
  const Tree& tree = context.tree(body.head);
  const std::uint32_t first = tree.first_conjunct(body.head);
  const std::uint32_t whole = tree.head(first);
  // "the [Nordvik] institute"
  const bool in_name = whole != kNone && tree.is(first, "compound");
  const std::uint32_t noun = in_name ? tree.head(whole) : whole;
  constexpr std::string_view kGraduates = "graduate|alumnus|alumna|pupil|student|dropout";
  return (whole != kNone && is_word_in(context.lemma(whole), kGraduates)) ||
         (noun != kNone && is_word_in(context.lemma(noun), kGraduates));
}

bool is_unnamed_source(const Context& context, const Mention& people, const Mention& body) {
  if (people.level != MentionLevel::kNominal || people.tokens.size() != 1) return false;
  const Tree& tree = context.tree(people.head);
  const std::uint32_t verb = tree.head(people.head);
  return people.sentence == body.sentence && verb != kNone && tree.is(people.head, "nsubj") &&
         is_speech_verb(tree.verb_lemma(verb)) && body.head < people.head &&
         (tree.is(verb, "parataxis") || tree.in_subtree(body.head, verb));
}

}  // namespace whomet
