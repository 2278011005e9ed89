#include "extract/mention/titled_names.h"

#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "extract/syntax/conllu.h"

using namespace whomet;

namespace {

// Words "form/UPOS/head/deprel", the people's names with "/P" (first word) or "/p" behind, those of
// bodies and places with "/O" or "/o", of peoples and parties with "/N".
Document document_of(const std::string& text) {
  std::string rows;
  std::vector<NameTag> tags;
  std::istringstream words(text);
  int id = 0;
  for (std::string word; words >> word;) {
    std::vector<std::string> fields;
    std::istringstream parts(word);
    for (std::string field; std::getline(parts, field, '/');) fields.push_back(field);
    REQUIRE(fields.size() >= 4);
    const std::string xpos = fields[0].ends_with("ers") ? "NNS" : "_";
    rows += std::to_string(++id) + "\t" + fields[0] + "\t" + fields[0] + "\t" + fields[1] + "\t" +
            xpos + "\t_\t" + fields[2] + "\t" + fields[3] + "\t_\t_\n";
    NameTag tag;
    if (fields.size() > 4) {
      const char kind = fields[4][0];
      tag.type = kind == 'P' || kind == 'p' ? NameType::kPer
                 : kind == 'N'              ? NameType::kNorp
                                            : NameType::kOrg;
      tag.begins = kind == 'P' || kind == 'O' || kind == 'N';
    }
    tags.push_back(tag);
  }
  auto documents = read_conllu(rows, "test");
  REQUIRE(documents.ok());
  Document document = documents->front();
  document.name_tags = tags;
  return document;
}

std::string arcs_of(const Document& document) {
  std::string arcs;
  for (const Token& token : document.tokens) {
    if (!arcs.empty()) arcs += " ";
    arcs += std::to_string(token.head == kNone ? 0 : token.head + 1) + ":" + token.deprel;
  }
  return arcs;
}

// Every token reaches the root.
bool is_tree(const Document& document) {
  for (std::uint32_t t = 0; t < document.tokens.size(); ++t) {
    std::uint32_t at = t;
    for (std::size_t steps = 0; at != kNone; ++steps) {
      if (steps > document.tokens.size()) return false;
      at = document.tokens[at].head;
    }
  }
  return true;
}

struct Row {
  const char* text;
  const char* arcs;
};

constexpr Row kRows[] = {
    // The office of several, and beside it the first of them.
    {"Ministers/NOUN/9/nsubj Ida/PROPN/1/appos/P Berg/PROPN/2/flat/p of/ADP/5/case "
     "Peru/PROPN/2/nmod/O and/CCONJ/8/cc Kari/PROPN/8/nmod:desc/P Olsen/PROPN/2/conj/P "
     "met/VERB/0/root",
     "2:nmod:desc 9:nsubj 2:flat 5:case 2:nmod 8:cc 8:nmod:desc 2:conj 0:root"},
    // The office as head, the name on it.
    {"Secretary/PROPN/9/nsubj of/ADP/4/case State/PROPN/4/nmod:desc Ida/PROPN/1/nmod/P "
     "Berg/PROPN/4/flat/p and/CCONJ/8/cc President/PROPN/8/nmod:desc Olsen/PROPN/4/conj/P "
     "met/VERB/0/root",
     "4:nmod:desc 3:case 1:nmod 9:nsubj 4:flat 8:cc 8:nmod:desc 4:conj 0:root"},
    // Both on the verb, as two objects.
    {"met/VERB/0/root Secretary/PROPN/1/obj of/ADP/5/case State/PROPN/5/nmod:desc "
     "Ida/PROPN/1/obj/P Berg/PROPN/5/flat/p",
     "0:root 5:nmod:desc 4:case 2:nmod 1:obj 5:flat"},
    // With a field, and what belongs to the holder: "with", the next name.
    {"met/VERB/0/root with/ADP/3/case Minister/PROPN/1/obl of/ADP/5/case Trade/PROPN/3/nmod "
     "for/ADP/8/case Northern/ADJ/8/amod Affairs/PROPN/5/nmod Ida/PROPN/8/nmod/P "
     "and/CCONJ/11/cc Olsen/PROPN/3/conj/P",
     "0:root 9:case 9:nmod:desc 5:case 3:nmod 8:case 8:amod 3:nmod 1:obl 11:cc 9:conj"},
    // "the Chief of General Berg": somebody else.
    {"Chief/PROPN/5/nsubj of/ADP/4/case General/PROPN/4/nmod:desc Berg/PROPN/1/nmod/P "
     "left/VERB/0/root",
     "5:nsubj 4:case 4:nmod:desc 1:nmod 0:root"},
    {"friends/NOUN/4/nsubj of/ADP/3/case Berg/PROPN/1/nmod/P left/VERB/0/root",
     "4:nsubj 3:case 1:nmod 0:root"},
    // "met with writer Ida Berg": one of them.
    {"met/VERB/0/root with/ADP/3/case writer/NOUN/1/obl Ida/PROPN/1/obl/P Berg/PROPN/4/flat/p "
     "and/CCONJ/7/cc Olsen/PROPN/3/conj/P",
     "0:root 4:case 4:nmod:desc 1:obl 4:flat 7:cc 4:conj"},
    // "Berg and NATO chief Olsen": two, not three.
    {"Berg/PROPN/6/nsubj/P and/CCONJ/3/cc NATO/PROPN/1/conj/O chief/NOUN/5/nmod:desc "
     "Olsen/PROPN/1/conj/P met/VERB/0/root",
     "6:nsubj 5:cc 5:compound 5:nmod:desc 1:conj 0:root"},
    // "between Berg and Olsen" on one noun.
    {"talks/NOUN/0/root between/ADP/3/case Berg/PROPN/1/nmod/P and/CCONJ/5/cc "
     "Olsen/PROPN/1/nmod/P",
     "0:root 3:case 1:nmod 5:cc 3:conj"},
    // "with President-elect Ida Berg" with "elect" as whom one met, or as what one does to her.
    {"met/VERB/0/root with/ADP/5/case President/PROPN/5/compound -/PUNCT/3/punct elect/NOUN/1/obl "
     "Ida/PROPN/5/appos/P Berg/PROPN/6/flat/p",
     "0:root 6:case 6:nmod:desc 5:punct 3:amod 1:obl 6:flat"},
    {"talks/NOUN/0/root between/ADP/3/case President/PROPN/1/nmod -/PUNCT/5/punct elect/VERB/1/acl "
     "Ida/PROPN/5/obj/P and/CCONJ/8/cc Olsen/PROPN/6/conj/P",
     "0:root 6:case 6:nmod:desc 5:punct 3:amod 1:nmod 8:cc 6:conj"},
    // "to President-elect Berg", "by President-elect Berg" with "elect" as a verb.
    {"sent/VERB/0/root letters/NOUN/1/obj to/PART/6/mark President/PROPN/6/compound "
     "-/PUNCT/4/punct elect/VERB/2/acl Berg/PROPN/6/obj/P",
     "0:root 1:obj 7:case 7:nmod:desc 6:punct 4:amod 2:nmod"},
    {"came/VERB/0/root by/ADP/3/case President/PROPN/5/compound -/PUNCT/3/punct elect/VERB/1/advcl "
     "Berg/PROPN/5/obj/P",
     "0:root 6:case 6:nmod:desc 5:punct 3:amod 1:obl"},
    {"met/VERB/0/root President/PROPN/4/compound -/PUNCT/2/punct elect/VERB/1/xcomp "
     "Berg/PROPN/4/obj/P",
     "0:root 5:nmod:desc 4:punct 2:amod 1:obj"},
    // "Ida of Peru, chief Berg and Olsen met": three, the office of the second is no office of the
    // first.
    {"Ida/PROPN/8/nsubj/P of/ADP/3/case Peru/PROPN/1/nmod ,/PUNCT/1/punct chief/NOUN/1/nmod:desc "
     "Berg/PROPN/5/flat/P Olsen/PROPN/5/conj/P met/VERB/0/root",
     "8:nsubj 3:case 1:nmod 1:punct 6:nmod:desc 1:conj 1:conj 0:root"},
    // "with House speaker Berg": the preposition on the office, the name an apposition.
    {"talks/NOUN/0/root with/ADP/3/case speaker/NOUN/4/nmod:desc Berg/PROPN/1/appos/P",
     "0:root 4:case 4:nmod:desc 1:nmod"},
    // "ministers of the party and minister Berg"
    {"ministers/NOUN/0/root of/ADP/4/case the/DET/4/det party/NOUN/1/nmod and/CCONJ/6/cc "
     "Berg/PROPN/1/nmod/P",
     "0:root 4:case 4:det 1:nmod 6:cc 1:conj"},
    // One who left, not two; a people that acts beside somebody stays.
    {"Republican/ADJ/3/nsubj/N Kari/PROPN/3/nsubj/P left/VERB/0/root", "2:amod 3:nsubj 0:root"},
    {"Among/ADP/2/case Republicans/PROPN/4/obl/N Kari/PROPN/4/nsubj/P leads/VERB/0/root",
     "2:case 4:obl 4:nsubj 0:root"},
    {"Republicans/PROPN/4/nsubj/N and/CCONJ/3/cc Kari/PROPN/1/conj/P left/VERB/0/root",
     "4:nsubj 3:cc 1:conj 0:root"},
    // "Ida, Kari, and Juan" with the second as the first's other name.
    {"Ida/PROPN/7/nsubj/P ,/PUNCT/3/punct Kari/PROPN/1/appos/P ,/PUNCT/6/punct and/CCONJ/6/cc "
     "Juan/PROPN/3/conj/P met/VERB/0/root",
     "7:nsubj 3:punct 1:conj 6:punct 6:cc 1:conj 0:root"},
};

}  // namespace

TEST_CASE("extract/mention/titled_names: the name heads its phrase") {
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    Document document = document_of(row.text);
    repair_titled_names(document);
    CHECK(arcs_of(document) == row.arcs);
    CHECK(is_tree(document));
  }
}

TEST_CASE("extract/mention/titled_names: nothing changes without names") {
  Document document = document_of(
      "Secretary/PROPN/5/nsubj of/ADP/4/case State/PROPN/4/nmod:desc Berg/PROPN/1/nmod "
      "left/VERB/0/root");
  const std::string before = arcs_of(document);
  document.name_tags.clear();
  repair_titled_names(document);
  CHECK(arcs_of(document) == before);
}
