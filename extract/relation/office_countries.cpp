#include "extract/relation/office_countries.h"

#include <algorithm>
#include <vector>

#include "base/utf8.h"
#include "base/words.h"

namespace whomet {
namespace {

class CountryFinder {
 public:
  CountryFinder(const Document& document, const Context& context,
                std::span<const TitleOwner> owners, std::span<const HeldOffice> counterparts)
      : document_(document), context_(context), owners_(owners), counterparts_(counterparts) {}

  std::optional<LikelyCountry> find(const UnownedOffice& office) const {
    if (const std::uint32_t known = country_by_table(office.person); known != kNone) {
      return LikelyCountry{known, 0.6};
    }
    std::uint32_t country = country_of_superior(office);
    // Who heads a state that the text does not name heads no other.
    if (country == kNone && is_in_table(office.person)) return std::nullopt;
    if (country == kNone) country = country_of_host(office);
    if (country == kNone) country = only_country(office);
    if (country == kNone) return std::nullopt;
    return LikelyCountry{country, 0.4};
  }

 private:
  // The country that the text names and the table of leaders knows for this person.
  std::uint32_t country_by_table(std::uint32_t person) const {
    for (const std::uint32_t m : document_.clusters[person].mentions) {
      if (document_.mentions[m].level != MentionLevel::kName) continue;
      if (document_.mentions[m].country.empty()) continue;
      const std::uint32_t country = country_with_id(document_.mentions[m].country);
      if (country != kNone) return country;
    }
    return kNone;
  }

  bool is_in_table(std::uint32_t person) const {
    return std::ranges::any_of(document_.clusters[person].mentions, [&](std::uint32_t m) {
      return document_.mentions[m].level == MentionLevel::kName &&
             !document_.mentions[m].country.empty();
    });
  }

  // "flew to Lima for talks with President Quispe": who is met there is at home there, unless the
  // journey is theirs. The country of the place, where the text names it.
  std::uint32_t country_of_host(const UnownedOffice& office) const {
    const std::uint32_t sentence = context_.sentence_of(office.trigger);
    const Tree& tree = context_.tree(office.trigger);
    if (!is_met(office)) return kNone;
    std::uint32_t found = kNone;
    for (const Mention& place : document_.mentions) {
      if (place.sentence != sentence || place.cluster == kNone || place.country.empty()) continue;
      const EntityType type = context_.type_of(place.cluster);
      if (type != EntityType::kCountry && type != EntityType::kPlace) continue;
      // The word before tells more than the tree, where a day follows ("to Lima Wednesday").
      const std::uint32_t begin = place.tokens.begin;
      if (begin == tree.tokens().begin ||
          !is_word_in(to_lower(context_.token(begin - 1).form), "to|in|for|into")) {
        continue;
      }
      // "on a tour that began in Oslo, met President Quispe": not there.
      const std::uint32_t clause = tree.clause_verb(place.head);
      if (clause != kNone && tree.is(clause, "acl:relcl") &&
          !tree.in_subtree(office.trigger, clause)) {
        continue;
      }
      const std::uint32_t country = country_with_id(place.country);
      if (country == kNone || is_of_other(country, office)) continue;
      if (found != kNone && found != country) return kNone;
      found = country;
    }
    return found;
  }

  // "President Olsen dismissed Defense Minister Berg": he served where she does.
  std::uint32_t country_of_superior(const UnownedOffice& office) const {
    const Tree& tree = context_.tree(office.trigger);
    for (const std::uint32_t m : document_.clusters[office.person].mentions) {
      const Mention& mention = document_.mentions[m];
      if (mention.sentence != context_.sentence_of(office.trigger)) continue;
      const std::uint32_t first = tree.first_conjunct(mention.head);
      const std::uint32_t verb = tree.head(first);
      if (verb == kNone || !tree.is_any(first, {"obj", "nsubj:pass"}) ||
          !is_word_in(tree.verb_lemma(verb),
                      "dismiss|fire|sack|appoint|name|replace|reappoint|suspend|promote|remove")) {
        continue;
      }
      for (const std::uint32_t actor : tree.actors(verb)) {
        for (const Referent& superior : context_.referents(actor)) {
          if (context_.type_of(superior.cluster) == EntityType::kCountry) return superior.cluster;
          const std::uint32_t country = country_headed_by(superior.cluster);
          if (country != kNone) return country;
        }
      }
    }
    return kNone;
  }

  std::uint32_t country_headed_by(std::uint32_t person) const {
    for (const Claim& claim : document_.claims) {
      if (claim.subject == Argument::of_cluster(person) &&
          claim.object.kind == Argument::Kind::kCluster &&
          is_word_in(claim.predicate, "head_of_state_of|head_of_government_of")) {
        return claim.object.index;
      }
    }
    return kNone;
  }

  // Whether the office holder is whom somebody else meets.
  bool is_met(const UnownedOffice& office) const {
    const Tree& tree = context_.tree(office.trigger);
    std::vector<std::uint32_t> heads = {office.trigger};
    for (const std::uint32_t m : document_.clusters[office.person].mentions) {
      const Mention& mention = document_.mentions[m];
      if (mention.sentence == context_.sentence_of(office.trigger)) heads.push_back(mention.head);
    }
    for (const std::uint32_t token : heads) {
      const std::uint32_t first = tree.first_conjunct(token);
      const std::uint32_t head = tree.head(first);
      if (head == kNone) continue;
      const std::string lemma = context_.lemma(head);
      if (tree.preposition(first) == "with" &&
          is_word_in(lemma, "meet|meeting|talk|discussion|hold|speak|confer|summit|dinner|lunch")) {
        return true;
      }
      if (tree.is(first, "obj") && is_word_in(lemma, "meet|visit|see")) return true;
    }
    return false;
  }

  std::uint32_t country_with_id(const std::string& id) const {
    for (const Mention& mention : document_.mentions) {
      if (mention.cluster != kNone && mention.country == id &&
          context_.type_of(mention.cluster) == EntityType::kCountry) {
        return mention.cluster;
      }
    }
    return kNone;
  }

  // The one country of the text, those aside that it only names as a goal or place, or as somebody
  // else's; kNone if there are more.
  std::uint32_t only_country(const UnownedOffice& office) const {
    std::uint32_t only = kNone;
    for (std::uint32_t c = 0; c < document_.clusters.size(); ++c) {
      // "his country" is one that the text does not name.
      if (document_.clusters[c].type != EntityType::kCountry || !document_.has_name(c) ||
          is_of_other(c, office)) {
        continue;
      }
      const auto& mentions = document_.clusters[c].mentions;
      const bool stands = std::any_of(mentions.begin(), mentions.end(), [&](std::uint32_t m) {
        const Mention& mention = document_.mentions[m];
        return mention.level != MentionLevel::kPronoun && !is_goal(mention.head) &&
               !is_in_title_of_other(m, office.person) &&
               !is_told_of(mention.head, office.person) && !is_of_other_phrase(mention.head);
      });
      if (!stands) continue;
      if (only != kNone) return kNone;
      only = c;
    }
    return only;
  }

  // "talks with Norwegian officials": of those whom he deals with.
  bool is_of_other_phrase(std::uint32_t token) const {
    const Tree& tree = context_.tree(token);
    const std::uint32_t noun = tree.head(token);
    if (noun == kNone || !tree.is_any(token, {"amod", "compound", "nmod:poss"})) return false;
    return is_word_in(tree.preposition(tree.first_conjunct(noun)), "with|against|between|among");
  }

  // "Norway's foreign minister": says nothing of who is president elsewhere in the sentence.
  bool is_in_title_of_other(std::uint32_t mention, std::uint32_t person) const {
    return std::any_of(owners_.begin(), owners_.end(), [&](const TitleOwner& owner) {
      return owner.mention == mention && owner.person != person;
    });
  }

  // Whether the country is told to have another holder of such an office.
  bool is_of_other(std::uint32_t country, const UnownedOffice& office) const {
    for (const HeldOffice& one : counterparts_) {
      if (one.owner == country && one.person != office.person) return true;
    }
    return std::any_of(document_.claims.begin(), document_.claims.end(), [&](const Claim& claim) {
      return claim.predicate == office.predicate && claim.object == Argument::of_cluster(country) &&
             claim.subject != Argument::of_cluster(office.person);
    });
  }

  // "President Quispe thanked Norway", "condemned the Norwegian raid", "... said that Norway would
  // help": not his own, as a rule.
  bool is_told_of(std::uint32_t token, std::uint32_t person) const {
    const Tree& tree = context_.tree(token);
    const std::uint32_t deed = tree.head(token);
    if (deed != kNone && tree.is_any(token, {"amod", "nmod:poss"})) {
      const std::uint32_t actor = context_.mention_of(deed);
      if (actor == kNone || !kActors.contains(document_.mentions[actor].type)) token = deed;
    }
    std::uint32_t verb = tree.head(token);
    if (verb == kNone || !tree.is_any(token, {"obj", "iobj", "nsubj", "nsubj:pass"})) return false;
    if (tree.is_any(token, {"nsubj", "nsubj:pass"})) {
      if (!tree.is(verb, "ccomp")) return false;
      verb = tree.head(verb);
    }
    if (verb == kNone) return false;
    const std::vector<std::uint32_t> actors = actors_of(tree, verb);
    return std::ranges::any_of(actors, [&](std::uint32_t actor) {
      const std::vector<Referent> who = context_.referents(actor);
      return std::ranges::any_of(who, [&](const Referent& one) { return one.cluster == person; });
    });
  }

  // "flew to Peru", "visited Peru", "in Peru".
  bool is_goal(std::uint32_t token) const {
    const Tree& tree = context_.tree(token);
    const std::uint32_t head = tree.head(token);
    if (head == kNone) return false;
    if (is_word_in(tree.preposition(token), "to|in|into|at|from|through|via|for|on|against|over")) {
      return true;
    }
    // "opposed the invasion of Peru": she need not be from there.
    if (tree.preposition(token) == "of" &&
        is_word_in(context_.lemma(head),
                   "invasion|occupation|bombing|annexation|blockade|shelling|siege|partition|"
                   "liberation|conquest")) {
      return true;
    }
    return tree.is(token, "obj") && is_word_in(tree.verb_lemma(head), "visit|tour|leave|reach");
  }

  const Document& document_;
  const Context& context_;
  std::span<const TitleOwner> owners_;
  std::span<const HeldOffice> counterparts_;
};

}  // namespace

std::optional<LikelyCountry> country_of_office(const Document& document, const Context& context,
                                               const UnownedOffice& office,
                                               std::span<const TitleOwner> owners,
                                               std::span<const HeldOffice> counterparts) {
  return CountryFinder(document, context, owners, counterparts).find(office);
}

}  // namespace whomet
