#include "extract/syntax/to_phrases.h"

#include <doctest/doctest.h>

#include "tests/extract/syntax/tree_rows.h"

using namespace whomet;

namespace {

constexpr RepairRow kRows[] = {
    // Where from and where to.
    {"Olsen PROPN NNP 2 nsubj\nflew VERB VBD 0 root\nfrom ADP IN 4 case\nDakar PROPN NNP 2 obl\n"
     "to ADP IN 6 case\nLima PROPN NNP 4 nmod",
     "2:nsubj 0:root 4:case 2:obl 6:case 2:obl"},
    {"Olsen PROPN NNP 2 nsubj\nflew VERB VBD 0 root\nby ADP IN 4 case\nroad NOUN NN 2 obl\n"
     "to ADP IN 6 case\nLima PROPN NNP 4 nmod",
     "2:nsubj 0:root 4:case 2:obl 6:case 4:nmod"},
    {"wrote VERB VBD 0 root\nfrom ADP IN 4 case\nthe DET DT 4 det\nambassador NOUN NN 1 obl\n"
     "to ADP IN 6 case\nPeru PROPN NNP 4 nmod",
     "0:root 4:case 4:det 1:obl 6:case 4:nmod"},
    // Whose journey it is, and where it goes; ambassadors are to somewhere.
    {"a DET DT 2 det\nvisit NOUN NN 0 root\nby ADP IN 4 case\nleaders NOUN NNS 2 nmod\n"
     "of ADP IN 6 case\nPeru PROPN NNP 4 nmod\nto ADP IN 8 case\nChile PROPN NNP 4 nmod",
     "2:det 0:root 4:case 2:nmod 6:case 4:nmod 8:case 2:nmod"},
    {"a DET DT 2 det\nvisit NOUN NN 0 root\nby ADP IN 4 case\nambassador NOUN NN 2 nmod\n"
     "to ADP IN 6 case\nChile PROPN NNP 4 nmod",
     "2:det 0:root 4:case 2:nmod 6:case 4:nmod"},
    // For whom somebody works.
    {"She PRON PRP 3 nsubj:pass\nwas AUX VBD 3 aux:pass\nappoint VERB VBN 0 root\n"
     "adviser NOUN NN 3 obj\nto ADP IN 6 case\nQuispe PROPN NNP 3 obl",
     "3:nsubj:pass 3:aux:pass 0:root 3:obj 6:case 4:nmod"},
    // A preposition.
    {"They PRON PRP 2 nsubj\ngave VERB VBD 0 root\nmillions NOUN NNS 2 obj\nto PART TO 5 mark\n"
     "Karvia PROPN NNP 2 obl",
     "2:nsubj 0:root 2:obj 5:case 2:obl"},
    // An infinitive.
    {"They PRON PRP 2 nsubj\nvow VERB VBD 0 root\nto ADP IN 5 case\nwage NOUN NN 5 compound\n"
     "war NOUN NN 2 obl\non ADP IN 7 case\nPeru PROPN NNP 2 obl",
     "2:nsubj 0:root 4:mark 2:xcomp 4:obj 7:case 4:obl"},
    {"Olsen PROPN NNP 6 nsubj\nis AUX VBZ 6 cop\ndue ADP JJ 6 case\nto ADP TO 3 fixed\n"
     "hold NOUN NN 6 compound\ntalks NOUN NNS 0 root\non ADP IN 8 case\nMonday PROPN NNP 6 obl",
     "3:nsubj 3:cop 0:root 5:mark 3:xcomp 5:obj 8:case 5:obl"},
    {"It PRON PRP 6 nsubj\nis AUX VBZ 6 cop\ndue ADP JJ 6 case\nto ADP TO 3 fixed\n"
     "launch NOUN NN 6 compound\nproblems NOUN NNS 0 root",
     "6:nsubj 6:cop 6:case 3:fixed 6:compound 0:root"},
    {"They PRON PRP 2 nsubj\nagree VERB VBD 0 root\nto ADP IN 5 case\npeace NOUN NN 5 compound\n"
     "talks NOUN NNS 2 obl",
     "2:nsubj 0:root 5:case 5:compound 2:obl"},
};

}  // namespace

TEST_CASE("extract/syntax/to_phrases: goals, offices and infinitives") {
  check_repairs(kRows, repair_to_phrases);
}
