#include "extract/syntax/missed_subjects.h"

#include <doctest/doctest.h>

#include "tests/extract/syntax/tree_rows.h"

using namespace whomet;

namespace {

constexpr RepairRow kRows[] = {
    // Who said it, behind whom it is about.
    {"will AUX MD 2 aux\nmeet VERB VB 0 root\nOlsen PROPN NNP 2 obj\n, PUNCT , 6 punct\n"
     "a DET DT 6 det\nspokesman NOUN NN 3 appos\nsay VERB VBD 2 parataxis",
     "2:aux 0:root 2:obj 6:punct 6:det 7:nsubj 2:parataxis"},
    {"meet VERB VB 0 root\nOlsen PROPN NNP 1 obj\n, PUNCT , 5 punct\na DET DT 5 det\n"
     "spokesman NOUN NN 2 appos\n, PUNCT , 7 punct\nsay VERB VBD 1 parataxis",
     "0:root 1:obj 5:punct 5:det 2:appos 7:punct 1:parataxis"},
    // The phrase behind "before", taken for one of the verb.
    {"rose VERB VBD 0 root\nbefore ADP IN 3 case\nPeru PROPN NNP 4 obl\nagreed VERB VBD 1 conj",
     "0:root 4:mark 4:nsubj 1:advcl"},
    // What is said of them, behind what is told of them aside.
    {"say VERB VBZ 0 root\nrebels NOUN NNS 1 iobj\n, PUNCT , 5 punct\nwho PRON WP 5 nsubj\n"
     "hid VERB VBD 2 acl:relcl\n, PUNCT , 7 punct\nattacked VERB VBN 5 acl\n"
     "towns NOUN NNS 7 obj",
     "0:root 7:nsubj 5:punct 5:nsubj 2:acl:relcl 7:punct 1:ccomp 7:obj"},
    {"met VERB VBD 0 root\nrebels NOUN NNS 1 obj\n, PUNCT , 5 punct\nwho PRON WP 5 nsubj\n"
     "hid VERB VBD 2 acl:relcl\n, PUNCT , 7 punct\nattacked VERB VBD 5 conj\n"
     "towns NOUN NNS 7 obj",
     "0:root 1:obj 5:punct 5:nsubj 2:acl:relcl 7:punct 5:conj 7:obj"},
    {"say VERB VBZ 0 root\nphotos NOUN NNS 1 obj\n, PUNCT , 5 punct\nwhich PRON WDT 5 nsubj\n"
     "helped VERB VBD 2 acl:relcl\n, PUNCT , 8 punct\nwere AUX VBD 8 cop\nthose PRON DT 1 ccomp",
     "0:root 8:nsubj 5:punct 5:nsubj 2:acl:relcl 8:punct 8:cop 1:ccomp"},
    {"say VERB VBD 0 root\nchanging VERB VBG 1 xcomp\nlaws NOUN NNS 2 obj\n"
     "helps VERB VBZ 1 ccomp",
     "0:root 4:csubj 2:obj 1:ccomp"},
    {"say VERB VBD 0 root\nnothing NOUN NN 1 obj\nso ADV RB 4 mark\nleft VERB VBN 1 ccomp",
     "0:root 1:obj 4:mark 1:ccomp"},
    // A condition is none of what is said; who is told does not act; a day is nobody.
    {"say VERB VBD 0 root\nif SCONJ IN 4 mark\nPeru PROPN NNP 4 nsubj\nagrees VERB VBZ 1 ccomp\n"
     "Chile PROPN NNP 7 nsubj\nwould AUX MD 7 aux\ncome VERB VB 1 ccomp",
     "0:root 4:mark 4:nsubj 7:advcl 7:nsubj 7:aux 1:ccomp"},
    {"tell VERB VBD 0 root\nreporters NOUN NNS 5 nsubj\nPeru PROPN NNP 5 nsubj\n"
     "would AUX MD 5 aux\ncome VERB VB 1 ccomp",
     "0:root 1:iobj 5:nsubj 5:aux 1:ccomp"},
    {"say VERB VBP 0 root\nblasts NOUN NNS 1 obj\nthat PRON WDT 4 nsubj\n"
     "hurt VERB VBD 2 acl:relcl\ntwo NUM CD 4 obj\nSaturday PROPN NNP 8 nsubj\n"
     "were AUX VBD 8 cop\ntests NOUN NNS 1 ccomp",
     "0:root 8:nsubj 4:nsubj 2:acl:relcl 4:obj 4:obl:unmarked 8:cop 1:ccomp"},
    // A time between.
    {"rose VERB VBD 0 root\nafter ADP IN 3 case\nbombs NOUN NNS 1 obl\nlast ADJ JJ 5 amod\n"
     "month NOUN NN 6 obl:unmarked\nfell VERB VBD 1 advcl",
     "0:root 6:mark 6:nsubj 5:amod 6:obl:unmarked 1:advcl"},
    // On the verb above.
    {"rose VERB VBD 0 root\nafter SCONJ IN 4 mark\nPeru PROPN NNP 1 obl\nagreed VERB VBD 1 advcl",
     "0:root 4:mark 4:nsubj 1:advcl"},
    // The first of two on the verb above.
    {"rose VERB VBD 0 root\nafter ADP IN 3 case\nPeru PROPN NNP 1 obl\nand CCONJ CC 6 cc\n"
     "Chile PROPN NNP 6 nsubj\nagreed VERB VBD 1 conj",
     "0:root 6:mark 6:nsubj 5:cc 3:conj 1:advcl"},
    // With a comma before "and", and a verb of two words.
    {"rose VERB VBD 0 root\nas ADP IN 3 case\nPeru PROPN NNP 1 obl\n, PUNCT , 8 punct\nand CCONJ "
     "CC 8 cc\n"
     "Chile PROPN NNP 8 nsubj\nwere AUX VBD 8 aux\nmeeting VERB VBG 1 conj",
     "0:root 8:mark 8:nsubj 6:punct 6:cc 3:conj 8:aux 1:advcl"},
    // One phrase on the verb above, "as" its preposition.
    {"came VERB VBD 0 root\nas ADP IN 3 case\nenvoys NOUN NNS 1 obl\nprepared VERB VBD 1 conj",
     "0:root 4:mark 4:nsubj 1:advcl"},
    // Both on a word of time; of another noun it may be its own: "leaders after Peru".
    {"Hours NOUN NNS 5 nsubj\nafter ADP IN 3 case\nPeru PROPN NNP 1 nmod\nagreed VERB VBD 1 acl\n"
     "fell VERB VBD 0 root",
     "5:obl:unmarked 4:mark 4:nsubj 1:advcl 0:root"},
    {"Towns NOUN NNS 5 nsubj\nafter ADP IN 3 case\nPeru PROPN NNP 1 nmod\nagreed VERB VBD 1 acl\n"
     "fell VERB VBD 0 root",
     "5:nsubj 3:case 1:nmod 1:acl 0:root"},
    // Another verb with its own subject: "rose after the vote and Chile agreed" would be this; but
    // "with" joins no clause.
    {"rose VERB VBD 0 root\nwith ADP IN 3 case\nPeru PROPN NNP 1 obl\nand CCONJ CC 6 cc\n"
     "Chile PROPN NNP 6 nsubj\nagreed VERB VBD 1 conj",
     "0:root 3:case 1:obl 6:cc 6:nsubj 1:conj"},
    // What is said, without "that"; a noun that another word follows is an object.
    {"They PRON PRP 2 nsubj\nsay VERB VBP 0 root\nPeru PROPN NNP 2 obj\nagreed VERB VBD 2 ccomp",
     "2:nsubj 0:root 4:nsubj 2:ccomp"},
    {"They PRON PRP 2 nsubj\nsay VERB VBP 0 root\nthings NOUN NNS 2 obj\nwho PRON WP 5 obj\n"
     "agreed VERB VBD 2 ccomp",
     "2:nsubj 0:root 2:obj 5:obj 2:ccomp"},
    // The speaker taken for what was said.
    {"agency NOUN NN 4 nsubj\nclaim VERB VBN 1 acl\nPeru PROPN NNP 2 obj\nfell VERB VBD 0 root",
     "2:nsubj 0:root 4:nsubj 2:ccomp"},
    // A gerund needs no subject.
    {"rose VERB VBD 0 root\nafter SCONJ IN 3 mark\nvisiting VERB VBG 1 advcl",
     "0:root 3:mark 1:advcl"},
};

}  // namespace

TEST_CASE("extract/syntax/missed_subjects: nouns before a verb without a subject") {
  check_repairs(kRows, repair_missed_subjects);
}
