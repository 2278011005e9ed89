// Tested by tests/extract/syntax/office_phrases_test.cpp.
#include "extract/syntax/office_phrases.h"

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "base/words.h"
#include "extract/syntax/tree.h"

namespace whomet {
namespace {

constexpr std::string_view kOffices[] = {
    "minister", "secretary",  "president",  "speaker",   "director",     "head",
    "chief",    "general",    "rapporteur", "chairman",  "chairwoman",   "governor",
    "mayor",    "ambassador", "envoy",      "commander", "commissioner", "leader"};

// "the minister of defense, [Ana Olsen], said": who she is, not what defense is.
void repair_office_holder(Document& document, std::uint32_t name) {
  std::vector<Token>& tokens = document.tokens;
  if (!is_person_word(document, name)) return;
  const std::uint32_t field = tokens[name].head;
  if (field == kNone || field > name || !is_deprel(tokens[field].deprel, "nmod") ||
      document.name_tags[field].type == NameType::kPer) {
    return;
  }
  const std::uint32_t office = tokens[field].head;
  if (office == kNone || office > field || !is_one_of(to_lower(tokens[office].form), kOffices)) {
    return;
  }
  for (std::uint32_t t = field + 1; t < name; ++t) {
    if (tokens[t].form == ",") {
      tokens[name].head = office;
      return;
    }
  }
}

// "the minister of trade and industry [Ana Olsen] said": a name in full right behind the field is
// whose office it is, wherever the parser hangs it.
void repair_named_office(Document& document, const Sentence& sentence, std::uint32_t name) {
  std::vector<Token>& tokens = document.tokens;
  if (!is_person_word(document, name) || name <= sentence.tokens.begin + 2 ||
      name + 1 >= sentence.tokens.end || !is_person_word(document, name + 1) ||
      is_person_word(document, name - 1) || tokens[name + 1].head != name) {
    return;
  }
  // The field hangs on the office, or on the name as if it were a title.
  std::uint32_t field = name - 1;
  if (tokens[field].upos != Upos::kNoun) return;
  if (is_deprel(tokens[field].deprel, "conj")) field = tokens[field].head;
  if (field == kNone || field > name || !is_deprel(tokens[field].deprel, "nmod")) return;
  std::uint32_t of = field;
  while (of > sentence.tokens.begin && tokens[of].form != "of") --of;
  if (of == sentence.tokens.begin || (tokens[of].head != field && tokens[of].head != name)) return;
  const std::uint32_t office = of - 1;
  if (tokens[office].upos != Upos::kNoun || !is_one_of(tokens[office].lemma, kOffices) ||
      tokens[name].head == kNone) {
    return;
  }
  for (std::uint32_t t = office; t < name; ++t) {
    if (tokens[t].upos == Upos::kPunct) return;
  }
  // Not where one of them is above the office.
  for (std::uint32_t above = office; above != kNone; above = tokens[above].head) {
    if (above == name || above == field) return;
  }
  tokens[of].head = field;
  tokens[of].deprel = "case";
  tokens[field].head = office;
  tokens[field].deprel = "nmod";
  tokens[name].head = office;
  tokens[name].deprel = "appos";
}

// "[attorney] general", "[secretary] general": one office, the second word of which heads it.
constexpr std::string_view kGenerals[] = {"secretary", "attorney",   "director",  "governor",
                                          "consul",    "prosecutor", "inspector", "auditor",
                                          "solicitor", "surgeon",    "advocate"};

bool is_second_word(const Document& document, const Sentence& sentence, std::uint32_t second) {
  if (second == sentence.tokens.begin) return false;
  const Token& first = document.tokens[second - 1];
  const Token& word = document.tokens[second];
  const std::string form = to_lower(word.form);
  const bool beside = word.upos == Upos::kNoun && word.head == first.head;  // two of one verb
  if (word.upos != Upos::kAdj && !beside) return false;
  return (form == "general" && is_one_of(to_lower(first.form), kGenerals)) ||
         (form == "executive" && to_lower(first.form) == "chief");
}

// "was appointed attorney [general]": a noun in place of its first word.
void repair_second_word(Document& document, const Sentence& sentence, std::uint32_t second) {
  std::vector<Token>& tokens = document.tokens;
  const std::uint32_t first = second - 1;
  // Before another noun it may be an adjective: "the attorney general staff".
  const std::uint32_t next = second + 1;
  if (next < sentence.tokens.end && tokens[second].head == next &&
      tokens[next].upos == Upos::kNoun) {
    return;
  }
  if (tokens[second].head == first) {
    tokens[second].head = tokens[first].head;
    tokens[second].deprel = tokens[first].deprel;
  } else if (is_deprel(tokens[second].deprel, "xcomp") &&
             tokens[first].head == tokens[second].head) {
    tokens[second].deprel = tokens[first].deprel;
  }
  for (std::uint32_t t = sentence.tokens.begin; t < sentence.tokens.end; ++t) {
    if (t != second && tokens[t].head == first) tokens[t].head = second;
  }
  tokens[first].head = second;
  tokens[first].deprel = tokens[first].upos == Upos::kAdj ? "amod" : "compound";
  tokens[second].upos = Upos::kNoun;
  tokens[second].xpos = "NN";
  tokens[second].feats = "Number=Sing";
}

}  // namespace

void repair_office_phrases(Document& document) {
  for (const Sentence& sentence : document.sentences) {
    for (std::uint32_t t = sentence.tokens.begin; t < sentence.tokens.end; ++t) {
      const Token& token = document.tokens[t];
      if (is_second_word(document, sentence, t)) repair_second_word(document, sentence, t);
      if (is_deprel(token.deprel, "appos")) repair_office_holder(document, t);
      if (token.upos == Upos::kPropn) repair_named_office(document, sentence, t);
    }
  }
}

}  // namespace whomet
