#include "extract/relation/open_slots.h"

#include <algorithm>

#include "base/utf8.h"
#include "base/words.h"
#include "extract/relation/context.h"

namespace whomet {
namespace {

constexpr int kDeepest = 10;  // chains of control and conjuncts are cut there

std::string lower(const Tree& tree, std::uint32_t token) {
  return to_lower(tree.token(token).form);
}

OpenSlot range(TokenSpan span) {
  OpenSlot slot;
  for (std::uint32_t t = span.begin; t < span.end; ++t) slot.push_back(t);
  return slot;
}

bool is_quote(std::string_view form) {
  return form == "``" || form == "''" || form == "\"" || form == "“" || form == "”";
}

// Adverbs that speak about the clause, not about the phrase that they stand in.
bool is_clause_adverb(const Tree& tree, std::uint32_t token) {
  return is_word_in(lower(tree, token),
                    "also|not|n't|never|still|now|then|already|however|often|usually|currently|"
                    "formerly|originally|generally|probably|thus|therefore|too|later|once|only");
}

enum class Extent { kCore, kShort, kPhrase, kCoordination };

// Does this child on the left stand outside its noun phrase?
bool is_outside_left(const Tree& tree, std::uint32_t child, std::uint32_t head) {
  if (tree.is_any(child, {"cc",    "case",       "mark",      "nsubj", "csubj", "cop",      "aux",
                          "expl",  "discourse",  "parataxis", "advcl", "obl",   "vocative", "conj",
                          "appos", "dislocated", "obj",       "ccomp", "acl",   "orphan"})) {
    return !tree.is(child, "cc:preconj");
  }
  if (tree.is(child, "advmod")) {
    return is_clause_adverb(tree, child) || tree.token(head).upos == Upos::kVerb;
  }
  return false;
}

bool is_inside_right(const Tree& tree, std::uint32_t child) {
  return tree.is_any(child, {"det", "nmod", "flat", "compound", "nummod", "amod", "goeswith",
                             "fixed", "case", "obl", "advmod", "dep"});
}

bool has_comma_before(const Tree& tree, std::uint32_t child) {
  const TokenSpan span = tree.subtree(child);
  return span.begin > tree.tokens().begin && tree.token(span.begin - 1).form == ",";
}

TokenSpan extent_of(const Tree& tree, std::uint32_t head, Extent extent, int depth = 0) {
  TokenSpan span{head, head + 1};
  if (depth > kDeepest) return span;
  const std::span<const std::uint32_t> all = tree.children(head);
  for (std::size_t i = all.size(); i-- > 0;) {
    if (all[i] > head) continue;
    if (tree.is(all[i], "punct")) continue;  // taken in by what stands before it
    if (is_outside_left(tree, all[i], head)) break;
    const bool title = tree.is(all[i], "nmod:desc") && tree.token(all[i]).upos == Upos::kNoun;
    if (title && (extent == Extent::kCore || extent == Extent::kShort)) break;
    span.begin = std::min(span.begin, tree.subtree(all[i]).begin);
  }
  for (const std::uint32_t child : all) {
    if (child < head) continue;
    if (tree.is(child, "punct")) {
      const std::string& form = tree.token(child).form;
      if (child == span.end && (form == "-" || form == "%" || form == "/")) span.end = child + 1;
      continue;
    }
    if (tree.is(child, "cc")) continue;
    if (tree.is(child, "conj")) {
      if (extent != Extent::kCoordination) break;
      span.end = std::max(span.end, extent_of(tree, child, extent, depth + 1).end);
      continue;
    }
    // "the right to vote" is one thing, "the boat sold in Riga" two.
    if (extent >= Extent::kPhrase && tree.is(child, "acl") && !tree.is(child, "acl:relcl") &&
        !tree.mark(child).empty()) {
      span.end = std::max(span.end, tree.subtree(child).end);
      continue;
    }
    if (!is_inside_right(tree, child)) break;
    const bool modifier = tree.is_any(child, {"nmod", "obl", "advmod", "dep"});
    if (modifier && tree.token(child).upos != Upos::kAdv && tree.child(child, "case") != kNone) {
      if (extent == Extent::kCore) break;
      if (extent == Extent::kShort && tree.preposition(child) != "of") break;
    }
    if (modifier && has_comma_before(tree, child) && !tree.is(child, "nmod:unmarked")) break;
    const Extent inner = extent == Extent::kShort ? extent : Extent::kCoordination;
    span.end = std::max(span.end, extent_of(tree, child, inner, depth + 1).end);
  }
  return span;
}

OpenSlot trimmed(const Tree& tree, OpenSlot slot) {
  const auto loose = [&](std::uint32_t t) {
    const std::string& form = tree.token(t).form;
    return tree.token(t).upos == Upos::kPunct && form != "%" && !is_quote(form) &&
           form != "-RRB-" && form != "-LRB-" && form != "(" && form != ")" && form != "$";
  };
  while (!slot.empty() && loose(slot.back())) slot.pop_back();
  while (!slot.empty() && loose(slot.front())) slot.erase(slot.begin());
  // A quotation that the phrase begins: with its end.
  const auto quotes = std::count_if(slot.begin(), slot.end(),
                                    [&](std::uint32_t t) { return is_quote(tree.token(t).form); });
  if (quotes == 1 && slot.size() > 2 && !is_quote(tree.token(slot.front()).form)) {
    std::uint32_t next = slot.back() + 1;
    if (next < tree.tokens().end && tree.token(next).form == ",") ++next;
    if (next < tree.tokens().end && is_quote(tree.token(next).form) &&
        tree.token(next).form != "``") {
      while (slot.back() < next) slot.push_back(slot.back() + 1);
    }
  }
  // Quotation marks that enclose the slot or lack their other half.
  while (!slot.empty() && is_quote(tree.token(slot.front()).form)) {
    const bool paired = std::any_of(slot.begin() + 1, slot.end() - 1,
                                    [&](std::uint32_t t) { return is_quote(tree.token(t).form); });
    if (paired && slot.size() > 2) break;
    slot.erase(slot.begin());
  }
  while (!slot.empty() && is_quote(tree.token(slot.back()).form)) {
    const bool paired = slot.size() > 1 && std::any_of(slot.begin(), slot.end() - 1, [&](auto t) {
                          return is_quote(tree.token(t).form);
                        });
    if (paired) break;
    slot.pop_back();
  }
  return slot;
}

// What follows the last conjunct below the first one and belongs to all.
OpenSlot shared_tail(const Tree& tree, std::uint32_t head) {
  const std::uint32_t first = tree.first_conjunct(head);
  std::uint32_t last = kNone;
  for (const std::uint32_t child : tree.children(first, "conj")) {
    if (!tree.is_predicate(child)) last = child;
  }
  OpenSlot tail;
  if (last == kNone) return tail;
  for (const std::uint32_t child : tree.children(first, "nmod")) {
    if (child < last || has_comma_before(tree, child)) continue;
    tail = joined(std::move(tail), range({tree.subtree(child).begin,
                                          extent_of(tree, child, Extent::kCoordination).end}));
  }
  return tail;
}

bool is_verb_modifier(const Tree& tree, std::uint32_t child, std::uint32_t verb) {
  if (tree.is_any(child, {"aux", "cop", "compound:prt"})) return true;
  if (!tree.is(child, "advmod") || child > verb) return false;
  const std::string word = lower(tree, child);
  if (is_word_in(word, "not|n't|never")) return true;
  if (is_word_in(word,
                 "how|when|where|why|so|however|thus|therefore|then|instead|moreover|"
                 "furthermore|meanwhile|as|hence|nevertheless|indeed|even|there|here")) {
    return false;
  }
  // Between subject and verb only: "also suggests", "was first mentioned".
  for (std::uint32_t t = child + 1; t < verb; ++t) {
    const bool inner = tree.head(t) == verb && tree.is_any(t, {"aux", "cop", "advmod"});
    if (!inner && !tree.in_subtree(t, child)) return false;
  }
  return true;
}

OpenSlot own_group(const Tree& tree, std::uint32_t verb) {
  OpenSlot slot = {verb};
  for (const std::uint32_t child : tree.children(verb)) {
    if (is_verb_modifier(tree, child, verb))
      slot = joined(std::move(slot), range(tree.subtree(child)));
  }
  return slot;
}

bool is_bare_form(const Tree& tree, std::uint32_t verb) {
  const std::string& tag = tree.token(verb).xpos;
  return tag == "VBN" || tag == "VBG" || tag == "VB";
}

// The governing verb whose words begin the group: "began" for "rise" in "began to rise".
std::uint32_t group_governor(const Tree& tree, std::uint32_t verb) {
  const std::uint32_t above = tree.head(verb);
  if (above == kNone || !tree.is(verb, "xcomp")) return kNone;
  return tree.objects(above).empty() || tree.is(above, "acl:relcl") ? above : kNone;
}

OpenSlot group_at_depth(const Tree& tree, std::uint32_t verb, int depth) {
  OpenSlot own = own_group(tree, verb);
  if (depth > kDeepest) return own;
  if (tree.is(verb, "conj") && tree.own_subjects(verb).empty() && tree.auxiliaries(verb).empty() &&
      is_bare_form(tree, verb)) {
    const std::uint32_t first = tree.head(verb);
    if (first == kNone || tree.token(first).xpos != tree.token(verb).xpos) return own;
    OpenSlot prefix = group_at_depth(tree, first, depth + 1);
    std::erase_if(prefix, [&](std::uint32_t t) {
      return t >= first || (tree.head(t) == first && tree.is(t, "advmod"));
    });
    return joined(std::move(prefix), own);
  }
  const std::uint32_t governor = group_governor(tree, verb);
  if (governor == kNone) return own;
  return joined(joined(group_at_depth(tree, governor, depth + 1), mark_slot(tree, verb)), own);
}

}  // namespace

OpenSlot joined(OpenSlot a, const OpenSlot& b) {
  a.insert(a.end(), b.begin(), b.end());
  std::sort(a.begin(), a.end());
  a.erase(std::unique(a.begin(), a.end()), a.end());
  return a;
}

OpenSlot appended(OpenSlot a, const OpenSlot& b) {
  for (const std::uint32_t t : b) {
    if (std::find(a.begin(), a.end(), t) == a.end()) a.push_back(t);
  }
  return a;
}

OpenSlot noun_slot(const Tree& tree, std::uint32_t head) {
  OpenSlot slot = range(extent_of(tree, head, Extent::kPhrase));
  return trimmed(tree, joined(std::move(slot), shared_tail(tree, head)));
}

OpenSlot core_slot(const Tree& tree, std::uint32_t head) {
  return trimmed(tree, range(extent_of(tree, head, Extent::kCore)));
}

OpenSlot short_slot(const Tree& tree, std::uint32_t head) {
  return trimmed(tree, range(extent_of(tree, head, Extent::kShort)));
}

OpenSlot coordination_slot(const Tree& tree, std::uint32_t head) {
  return trimmed(tree, range(extent_of(tree, head, Extent::kCoordination)));
}

OpenSlot clause_slot(const Tree& tree, std::uint32_t head) {
  TokenSpan span = tree.subtree(head);
  for (const std::uint32_t child : tree.children(head)) {
    const TokenSpan part = tree.subtree(child);
    if (child > head && tree.is(child, "parataxis")) span.end = std::min(span.end, part.begin);
    if (child < head && tree.is_any(child, {"mark", "cc"}) && part.begin == span.begin)
      span.begin = part.end;
  }
  return trimmed(tree, range(span));
}

OpenSlot preposition_slot(const Tree& tree, std::uint32_t noun) {
  OpenSlot slot;
  for (const std::uint32_t child : tree.children(noun)) {
    if (!tree.is(child, "case") || child > noun) continue;
    slot = joined(std::move(slot), range(tree.subtree(child)));
  }
  const std::uint32_t first = tree.first_conjunct(noun);
  if (slot.empty() && first != noun) return preposition_slot(tree, first);
  return slot;
}

OpenSlot mark_slot(const Tree& tree, std::uint32_t verb) {
  OpenSlot slot;
  for (const std::uint32_t child : tree.children(verb, "mark")) {
    if (child < verb) slot = joined(std::move(slot), range(tree.subtree(child)));
  }
  return slot;
}

OpenSlot verb_group(const Tree& tree, std::uint32_t verb) {
  return group_at_depth(tree, verb, 0);
}

std::uint32_t top_of_group(const Tree& tree, std::uint32_t verb) {
  for (int depth = 0; depth < kDeepest; ++depth) {
    const std::uint32_t governor = group_governor(tree, verb);
    if (governor == kNone) return verb;
    verb = governor;
  }
  return verb;
}

bool is_relative(const Tree& tree, std::uint32_t verb) {
  return tree.is(tree.first_conjunct(verb), "acl:relcl");
}

}  // namespace whomet
