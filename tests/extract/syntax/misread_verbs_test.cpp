#include "extract/syntax/misread_verbs.h"

#include <doctest/doctest.h>

#include "tests/extract/syntax/tree_rows.h"

using namespace whomet;

namespace {

constexpr RepairRow kRows[] = {
    {"Norway PROPN NNP 3 nsubj\nsevered VERB VBN 3 amod\nties NOUN NNS 0 root\nin ADP IN 5 case\n"
     "2013 NUM CD 3 nmod",
     "2:nsubj 0:root 2:obj 5:case 2:obl"},
    // Who votes.
    {"They PRON PRP 2 nsubj\nagreed VERB VBD 0 root\nwith ADP IN 4 case\nPeru PROPN NNP 2 obl\n"
     "voting NOUN NN 2 conj\nagainst ADP IN 7 case\nit PRON PRP 5 nmod",
     "2:nsubj 0:root 5:mark 5:nsubj 2:advcl 7:case 5:obl"},
    {"They PRON PRP 2 nsubj\nagreed VERB VBD 0 root\non ADP IN 4 case\nvoting NOUN NN 2 obl\n"
     "for ADP IN 6 case\nit PRON PRP 4 nmod",
     "2:nsubj 0:root 4:case 2:obl 6:case 4:nmod"},
    // Something is said of Norway, or of nothing.
    {"Norway PROPN NNP 4 nsubj\nis AUX VBZ 4 cop\nwounded VERB VBN 4 amod\npride NOUN NN 0 root",
     "4:nsubj 4:cop 4:amod 0:root"},
    {"wounded VERB VBN 2 amod\npride NOUN NN 0 root", "2:amod 0:root"},
    // What a state plans, behind a clause about it; not its plans.
    {"Peru PROPN NNP 0 root\n, PUNCT , 4 punct\nwhich PRON WDT 4 nsubj\nleads VERB VBZ 1 "
     "acl:relcl\n"
     ", PUNCT , 4 punct\nplans NOUN NNS 1 appos\nto PART TO 8 mark\nhost VERB VB 6 acl\n"
     "talks NOUN NNS 8 obj",
     "6:nsubj 4:punct 4:nsubj 1:acl:relcl 4:punct 0:root 8:mark 6:xcomp 8:obj"},
    {"They PRON PRP 2 nsubj\nannounce VERB VBD 0 root\n, PUNCT , 4 punct\nplans NOUN NNS 2 obj\n"
     "to PART TO 6 mark\nleave VERB VB 4 acl",
     "2:nsubj 0:root 4:punct 2:obj 6:mark 4:acl"},
    // Ministers, taken for a verb with a subject of its own.
    {"She PRON PRP 2 nsubj\nmet VERB VBD 0 root\nwith ADP IN 4 case\nOlsen PROPN NNP 2 obl\n"
     "and CCONJ CC 7 cc\ncabinet NOUN NN 7 nsubj\nministers VERB VBZ 2 conj\n"
     "Friday PROPN NNP 7 obl:unmarked",
     "2:nsubj 0:root 4:case 2:obl 7:cc 7:compound 4:conj 2:obl:unmarked"},
    {"cabinet NOUN NN 2 compound\nministers NOUN NNS 3 nsubj\nmet VERB VBD 0 root",
     "2:compound 3:nsubj 0:root"},
};

}  // namespace

TEST_CASE("extract/syntax/misread_verbs: a participle with a subject is the verb") {
  check_repairs(kRows, repair_misread_verbs);
}
