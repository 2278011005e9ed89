// Tested by tests/extract/syntax/misread_verbs_test.cpp.
#include "extract/syntax/misread_verbs.h"

#include <cstdint>
#include <vector>

#include "base/words.h"
#include "extract/syntax/tree.h"

namespace whomet {
namespace {

// `verb` modifies the noun behind it, which has a subject before the verb and is said of nothing.
bool is_misread(const Tree& tree, std::uint32_t verb, std::uint32_t noun) {
  const Token& word = tree.token(verb);
  if (word.xpos != "VBD" && word.xpos != "VBN") return false;
  if (tree.child(noun, "cop") != kNone || tree.child(noun, "det") != kNone ||
      tree.child(noun, "case") != kNone) {
    return false;
  }
  const bool clause = tree.head(noun) == kNone || tree.is_any(noun, {"ccomp", "conj", "parataxis"});
  const std::vector<std::uint32_t> subjects = tree.children(noun, "nsubj");
  return clause && subjects.size() == 1 && tree.subtree(subjects.front()).end == verb;
}

// "adopted the text, with only Norway and Peru [voting] against it", read as a noun or as what the
// clause does: they vote.
void repair_voters(std::vector<Token>& tokens, TokenSpan sentence, std::uint32_t verb) {
  if (verb + 1 >= sentence.end || !is_word_in(tokens[verb + 1].form, "against|for|in")) return;
  constexpr std::uint32_t kLongest = 12;  // tokens of those who vote
  std::uint32_t with = verb;
  do {
    if (with == sentence.begin || verb - with >= kLongest) return;
    --with;
    const Upos upos = tokens[with].upos;
    if (upos == Upos::kVerb || upos == Upos::kAux || upos == Upos::kSconj) return;
  } while (tokens[with].form != "with");
  std::uint32_t voters = kNone;  // the head of the phrase between
  for (std::uint32_t t = with + 1; t < verb; ++t) {
    const std::uint32_t head = tokens[t].head;
    if (head != kNone && head > with && head < verb) continue;
    if (tokens[t].upos != Upos::kPropn && tokens[t].upos != Upos::kNoun) continue;
    if (voters != kNone) return;
    voters = t;
  }
  if (voters == kNone) return;
  std::uint32_t above = tokens[verb].head;
  if (above == voters) above = tokens[voters].head;
  if (above == kNone || above == verb || (above > with && above < verb)) return;
  if (is_below(tokens, above, verb) || is_below(tokens, above, voters)) return;
  tokens[verb].upos = Upos::kVerb;
  tokens[verb].xpos = "VBG";
  tokens[verb].lemma = tokens[verb].form == "voting" ? "vote" : "abstain";
  tokens[verb].head = above;
  tokens[verb].deprel = "advcl";
  tokens[voters].head = verb;
  tokens[voters].deprel = "nsubj";
  for (std::uint32_t t = with; t < sentence.end; ++t) {
    if (t == with || (t < voters && tokens[t].head == above)) tokens[t].head = verb;
    if (t > verb && tokens[t].head == verb && is_deprel(tokens[t].deprel, "nmod")) {
      tokens[t].deprel = "obl";
    }
  }
  tokens[with].deprel = "mark";
}

// "Peru, which backs it, [plans] to host a summit", read as a noun beside the name.
void repair_plans(std::vector<Token>& tokens, TokenSpan sentence, std::uint32_t verb) {
  Token& word = tokens[verb];
  const std::uint32_t who = word.head;
  if (word.xpos != "NNS" || !is_deprel(word.deprel, "appos") || who == kNone || who > verb ||
      tokens[who].head != kNone || tokens[verb - 1].form != "," || verb + 1 >= sentence.end ||
      tokens[verb + 1].form != "to" ||
      !is_word_in(word.form, "plans|hopes|vows|aims|promises|threatens|offers|needs|pledges")) {
    return;
  }
  std::uint32_t clause = kNone;
  for (std::uint32_t t = verb + 1; t < sentence.end && clause == kNone; ++t) {
    if (tokens[t].head == verb && is_deprel(tokens[t].deprel, "acl")) clause = t;
  }
  if (clause == kNone || tokens[verb + 1].head != clause) return;
  word.upos = Upos::kVerb;
  word.xpos = "VBZ";
  word.head = kNone;
  word.deprel = "root";
  tokens[clause].deprel = "xcomp";
  tokens[who].head = verb;
  tokens[who].deprel = "nsubj";
  for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
    const bool behind = t > verb || is_deprel(tokens[t].deprel, "obl");
    if (t != verb && tokens[t].head == who && behind) tokens[t].head = verb;
  }
}

// "several other government [ministers]": no verb, though parsers know it as one.
void repair_ministers(std::vector<Token>& tokens, TokenSpan sentence, std::uint32_t word) {
  if (tokens[word].xpos != "VBZ" || word == sentence.begin) return;
  std::uint32_t subject = kNone;
  for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
    if (tokens[t].head == word && is_deprel(tokens[t].deprel, "nsubj")) subject = t;
  }
  tokens[word].upos = Upos::kNoun;
  tokens[word].xpos = "NNS";
  if (subject == kNone || subject + 1 != word) return;
  tokens[subject].deprel = "compound";
  // What the clause seemed to tell is of the clause before.
  const std::uint32_t first = tokens[word].head;
  if (!is_deprel(tokens[word].deprel, "conj") || first == kNone || first > word) return;
  std::uint32_t list = kNone;  // "with Olsen and several ministers"
  for (std::uint32_t t = first + 1; t < subject; ++t) {
    if (tokens[t].head == first && !is_deprel(tokens[t].deprel, "punct")) list = t;
  }
  if (list == kNone || tokens[list].upos != Upos::kPropn) return;
  for (std::uint32_t t = word + 1; t < sentence.end; ++t) {
    if (tokens[t].head == word) tokens[t].head = first;
  }
  tokens[word].head = list;
}

}  // namespace

void repair_misread_verbs(Document& document) {
  std::vector<Token>& tokens = document.tokens;
  for (const Sentence& sentence : document.sentences) {
    for (std::uint32_t t = sentence.tokens.begin; t < sentence.tokens.end; ++t) {
      if (tokens[t].form == "voting" || tokens[t].form == "abstaining") {
        repair_voters(tokens, sentence.tokens, t);
      }
      if (t > sentence.tokens.begin) repair_plans(tokens, sentence.tokens, t);
      if (tokens[t].form == "ministers") repair_ministers(tokens, sentence.tokens, t);
    }
    for (std::uint32_t verb = sentence.tokens.begin; verb < sentence.tokens.end; ++verb) {
      if (!is_deprel(tokens[verb].deprel, "amod") || tokens[verb].upos != Upos::kVerb) continue;
      const std::uint32_t noun = tokens[verb].head;
      if (noun == kNone || noun < verb || noun > verb + 2) continue;
      const Tree tree(document, sentence);
      if (!is_misread(tree, verb, noun)) continue;
      tokens[verb].head = tokens[noun].head;
      tokens[verb].deprel = tokens[noun].deprel;
      tokens[verb].xpos = "VBD";
      tokens[noun].head = verb;
      tokens[noun].deprel = "obj";
      for (std::uint32_t t = sentence.tokens.begin; t < sentence.tokens.end; ++t) {
        if (tokens[t].head != noun || (t > verb && t <= noun)) continue;
        // What stands before the verb, and circumstances behind, are the clause's.
        const bool circumstance = t > noun && is_deprel(tokens[t].deprel, "nmod") &&
                                  is_word_in(tree.preposition(t), "in|on|at|after|before|since");
        if (t < verb || circumstance || is_deprel(tokens[t].deprel, "punct")) {
          tokens[t].head = verb;
        }
        if (circumstance) tokens[t].deprel = "obl";
      }
    }
  }
}

}  // namespace whomet
