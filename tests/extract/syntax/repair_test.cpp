#include "extract/syntax/repair.h"

#include <sstream>
#include <string>

#include <doctest/doctest.h>

using namespace whomet;

namespace {

// "form head deprel" a word, heads 1-based as in CoNLL-U, words apart by "|".
Document sentence_of(const std::string& words) {
  Document document;
  std::istringstream lines(words);
  for (std::string line; std::getline(lines, line, '|');) {
    std::istringstream fields(line);
    Token token;
    std::uint32_t head = 0;
    fields >> token.form >> head >> token.deprel;
    token.head = head == 0 ? kNone : head - 1;
    document.tokens.push_back(token);
  }
  document.sentences.push_back({{0, static_cast<std::uint32_t>(document.tokens.size())}, {}});
  return document;
}

std::string heads(const Document& document) {
  std::string line;
  for (const Token& token : document.tokens) {
    line += std::to_string(token.head == kNone ? 0 : token.head + 1) + " ";
  }
  return line;
}

struct Row {
  const char* what;
  const char* words;
  const char* heads;
};

constexpr Row kRows[] = {
    {"a clause that was hung on a name becomes the main one",
     "While 3 mark|Lind 3 nsubj|visited 0 root|Lima 3 obj|, 10 punct|Berg 10 nsubj|was 10 cop|in "
     "10 case|old 10 amod|Quito 4 nmod|. 3 punct",
     "3 3 10 3 10 10 10 10 10 0 10 "},
    {"and so inside a longer sentence",
     "It 3 nsubj|was 3 cop|odd 0 root|: 7 punct|while 7 mark|Lind 7 nsubj|saw 3 parataxis|Lima 7 "
     "obj|, 12 punct|Berg 12 nsubj|was 12 cop|ill 8 appos|. 3 punct",
     "3 3 0 7 7 7 12 7 12 12 12 3 3 "},
    {"a relative clause stays",
     "Lind 2 nsubj|visited 0 root|Lima 2 obj|that 6 mark|Berg 6 nsubj|ill 3 nmod|was 6 cop|. 2 "
     "punct",
     "2 0 2 6 6 3 6 2 "},
    {"a modifier without copula stays",
     "While 3 mark|Lind 3 nsubj|visited 0 root|Lima 3 obj|in 6 case|Peru 4 nmod|. 3 punct",
     "3 3 0 3 6 4 3 "},
};

}  // namespace

TEST_CASE("extract/syntax/repair: copular clauses") {
  for (const Row& row : kRows) {
    CAPTURE(row.what);
    Document document = sentence_of(row.words);
    repair_copular_clauses(document, document.sentences[0]);
    CHECK(heads(document) == row.heads);
  }
}
