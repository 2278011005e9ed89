// Questions to a dependency tree: subjects, objects, phrases, paths. Relation extraction reads
// trees through this page only. Token numbers are indices into Document::tokens, as everywhere.
//
// Labels are compared by their base: "nsubj" is also "nsubj:pass", "obl" is also "obl:tmod"; a
// label with a subtype ("nsubj:pass") is met only by itself. Lists are in text order and without
// repeats. A sentence without heads (not parsed) has no children, subjects or objects; nothing here
// fails.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/document.h"

namespace whomet {

// "nsubj:pass" is "nsubj" and "nsubj:pass"; "nsubj" is not "nsubj:pass".
bool is_deprel(std::string_view deprel, std::string_view label);

// "minutes", "Hours", ..., "years".
bool is_unit_of_time(const Token& token);

// Whether the language model takes the token for a part of a person's name.
bool is_person_word(const Document& document, std::uint32_t token);

// For arcs that a repair is changing, which a Tree built before does not see.
// The token itself, or what hangs on it. O(depth).
bool is_below(std::span<const Token> tokens, std::uint32_t token, std::uint32_t above);
// "to Lima": whether a word of case before the noun is this one, in lower case. O(words before it).
bool has_case(std::span<const Token> tokens, TokenSpan sentence, std::uint32_t noun,
              std::string_view word);

// One sentence of a document. Built in O(tokens); the document must outlive it and keep its tokens.
// Tokens that are passed in must lie in the sentence; kNone is met with kNone, false or nothing.
class Tree {
 public:
  Tree(const Document& document, const Sentence& sentence);
  Tree(const Document& document, std::uint32_t sentence)
      : Tree(document, document.sentences[sentence]) {}

  const Document& document() const { return *document_; }
  TokenSpan tokens() const { return tokens_; }
  const Token& token(std::uint32_t token) const { return document_->tokens[token]; }
  std::uint32_t root() const { return root_; }  // kNone in an empty sentence

  // --- arcs ---
  std::uint32_t head(std::uint32_t token) const;  // kNone of the root
  bool is(std::uint32_t token, std::string_view label) const;
  bool is_any(std::uint32_t token, std::initializer_list<std::string_view> labels) const;
  std::span<const std::uint32_t> children(std::uint32_t token) const;
  std::vector<std::uint32_t> children(std::uint32_t token, std::string_view label) const;
  std::uint32_t child(std::uint32_t token, std::string_view label) const;  // the first, or kNone

  // --- parts of the tree ---
  std::uint32_t top_of(TokenSpan span) const;  // the word that all others of it hang on
  bool in_subtree(std::uint32_t token, std::uint32_t ancestor) const;  // a token is in its own
  TokenSpan subtree(
      std::uint32_t token) const;  // all that hangs below; whole, as trees are projective
  // The subtree of a noun without what is beside it: leading case, cc, mark and punctuation,
  // conjuncts, relative clauses, appositions, parataxis. "to [the new president] , who ..." for
  // "president".
  TokenSpan phrase(std::uint32_t token) const;
  // Tokens from `from` to `to`, both included, over their lowest common ancestor. Empty if
  // unconnected.
  std::vector<std::uint32_t> path(std::uint32_t from, std::uint32_t to) const;
  std::uint32_t common_ancestor(std::uint32_t a, std::uint32_t b) const;  // or kNone

  // --- coordination ---
  // The token and its conjuncts (also nested ones): "Oslo and Riga" for "Oslo". Here and wherever
  // conjuncts are expanded those are left out that the words exclude.
  std::vector<std::uint32_t> conjuncts(std::uint32_t token) const;
  // "Riga" of "Oslo but not Riga".
  bool is_excluded(std::uint32_t token) const;
  // The first conjunct of the coordination that the token is in; else the token.
  std::uint32_t first_conjunct(std::uint32_t token) const;

  // --- clauses ---
  // Heads a clause: a verb, or any word with a subject or a copula.
  bool is_predicate(std::uint32_t token) const;
  // The nearest predicate at or above the token: the clause that the token is part of. Or kNone.
  std::uint32_t clause_verb(std::uint32_t token) const;
  bool is_passive(std::uint32_t verb) const;  // "was seen", "the man seen there"
  std::vector<std::uint32_t> auxiliaries(std::uint32_t verb) const;      // aux, aux:pass and cop
  bool has_auxiliary(std::uint32_t verb, std::string_view lemma) const;  // "will", "have"
  // "not", "n't", "never", "no longer", a "no" subject or object ("no leader agreed", "not a single
  // state agreed").
  // `except`: an argument whose "no" does not count ("has [no ties]", asked of the ties).
  bool has_negation(std::uint32_t verb, std::uint32_t except = kNone) const;
  // "to" of an infinitive, "that", "if", "because": the mark children's words, lower case, by
  // blanks.
  std::string mark(std::uint32_t verb) const;
  // The same, or the adverb that opens the clause: "when", "where".
  std::string opener(std::uint32_t verb) const;
  // The verb with its particle, lower-case lemma: "break off". Without particle: the lemma.
  std::string verb_lemma(std::uint32_t verb) const;

  // --- arguments, with conjuncts expanded ---
  // nsubj, nsubj:pass and csubj children only.
  std::vector<std::uint32_t> own_subjects(std::uint32_t verb) const;
  // The own subjects; else those of the first conjoined verb ("met X and signed"), of the
  // controlling clause ("agreed to meet"; its object for "urged X to leave"), or the noun that a
  // participle or relative clause modifies ("leaders meeting in Oslo", "the envoy who met").
  // Relative pronouns are replaced by their noun.
  std::vector<std::uint32_t> subjects(std::uint32_t verb) const;
  // obj and iobj children. A relative pronoun is replaced by its noun, and a relative clause with
  // its own subject but without an object takes the noun ("the man they met").
  std::vector<std::uint32_t> objects(std::uint32_t verb) const;
  // Who acts in a passive clause: obl:agent, or obl with "by". For other clauses nothing.
  std::vector<std::uint32_t> agents(std::uint32_t verb) const;
  // Who acts: subjects of an active, agents of a passive clause. Who undergoes: objects or
  // subjects.
  std::vector<std::uint32_t> actors(std::uint32_t verb) const;
  std::vector<std::uint32_t> undergoers(std::uint32_t verb) const;
  // obl and nmod children (of a verb or a noun) with this preposition ("with", "ahead of").
  std::vector<std::uint32_t> obliques(std::uint32_t token, std::string_view preposition) const;
  // The words of the case children before the noun, lower case, by blanks: "ahead of"; "" if none.
  // A conjunct without its own takes the preposition of the first conjunct.
  std::string preposition(std::uint32_t noun) const;

 private:
  void add_conjuncts(std::uint32_t token, std::vector<std::uint32_t>& list) const;
  std::vector<std::uint32_t> expanded(const std::vector<std::uint32_t>& heads) const;
  std::uint32_t resolved_relative(std::uint32_t token, std::uint32_t verb) const;
  std::vector<std::uint32_t> subjects_at_depth(std::uint32_t verb, int depth) const;
  bool in_sentence(std::uint32_t token) const { return tokens_.contains(token); }

  const Document* document_;
  TokenSpan tokens_;
  std::uint32_t root_ = kNone;
  std::vector<std::uint32_t> child_begin_;  // per token of the sentence, into child_list_; one more
  std::vector<std::uint32_t> child_list_;
  std::vector<std::uint32_t> left_;  // first and last token of each subtree
  std::vector<std::uint32_t> right_;
};

}  // namespace whomet
