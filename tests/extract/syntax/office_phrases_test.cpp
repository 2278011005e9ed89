#include "extract/syntax/office_phrases.h"

#include <doctest/doctest.h>

#include "tests/extract/syntax/tree_rows.h"

using namespace whomet;

namespace {

// Phrases with names: tests/extract/relation/roles_test.cpp.
constexpr RepairRow kRows[] = {
    // One office of two words, however its second is hung.
    {"was AUX VBD 2 aux:pass\nappointed VERB VBN 0 root\nattorney NOUN NN 2 obj\n"
     "general ADJ JJ 2 xcomp",
     "2:aux:pass 0:root 4:compound 2:obj"},
    {"the DET DT 2 det\nsecretary NOUN NN 6 nsubj\ngeneral ADJ JJ 2 amod\nof ADP IN 5 case\n"
     "NATO PROPN NNP 2 nmod\nspoke VERB VBD 0 root",
     "3:det 3:compound 6:nsubj 5:case 3:nmod 0:root"},
    {"works VERB VBZ 0 root\nas ADP IN 4 case\nchief ADJ JJ 4 amod\nexecutive ADJ JJ 1 obl",
     "0:root 4:case 4:amod 1:obl"},
    // Not every "general" is an office.
    {"the DET DT 3 det\ngeneral ADJ JJ 3 amod\nelection NOUN NN 4 nsubj\n"
     "failed VERB VBD 0 root",
     "3:det 3:amod 4:nsubj 0:root"},
    {"made VERB VBD 0 root\nrules NOUN NNS 1 obj\ngeneral ADJ JJ 2 amod", "0:root 1:obj 2:amod"},
};

}  // namespace

TEST_CASE("extract/syntax/office_phrases: offices of two words") {
  check_repairs(kRows, repair_office_phrases);
}
