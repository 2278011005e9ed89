#include "extract/syntax/doubled_subjects.h"

#include <doctest/doctest.h>

#include "tests/extract/syntax/tree_rows.h"

using namespace whomet;

namespace {

constexpr RepairRow kRows[] = {
    // A day.
    {"Officials NOUN NNS 3 nsubj\nMonday PROPN NNP 3 nsubj\nwarn VERB VBD 0 root",
     "3:nsubj 3:obl:unmarked 0:root"},
    // The name of the group.
    {"the DET DT 2 det\ngroup NOUN NN 4 nsubj\nHarvest PROPN NNP 4 nsubj\nagree VERB VBD 0 root",
     "2:det 3:nmod:desc 4:nsubj 0:root"},
    // Beside it.
    {"an DET DT 2 det\nenvoy NOUN NN 6 nsubj\n, PUNCT , 4 punct\nOlsen PROPN NNP 6 nsubj\n"
     ", PUNCT , 4 punct\nleave VERB VBD 0 root",
     "2:det 6:nsubj 4:punct 2:appos 4:punct 0:root"},
    // Two nouns may be anything.
    {"boys NOUN NNS 3 nsubj\ngirls NOUN NNS 3 nsubj\nleave VERB VBD 0 root",
     "3:nsubj 3:nsubj 0:root"},
    // Who was told, and not by whom.
    {"tell VERB VBD 0 root\nthe DET DT 3 det\ngroup NOUN NN 5 nsubj\nOlsen PROPN NNP 5 nsubj\n"
     "leave VERB VBD 1 ccomp",
     "0:root 3:det 5:nsubj 5:nsubj 1:ccomp"},
    // Who is told: with a word before the name, and without.
    {"Olsen PROPN NNP 2 nsubj\ntell VERB VBD 0 root\nher PRON PRP$ 4 nmod:poss\n"
     "rival NOUN NN 2 iobj\nQuispe PROPN NNP 2 nsubj",
     "2:nsubj 0:root 4:nmod:poss 2:iobj 4:appos"},
    {"Olsen PROPN NNP 2 nsubj\ntell VERB VBD 0 root\nMinister PROPN NNP 4 nmod:desc\n"
     "Quispe PROPN NNP 2 nsubj",
     "2:nsubj 0:root 4:nmod:desc 2:obj"},
    // "sold" is of whom and what, and its second subject remains a riddle.
    {"Olsen PROPN NNP 2 nsubj\nsell VERB VBD 0 root\nQuispe PROPN NNP 2 nsubj",
     "2:nsubj 0:root 2:nsubj"},
    // Who told it, behind what is told, and who was told.
    {"It PRON PRP 3 nsubj\nis AUX VBZ 3 cop\nfalse ADJ JJ 0 root\n, PUNCT , 5 punct\n"
     "envoys NOUN NNS 3 nsubj\ntell VERB VBD 3 parataxis\nthe DET DT 8 det\n"
     "station NOUN NN 6 iobj\nNordlys PROPN NNP 6 nsubj",
     "3:nsubj 3:cop 0:root 5:punct 6:nsubj 3:parataxis 8:det 6:iobj 8:appos"},
    // "Olsen, once a rebel, will go, aides said".
    {"Olsen PROPN NNP 10 nsubj\n, PUNCT , 5 punct\nonce ADV RB 7 advmod\na DET DT 5 det\n"
     "rebel NOUN NN 7 nsubj\n, PUNCT , 5 punct\ngo VERB VB 10 ccomp\n, PUNCT , 10 punct\n"
     "aides NOUN NNS 10 nsubj\nsay VERB VBD 0 root",
     "7:nsubj 5:punct 7:advmod 5:det 1:appos 5:punct 10:ccomp 10:punct 10:nsubj 0:root"},
};

}  // namespace

TEST_CASE("extract/syntax/doubled_subjects: times, names, hearers and what is said") {
  check_repairs(kRows, repair_doubled_subjects);
}
