#include "extract/relation/memberships.h"

#include <algorithm>
#include <vector>

#include "base/words.h"
#include "extract/entity/joined_bodies.h"
#include "extract/mention/titles.h"
#include "extract/relation/recorder.h"

namespace whomet {
namespace {

// Titles before which a party may be named.
constexpr std::string_view kPartyTitles =
    "mp|senator|representative|congressman|congresswoman|lawmaker|candidate|politician|legislator|"
    "councillor|member|governor|mayor|gov.|sen.|rep.|gov|sen|rep";

constexpr std::string_view kPartyOffices =
    "leader|chairman|chairwoman|chair|chief|head|president|spokesman|spokeswoman|spokesperson|"
    "official|secretary|treasurer|founder|deputy|member|adviser|strategist";

class MembershipFinder {
 public:
  MembershipFinder(Document& document, const Context& context)
      : document_(document), context_(context), recorder_(document, context, "role") {}

  void find_all() {
    const std::size_t count = document_.mentions.size();
    for (std::uint32_t m = 0; m < count; ++m) {
      const Mention& mention = document_.mentions[m];
      if (mention.cluster != kNone && is_party(context_, mention)) parties_.push_back(m);
    }
    for (std::uint32_t m = 0; m < count; ++m) {
      const Mention& mention = document_.mentions[m];
      if (mention.cluster == kNone || mention.level == MentionLevel::kPronoun ||
          context_.type_of(mention.cluster) != EntityType::kPerson) {
        continue;
      }
      for (const Title& title : titles_of(document_, m)) add_party_of_title(mention, title);
      if (mention.level == MentionLevel::kName) add_bodies(mention);
    }
  }

 private:
  // "Olsen of the Labour Party", "Labour rival Olsen", "Olsen, a Republican".
  void add_bodies(const Mention& mention) {
    const Tree& tree = context_.tree(mention.head);
    std::vector<std::uint32_t> bodies;
    for (const char* preposition : {"of", "from"}) {
      for (const std::uint32_t t : tree.obliques(mention.head, preposition)) bodies.push_back(t);
    }
    Recorder::Options options;
    options.state_only = true;
    options.confidence = 0.55;
    for (const Filler& body : recorder_.fillers(bodies, {EntityType::kOrganization})) {
      const bool joined = joined_body(document_.clusters[body.argument.index].name).has_value();
      recorder_.state({{Argument::of_cluster(mention.cluster), 1.0}},
                      joined ? "member_of" : "employed_by", {body}, mention.head, options);
    }
    for (const std::uint32_t p : parties_) {
      const Mention& party = document_.mentions[p];
      if (party.sentence != mention.sentence || !is_said_of(tree, party.head, mention)) continue;
      if (is_member(mention, party)) continue;
      recorder_.state({{Argument::of_cluster(mention.cluster), 1.0}}, "member_of",
                      {{Argument::of_cluster(party.cluster), 1.0}}, party.head, options);
    }
  }

  // Whether the title has said so already.
  bool is_member(const Mention& person, const Mention& party) const {
    return std::any_of(document_.claims.begin(), document_.claims.end(), [&](const Claim& claim) {
      return claim.predicate == "member_of" && claim.sentence == person.sentence &&
             claim.subject == Argument::of_cluster(person.cluster) &&
             claim.object == Argument::of_cluster(party.cluster);
    });
  }

  // Whether the party stands in what is said of the person before the name, or beside it; "the
  // Republican Party leader Olsen" leads it.
  bool is_said_of(const Tree& tree, std::uint32_t party, const Mention& person) const {
    if (tree.is(party, "appos")) return tree.head(party) == person.head;
    if (party > person.tokens.begin) return false;
    std::uint32_t word = party;
    while (word != kNone && word != person.head) {
      const bool elsewhere = is_party_office(context_.lemma(word)) ||
                             is_word_in(context_.lemma(word), "critic|opponent|donor") ||
                             context_.token(word).xpos == "VBN";  // "Republican-appointed"
      if (elsewhere || !tree.is_any(word, {"amod", "compound", "nmod", "nmod:desc", "flat"}) ||
          !tree.preposition(word).empty()) {
        return false;
      }
      word = tree.head(word);
    }
    return word != kNone;
  }

  // "Labour MP Olsen", "Republican Senator Berg": a body in the title that is not what it is for.
  void add_party_of_title(const Mention& mention, const Title& title) {
    if (title.kind == TitleKind::kHonorific || title.tokens.empty()) return;
    const std::uint32_t trigger = title.head == kNone ? title.tokens.begin : title.head;
    if (!is_word_in(context_.lemma(trigger), kPartyTitles) || is_denied_office(context_, trigger))
      return;
    for (const Mention& body : document_.mentions) {
      if (body.cluster == kNone || body.level != MentionLevel::kName ||
          !covers(title.tokens, body.tokens) ||
          context_.type_of(body.cluster) != EntityType::kOrganization) {
        continue;
      }
      Recorder::Options options;
      options.state_only = true;
      options.confidence = 0.65;
      recorder_.state({{Argument::of_cluster(mention.cluster), 1.0}}, "member_of",
                      {{Argument::of_cluster(body.cluster), 1.0}}, trigger, options);
    }
  }

  Document& document_;
  const Context& context_;
  Recorder recorder_;
  std::vector<std::uint32_t> parties_;  // mentions
};

}  // namespace

bool is_party(const Context& context, const Mention& mention) {
  if (mention.level != MentionLevel::kName ||
      context.type_of(mention.cluster) != EntityType::kOrganization) {
    return false;
  }
  return joined_body(context.document().clusters[mention.cluster].name) == JoinedBody::kParty;
}

bool is_denied_office(const Context& context, std::uint32_t office) {
  const Tree& tree = context.tree(office);
  return tree.child(office, "cop") != kNone && tree.has_negation(office);
}

bool is_party_office(std::string_view lemma) {
  return is_word_in(lemma, kPartyOffices);
}

void state_memberships(Document& document, const Context& context) {
  MembershipFinder(document, context).find_all();
}

}  // namespace whomet
