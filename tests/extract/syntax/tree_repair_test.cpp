#include "extract/syntax/tree_repair.h"

#include <iterator>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "extract/syntax/conllu.h"
#include "tests/extract/syntax/tree_rows.h"

using namespace whomet;

namespace {

// Tokens "form/lemma/UPOS/head/deprel"; -> "deprel head" of the token `clause`, both counted
// from 1.
std::string repaired(const std::string& text, int clause) {
  std::string rows;
  int id = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    std::string fields = text.substr(begin, end - begin);
    std::size_t at = 0;
    for (const char* between : {"\t", "\t", "\t_\t_\t", "\t"}) {
      at = fields.find('/', at);
      REQUIRE(at != std::string::npos);
      fields.replace(at, 1, between);
    }
    rows += std::to_string(++id) + "\t" + fields + "\t_\t_\n";
    begin = end + 1;
  }
  auto documents = read_conllu(rows, "test");
  REQUIRE(documents.ok());
  Document document = documents->front();
  repair_trees(document);
  const Token& token = document.tokens.at(static_cast<std::size_t>(clause - 1));
  return token.deprel + " " + std::to_string(token.head + 1);
}

}  // namespace

TEST_CASE("extract/syntax/tree_repair: who acts behind a word of time") {
  struct Row {
    const char* between;    // "form UPOS deprel" of the word before "by"
    const char* auxiliary;  // deprel of "was"
    const char* expected;   // of who acts
  };
  constexpr Row kRows[] = {{"earlier\tearly\tADV\tRBR\t_\t3\tadvmod", "aux:pass", "obl 3"},
                           {"Monday\tMonday\tPROPN\tNNP\t_\t3\tobl", "aux:pass", "obl 3"},
                           {"damage\tdamage\tNOUN\tNN\t_\t3\tobl", "aux:pass", "nmod 4"},
                           {"earlier\tearly\tADV\tRBR\t_\t3\tadvmod", "aux", "nmod 4"}};
  for (const Row& row : kRows) {
    CAPTURE(row.between);
    const std::string rows = std::string("1\tPeru\tPeru\tPROPN\tNNP\t_\t3\tnsubj:pass\t_\t_\n") +
                             "2\twas\tbe\tAUX\tVBD\t_\t3\t" + row.auxiliary +
                             "\t_\t_\n3\topposed\toppose\tVERB\tVBN\t_\t0\troot\t_\t_\n4\t" +
                             row.between +
                             "\t_\t_\n5\tby\tby\tADP\tIN\t_\t6\tcase\t_\t_\n"
                             "6\tChile\tChile\tPROPN\tNNP\t_\t4\tnmod\t_\t_\n";
    auto documents = read_conllu(rows, "test");
    REQUIRE(documents.ok());
    Document document = documents->front();
    repair_trees(document);
    const Token& agent = document.tokens.at(5);
    CHECK(agent.deprel + " " + std::to_string(agent.head + 1) == row.expected);
  }
}

TEST_CASE("extract/syntax/tree_repair: clauses that verbs and nouns ask for, and appositions") {
  struct Row {
    const char* text;
    int clause;
    const char* expected;
  };
  constexpr Row kRows[] = {
      {"Chile/Chile/PROPN/2/nsubj ceased/cease/VERB/0/root arming/arm/VERB/2/advcl "
       "rebels/rebel/NOUN/3/obj",
       3, "xcomp 2"},
      {"They/they/PRON/2/nsubj have/have/VERB/0/root yet/yet/ADV/5/advmod to/to/PART/5/mark "
       "reply/reply/VERB/2/advcl",
       5, "xcomp 2"},
      {"She/she/PRON/2/nsubj urged/urge/VERB/0/root Peru/Peru/PROPN/2/obj to/to/PART/5/mark "
       "wait/wait/VERB/2/advcl",
       5, "xcomp 2"},
      // "left Lima following talks", but "came following the man".
      {"He/he/PRON/2/nsubj left/leave/VERB/0/root Lima/Lima/PROPN/2/obj "
       "following/follow/VERB/2/advcl talks/talk/NOUN/4/obj",
       5, "obl 2"},
      {"He/he/PRON/2/nsubj came/come/VERB/0/root closely/closely/ADV/4/advmod "
       "following/follow/VERB/2/advcl men/man/NOUN/4/obj",
       5, "obj 4"},
      // "ministers meeting in Lima agreed", but "a ministers meeting in Lima".
      {"ministers/minister/NOUN/2/compound meeting/meeting/NOUN/5/nsubj in/in/ADP/4/case "
       "Lima/Lima/PROPN/2/nmod agreed/agree/VERB/0/root",
       2, "acl 1"},
      {"a/a/DET/3/det ministers/minister/NOUN/3/compound meeting/meeting/NOUN/6/nsubj "
       "in/in/ADP/5/case Lima/Lima/PROPN/3/nmod failed/fail/VERB/0/root",
       3, "nsubj 6"},
      {"He/he/PRON/2/nsubj rejected/reject/VERB/0/root a/a/DET/4/det request/request/NOUN/2/obj "
       "to/to/PART/6/mark talk/talk/VERB/2/advcl",
       6, "acl 4"},
      {"Ann/Ann/PROPN/0/root and/and/CCONJ/3/cc Bo/Bo/PROPN/1/conj ,/,/PUNCT/1/punct a/a/DET/6/det "
       "poet/poet/NOUN/1/appos and/and/CCONJ/8/cc singer/singer/NOUN/1/conj",
       6, "appos 3"},
      {"Ann/Ann/PROPN/0/root and/and/CCONJ/3/cc Bo/Bo/PROPN/1/conj ,/,/PUNCT/1/punct a/a/DET/6/det "
       "poet/poet/NOUN/1/appos and/and/CCONJ/8/cc singer/singer/NOUN/1/conj",
       8, "conj 6"},
      {"Ann/Ann/PROPN/0/root ,/,/PUNCT/1/punct a/a/DET/4/det poet/poet/NOUN/1/appos", 4, "appos 1"},
      // no verb at all
      {"He/he/PRON/2/nsubj accused/accuse/VERB/0/root neighboring/neighbor/VERB/2/xcomp "
       "Peru/Peru/PROPN/3/obj",
       4, "obj 2"},
      {"He/he/PRON/2/nsubj accused/accuse/VERB/0/root neighboring/neighbor/VERB/2/xcomp "
       "Peru/Peru/PROPN/3/obj",
       3, "amod 4"},
      // whose content a clause with "that" is
      {"Peru/Peru/PROPN/2/nsubj denies/deny/VERB/0/root claims/claim/NOUN/2/obj "
       "that/that/SCONJ/6/mark "
       "it/it/PRON/6/nsubj spied/spy/VERB/2/ccomp",
       6, "acl 3"},
      {"He/he/PRON/2/nsubj told/tell/VERB/0/root voters/voter/NOUN/2/obj that/that/SCONJ/6/mark "
       "it/it/PRON/6/nsubj ended/end/VERB/2/ccomp",
       6, "ccomp 2"},
      {"Peru/Peru/PROPN/2/nsubj says/say/VERB/0/root on/on/ADP/4/case sites/site/NOUN/2/obl "
       "that/that/PRON/7/obj prices/price/NOUN/7/nsubj fell/fall/VERB/4/acl:relcl",
       7, "ccomp 2"},
      {"Peru/Peru/PROPN/2/nsubj shops/shop/VERB/0/root on/on/ADP/4/case sites/site/NOUN/2/obl "
       "that/that/PRON/7/obj people/people/NOUN/7/nsubj like/like/VERB/4/acl:relcl",
       7, "acl:relcl 4"},
      {"Peru/Peru/PROPN/2/nsubj says/say/VERB/0/root in/in/ADP/4/case letters/letter/NOUN/2/obl "
       "that/that/PRON/7/obj envoys/envoy/NOUN/7/nsubj sent/send/VERB/4/acl:relcl",
       7, "acl:relcl 4"},
      {"Peru/Peru/PROPN/2/nsubj says/say/VERB/0/root in/in/ADP/4/case reports/report/NOUN/2/obl "
       "that/that/SCONJ/7/mark prices/price/NOUN/7/nsubj fell/fall/VERB/4/acl",
       7, "ccomp 2"},
      // "met Bo Day hours before the vote", but "met the Day hours before" and "had Day hours"
      {"Ann/Ann/PROPN/2/nsubj met/meet/VERB/0/root Bo/Bo/PROPN/5/compound Day/Day/PROPN/3/flat "
       "hours/hour/NOUN/2/obj before/before/ADP/7/case votes/vote/NOUN/2/obl",
       3, "obj 2"},
      {"Ann/Ann/PROPN/2/nsubj met/meet/VERB/0/root Bo/Bo/PROPN/5/compound Day/Day/PROPN/3/flat "
       "hours/hour/NOUN/2/obj before/before/ADP/7/case votes/vote/NOUN/2/obl",
       5, "obl:unmarked 2"},
      {"Ann/Ann/PROPN/2/nsubj kept/keep/VERB/0/root the/the/DET/5/det Bo/Bo/PROPN/5/compound "
       "hours/hour/NOUN/2/obj before/before/ADP/7/case votes/vote/NOUN/2/obl",
       4, "compound 5"},
      {"Ann/Ann/PROPN/2/nsubj kept/keep/VERB/0/root Bo/Bo/PROPN/4/compound hours/hour/NOUN/2/obj",
       3, "compound 4"},
      // adverbial indeed
      {"He/he/PRON/2/nsubj left/leave/VERB/0/root waving/wave/VERB/2/advcl", 3, "advcl 2"},
      {"He/he/PRON/2/nsubj stopped/stop/VERB/0/root while/while/SCONJ/4/mark "
       "driving/drive/VERB/2/advcl",
       4, "advcl 2"},
      {"They/they/PRON/2/nsubj met/meet/VERB/0/root to/to/PART/4/mark talk/talk/VERB/2/advcl", 4,
       "advcl 2"},
      {"Stopping/stop/VERB/3/advcl they/they/PRON/3/nsubj turned/turn/VERB/0/root", 1, "advcl 3"},
      {"He/he/PRON/2/nsubj hired/hire/VERB/0/root guards/guard/NOUN/2/obj to/to/PART/5/mark "
       "watch/watch/VERB/2/advcl",
       5, "advcl 2"},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    CHECK(repaired(row.text, row.clause) == row.expected);
  }
}

TEST_CASE("extract/syntax/tree_repair: particles, and who holds an office") {
  Document ruled = document_of(
      "rule VERB VBN 0 root\nout ADP IN 3 case\ntalks NOUN NNS 1 obj\nwith ADP IN 5 case\n"
      "Peru PROPN NNP 3 nmod");
  repair_trees(ruled);
  CHECK(arcs_of(ruled) == "0:root 1:compound:prt 1:obj 5:case 3:nmod");
  const std::string rows =
      "minister NOUN NN 0 root\nof ADP IN 3 case\ndefense NOUN NN 1 nmod\n, PUNCT , 5 punct\n"
      "Olsen PROPN NNP 3 appos";
  for (const bool person : {true, false}) {
    Document document = document_of(rows);
    document.name_tags.resize(document.tokens.size());
    if (person) document.name_tags[4].type = NameType::kPer;
    repair_trees(document);
    CHECK(arcs_of(document) ==
          std::string("0:root 3:case 1:nmod 5:punct ") + (person ? "1:appos" : "3:appos"));
  }
}

// Trees of sentences that the repairs know, damaged at random as a parser might: whatever the
// repairs do, one root, no cycle, and all heads in their sentence.
TEST_CASE("extract/syntax/tree_repair: trees stay trees") {
  constexpr const char* kSeeds[] = {
      "accuse VERB VBD 0 root\nPeru PROPN NNP 1 obj\nof ADP IN 5 case\narming VERB VBG 5 amod\n"
      "rebels NOUN NNS 1 obj",
      "tell VERB VBD 0 root\nreporters NOUN NNS 6 nsubj\nSaturday PROPN NNP 6 obl:unmarked\n"
      "Peru PROPN NNP 6 nsubj\nwould AUX MD 6 aux\ncome VERB VB 1 ccomp",
      "say VERB VBD 0 root\nif SCONJ IN 4 mark\nPeru PROPN NNP 4 nsubj\nagrees VERB VBZ 1 ccomp\n"
      "Chile PROPN NNP 7 nsubj\nwould AUX MD 7 aux\ncome VERB VB 1 ccomp",
      "say VERB VBP 0 root\nblasts NOUN NNS 1 obj\nthat PRON WDT 4 nsubj\n"
      "hurt VERB VBD 2 acl:relcl\ntwo NUM CD 4 obj\nSaturday PROPN NNP 8 nsubj\n"
      "were AUX VBD 8 cop\ntests NOUN NNS 1 ccomp",
      "meet VERB VB 0 root\nface NOUN NN 6 compound\n- PUNCT HYPH 4 punct\nto ADP IN 6 case\n"
      "- PUNCT HYPH 4 punct\nface NOUN NN 1 obj\nwith ADP IN 8 case\nPeru PROPN NNP 6 nmod",
      "flew VERB VBD 0 root\nfrom ADP IN 3 case\nDakar PROPN NNP 1 obl\nto ADP IN 5 case\n"
      "Lima PROPN NNP 3 nmod",
      "Peru PROPN NNP 7 nsubj\n, PUNCT , 5 punct\nonce ADV RB 5 advmod\na DET DT 5 det\n"
      "rebel NOUN NN 6 nsubj\ngo VERB VB 7 ccomp\nsay VERB VBD 0 root\nto ADP IN 9 case\n"
      "Chile PROPN NNP 7 nsubj",
      "Norway PROPN NNP 3 nsubj\nsevered VERB VBN 3 amod\nties NOUN NNS 0 root\n"
      "in ADP IN 5 case\nMay PROPN NNP 3 nmod",
      "a DET DT 2 det\nvisit NOUN NN 5 nsubj\nto ADP IN 4 case\nPeru PROPN NNP 2 nmod\n"
      "tell VERB VBD 0 root\nrival NOUN NN 5 iobj\nQuispe PROPN NNP 5 nsubj\n"
      "Monday PROPN NNP 5 nsubj",
      "Norway PROPN NNP 0 root\n, PUNCT , 3 punct\nPeru PROPN NNP 1 appos\nto PART TO 5 mark\n"
      "hold VERB VB 1 acl\ntalks NOUN NNS 5 obj\nin ADP IN 8 case\nMay PROPN NNP 1 nmod"};
  constexpr const char* kLabels[] = {"nsubj", "obj",   "obl",       "nmod", "acl",  "amod",
                                     "ccomp", "advcl", "acl:relcl", "conj", "case", "compound"};
  std::mt19937 random(7);
  const auto pick = [&](std::size_t n) {
    return static_cast<std::uint32_t>(std::uniform_int_distribution<std::size_t>(0, n - 1)(random));
  };
  for (int round = 0; round < 20000; ++round) {
    Document document;
    for (int half = 0; half < 2; ++half) {
      const Document seed = document_of(kSeeds[pick(std::size(kSeeds))]);
      std::vector<Token> tokens = seed.tokens;
      const std::size_t count = tokens.size();
      // Another root: the arcs on the way to it turn round.
      for (std::uint32_t at = pick(count), below = kNone; at != kNone;) {
        const std::uint32_t above = tokens[at].head;
        tokens[at].head = below;
        tokens[at].deprel = below == kNone ? "root" : kLabels[pick(std::size(kLabels))];
        below = at;
        at = above;
      }
      // One word elsewhere, where it is not below itself.
      const std::uint32_t moved = pick(count);
      const std::uint32_t goal = pick(count);
      bool below = false;
      for (std::uint32_t at = goal; at != kNone; at = tokens[at].head) below = below || at == moved;
      if (!below && tokens[moved].head != kNone) tokens[moved].head = goal;

      const auto begin = static_cast<std::uint32_t>(document.tokens.size());
      for (Token& token : tokens) {
        if (token.head != kNone) token.head += begin;
        document.tokens.push_back(std::move(token));
      }
      Sentence sentence;
      sentence.tokens = {begin, static_cast<std::uint32_t>(document.tokens.size())};
      sentence.is_heading = pick(2) == 0;
      document.sentences.push_back(sentence);
    }
    CAPTURE(arcs_of(document));
    repair_trees(document);
    for (const Sentence& sentence : document.sentences) {
      int roots = 0;
      for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
        roots += document.tokens[i].head == kNone;
        std::uint32_t at = i;
        std::size_t steps = 0;
        while (at != kNone && steps <= sentence.tokens.size()) {
          REQUIRE(sentence.tokens.contains(at));
          at = document.tokens[at].head;
          ++steps;
        }
        REQUIRE(at == kNone);
      }
      REQUIRE(roots == 1);
    }
  }
}
