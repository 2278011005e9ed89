#include "extract/syntax/headline_grammar.h"

#include <doctest/doctest.h>

#include "tests/extract/syntax/tree_rows.h"

using namespace whomet;

namespace {

constexpr RepairRow kRows[] = {
    {"Olsen PROPN NNP 5 vocative\n, PUNCT , 3 punct\nQuispe PROPN NNP 1 appos\n"
     "to PART TO 5 mark\nmeet VERB VB 0 root",
     "5:nsubj 3:punct 1:conj 5:aux 0:root"},
    // What somebody will do.
    {"Olsen PROPN NNP 0 root\nto PART TO 3 mark\nvisit VERB VB 1 acl\nPeru PROPN NNP 3 obj",
     "3:nsubj 3:aux 0:root 3:obj"},
    {"Norway PROPN NNP 0 root\n, PUNCT , 3 punct\nPeru PROPN NNP 1 appos\nto PART TO 5 mark\n"
     "hold VERB VB 1 acl\ntalks NOUN NNS 5 obj\nin ADP IN 8 case\nMay PROPN NNP 1 nmod",
     "5:nsubj 3:punct 1:conj 5:aux 0:root 5:obj 8:case 5:obl"},
    {"minister NOUN NN 0 root\nto PART TO 3 mark\nvisit VERB VB 1 acl\nPeru PROPN NNP 3 obj",
     "3:nsubj 3:aux 0:root 3:obj"},
    // What a plan is for.
    {"plan NOUN NN 0 root\nto PART TO 3 mark\nvisit VERB VB 1 acl\nPeru PROPN NNP 3 obj",
     "0:root 3:mark 1:acl 3:obj"},
    // Who was made what, and who made another so.
    {"Olsen PROPN NNP 2 nsubj\nname VERB VBD 0 root\nenvoy NOUN NN 2 obj",
     "2:nsubj:pass 0:root 2:xcomp"},
    {"Olsen PROPN NNP 2 nsubj\nname VERB VBD 0 root\nthe DET DT 4 det\nenvoy NOUN NN 2 obj",
     "2:nsubj 0:root 4:det 2:obj"},
    {"Olsen PROPN NNP 2 nsubj\nname VERB VBD 0 root\nQuispe PROPN NNP 2 obj\nenvoy NOUN NN 2 xcomp",
     "2:nsubj 0:root 2:obj 2:xcomp"},
    {"President NOUN NN 2 nsubj\nappoint VERB VBD 0 root\nministers NOUN NNS 2 obj",
     "2:nsubj 0:root 2:obj"},
    {"Olsen PROPN NNP 2 nsubj\nmeet VERB VBD 0 root\nenvoys NOUN NNS 2 obj",
     "2:nsubj 0:root 2:obj"},
};

}  // namespace

TEST_CASE("extract/syntax/headline_grammar: trees of headlines") {
  for (const RepairRow& row : kRows) {
    CAPTURE(std::string(row.text));
    Document document = document_of(row.text);
    document.sentences.front().is_heading = true;
    repair_headlines(document);
    CHECK(arcs_of(document) == row.arcs);
  }
}

TEST_CASE("extract/syntax/headline_grammar: sentences of running text stay as they are") {
  for (const RepairRow& row : kRows) {
    Document document = document_of(row.text);
    const std::string before = arcs_of(document);
    repair_headlines(document);
    CHECK(arcs_of(document) == before);
  }
}
