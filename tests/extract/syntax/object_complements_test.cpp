#include "extract/syntax/object_complements.h"

#include <doctest/doctest.h>

#include "tests/extract/syntax/tree_rows.h"

using namespace whomet;

namespace {

constexpr RepairRow kRows[] = {
    // What somebody is called.
    {"Chile PROPN NNP 2 nsubj\ncall VERB VBD 0 root\nit PRON PRP 2 obj\n\" PUNCT `` 6 punct\n"
     "a DET DT 6 det\nmistake NOUN NN 2 parataxis",
     "2:nsubj 0:root 2:obj 6:punct 6:det 2:xcomp"},
    {"Chile PROPN NNP 2 nsubj\ncall VERB VBD 0 root\nPeru PROPN NNP 2 obj\nfriend NOUN NN 2 obj",
     "2:nsubj 0:root 2:obj 2:xcomp"},
    {"Chile PROPN NNP 2 nsubj\ncall VERB VBD 0 root\nPeru PROPN NNP 6 nmod:poss\n' PUNCT `` 6 "
     "punct\n"
     "a DET DT 6 det\nfriend NOUN NN 2 obj",
     "2:nsubj 0:root 2:obj 6:punct 6:det 2:xcomp"},
    {"Chile PROPN NNP 2 nsubj\ncall VERB VBD 0 root\nPeru PROPN NNP 5 nmod:poss\n' PART POS 3 "
     "case\n"
     "friend NOUN NN 2 obj",
     "2:nsubj 0:root 5:nmod:poss 3:case 2:obj"},
    // What somebody is made.
    {"Deputies NOUN NNS 2 nsubj\nelect VERB VBD 0 root\nAna PROPN NNP 6 compound\n"
     "Rocha PROPN NNP 3 flat\nprime ADJ JJ 6 amod\nminister NOUN NN 2 obj",
     "2:nsubj 0:root 2:obj 3:flat 6:amod 2:xcomp"},
    {"Deputies NOUN NNS 2 nsubj\nelect VERB VBD 0 root\nLabour PROPN NNP 4 compound\n"
     "leaders NOUN NNS 2 obj",
     "2:nsubj 0:root 4:compound 2:obj"},
    {"She PRON PRP 3 nsubj:pass\nwas AUX VBD 3 aux:pass\nappoint VERB VBN 0 root\n"
     "adviser NOUN NN 3 obj",
     "3:nsubj:pass 3:aux:pass 0:root 3:xcomp"},
    {"She PRON PRP 2 nsubj\nappoint VERB VBD 0 root\nadvisers NOUN NNS 2 obj",
     "2:nsubj 0:root 2:obj"},
    {"She PRON PRP 2 nsubj\nappoint VERB VBD 0 root\nhim PRON PRP 2 iobj\nenvoy NOUN NN 2 obj",
     "2:nsubj 0:root 2:obj 2:xcomp"},
    {"Quispe PROPN NNP 2 nsubj\nname VERB VBD 0 root\nher PRON PRP$ 4 nmod:poss\n"
     "governor NOUN NN 2 obj\nof ADP IN 6 case\nLima PROPN NNP 4 nmod",
     "2:nsubj 0:root 2:obj 2:xcomp 6:case 4:nmod"},
    {"Quispe PROPN NNP 2 nsubj\nname VERB VBD 0 root\nher PRON PRP$ 4 nmod:poss\n"
     "adviser NOUN NN 2 obj",
     "2:nsubj 0:root 4:nmod:poss 2:obj"},
};

}  // namespace

TEST_CASE("extract/syntax/object_complements: what somebody is made or called") {
  check_repairs(kRows, repair_object_complements);
}
