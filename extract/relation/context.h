// What every relation extractor asks of a document: the tree of a token, who a phrase refers to,
// its words, the quotation and the time that belong to it. Built once per extractor, in
// O(tokens + mentions). Tested by tests/extract/relation/context_test.cpp.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/document.h"
#include "extract/syntax/tree.h"
#include "graph/schema.h"

namespace whomet {

// Who can act: types that most relations are between.
inline constexpr TypeSet kActors{EntityType::kPerson, EntityType::kCountry,
                                 EntityType::kOrganization, EntityType::kGroup};

// Somebody or something that a phrase refers to.
struct Referent {
  std::uint32_t cluster = kNone;
  std::uint32_t mention = kNone;  // kNone where the phrase stands for several ("the two countries")
  double certainty = 1.0;         // below 1 for pronouns and for phrases that stand for several
};

class Context {
 public:
  // The document must outlive the context and keep its tokens, mentions, clusters and times;
  // claims and meetings may be added meanwhile.
  explicit Context(const Document& document);

  const Document& document() const { return *document_; }
  const Token& token(std::uint32_t token) const { return document_->tokens[token]; }
  const Tree& tree(std::uint32_t token) const { return trees_[sentence_of_[token]]; }
  std::uint32_t sentence_of(std::uint32_t token) const { return sentence_of_[token]; }
  std::string lemma(std::uint32_t token) const;  // lower case

  // The mention with this head token that is in a cluster; names before nominals. Or kNone.
  std::uint32_t mention_at(std::uint32_t token) const { return mention_at_[token]; }
  // The same, or the mention that the phrase headed by the token is about: the name after a title
  // that heads its phrase, the name that covers the token. Or kNone.
  std::uint32_t mention_of(std::uint32_t token) const;
  // Whether a name, in a cluster or not, covers the token.
  bool is_in_name(std::uint32_t token) const { return in_name_[token]; }
  EntityType type_of(std::uint32_t cluster) const { return document_->clusters[cluster].type; }

  // Whom the phrase with this head refers to, without its conjuncts: one cluster, two for "the two
  // countries" and "both leaders", the members that "including" or "such as" lists, or none.
  std::vector<Referent> referents(std::uint32_t token) const;

  // Owners of a noun, conjuncts expanded: possessives ("Oslo's"), demonyms and countries before it
  // ("the Norwegian offer"), the parts of "Norwegian-Danish". Token indices.
  std::vector<std::uint32_t> owners(std::uint32_t noun) const;

  // Where the tree gives no subject: the head of the nearest phrase before the token that could be
  // one, a mention of an allowed type without a preposition before it. Or kNone.
  std::uint32_t subject_before(std::uint32_t token, TypeSet types) const;
  // Where the tree gives no object: the head of the mention of an allowed type that follows the
  // token at once, articles, adjectives and titles aside; with `preposition` (not empty) the one
  // that follows that word, which stands among the next few tokens. Or kNone.
  std::uint32_t object_after(std::uint32_t token, TypeSet types,
                             std::string_view preposition) const;

  // "the [causes and effects of the war]": nouns that share what follows the last of them, as one
  // phrase, asked of any of them. Empty if the noun is none of such.
  TokenSpan joint_phrase(std::uint32_t token) const;
  // Words of the phrase headed by the token, without its leading article; at most `limit` tokens.
  std::string phrase_text(std::uint32_t token, std::uint32_t limit = 14) const;
  // Words of the clause headed by the token, without its mark, what follows it in further clauses,
  // and quotation marks; at most `limit` tokens.
  std::string clause_text(std::uint32_t token, std::uint32_t limit = 24) const;

  std::uint32_t quotation_of(std::uint32_t token) const {
    return quotation_of_[token];
  }  // or kNone
  // The time expression in the clause of the token, nearest to it; kNone if there is none.
  std::uint32_t time_of(std::uint32_t token) const;
  // The same; where there is none, the time of a clause whose day it shares: it goes along with it
  // ("while he was visiting Oslo"), is what it leads to ("is scheduled to meet", "will fly there to
  // meet"), or stands behind the same opening ("On Monday she met her and addressed parliament");
  // also in one of the sentences before ("She was speaking in Oslo."). Or kNone.
  std::uint32_t shared_time_of(std::uint32_t token) const;
  // Cluster of the place where the clause or noun of this token says it happens; or kNone.
  std::uint32_t place_of(std::uint32_t token) const;

  // Whether a time expression covers the token.
  bool is_in_time(std::uint32_t token) const;

 private:
  // Heads of "leaders, including Olsen and Quispe", for "leaders".
  std::vector<std::uint32_t> listed_after(std::uint32_t token) const;
  std::uint32_t time_at(std::uint32_t verb) const;
  bool lies_ahead_of(std::uint32_t time, std::uint32_t verb) const;
  std::uint32_t background_time_of(std::uint32_t verb) const;
  bool is_of_topic(std::uint32_t place) const;
  bool token_before_noun(std::uint32_t token) const;

  const Document* document_;
  std::vector<Tree> trees_;
  std::vector<std::uint32_t> sentence_of_;
  std::vector<std::uint32_t> mention_at_;
  std::vector<std::uint32_t> cover_;  // token -> smallest name that covers it
  std::vector<bool> in_name_;
  std::vector<std::uint32_t> quotation_of_;
  std::vector<std::vector<std::uint32_t>> times_;  // of each sentence
};

// The verb right before a gerund that governs it ("considering sending"), whatever the tree says;
// kNone if there is none.
std::uint32_t gerund_governor(const Tree& tree, std::uint32_t verb);

// Tree::subjects, but a gerund under accuse, thank, prevent, ... belongs to who is accused: "Oslo
// accused Lima of arming rebels"; and an infinitive to whom "for" names before it: "too early for
// her to leave".
std::vector<std::uint32_t> subjects_of(const Tree& tree, std::uint32_t verb);
// Who acts: the subjects above; the agents of a passive clause.
std::vector<std::uint32_t> actors_of(const Tree& tree, std::uint32_t verb);

// "[Lima's] Norte and Quito's Sur": its own thing stands before the "and", so the owner does not
// own the noun behind. Of two tokens.
bool owns_before_list(const Document& document, std::uint32_t owner, std::uint32_t noun);

// "the Rimac river", "Puno province": whether the word in it (a token) only says what the place is
// called, not where it lies, as in "Lima airport".
bool is_called_after(const Context& context, const Mention& place, std::uint32_t word);

}  // namespace whomet
