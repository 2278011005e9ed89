#include "extract/relation/attribution.h"

#include "base/utf8.h"
#include "base/words.h"
#include "extract/syntax/speech_verbs.h"

namespace whomet {
namespace {

// Verbs whose subject stands behind what their complement clause says.
constexpr std::string_view kAttributing =
    "say|tell|announce|claim|insist|stress|note|add|report|declare|state|argue|warn|emphasize|"
    "explain|allege|acknowledge|admit|confirm|write|reiterate|indicate|suggest|tweet|assert|"
    "maintain|accuse|deny|contend|remark|observe|recall|reply|respond|reveal|disclose|complain|"
    "caution|predict|testify|reaffirm|conclude|charge|believe|think|hope|fear|point out|cite|"
    "quote|blame|comment|vow|promise|pledge";

// Nouns with a clause that says what they contain: "reports (that) she met him".
constexpr std::string_view kContentNouns =
    "report|allegation|claim|rumor|rumour|charge|accusation|suggestion|suspicion|assertion|"
    "speculation|insinuation|evidence|sign|indication|proof|fear|hope|possibility|doubt|notion|"
    "idea|fact|news|concern|belief|denial|warning|announcement|statement|complaint|signal";

// Nouns that somebody makes against somebody, and verbs that turn them away.
constexpr std::string_view kChargeNouns =
    "report|allegation|claim|rumor|rumour|charge|accusation|suggestion|assertion|speculation|"
    "insinuation|suspicion|notion|idea";
constexpr std::string_view kDenyingVerbs = "deny|refute|dismiss|disavow|rebut|debunk";
// They deny what is said by nobody in particular: "rejected reports that".
constexpr std::string_view kRejectingVerbs = "reject|repudiate";

// Verbs with "of", "for", "with" and a gerund: their subject says that it is so.
constexpr std::string_view kCharging =
    "accuse|deny|blame|charge|quote|cite|suspect|criticize|criticise|condemn|praise|thank|denounce|"
    "fault|rebuke|implicate|commend|applaud";

}  // namespace

bool is_charge(std::string_view lemma) {
  return is_word_in(lemma, kChargeNouns);
}

bool is_denied(const Context& context, std::uint32_t noun) {
  const Tree& tree = context.tree(noun);
  const std::uint32_t verb = tree.head(noun);
  if (verb == kNone || !tree.is_any(noun, {"obj", "nsubj:pass"})) return false;
  if (is_word_in(tree.verb_lemma(verb), kDenyingVerbs)) return true;
  return is_word_in(tree.verb_lemma(verb), kRejectingVerbs) && context.owners(noun).empty() &&
         tree.obliques(noun, "by").empty() && tree.obliques(noun, "from").empty();
}

bool is_content_clause(const Context& context, std::uint32_t clause) {
  const Tree& tree = context.tree(clause);
  const std::uint32_t noun = tree.head(clause);
  if (noun == kNone || !tree.is_any(clause, {"acl", "acl:relcl", "ccomp", "appos"}) ||
      clause < noun || !is_word_in(context.lemma(noun), kContentNouns)) {
    return false;
  }
  if (tree.is_any(clause, {"acl", "ccomp"})) {
    return context.token(clause).xpos != "VBN" || !tree.own_subjects(clause).empty();
  }
  if (tree.own_subjects(clause).empty()) return false;
  const std::uint32_t after = noun + 1;
  if (is_word_in(to_lower(context.token(after).form), "which|who|whom|whose|,")) return false;
  for (const std::uint32_t child : tree.children(clause)) {
    if (child > clause && tree.is_any(child, {"obj", "obl", "ccomp", "xcomp"})) return true;
    if (tree.is_any(child, {"cop", "aux:pass"})) return true;
  }
  return false;
}

bool does_not_vouch(const Context& context, std::uint32_t verb) {
  constexpr std::string_view kVouching =
      "confirm|say|announce|report|claim|verify|allege|accuse|suggest|comment|respond|reply|tell|"
      "state|charge|blame";
  const Tree& tree = context.tree(verb);
  if (!is_word_in(tree.verb_lemma(verb), kVouching)) return false;
  if (tree.has_negation(verb)) return true;
  const std::string mark = tree.mark(verb);
  if (verb < tree.tokens().begin + 2) return false;
  const std::string before = to_lower(context.token(verb - 2).form);
  return (mark == "of" && before == "short") || (mark == "from" && before == "far");
}

std::uint32_t speaker_token_of(const Context& context, std::uint32_t token) {
  const Tree& tree = context.tree(token);
  std::uint32_t at = token;
  bool told_aside = false;
  for (std::uint32_t head = tree.head(at); head != kNone; at = head, head = tree.head(at)) {
    const std::string lemma = tree.verb_lemma(head);
    if (is_content_clause(context, at) && is_charge(context.lemma(head))) {
      // "denied U.S. charges that": by who denies; "rejected U.S. charges that": by who charges.
      if (is_denied(context, head)) {
        const auto actors = tree.actors(tree.head(head));
        if (!actors.empty()) return actors.front();
      }
      for (const char* preposition : {"by", "from"}) {
        const auto sources = tree.obliques(head, preposition);
        if (!sources.empty()) return sources.front();
      }
      const auto owners = context.owners(head);
      if (!owners.empty()) return owners.front();
    }
    // "denied arming the rebels, who hold Lima": that they do is no part of the denial.
    told_aside = told_aside || (tree.is(at, "acl:relcl") && context.token(at).xpos != "VBN");
    if (told_aside && lemma == "deny") break;
    if (tree.is_any(at, {"ccomp", "xcomp", "advcl", "obl", "nmod"}) &&
        !does_not_vouch(context, head) &&
        (is_word_in(lemma, kAttributing) || is_word_in(lemma, kCharging)) &&
        tree.is_predicate(head)) {
      const bool clause =
          tree.is(at, "ccomp") ||
          (tree.is_any(at, {"advcl", "obl", "xcomp"}) && is_word_in(lemma, kCharging) &&
           (context.token(at).xpos == "VBG" ||
            is_word_in(lemma, "accuse|deny|blame|charge|quote|cite")));
      if (clause) {
        const auto tellers = tellers_of(tree, head);
        if (!tellers.empty()) return tellers.front();
      }
    }
  }
  // "Oslo agreed, the minister said": the reporting clause hangs on the reported one.
  at = token;
  while (at != kNone) {
    for (const std::uint32_t child : tree.children(at)) {
      if (!tree.is_any(child, {"parataxis", "conj"}) || tree.in_subtree(token, child)) continue;
      if (!is_word_in(tree.verb_lemma(child), kAttributing) || does_not_vouch(context, child))
        continue;
      // "...; Moscow responded by expelling": with a deed, not with words.
      if (is_word_in(tree.verb_lemma(child), "respond|reply") &&
          tree.child(child, "advcl") != kNone) {
        continue;
      }
      const auto subjects = tree.own_subjects(child);
      if (subjects.empty()) continue;
      // "Oslo accused Lima of it; Lima denied the charge": two clauses, each its own.
      const std::uint32_t opening = tree.subtree(child).begin;
      if (opening > token &&
          (context.token(opening).form == ";" || context.token(opening - 1).form == ";")) {
        continue;
      }
      // "Lima agreed, said Olsen": read as a conjunct, but its subject follows at once.
      const bool inverted =
          subjects.front() > child && child > token && context.token(child - 1).form == ",";
      if (tree.is(child, "parataxis") || inverted) return subjects.front();
    }
    for (const std::uint32_t source : tree.obliques(at, "according to")) {
      if (!tree.in_subtree(token, source)) return source;
    }
    at = tree.head(at);
  }
  const std::uint32_t quotation = context.quotation_of(token);
  if (quotation != kNone) {
    const std::uint32_t mention = context.document().quotations[quotation].speaker;
    if (mention != kNone) return context.document().mentions[mention].head;
  }
  return kNone;
}

}  // namespace whomet
