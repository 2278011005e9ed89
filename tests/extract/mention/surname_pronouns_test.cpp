#include "extract/mention/surname_pronouns.h"

#include <doctest/doctest.h>

#include "tests/extract/syntax/tree_rows.h"

using namespace whomet;

namespace {

constexpr RepairRow kRows[] = {
    // "met He Lifeng": his name, and "He said" a pronoun.
    {"Olsen PROPN NNP 2 nsubj\nmet VERB VBD 0 root\nHe PRON PRP 4 nsubj\nLifeng PROPN NNP 2 obj",
     "2:nsubj 0:root 2:obj 3:flat"},
    {"He PRON PRP 2 nsubj\nJianping PROPN NNP 3 nsubj\nsaid VERB VBD 0 root",
     "3:nsubj 1:flat 0:root"},
    {"He PRON PRP 2 nsubj\nsaid VERB VBD 0 root", "2:nsubj 0:root"},
    {"He PRON PRP 3 nsubj\nMonday PROPN NNP 3 obl\nsaid VERB VBD 0 root", "3:nsubj 3:obl 0:root"},
    // "leader To Lam", but "To Lima" opens a sentence or a quotation.
    {"leader NOUN NN 4 nsubj\nTo ADP IN 3 case\nLam PROPN NNP 1 nmod\nmet VERB VBD 0 root",
     "4:nsubj 1:nmod 2:flat 0:root"},
    {"To ADP IN 2 case\nLima PROPN NNP 3 obl\nwent VERB VBD 0 root", "2:case 3:obl 0:root"},
    {"said VERB VBD 0 root\n: PUNCT : 1 punct\nTo ADP IN 4 case\nLima PROPN NNP 1 obl",
     "0:root 1:punct 4:case 1:obl"},
    // Titles in title case, of a guide and within a sentence.
    {"starred VERB VBD 0 root\nWelcome PROPN NNP 1 obl\nTo ADP IN 4 case\nNorway PROPN NNP 2 "
     "nmod\nsaid VERB VBD 1 conj",
     "0:root 1:obl 4:case 2:nmod 1:conj"},
    {"Guide PROPN NNP 0 root\nTo ADP IN 3 case\nLima PROPN NNP 1 nmod", "0:root 3:case 1:nmod"},
};

}  // namespace

TEST_CASE("extract/mention/surname_pronouns: surnames that look like small words") {
  check_repairs(kRows, repair_surname_pronouns);
}
