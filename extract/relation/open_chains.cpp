#include "extract/relation/open_chains.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "base/words.h"
#include "extract/relation/context.h"
#include "extract/relation/open_slots.h"

namespace whomet {
namespace {

constexpr int kDeepest = 3;  // phrases within phrases that one relation goes through

constexpr std::string_view kTimeNouns =
    "year|month|week|day|hour|minute|decade|century|january|february|march|april|may|june|july|"
    "august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|"
    "sunday|morning|evening|night|time|season|spring|summer|autumn|winter";

std::string lower(const Tree& tree, std::uint32_t token) {
  return to_lower(tree.token(token).form);
}

// A phrase that the verb needs: "returned to Riga", but not "was built in 1890".
bool is_complement(const Tree& tree, const OpenArgument& argument) {
  if (argument.is_clause) return false;
  const Token& head = tree.token(argument.head);
  return head.upos != Upos::kNum && !is_word_in(to_lower(head.lemma), kTimeNouns);
}

// The verb with its particle and auxiliaries, without its governors.
OpenSlot verb_alone(const Tree& tree, std::uint32_t verb) {
  OpenSlot words = {verb};
  for (const std::uint32_t child : tree.children(verb)) {
    if (tree.is_any(child, {"aux", "cop", "compound:prt"})) words = joined(words, {child});
  }
  return words;
}

}  // namespace

OpenSlot whole_slot(const OpenArgument& argument) {
  return appended(argument.lead, argument.words);
}

std::vector<std::uint32_t> parts_of(const Tree& tree, const OpenArgument& argument) {
  if (argument.is_clause) return {argument.head};
  for (const std::uint32_t t : argument.lead) {
    if (is_word_in(lower(tree, t), "between|among|amongst")) return {argument.head};
  }
  std::vector<std::uint32_t> parts = tree.conjuncts(argument.head);
  std::erase_if(parts, [&](std::uint32_t part) { return tree.token(part).upos == Upos::kVerb; });
  if (parts.empty()) return {argument.head};
  return parts;
}

OpenSlot with_adverb(const Tree& tree, OpenSlot relation, std::uint32_t verb,
                     const OpenArgument& argument) {
  for (const std::uint32_t adverb : tree.children(verb, "advmod")) {
    if (adverb != verb + 1 || argument.lead.empty() || argument.lead.front() <= adverb) continue;
    relation.push_back(adverb);
  }
  return relation;
}

void OpenChains::add(const OpenSubject& subject, const OpenSlot& relation, std::uint32_t predicate,
                     std::uint32_t object, OpenSlot words) {
  if (subject.words.empty() || relation.empty() || words.empty()) return;
  OpenTriple triple;
  triple.sentence = sentence_;
  triple.form = OpenForm::kLink;
  triple.relation = relation;
  triple.subject = subject.words;
  triple.objects = {std::move(words)};
  triple.predicate = predicate;
  triple.subject_head = subject.head;
  triple.object_head = object;
  triples_.push_back(std::move(triple));
}

void OpenChains::add_arguments(const OpenSubject& subject, const OpenSlot& relation,
                               std::uint32_t verb, std::uint32_t object,
                               const std::vector<OpenArgument>& arguments, std::size_t main) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const OpenArgument& argument = arguments[i];
    if (i == main || argument.lead.empty()) continue;
    OpenSlot phrase = object == kNone ? with_adverb(tree_, relation, verb, argument)
                                      : appended(relation, short_slot(tree_, object));
    if (main < i && is_complement(tree_, arguments[main])) {
      phrase = appended(appended(std::move(phrase), arguments[main].lead),
                        short_slot(tree_, arguments[main].head));
    }
    phrase = appended(std::move(phrase), argument.lead);
    if (argument.is_clause) {
      add_clause(subject, phrase, argument);
      continue;
    }
    for (const std::uint32_t noun : parts_of(tree_, argument)) {
      add(subject, phrase, verb, noun, short_slot(tree_, noun));
      add_phrases(subject, phrase, verb, noun);
    }
  }
}

// "sold the boat to pay | the debts"; "left before | the boat sank".
void OpenChains::add_clause(const OpenSubject& subject, const OpenSlot& relation,
                            const OpenArgument& argument) {
  if (!tree_.own_subjects(argument.head).empty()) {
    add(subject, relation, argument.head, argument.head, argument.words);
    return;
  }
  add_verb(subject, appended(relation, verb_alone(tree_, argument.head)), argument.head, 0);
}

void OpenChains::add_verb(const OpenSubject& subject, const OpenSlot& relation, std::uint32_t verb,
                          int depth) {
  if (depth > kDeepest) return;
  std::vector<std::uint32_t> objects;
  for (const std::uint32_t object : tree_.children(verb, "obj")) {
    for (const std::uint32_t part : tree_.conjuncts(object)) objects.push_back(part);
  }
  for (const std::uint32_t object : objects) {
    add(subject, relation, verb, object, short_slot(tree_, object));
    add_phrases(subject, relation, verb, object, depth + 1);
  }
  for (const std::uint32_t child : tree_.children(verb, "obl")) {
    const OpenSlot lead = preposition_slot(tree_, child);
    if (lead.empty() || child < verb) continue;
    OpenSlot phrase =
        objects.empty() ? relation : appended(relation, core_slot(tree_, objects.front()));
    phrase = appended(std::move(phrase), lead);
    for (const std::uint32_t part : parts_of(tree_, {child, lead, {}, false})) {
      add(subject, phrase, verb, part, short_slot(tree_, part));
      add_phrases(subject, phrase, verb, part, depth + 1);
    }
  }
}

void OpenChains::add_phrases(const OpenSubject& subject, const OpenSlot& relation,
                             std::uint32_t predicate, std::uint32_t noun, int depth) {
  if (depth >= kDeepest) return;
  const OpenSlot core = core_slot(tree_, noun);
  const OpenSlot brief = short_slot(tree_, noun);
  // What stands before the relation cannot be gone through.
  if (core.empty() || (!relation.empty() && core.front() < relation.front())) return;
  for (const std::uint32_t child : tree_.children(noun)) {
    if (child < noun) continue;
    if (tree_.is(child, "nmod")) {
      const OpenSlot lead = preposition_slot(tree_, child);
      if (lead.empty()) continue;
      const bool behind = brief.back() < lead.front();
      const OpenSlot phrase = appended(appended(relation, behind ? brief : core), lead);
      for (const std::uint32_t part : parts_of(tree_, {child, lead, {}, false})) {
        add(subject, phrase, predicate, part, short_slot(tree_, part));
        add_phrases(subject, phrase, predicate, part, depth + 1);
      }
    } else if (tree_.is(child, "acl") && !tree_.is(child, "acl:relcl") &&
               tree_.token(child).upos == Upos::kVerb) {
      const OpenSlot words = appended(mark_slot(tree_, child), verb_alone(tree_, child));
      add_verb(subject, appended(appended(relation, core), words), child, depth + 1);
    }
  }
}

}  // namespace whomet
