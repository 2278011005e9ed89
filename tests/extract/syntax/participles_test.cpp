#include "extract/syntax/participles.h"

#include <string>

#include <doctest/doctest.h>

#include "extract/syntax/conllu.h"
#include "tests/extract/syntax/tree_rows.h"

using namespace whomet;

TEST_CASE("extract/syntax/participles: participles that describe what follows them") {
  struct Row {
    const char* verb;
    const char* participle;
    const char* expected;  // of "talks"
  };
  constexpr Row kRows[] = {{"revive", "stalled", "obj 2"},
                           {"welcomed", "proposed", "obj 2"},
                           {"have", "stalled", "obj 3"},  // "have talks stalled" is said so
                           {"saw", "stalled", "obj 3"}};
  for (const Row& row : kRows) {
    CAPTURE(row.verb);
    const std::string verb = row.verb;
    const std::string lemma = verb == "saw" ? "see" : verb;
    const std::string rows = "1\tThey\tthey\tPRON\tPRP\t_\t2\tnsubj\t_\t_\n2\t" + verb + "\t" +
                             lemma + "\tVERB\tVB\t_\t0\troot\t_\t_\n3\t" + row.participle + "\t" +
                             row.participle +
                             "\tVERB\tVBN\t_\t2\txcomp\t_\t_\n4\tpeace\tpeace\tNOUN\tNN\t_\t5\t"
                             "compound\t_\t_\n5\ttalks\ttalk\tNOUN\tNNS\t_\t3\tobj\t_\t_\n";
    auto documents = read_conllu(rows, "test");
    REQUIRE(documents.ok());
    Document document = documents->front();
    repair_participles(document);
    const Token& talks = document.tokens.at(4);
    CHECK(talks.deprel + " " + std::to_string(talks.head + 1) == row.expected);
  }
}

TEST_CASE("extract/syntax/participles: what somebody is accused of") {
  struct Row {
    const char* rows;
    const char* arcs;
  };
  constexpr Row kRows[] = {
      {"accuse VERB VBD 0 root\nofficials NOUN NNS 1 obj\nof SCONJ IN 4 mark\n"
       "favoring VERB VBG 2 acl\nhim PRON PRP 4 obj",
       "0:root 1:obj 4:mark 1:advcl 4:obj"},
      {"accuse VERB VBD 0 root\nPeru PROPN NNP 1 obj\nof ADP IN 5 case\narming VERB VBG 5 amod\n"
       "rebels NOUN NNS 1 obj",
       "0:root 1:obj 4:mark 1:advcl 4:obj"},
      // The charge describes the rebels: it stays below them.
      {"accuse VERB VBN 5 amod\nPeru PROPN NNP 1 obj\nof ADP IN 5 case\narming VERB VBG 5 amod\n"
       "rebels NOUN NNS 0 root",
       "5:amod 1:obj 5:case 5:amod 0:root"},
      // What the thing is like, and what the group does.
      {"accuse VERB VBD 0 root\nPeru PROPN NNP 1 obj\nof ADP IN 5 case\ngrowing VERB VBG 5 amod\n"
       "neglect NOUN NN 1 obl",
       "0:root 1:obj 5:case 5:amod 1:obl"},
      {"see VERB VBD 0 root\ncrowds NOUN NNS 1 obj\nof SCONJ IN 4 mark\n"
       "cheering VERB VBG 2 acl",
       "0:root 1:obj 4:mark 2:acl"},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.rows);
    Document document = document_of(row.rows);
    repair_participles(document);
    CHECK(arcs_of(document) == row.arcs);
  }
}

TEST_CASE("extract/syntax/participles: guests who are visiting") {
  constexpr RepairRow kRows[] = {
      {"met VERB VBD 0 root\nSunday PROPN NNP 1 obl:unmarked\nwith SCONJ IN 4 mark\n"
       "visiting VERB VBG 1 advcl\nOlsen PROPN NNP 4 obj\nin ADP IN 7 case\nLima PROPN NNP 4 obl",
       "0:root 1:obl:unmarked 5:case 5:amod 1:obl 7:case 1:obl"},
      {"talks NOUN NNS 0 root\nwith SCONJ IN 3 mark\nvisiting VERB VBG 1 acl\n"
       "officials NOUN NNS 3 obj",
       "0:root 4:case 4:amod 1:nmod"},
      {"urged VERB VBD 0 root\nvisiting VERB VBG 1 xcomp\nOlsen PROPN NNP 2 obj",
       "0:root 3:amod 1:obj"},
      // Who pays the visit, thinks of one, or is there.
      {"jailed VERB VBN 0 root\nfor SCONJ IN 3 mark\nvisiting VERB VBG 1 advcl\n"
       "Olsen PROPN NNP 3 obj",
       "0:root 3:mark 1:advcl 3:obj"},
      {"consider VERB VBP 0 root\nvisiting VERB VBG 1 xcomp\nOlsen PROPN NNP 2 obj",
       "0:root 1:xcomp 2:obj"},
      {"with SCONJ IN 3 mark\nQuispe PROPN NNP 3 nsubj\nvisiting VERB VBG 5 advcl\n"
       "Olsen PROPN NNP 3 obj\nleft VERB VBD 0 root",
       "3:mark 3:nsubj 5:advcl 3:obj 0:root"},
      // A thing.
      {"begin VERB VBD 0 root\nwith SCONJ IN 3 mark\nvisiting VERB VBG 1 advcl\n"
       "schools NOUN NNS 3 obj",
       "0:root 3:mark 1:advcl 3:obj"},
  };
  check_repairs(kRows, repair_participles);
}
