#include "extract/syntax/inverted_speakers.h"

#include <doctest/doctest.h>

#include "tests/extract/syntax/tree_rows.h"

using namespace whomet;

namespace {

// Words are their own lemmas here.
constexpr RepairRow kRows[] = {
    // The speaker is taken for an object.
    {"\" PUNCT `` 3 punct\nwe PRON PRP 3 nsubj\nfight VERB VBP 0 root\n, PUNCT , 3 punct\n"
     "\" PUNCT '' 3 punct\nvow VERB VBD 3 parataxis\nOlsen PROPN NNP 6 obj",
     "3:punct 3:nsubj 0:root 3:punct 3:punct 3:parataxis 6:nsubj"},
    // A word of the quotation seems to be the subject; the speaker has a title.
    {"we PRON PRP 2 nsubj\nlose VERB VBD 0 root\nas SCONJ IN 5 mark\ndo AUX VBD 5 aux\n"
     "others NOUN NNS 7 nsubj\n\" PUNCT '' 7 punct\nwrite VERB VBD 2 parataxis\n"
     "minister NOUN NN 9 nmod:desc\nOlsen PROPN NNP 7 obj",
     "2:nsubj 0:root 5:mark 5:aux 7:dep 7:punct 2:parataxis 9:nmod:desc 7:nsubj"},
    // Who is told something; an object that does not follow the verb; no quotation before it.
    {"we PRON PRP 2 nsubj\nfight VERB VBP 0 root\n\" PUNCT '' 2 punct\ntell VERB VBD 2 parataxis\n"
     "Olsen PROPN NNP 4 obj",
     "2:nsubj 0:root 2:punct 2:parataxis 4:obj"},
    {"we PRON PRP 2 nsubj\nfight VERB VBP 0 root\n\" PUNCT '' 2 punct\nwrite VERB VBD 2 parataxis\n"
     "today NOUN NN 4 obl:unmarked\nletters NOUN NNS 4 obj",
     "2:nsubj 0:root 2:punct 2:parataxis 4:obl:unmarked 4:obj"},
    {"Olsen PROPN NNP 2 nsubj\nwrite VERB VBD 0 root\nletters NOUN NNS 2 obj",
     "2:nsubj 0:root 2:obj"},
};

}  // namespace

TEST_CASE("extract/syntax/inverted_speakers: who is named behind what is quoted") {
  check_repairs(kRows, repair_inverted_speakers);
}
