#include "extract/coref/bystanders.h"

#include <algorithm>

#include "base/words.h"
#include "extract/mention/title_table.h"
#include "extract/syntax/tree.h"

namespace whomet {
namespace {

bool is_go_between(const Tree& tree, std::uint32_t token) {
  constexpr std::string_view kBrokering = "mediate|broker|facilitate|moderate|arbitrate";
  const TokenSpan words = tree.tokens();
  for (std::uint32_t verb = words.begin; verb < words.end; ++verb) {
    if (tree.token(verb).upos != Upos::kVerb || !is_word_in(tree.token(verb).lemma, kBrokering))
      continue;
    const auto actors = tree.actors(verb);
    if (std::ranges::any_of(actors, [&](std::uint32_t actor) {
          return tree.phrase(actor).contains(token) && tree.in_subtree(token, actor);
        })) {
      return true;
    }
  }
  return false;
}

bool is_in_name_of_school(const Document& document, const Mention& mention) {
  constexpr std::string_view kSchools = "university|college|institute|academy|museum|school";
  const std::uint32_t end = document.sentences[mention.sentence].tokens.end;
  for (std::uint32_t i = mention.tokens.end; i < end; ++i) {
    const char first = document.tokens[i].form.front();
    if (first < 'A' || first > 'Z') return false;
    if (is_word_in(lower_form(document.tokens[i]), kSchools)) return true;
  }
  return false;
}

// Whether who has this title may be one of those who are called so.
bool may_be_called(const Resolution& r, const Title& title, std::string_view lemma,
                   const TitleWord* office) {
  const bool head =
      title.kind == TitleKind::kHeadOfState || title.kind == TitleKind::kHeadOfGovernment;
  const auto says = [&](std::string_view words) {
    for (std::uint32_t i = title.core.begin; i < title.core.end; ++i) {
      if (is_word_in(lower_form(r.document.tokens[i]), words)) return true;
    }
    return false;
  };
  if (title.kind == TitleKind::kHonorific || says("counterpart")) return true;
  if (lemma == "leader") return head || says("leader|commander|general|president");
  if (office->kind == TitleKind::kMinister) {
    return head || title.kind == TitleKind::kMinister || title.kind == TitleKind::kOfficial;
  }
  return title.kind == office->kind;
}

}  // namespace

bool is_bystander(const Resolution& r, TreeCache& trees, std::uint32_t mention) {
  const Mention& named = r.mention(mention);
  return is_in_name_of_school(r.document, named) ||
         is_go_between(trees.of(named.sentence), named.head);
}

bool holds_another_office(const Resolution& r, std::uint32_t person, std::string_view lemma,
                          const TitleWord* office) {
  const bool state_office = office != nullptr && (office->kind == TitleKind::kHeadOfState ||
                                                  office->kind == TitleKind::kHeadOfGovernment ||
                                                  office->kind == TitleKind::kMinister);
  if (lemma != "leader" && !state_office) return false;
  bool any = false;
  const std::uint32_t from = person > kReach ? person - kReach : 0;
  for (std::uint32_t k = from; k < r.count() && k < person + kReach; ++k) {
    if (r.titles[k].empty() || r.sets.find(k) != r.sets.find(person)) continue;
    for (const Title& title : r.titles[k]) {
      if (may_be_called(r, title, lemma, office)) return false;
      any = true;
    }
  }
  return any;
}

}  // namespace whomet
