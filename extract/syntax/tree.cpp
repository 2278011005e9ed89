// Tested by tests/extract/syntax/tree_test.cpp.
#include "extract/syntax/tree.h"

#include <algorithm>

#include "base/utf8.h"
#include "base/words.h"

namespace whomet {
namespace {

std::string lower_form(const Token& token) {
  return fold(token.form);
}

void sort_unique(std::vector<std::uint32_t>& list) {
  std::ranges::sort(list);
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

}  // namespace

bool is_deprel(std::string_view deprel, std::string_view label) {
  return deprel.starts_with(label) &&
         (deprel.size() == label.size() || deprel[label.size()] == ':');
}

bool is_person_word(const Document& document, std::uint32_t token) {
  return document.tokens[token].upos == Upos::kPropn && !document.name_tags.empty() &&
         document.name_tags[token].type == NameType::kPer;
}

bool is_below(std::span<const Token> tokens, std::uint32_t token, std::uint32_t above) {
  // A repair half made may have a cycle.
  for (std::size_t steps = 0; token != kNone && steps <= tokens.size(); ++steps) {
    if (token == above) return true;
    token = tokens[token].head;
  }
  return false;
}

bool has_case(std::span<const Token> tokens, TokenSpan sentence, std::uint32_t noun,
              std::string_view word) {
  for (std::uint32_t i = sentence.begin; i < noun; ++i) {
    if (tokens[i].head == noun && is_deprel(tokens[i].deprel, "case") &&
        to_lower(tokens[i].form) == word) {
      return true;
    }
  }
  return false;
}

// --- construction and arcs ---

Tree::Tree(const Document& document, const Sentence& sentence)
    : document_(&document), tokens_(sentence.tokens) {
  const std::uint32_t size = tokens_.size();
  child_begin_.assign(size + 1, 0);
  left_.resize(size);
  right_.resize(size);
  for (std::uint32_t i = 0; i < size; ++i) {
    const std::uint32_t above = document.tokens[tokens_.begin + i].head;
    if (in_sentence(above)) ++child_begin_[above - tokens_.begin + 1];
    if (above == kNone && root_ == kNone) root_ = tokens_.begin + i;
    left_[i] = right_[i] = tokens_.begin + i;
  }
  for (std::uint32_t i = 0; i < size; ++i) child_begin_[i + 1] += child_begin_[i];
  child_list_.resize(child_begin_[size]);
  std::vector<std::uint32_t> next(child_begin_.begin(), child_begin_.end() - 1);
  for (std::uint32_t i = 0; i < size; ++i) {
    const std::uint32_t above = document.tokens[tokens_.begin + i].head;
    if (in_sentence(above)) child_list_[next[above - tokens_.begin]++] = tokens_.begin + i;
  }
  // Bounds of subtrees: leaves first, so that every token is passed once.
  std::vector<std::uint32_t> waiting(size);
  std::vector<std::uint32_t> ready;
  for (std::uint32_t i = 0; i < size; ++i) {
    waiting[i] = child_begin_[i + 1] - child_begin_[i];
    if (waiting[i] == 0) ready.push_back(i);
  }
  while (!ready.empty()) {
    const std::uint32_t i = ready.back();
    ready.pop_back();
    const std::uint32_t above = document.tokens[tokens_.begin + i].head;
    if (!in_sentence(above)) continue;
    const std::uint32_t h = above - tokens_.begin;
    left_[h] = std::min(left_[h], left_[i]);
    right_[h] = std::max(right_[h], right_[i]);
    if (--waiting[h] == 0) ready.push_back(h);
  }
}

std::uint32_t Tree::head(std::uint32_t token) const {
  if (!in_sentence(token)) return kNone;
  const std::uint32_t above = this->token(token).head;
  return in_sentence(above) ? above : kNone;
}

bool is_unit_of_time(const Token& token) {
  constexpr std::string_view kUnits[] = {"minutes", "hours", "days", "weeks", "months", "years"};
  return is_one_of(to_lower(token.form), kUnits);
}

bool Tree::is(std::uint32_t token, std::string_view label) const {
  return in_sentence(token) && is_deprel(this->token(token).deprel, label);
}

bool Tree::is_any(std::uint32_t token, std::initializer_list<std::string_view> labels) const {
  return std::ranges::any_of(labels, [&](std::string_view label) { return is(token, label); });
}

std::span<const std::uint32_t> Tree::children(std::uint32_t token) const {
  if (!in_sentence(token)) return {};
  const std::uint32_t i = token - tokens_.begin;
  return std::span(child_list_).subspan(child_begin_[i], child_begin_[i + 1] - child_begin_[i]);
}

std::vector<std::uint32_t> Tree::children(std::uint32_t token, std::string_view label) const {
  std::vector<std::uint32_t> list;
  for (const std::uint32_t child : children(token)) {
    if (is(child, label)) list.push_back(child);
  }
  return list;
}

std::uint32_t Tree::child(std::uint32_t token, std::string_view label) const {
  for (const std::uint32_t child : children(token)) {
    if (is(child, label)) return child;
  }
  return kNone;
}

// --- parts of the tree ---

std::uint32_t Tree::top_of(TokenSpan span) const {
  std::uint32_t at = span.begin;
  while (span.contains(head(at))) at = head(at);
  return at;
}

bool Tree::in_subtree(std::uint32_t token, std::uint32_t ancestor) const {
  if (!in_sentence(token) || !in_sentence(ancestor)) return false;
  for (std::uint32_t steps = 0; token != kNone && steps <= tokens_.size(); ++steps) {
    if (token == ancestor) return true;
    token = head(token);
  }
  return false;
}

TokenSpan Tree::subtree(std::uint32_t token) const {
  if (!in_sentence(token)) return {};
  const std::uint32_t i = token - tokens_.begin;
  return {left_[i], right_[i] + 1};
}

TokenSpan Tree::phrase(std::uint32_t token) const {
  if (!in_sentence(token)) return {};
  TokenSpan span{token, token + 1};
  const auto beside = [&](std::uint32_t child) {
    return is_any(
        child, {"punct", "conj", "cc", "acl", "appos", "parataxis", "mark", "case", "nsubj", "cop",
                "aux", "advcl", "discourse", "vocative", "dep", "orphan"});
  };
  const auto is_genitive = [&](std::uint32_t child) { return is(child, "case") && child > token; };
  const std::span<const std::uint32_t> all = children(token);
  // To the left as far as parts follow each other without a gap; an inner comma is kept.
  for (std::size_t i = all.size(); i-- > 0;) {
    if (all[i] > token) continue;
    if (beside(all[i])) {
      if (is(all[i], "punct") && i > 0 &&
          is_any(all[i - 1], {"amod", "compound", "nummod", "flat"}))
        continue;
      break;
    }
    span.begin = std::min(span.begin, subtree(all[i]).begin);
  }
  for (const std::uint32_t child : all) {
    if (child < token || is_genitive(child)) continue;
    if (is(child, "punct") && child == span.end &&
        (this->token(child).form == "-" || this->token(child).form == "%")) {
      span.end = child + 1;
      continue;
    }
    if (beside(child)) break;
    span.end = std::max(span.end, subtree(child).end);
  }
  return span;
}

std::uint32_t Tree::common_ancestor(std::uint32_t a, std::uint32_t b) const {
  for (std::uint32_t steps = 0; a != kNone && steps <= tokens_.size(); ++steps) {
    if (in_subtree(b, a)) return a;
    a = head(a);
  }
  return kNone;
}

std::vector<std::uint32_t> Tree::path(std::uint32_t from, std::uint32_t to) const {
  const std::uint32_t top = common_ancestor(from, to);
  if (top == kNone) return {};
  std::vector<std::uint32_t> up;
  for (std::uint32_t at = from; at != top; at = head(at)) up.push_back(at);
  std::vector<std::uint32_t> down;
  for (std::uint32_t at = to; at != top; at = head(at)) down.push_back(at);
  up.push_back(top);
  up.insert(up.end(), down.rbegin(), down.rend());
  return up;
}

// --- coordination ---

bool Tree::is_excluded(std::uint32_t token) const {
  if (!is(token, "conj") || is_predicate(token)) return false;
  return std::ranges::any_of(children(token), [&](std::uint32_t child) {
    return child < token && is(child, "advmod") && lower_form(this->token(child)) == "not" &&
           !(child + 1 < tokens_.end && lower_form(this->token(child + 1)) == "only");
  });
}

void Tree::add_conjuncts(std::uint32_t token, std::vector<std::uint32_t>& list) const {
  std::size_t next = list.size();
  list.push_back(token);
  for (; next < list.size(); ++next) {
    for (const std::uint32_t child : children(list[next])) {
      if (is(child, "conj") && !is_excluded(child)) list.push_back(child);
    }
  }
}

std::vector<std::uint32_t> Tree::conjuncts(std::uint32_t token) const {
  return in_sentence(token) ? expanded({token}) : std::vector<std::uint32_t>{};
}

std::vector<std::uint32_t> Tree::expanded(const std::vector<std::uint32_t>& heads) const {
  std::vector<std::uint32_t> list;
  for (const std::uint32_t token : heads) add_conjuncts(token, list);
  sort_unique(list);
  return list;
}

std::uint32_t Tree::first_conjunct(std::uint32_t token) const {
  for (std::uint32_t steps = 0; is(token, "conj") && head(token) != kNone && steps < tokens_.size();
       ++steps) {
    token = head(token);
  }
  return token;
}

// --- clauses ---

bool Tree::is_predicate(std::uint32_t token) const {
  if (!in_sentence(token)) return false;
  const Upos upos = this->token(token).upos;
  if (upos == Upos::kVerb) return !is_any(token, {"amod", "compound", "case", "fixed"});
  return child(token, "nsubj") != kNone || child(token, "csubj") != kNone ||
         child(token, "cop") != kNone;
}

std::uint32_t Tree::clause_verb(std::uint32_t token) const {
  for (std::uint32_t steps = 0; token != kNone && steps <= tokens_.size(); ++steps) {
    if (is_predicate(token)) return token;
    token = head(token);
  }
  return kNone;
}

bool Tree::is_passive(std::uint32_t verb) const {
  if (!in_sentence(verb)) return false;
  if (child(verb, "nsubj:pass") != kNone || child(verb, "aux:pass") != kNone) return true;
  if (this->token(verb).xpos != "VBN") return false;
  if (is(verb, "acl") && !is(verb, "acl:relcl") && child(verb, "aux") == kNone) return true;
  if (child(verb, "obl:agent") != kNone && child(verb, "aux") == kNone) return true;
  // "was seen and arrested": the second verb has no auxiliary of its own.
  const std::uint32_t first = first_conjunct(verb);
  return first != verb && children(verb, "aux").empty() && own_subjects(verb).empty() &&
         is_passive(first);
}

std::vector<std::uint32_t> Tree::auxiliaries(std::uint32_t verb) const {
  std::vector<std::uint32_t> list;
  for (const std::uint32_t child : children(verb)) {
    if (is_any(child, {"aux", "cop"})) list.push_back(child);
  }
  return list;
}

bool Tree::has_auxiliary(std::uint32_t verb, std::string_view lemma) const {
  return std::ranges::any_of(
      auxiliaries(verb), [&](std::uint32_t auxiliary) { return token(auxiliary).lemma == lemma; });
}

bool Tree::has_negation(std::uint32_t verb, std::uint32_t except) const {
  for (const std::uint32_t child : children(verb)) {
    if (child == except) continue;
    const std::string form = lower_form(token(child));
    if (is(child, "advmod")) {
      if (form == "not" || form == "n't" || form == "never" || form == "neither" ||
          form == "hardly")
        return true;
      // "no longer": "no" below "longer".
      if (form == "longer" || form == "more") {
        const std::span<const std::uint32_t> below = children(child);
        if (std::ranges::any_of(below,
                                [&](std::uint32_t w) { return lower_form(token(w)) == "no"; }))
          return true;
      }
      continue;
    }
    if (is_any(child, {"nsubj", "obj", "obl:agent"})) {
      if (form == "nobody" || form == "nothing" || form == "none") return true;
      for (const std::uint32_t below : children(child)) {
        if (is_any(below, {"det", "cc"})) {
          const std::string word = lower_form(token(below));
          if (word == "no" || word == "neither") return true;
        }
        // "not a single state"
        if (is(below, "advmod") && lower_form(token(below)) == "not" && below + 1 < tokens_.end) {
          const std::string next = lower_form(token(below + 1));
          if (next == "a" || next == "one" || next == "single") return true;
        }
      }
    }
    // "belongs neither to the one nor to the other"
    if (is_any(child, {"obl", "xcomp"})) {
      const std::span<const std::uint32_t> below = children(child);
      if (std::ranges::any_of(below, [&](std::uint32_t w) {
            return is_any(w, {"cc", "det", "advmod"}) && w < child &&
                   lower_form(token(w)) == "neither";
          })) {
        return true;
      }
    }
    if (is(child, "det") && form == "no") return true;
    if (is(child, "cc") && (form == "nor" || (form == "neither" && child < verb))) return true;
  }
  return false;
}

std::string Tree::mark(std::uint32_t verb) const {
  std::string words;
  for (const std::uint32_t child : children(verb)) {
    if (!is(child, "mark") || child > verb) continue;
    const TokenSpan span = subtree(child);
    for (std::uint32_t i = span.begin; i < span.end; ++i) {
      words += (words.empty() ? "" : " ") + lower_form(token(i));
    }
  }
  return words;
}

std::string Tree::opener(std::uint32_t verb) const {
  for (const std::uint32_t child : children(verb)) {
    std::string word = lower_form(token(child));
    if (child < verb && is(child, "advmod") && (word == "when" || word == "where")) return word;
  }
  return mark(verb);
}

std::string Tree::verb_lemma(std::uint32_t verb) const {
  if (!in_sentence(verb)) return {};
  std::string lemma = to_lower(token(verb).lemma);
  const std::uint32_t particle = child(verb, "compound:prt");
  if (particle != kNone) lemma += " " + lower_form(token(particle));
  return lemma;
}

}  // namespace whomet
