#include "extract/relation/open.h"

#include <algorithm>

#include <doctest/doctest.h>

#include "extract/relation/open_confidence.h"
#include "tests/extract/relation/small_document.h"

using namespace whomet;

namespace {

std::string line_of(const Document& document, const OpenTriple& triple) {
  std::string line = words_of(document, triple.subject) + "|" + relation_words(document, triple);
  for (const OpenSlot& object : triple.objects) line += "|" + words_of(document, object);
  return line + "\n";
}

bool is_derived(const OpenTriple& triple) {
  return triple.form == OpenForm::kLink || triple.form == OpenForm::kBrief || triple.stands_in;
}

// All candidates, likely or not; chains, short forms and stand-ins apart.
std::string lines_of(const Document& document, bool derived) {
  std::string lines;
  for (const OpenTriple& triple : find_open_triples(document, true)) {
    if (is_derived(triple) == derived) lines += line_of(document, triple);
  }
  return lines;
}

struct Row {
  const char* words;
  const char* triples;
};

constexpr Row kClauses[] = {
    {"Olsen/PROPN/2/nsubj bought/VERB:buy/0/root the/DET/4/det boat/NOUN/2/obj",
     "Olsen|bought|the boat\n"},
    {"Olsen/PROPN/4/nsubj did/AUX:do/4/aux not/PART/4/advmod sleep/VERB/0/root on/ADP/7/case "
     "the/DET/7/det boat/NOUN/4/obl",
     "Olsen|did not sleep on|the boat\n"},
    // Control: one relation, the subject of the main verb.
    {"Olsen/PROPN/2/nsubj began/VERB:begin/0/root to/PART/4/mark paint/VERB/2/xcomp "
     "boats/NOUN:boat/4/obj",
     "Olsen|began to paint|boats\n"},
    {"Olsen/PROPN/3/nsubj was/AUX:be/3/cop able/ADJ/0/root to/PART/5/mark sell/VERB/3/xcomp "
     "boats/NOUN:boat/5/obj",
     "Olsen|was able to sell|boats\n"},
    // Conjoined subjects one by one; what conjoined verbs share: auxiliary, subject, time.
    {"Olsen/PROPN/4/nsubj and/CCONJ/3/cc Berg/PROPN/1/conj met/VERB:meet/0/root Quispe/PROPN/4/obj",
     "Olsen|met|Quispe\nBerg|met|Quispe\n"},
    {"In/ADP/2/case May/PROPN/5/obl boats/NOUN:boat:NNS/5/nsubj:pass were/AUX:be/5/aux:pass "
     "built/VERB:build:VBN/0/root here/ADV/5/advmod and/CCONJ/8/cc sold/VERB:sell:VBN/5/conj "
     "to/ADP/10/case Quispe/PROPN/8/obl",
     "boats|were built|In May|here\nboats|were sold to|Quispe|In May\n"},
    // Passives keep their surface; without any argument the participle is what is said.
    {"the/DET/2/det boat/NOUN/4/nsubj:pass was/AUX:be/4/aux:pass built/VERB:build/0/root "
     "by/ADP/6/case Olsen/PROPN/4/obl:agent",
     "the boat|was built by|Olsen\n"},
    {"the/DET/2/det boat/NOUN/4/nsubj:pass was/AUX:be/4/aux:pass sold/VERB:sell:VBN/0/root",
     "the boat|was|sold\n"},
    // Further arguments, clauses too.
    {"Olsen/PROPN/2/nsubj sold/VERB:sell/0/root boats/NOUN:boat/2/obj in/ADP/5/case "
     "Riga/PROPN/2/obl "
     "before/SCONJ/8/mark he/PRON/8/nsubj left/VERB:leave/2/advcl",
     "Olsen|sold|boats|in Riga|before he left\n"},
    // Attribution, in both orders; the content has its own triple.
    {"Olsen/PROPN/2/nsubj said/VERB:say/0/root that/SCONJ/6/mark boats/NOUN:boat/6/nsubj "
     "were/AUX:be/6/cop cheap/ADJ/2/ccomp",
     "Olsen|said that|boats were cheap\nboats|were|cheap\n"},
    {"boats/NOUN:boat/3/nsubj are/AUX:be/3/cop cheap/ADJ/0/root ,/PUNCT/6/punct "
     "Olsen/PROPN/6/nsubj "
     "said/VERB:say/3/parataxis",
     "boats|are|cheap\nOlsen|said|boats are cheap\n"},
    // Copulas.
    {"Olsen/PROPN/4/nsubj is/AUX:be/4/cop a/DET/4/det painter/NOUN/0/root", "Olsen|is|a painter\n"},
    {"Olsen/PROPN/3/nsubj is/AUX:be/3/cop fond/ADJ/0/root of/ADP/5/case boats/NOUN:boat/3/obl",
     "Olsen|is fond of|boats\n"},
    {"Olsen/PROPN/4/nsubj is/AUX:be/4/cop in/ADP/4/case Riga/PROPN/0/root", "Olsen|is in|Riga\n"},
    // Relative clauses: the noun stands in the slot of the pronoun; of a predicate, its subject.
    {"Olsen/PROPN/2/nsubj met/VERB:meet/0/root Quispe/PROPN/2/obj ,/PUNCT/6/punct who/PRON/6/nsubj "
     "sells/VERB:sell/3/acl:relcl boats/NOUN:boat/6/obj",
     "Olsen|met|Quispe\nQuispe|sells|boats\n"},
    {"Olsen/PROPN/4/nsubj is/AUX:be/4/cop a/DET/4/det painter/NOUN/0/root who/PRON/6/nsubj "
     "sells/VERB:sell/4/acl:relcl boats/NOUN:boat/6/obj",
     "Olsen|is|a painter\nOlsen|sells|boats\n"},
    // An infinitive belongs to its noun, "after" to no noun at all.
    {"Olsen/PROPN/2/nsubj lost/VERB:lose/0/root the/DET/4/det right/NOUN/2/obj to/PART/6/mark "
     "vote/VERB/4/acl",
     "Olsen|lost|the right to vote\n"},
};

constexpr Row kNouns[] = {
    {"Olsen/PROPN/6/nsubj ,/PUNCT/4/punct the/DET/4/det painter/NOUN/1/appos ,/PUNCT/4/punct "
     "slept/VERB:sleep/0/root well/ADV/6/advmod",
     "Olsen|is|the painter\nOlsen|slept|well\n"},
    {"a/DET/2/det painter/NOUN/6/nsubj ,/PUNCT/4/punct Olsen/PROPN/2/appos ,/PUNCT/4/punct "
     "slept/VERB:sleep/0/root well/ADV/6/advmod",
     "Olsen|is|a painter\na painter|slept|well\n"},
    {"painter/NOUN/2/nmod:desc Olsen/PROPN/3/nsubj slept/VERB:sleep/0/root well/ADV/3/advmod",
     "Olsen|is|painter\npainter Olsen|slept|well\n"},
    {"Olsen/PROPN/3/nmod:poss 's/PART/1/case boat/NOUN/4/nsubj sank/VERB:sink/0/root "
     "yesterday/NOUN/4/obl:unmarked",
     "Olsen|has|boat\nOlsen 's boat|sank|yesterday\n"},
    // A possessive pronoun stands for the subject where that fits.
    {"Olsen/PROPN/2/nsubj sold/VERB:sell/0/root his/PRON/4/nmod:poss boat/NOUN/2/obj",
     "Olsen|sold|his boat\nOlsen|has|boat\n"},
    {"boats/NOUN:boat:NNS/0/root from/ADP/3/case Riga/PROPN/1/nmod", "boats|are from|Riga\n"},
    {"old/ADJ/2/amod boats/NOUN:boat:NNS/0/root", "boats|are|old\n"},
    // A participle with the auxiliary that it lacks.
    {"boats/NOUN:boat:NNS/5/nsubj built/VERB:build:VBN/1/acl by/ADP/4/case Olsen/PROPN/2/obl:agent "
     "float/VERB/0/root well/ADV/5/advmod",
     "boats|are built by|Olsen\nboats|float|well\n"},
    {"Mr./NOUN/2/nmod:desc Olsen/PROPN/0/root", ""},
    {"other/ADJ/2/amod boats/NOUN/0/root", ""},
};

constexpr Row kNothing[] = {
    {"rain/NOUN/0/root", ""},
    {"!/PUNCT/0/root", ""},
    {"slept/VERB:sleep/0/root", ""},                                   // nobody did it
    {"Olsen/PROPN/2/nsubj slept/VERB:sleep/0/root", ""},               // nothing beside it
    {"who/PRON/2/nsubj sells/VERB:sell/0/root boats/NOUN/2/obj", ""},  // a question
    {"the/DET/2/det need/NOUN/0/root for/SCONJ/4/mark buying/VERB:buy:VBG/2/acl "
     "boats/NOUN/4/obj",
     ""},  // the need buys nothing
};

constexpr Row kDerived[] = {
    {"Olsen/PROPN/2/nsubj sold/VERB:sell/0/root the/DET/4/det boat/NOUN/2/obj in/ADP/6/case "
     "Riga/PROPN/2/obl",
     "Olsen|sold the boat in|Riga\n"},
    {"Olsen/PROPN/2/nsubj became/VERB:become/0/root captain/NOUN/2/xcomp of/ADP/6/case "
     "the/DET/6/det "
     "guard/NOUN/3/nmod",
     "Olsen|became captain of|the guard\n"},
    {"Olsen/PROPN/2/nsubj sold/VERB:sell/0/root boats/NOUN/2/obj to/PART/5/mark pay/VERB/2/advcl "
     "debts/NOUN/5/obj",
     "Olsen|sold boats to pay|debts\n"},
    {"Olsen/PROPN/2/nsubj wrote/VERB:write/0/root books/NOUN/2/obj on/ADP/5/case boats/NOUN/3/nmod",
     "Olsen|wrote|books\nOlsen|wrote books on|boats\n"},
    // To Riga and then by sea, but not in 1890 and then to Riga.
    {"Olsen/PROPN/2/nsubj returned/VERB:return/0/root to/ADP/4/case Riga/PROPN/2/obl by/ADP/6/case "
     "sea/NOUN/2/obl",
     "Olsen|returned to Riga by|sea\n"},
    {"Olsen/PROPN/2/nsubj returned/VERB:return/0/root in/ADP/4/case 1890/NUM/2/obl to/ADP/6/case "
     "Riga/PROPN/2/obl",
     "Olsen|returned to|Riga\n"},
    {"boats/NOUN:boat:NNS/5/nsubj built/VERB:build:VBN/1/acl by/ADP/4/case Olsen/PROPN/2/obl:agent "
     "float/VERB/0/root",
     "boats|built by|Olsen\n"},
    {"Olsen/PROPN/2/nsubj bought/VERB:buy/0/root the/DET/4/det boat/NOUN/2/obj", ""},
};

// Lines without regard to order.
std::string sorted(const std::string& lines) {
  std::vector<std::string> list = split_at(lines, '\n');
  std::sort(list.begin(), list.end());
  std::string text;
  for (const std::string& line : list) text += line + "\n";
  return text;
}

void check_rows(std::span<const Row> rows, bool derived) {
  for (const Row& row : rows) {
    CAPTURE(row.words);
    CHECK(sorted(lines_of(small_document({row.words}, {}), derived)) == sorted(row.triples));
  }
}

}  // namespace

TEST_CASE("extract/relation/open: clauses as tuples of their words") {
  check_rows(kClauses, false);
}

TEST_CASE("extract/relation/open: what noun phrases say by themselves") {
  check_rows(kNouns, false);
}

TEST_CASE("extract/relation/open: sentences that say nothing") {
  check_rows(kNothing, false);
  for (const Row& row : kNothing) {
    CAPTURE(row.words);
    CHECK(find_open_triples(small_document({row.words}, {}), true).empty());
  }
}

TEST_CASE("extract/relation/open: chains, short forms and stand-ins") {
  check_rows(kDerived, true);
}

TEST_CASE("extract/relation/open: no triple has a word twice or an empty slot") {
  for (const std::span<const Row> rows :
       {std::span<const Row>(kClauses), std::span<const Row>(kNouns),
        std::span<const Row>(kDerived)}) {
    for (const Row& row : rows) {
      const Document document = small_document({row.words}, {});
      CAPTURE(row.words);
      for (const OpenTriple& triple : find_open_triples(document, true)) {
        OpenSlot relation = triple.relation;
        std::sort(relation.begin(), relation.end());
        CHECK(std::adjacent_find(relation.begin(), relation.end()) == relation.end());
        CHECK_FALSE(triple.subject.empty());
        CHECK_FALSE(triple.objects.empty());
        CHECK_FALSE(relation_words(document, triple).empty());
      }
    }
  }
}

TEST_CASE("extract/relation/open_confidence: a probability; the main clause above its chain") {
  const Document document = small_document({kDerived[0].words}, {});
  double clause = 0.0;
  double chain = 1.0;
  for (const OpenTriple& triple : find_open_triples(document, true)) {
    CHECK(triple.confidence > 0.0);
    CHECK(triple.confidence < 1.0);
    (triple.form == OpenForm::kLink ? chain : clause) = triple.confidence;
  }
  CHECK(clause > chain);
}

TEST_CASE("extract/relation/open_confidence: features are sorted and occur once") {
  const Document document = small_document({kDerived[2].words}, {});
  const Tree tree(document, 0);
  for (const OpenTriple& triple : find_open_triples(document, true)) {
    const std::vector<std::string> features = confidence_features(tree, triple);
    CHECK(std::is_sorted(features.begin(), features.end()));
    CHECK(std::adjacent_find(features.begin(), features.end()) == features.end());
  }
}
