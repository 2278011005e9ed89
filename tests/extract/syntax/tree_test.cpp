#include "extract/syntax/tree.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "extract/syntax/conllu.h"

using namespace whomet;

namespace {

// A sentence written as "form/lemma/UPOS/XPOS/head/deprel" per token; heads count from 1, 0 = root.
Document sentence(const std::string& text) {
  std::string rows;
  int id = 0;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    std::vector<std::string> fields(1);
    for (const char c : text.substr(begin, end - begin)) {
      if (c == '/') {
        fields.emplace_back();
      } else {
        fields.back() += c;
      }
    }
    REQUIRE(fields.size() == 6);
    rows += std::to_string(++id) + "\t" + fields[0] + "\t" + fields[1] + "\t" + fields[2] + "\t" +
            fields[3] + "\t_\t" + fields[4] + "\t" + fields[5] + "\t_\t_\n";
    begin = end + 1;
  }
  const auto documents = read_conllu(rows, "test");
  REQUIRE(documents.ok());
  return documents->front();
}

std::string words(const Document& document, const std::vector<std::uint32_t>& tokens) {
  std::string line;
  for (const std::uint32_t token : tokens) {
    line += (line.empty() ? "" : " ") + document.tokens[token].form;
  }
  return line;
}

// 0 Lind and 2 Berg met 4 Moe and 6 Dahl in 8 Riga and 10 left .
const char* const kMet =
    "Lind/Lind/PROPN/NNP/4/nsubj and/and/CCONJ/CC/3/cc Berg/Berg/PROPN/NNP/1/conj "
    "met/meet/VERB/VBD/0/root Moe/Moe/PROPN/NNP/4/obj and/and/CCONJ/CC/7/cc "
    "Dahl/Dahl/PROPN/NNP/5/conj in/in/ADP/IN/9/case Riga/Riga/PROPN/NNP/4/obl "
    "and/and/CCONJ/CC/11/cc left/leave/VERB/VBD/4/conj ././PUNCT/./4/punct";

// 0 the 1 envoy was not 4 seen by 6 Lind , 8 who had 10 asked to 12 meet the old 15 king
const char* const kSeen =
    "The/the/DET/DT/2/det envoy/envoy/NOUN/NN/5/nsubj:pass was/be/AUX/VBD/5/aux:pass "
    "not/not/PART/RB/5/advmod seen/see/VERB/VBN/0/root by/by/ADP/IN/7/case "
    "Lind/Lind/PROPN/NNP/5/obl:agent ,/,/PUNCT/,/11/punct who/who/PRON/WP/11/nsubj "
    "had/have/AUX/VBD/11/aux asked/ask/VERB/VBN/7/acl:relcl to/to/PART/TO/13/mark "
    "meet/meet/VERB/VB/11/xcomp the/the/DET/DT/16/det old/old/ADJ/JJ/16/amod "
    "king/king/NOUN/NN/13/obj";

}  // namespace

TEST_CASE("extract/tree: labels are compared by their base") {
  CHECK(is_deprel("nsubj", "nsubj"));
  CHECK(is_deprel("nsubj:pass", "nsubj"));
  CHECK(is_deprel("nsubj:pass", "nsubj:pass"));
  CHECK_FALSE(is_deprel("nsubj", "nsubj:pass"));
  CHECK_FALSE(is_deprel("nsubjx", "nsubj"));
}

TEST_CASE("extract/tree: subjects and objects with conjuncts") {
  const Document document = sentence(kMet);
  const Tree tree(document, 0);
  CHECK(tree.root() == 3);
  CHECK(words(document, tree.subjects(3)) == "Lind Berg");
  CHECK(words(document, tree.objects(3)) == "Moe Dahl");
  CHECK(words(document, tree.subjects(10)) == "Lind Berg");
  CHECK(tree.objects(10).empty());
  CHECK(words(document, tree.obliques(3, "in")) == "Riga");
  CHECK(tree.obliques(3, "with").empty());
  CHECK(tree.clause_verb(6) == 3);
  CHECK(tree.first_conjunct(6) == 4);
  CHECK(words(document, tree.path(6, 0)) == "Dahl Moe met Lind");
  CHECK(tree.common_ancestor(2, 6) == 3);
  CHECK(tree.in_subtree(6, 4));
  CHECK_FALSE(tree.in_subtree(4, 6));
  CHECK_FALSE(tree.is_passive(3));
  CHECK_FALSE(tree.has_negation(3));
}

TEST_CASE("extract/tree: passive, negation, relative clause, control") {
  const Document document = sentence(kSeen);
  const Tree tree(document, 0);
  CHECK(tree.is_passive(4));
  CHECK(tree.has_negation(4));
  CHECK(words(document, tree.actors(4)) == "Lind");
  CHECK(words(document, tree.undergoers(4)) == "envoy");
  CHECK(tree.has_auxiliary(4, "be"));
  CHECK_FALSE(tree.has_negation(10));
  CHECK(words(document, tree.subjects(10)) == "Lind");
  CHECK(words(document, tree.subjects(12)) == "Lind");
  CHECK(tree.mark(12) == "to");
  CHECK(words(document, tree.objects(12)) == "king");
  CHECK(tree.phrase(15) == TokenSpan{13, 16});
  CHECK(tree.phrase(6) == TokenSpan{6, 7});
  CHECK(tree.subtree(6) == TokenSpan{5, 16});
  CHECK(tree.preposition(6) == "by");
}

TEST_CASE("extract/tree: without a parse there are no answers, and none fails") {
  Document document;
  document.source.text = "a b";
  for (int i = 0; i < 2; ++i) document.tokens.emplace_back();
  Sentence span;
  span.tokens = {0, 2};
  document.sentences.push_back(span);
  const Tree tree(document, 0);
  CHECK(tree.children(0).empty());
  CHECK(tree.subjects(1).empty());
  CHECK(tree.objects(kNone).empty());
  CHECK(tree.path(0, 1).empty());
  CHECK(tree.clause_verb(0) == kNone);
  CHECK(tree.subtree(kNone).empty());
}
