#include "extract/syntax/gapped_passives.h"

#include <doctest/doctest.h>

#include "tests/extract/syntax/tree_rows.h"

using namespace whomet;

namespace {

// Words are their own lemmas here.
constexpr RepairRow kRows[] = {
    // What describes the noun.
    {"men NOUN NNS 3 nsubj:pass\nwere AUX VBD 3 aux:pass\nkill VERB VBN 0 root\nand CCONJ CC 5 cc\n"
     "others NOUN NNS 3 nsubj:pass\nwound VERB VBN 5 acl",
     "3:nsubj:pass 3:aux:pass 0:root 6:cc 6:nsubj:pass 3:conj"},
    // An active verb.
    {"men NOUN NNS 3 nsubj:pass\nwere AUX VBD 3 aux:pass\nkill VERB VBN 0 root\nand CCONJ CC 6 cc\n"
     "others NOUN NNS 6 nsubj\nwound VERB VBD 3 conj\nin ADP IN 8 case\nclashes NOUN NNS 6 obl",
     "3:nsubj:pass 3:aux:pass 0:root 6:cc 6:nsubj:pass 3:conj 8:case 6:obl"},
    // A number, taken for an amount.
    {"men NOUN NNS 3 nsubj:pass\nwere AUX VBD 3 aux:pass\nkill VERB VBN 0 root\nand CCONJ CC 6 cc\n"
     "two NUM CD 6 obl:unmarked\ncapture VERB VBN 3 conj",
     "3:nsubj:pass 3:aux:pass 0:root 6:cc 6:nsubj:pass 3:conj"},
    // With an object it is active; so is a verb without one.
    {"men NOUN NNS 3 nsubj:pass\nwere AUX VBD 3 aux:pass\nkill VERB VBN 0 root\nand CCONJ CC 6 cc\n"
     "rebels NOUN NNS 6 nsubj\nwound VERB VBD 3 conj\nothers NOUN NNS 6 obj",
     "3:nsubj:pass 3:aux:pass 0:root 6:cc 6:nsubj 3:conj 6:obj"},
    {"men NOUN NNS 3 nsubj:pass\nwere AUX VBD 3 aux:pass\nkill VERB VBN 0 root\nand CCONJ CC 6 cc\n"
     "rebels NOUN NNS 6 nsubj\nflee VERB VBD 3 conj",
     "3:nsubj:pass 3:aux:pass 0:root 6:cc 6:nsubj 3:conj"},
    // The first verb is active.
    {"men NOUN NNS 2 nsubj\nkill VERB VBD 0 root\nand CCONJ CC 5 cc\nothers NOUN NNS 5 nsubj\n"
     "wound VERB VBD 2 conj",
     "2:nsubj 0:root 5:cc 5:nsubj 2:conj"},
};

}  // namespace

TEST_CASE("extract/syntax/gapped_passives: participles that share an auxiliary") {
  check_repairs(kRows, repair_gapped_passives);
}
