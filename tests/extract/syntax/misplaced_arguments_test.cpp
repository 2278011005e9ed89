#include "extract/syntax/misplaced_arguments.h"

#include <doctest/doctest.h>

#include "tests/extract/syntax/tree_rows.h"

using namespace whomet;

namespace {

constexpr RepairRow kRows[] = {
    // "and Peru" belongs to "between".
    {"Tensions NOUN NNS 6 nsubj\nbetween ADP IN 3 case\nChile PROPN NNP 1 nmod\n"
     "and CCONJ CC 5 cc\nPeru PROPN NNP 6 nsubj\nrose VERB VBD 0 root",
     "6:nsubj 3:case 1:nmod 5:cc 3:conj 0:root"},
    // Without "between" it does not.
    {"Tensions NOUN NNS 6 nsubj\nin ADP IN 3 case\nChile PROPN NNP 1 nmod\n"
     "and CCONJ CC 5 cc\nPeru PROPN NNP 6 nsubj\nrose VERB VBD 0 root",
     "6:nsubj 3:case 1:nmod 5:cc 6:nsubj 0:root"},
    // No second truce.
    {"A DET DT 2 det\ntruce NOUN NN 0 root\nbetween ADP IN 4 case\nChile PROPN NNP 2 nmod\n"
     "and CCONJ CC 6 cc\nPeru PROPN NNP 2 conj",
     "2:det 0:root 4:case 2:nmod 6:cc 4:conj"},
    {"A DET DT 2 det\ntruce NOUN NN 0 root\nin ADP IN 4 case\nChile PROPN NNP 2 nmod\n"
     "and CCONJ CC 6 cc\npeace NOUN NN 2 conj",
     "2:det 0:root 4:case 2:nmod 6:cc 2:conj"},
    // Both sides of it are named already.
    {"Talks NOUN NNS 0 root\nbetween ADP IN 4 case\ntwo NUM CD 4 nummod\nsides NOUN NNS 1 nmod\n"
     "and CCONJ CC 6 cc\nprotests NOUN NNS 1 conj",
     "0:root 4:case 4:nummod 1:nmod 6:cc 1:conj"},
    // A country that gets something without an article; "U.S. aid" is its own.
    {"Chile PROPN NNP 2 nsubj\noffer VERB VBD 0 root\nPeru PROPN NNP 4 compound\n"
     "assistance NOUN NN 2 obj",
     "2:nsubj 0:root 2:iobj 2:obj"},
    {"Chile PROPN NNP 2 nsubj\noffer VERB VBD 0 root\nU.S. PROPN NNP 4 compound\n"
     "assistance NOUN NN 2 obj",
     "2:nsubj 0:root 4:compound 2:obj"},
    {"Chile PROPN NNP 2 nsubj\nsend VERB VBD 0 root\nPeru PROPN NNP 4 compound\n"
     "aid NOUN NN 2 obj\nto ADP IN 6 case\nKenya PROPN NNP 2 obl",
     "2:nsubj 0:root 4:compound 2:obj 6:case 2:obl"},
    // With words between, and counted.
    {"Chile PROPN NNP 2 nsubj\nsell VERB VBD 0 root\nPeru PROPN NNP 5 compound\n"
     "Leopard PROPN NNP 5 compound\ntank NOUN NNS 2 obj",
     "2:nsubj 0:root 2:iobj 5:compound 2:obj"},
    {"Chile PROPN NNP 2 nsubj\nsend VERB VBD 0 root\nPeru PROPN NNP 5 compound\n"
     "18 NUM CD 3 flat\nengines NOUN NNS 2 obj",
     "2:nsubj 0:root 2:iobj 5:nummod 2:obj"},
    {"Chile PROPN NNP 2 nsubj\nsend VERB VBD 0 root\nPeru PROPN NNP 5 compound\n"
     "Today PROPN NNP 5 compound\nmagazines NOUN NNS 2 obj",
     "2:nsubj 0:root 5:compound 5:compound 2:obj"},
    {"Chile PROPN NNP 2 nsubj\ngive VERB VBD 0 root\nboys NOUN NNS 2 obj\nmoney NOUN NN 2 obj",
     "2:nsubj 0:root 2:iobj 2:obj"},
    // Who gets what; other verbs with two objects are left alone.
    {"Chile PROPN NNP 2 nsubj\ngrant VERB VBD 0 root\nPeru PROPN NNP 2 obj\nloans NOUN NNS 2 obj",
     "2:nsubj 0:root 2:iobj 2:obj"},
    // "said Peru is winning and warned": who said it; "said Peru was winning and warned" may be
    // Peru.
    {"Olsen PROPN NNP 2 nsubj\nsay VERB VBD 0 root\nPeru PROPN NNP 5 nsubj\nis AUX VBZ 5 aux\n"
     "winning VERB VBG 2 ccomp\nand CCONJ CC 7 cc\nwarn VERB VBD 5 conj",
     "2:nsubj 0:root 5:nsubj 5:aux 2:ccomp 7:cc 2:conj"},
    {"Olsen PROPN NNP 2 nsubj\nsay VERB VBD 0 root\nPeru PROPN NNP 5 nsubj\nwas AUX VBD 5 aux\n"
     "winning VERB VBG 2 ccomp\nand CCONJ CC 7 cc\nwarn VERB VBD 5 conj",
     "2:nsubj 0:root 5:nsubj 5:aux 2:ccomp 7:cc 5:conj"},
    {"Chile PROPN NNP 2 nsubj\nleft VERB VBD 0 root\nPeru PROPN NNP 2 obj\nMonday PROPN NNP 2 obj",
     "2:nsubj 0:root 2:obj 2:obj"},
    {"Chile PROPN NNP 2 nsubj\ngive VERB VBD 0 root\nboys NOUN NNS 2 obj\nloans NOUN NNS 2 obj",
     "2:nsubj 0:root 2:obj 2:obj"},
    // How they met, and whom.
    {"meet VERB VB 0 root\nface NOUN NN 6 compound\n- PUNCT HYPH 4 punct\nto ADP IN 6 case\n"
     "- PUNCT HYPH 4 punct\nface NOUN NN 1 obj\nwith ADP IN 8 case\nPeru PROPN NNP 6 nmod",
     "0:root 6:fixed 6:punct 6:fixed 6:punct 1:advmod 8:case 1:obl"},
    {"see VERB VB 0 root\none NUM CD 1 obj\non ADP IN 4 case\ntop NOUN NN 2 nmod",
     "0:root 1:obj 4:case 2:nmod"},
    // Who says it.
    {"Olsen PROPN NNP 4 nsubj\nsay VERB VBZ 0 root\nPeru PROPN NNP 4 nsubj\nagreed VERB VBD 2 "
     "ccomp",
     "2:nsubj 0:root 4:nsubj 2:ccomp"},
    // Who shot.
    {"Police NOUN NNS 2 nsubj\nsay VERB VBD 0 root\ngunmen NOUN NNS 4 compound\n"
     "shot NOUN NN 2 ccomp\nand CCONJ CC 6 cc\nkilled VERB VBD 2 conj\nsoldiers NOUN NNS 6 obj",
     "2:nsubj 0:root 4:nsubj 2:ccomp 6:cc 4:conj 6:obj"},
    // What is told.
    {"They PRON PRP 2 nsubj\ntell VERB VBD 0 root\nreporters NOUN NNS 2 iobj\nthat SCONJ WDT 6 "
     "mark\n"
     "talks NOUN NNS 6 nsubj\nfailed VERB VBD 3 acl:relcl",
     "2:nsubj 0:root 2:iobj 6:mark 6:nsubj 2:ccomp"},
    {"They PRON PRP 2 nsubj\nsee VERB VBD 0 root\nreports NOUN NNS 2 obj\nthat SCONJ WDT 6 mark\n"
     "talks NOUN NNS 6 nsubj\nfailed VERB VBD 3 acl",
     "2:nsubj 0:root 2:obj 6:mark 6:nsubj 3:acl"},
    // What is counted.
    {"They PRON PRP 2 nsubj\nwound VERB VBD 0 root\nat ADP IN 5 case\nleast ADJ JJS 5 nmod\n"
     "nine NUM CD 2 obl",
     "2:nsubj 0:root 5:case 5:nmod 2:obj"},
    {"They PRON PRP 2 nsubj\nwound VERB VBD 0 root\nas ADV RB 4 advmod\nmany ADJ JJ 2 obj\n"
     "as ADP IN 6 case\nnine NUM CD 2 obl",
     "2:nsubj 0:root 4:advmod 2:advmod 6:case 2:obj"},
    {"They PRON PRP 2 nsubj\nleft VERB VBD 0 root\nat ADP IN 4 case\nnine NUM CD 2 obl",
     "2:nsubj 0:root 4:case 2:obl"},
    // One phrase.
    {"They PRON PRP 2 nsubj\nblamed VERB VBD 0 root\neach DET DT 2 obj\nother ADJ JJ 2 xcomp\n"
     "of ADP IN 6 mark\nlying VERB VBG 4 advcl",
     "2:nsubj 0:root 2:obj 3:fixed 6:mark 2:advcl"},
    {"They PRON PRP 2 nsubj\nblamed VERB VBD 0 root\neach DET DT 4 det\nother NOUN NN 2 obj",
     "2:nsubj 0:root 4:det 2:obj"},
    // A name needs no clause that tells which one is meant; behind a comma it may have one.
    {"A DET DT 2 det\nwoman NOUN NN 0 root\nlinked VERB VBN 2 acl\nto ADP IN 5 case\n"
     "Orion PROPN NNP 3 obl\nwho PRON WP 7 nsubj\nshot VERB VBD 5 acl:relcl",
     "2:det 0:root 2:acl 5:case 3:obl 7:nsubj 2:acl:relcl"},
    {"A DET DT 2 det\nwoman NOUN NN 0 root\nof ADP IN 4 case\nOrion PROPN NNP 2 nmod\n"
     ", PUNCT , 7 punct\nwho PRON WP 7 nsubj\nshot VERB VBD 4 acl:relcl",
     "2:det 0:root 4:case 2:nmod 7:punct 7:nsubj 4:acl:relcl"},
    {"They PRON PRP 2 nsubj\nmet VERB VBD 0 root\nOlsen PROPN NNP 2 obj\nwho PRON WP 5 nsubj\n"
     "fled VERB VBD 3 acl:relcl",
     "2:nsubj 0:root 2:obj 5:nsubj 3:acl:relcl"},
};

}  // namespace

TEST_CASE("extract/syntax/misplaced_arguments: words around an argument tell where it belongs") {
  check_repairs(kRows, repair_misplaced_arguments);
}
