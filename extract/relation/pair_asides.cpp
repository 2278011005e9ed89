#include "extract/relation/pair_asides.h"

#include <algorithm>

#include "base/words.h"
#include "extract/mention/title_table.h"

namespace whomet {
namespace {

bool means(const Context& context, std::uint32_t token, std::uint32_t cluster) {
  return std::ranges::any_of(context.referents(token),
                             [&](const Referent& who) { return who.cluster == cluster; });
}

// Whether the name of a person begins at the token, and of another one than this.
bool is_named_at(const Context& context, std::uint32_t token, std::uint32_t cluster) {
  return std::ranges::any_of(context.document().mentions, [&](const Mention& mention) {
    return mention.tokens.begin == token && mention.level == MentionLevel::kName &&
           mention.type == EntityType::kPerson && mention.cluster != cluster;
  });
}

// Whether `inner` stands in an aside about a third, and `outer` does not.
bool is_aside(const Context& context, const Mention& inner, const Mention& outer) {
  const Tree& tree = context.tree(inner.head);
  for (std::uint32_t at = inner.head; at != kNone; at = tree.head(at)) {
    const std::uint32_t host = tree.head(at);
    if (host == kNone || !tree.is_any(at, {"acl:relcl", "appos"})) continue;
    if (at == inner.head && tree.is(at, "appos")) return false;  // another name of the host
    if (tree.in_subtree(outer.head, at)) return false;
    // What is told aside of one of the two is told of it.
    if (host == outer.head || means(context, host, outer.cluster) ||
        means(context, host, inner.cluster)) {
      return false;
    }
    // "the leader of Peru, Olsen, said": the apposition is the name of who acts.
    const std::uint32_t mention = context.mention_of(host);
    if (mention == kNone || context.document().mentions[mention].level != MentionLevel::kName) {
      return false;
    }
    const TokenSpan name = context.document().mentions[mention].tokens;
    return name.end < tree.tokens().end && context.token(name.end).form == ",";
  }
  return false;
}

}  // namespace

bool is_one_aside(const Context& context, const Mention& subject, const Mention& object) {
  if (subject.sentence != object.sentence) return false;
  return is_aside(context, subject, object) || is_aside(context, object, subject);
}

bool is_before_its_leader(const Context& context, const Mention& body) {
  if (body.level != MentionLevel::kName || body.type == EntityType::kCountry ||
      body.type == EntityType::kPerson) {
    return false;
  }
  const std::uint32_t office = body.tokens.end;
  const TokenSpan sentence = context.tree(body.head).tokens();
  if (office + 1 >= sentence.end) return false;
  std::uint32_t end = office;
  const TitleWord* title = find_title_starting_at(context.document(), office, sentence.end, &end);
  if (title == nullptr || end >= sentence.end) return false;
  return is_named_at(context, end, body.cluster);
}

bool is_country_of_another(const Context& context, const Mention& person, const Mention& country) {
  if (country.type != EntityType::kCountry || country.level != MentionLevel::kName) return false;
  const TokenSpan sentence = context.tree(country.head).tokens();
  std::uint32_t at = country.tokens.end;
  if (at < sentence.end && is_word_in(context.token(at).form, "'s|\xE2\x80\x99s")) ++at;
  std::uint32_t end = at;
  if (at >= sentence.end ||
      find_title_starting_at(context.document(), at, sentence.end, &end) == nullptr) {
    return false;
  }
  return is_named_at(context, end, person.cluster);
}

}  // namespace whomet
