// Tested by tests/extract/syntax/parser_test.cpp.
#include "extract/syntax/repair.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace whomet {
namespace {

constexpr std::string_view kModifiers[] = {"nmod", "obl", "appos", "compound", "flat", "conj"};

bool is_modifier(std::string_view deprel) {
  return std::ranges::find(kModifiers, deprel.substr(0, deprel.find(':'))) != std::end(kModifiers);
}

struct Clause {
  std::uint32_t subject = kNone;  // the clause's own subject, left of its copula
  bool has_copula = false;
  bool is_marked = false;  // "that", "because", "who": rightly below another word
};

std::vector<Clause> clauses_of(const Document& document, const Sentence& sentence) {
  std::vector<Clause> clauses(sentence.tokens.size());
  for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
    const Token& token = document.tokens[i];
    if (token.head == kNone) continue;
    Clause& clause = clauses[token.head - sentence.tokens.begin];
    if (token.deprel.starts_with("nsubj")) clause.subject = i;
    if (token.deprel == "cop") clause.has_copula = true;
    if (token.deprel == "mark" || token.deprel == "cc" || token.deprel == "advmod:relative" ||
        token.xpos == "WP" || token.xpos == "WDT" || token.xpos == "WRB")
      clause.is_marked = true;
  }
  return clauses;
}

// The nearest word above `token` that heads a clause with a subordinating word, left of `before`;
// kNone if there is none.
std::uint32_t opened_clause(const Document& document, const Sentence& sentence,
                            const std::vector<Clause>& clauses, std::uint32_t token,
                            std::uint32_t before) {
  for (token = document.tokens[token].head; token != kNone; token = document.tokens[token].head) {
    if (token < before && clauses[token - sentence.tokens.begin].is_marked) return token;
  }
  return kNone;
}

}  // namespace

void repair_copular_clauses(Document& document, const Sentence& sentence) {
  const auto clauses = clauses_of(document, sentence);
  for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
    const Clause& clause = clauses[i - sentence.tokens.begin];
    Token& token = document.tokens[i];
    if (!clause.has_copula || clause.subject == kNone || clause.subject > i || clause.is_marked)
      continue;
    if (token.head == kNone || token.head > clause.subject || !is_modifier(token.deprel)) continue;
    const std::uint32_t opened = opened_clause(document, sentence, clauses, i, clause.subject);
    if (opened == kNone) continue;
    Token& verb = document.tokens[opened];
    token.head = verb.head;
    token.deprel = verb.head == kNone ? "root" : verb.deprel;
    verb.head = i;
    verb.deprel = "advcl";
    // What hung on the verb from behind it, the final stop at least, goes with it; and
    // so does the comma before the subject.
    for (std::uint32_t k = clause.subject; k < sentence.tokens.end; ++k) {
      if (k != i && document.tokens[k].head == opened) document.tokens[k].head = i;
    }
  }
}

}  // namespace whomet
