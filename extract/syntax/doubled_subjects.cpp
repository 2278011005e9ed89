// Tested by tests/extract/syntax/doubled_subjects_test.cpp.
#include "extract/syntax/doubled_subjects.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "base/words.h"
#include "extract/syntax/tree.h"

namespace whomet {
namespace {

constexpr std::string_view kDays =
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|yesterday|tomorrow|tonight";
constexpr std::string_view kTelling =
    "tell|inform|assure|remind|warn|notify|advise|urge|ask|brief|promise";
constexpr std::string_view kSaying =
    "say|announce|report|add|confirm|state|write|tell|claim|estimate|note";

class Repair {
 public:
  Repair(Document& document, const Sentence& sentence)
      : tokens_(document.tokens), tree_(document, sentence) {}

  void repair(std::uint32_t verb) {
    const std::vector<std::uint32_t> subjects = tree_.children(verb, "nsubj");
    if (subjects.size() != 2) return;
    const std::uint32_t first = subjects.front();
    const std::uint32_t second = subjects.back();
    if (first > verb) return;
    if (second > verb) {
      repair_told(verb, second);
      repair_report(verb, second);
      return;
    }
    if (is_word_in(to_lower(tokens_[second].form), kDays)) {
      tokens_[second].deprel = "obl:unmarked";
      return;
    }
    if (repair_speaker(verb, first, second)) return;
    repair_name(verb, first, second);
  }

 private:
  // "told her counterpart [Ana Olsen]", "told [Ana Olsen]": no second who tells.
  void repair_told(std::uint32_t verb, std::uint32_t hearer) {
    if (!is_word_in(tokens_[verb].lemma, kTelling)) return;
    const TokenSpan phrase = tree_.subtree(hearer);
    const std::uint32_t before = phrase.begin - 1;
    if (before == verb) {
      tokens_[hearer].deprel = "obj";
      return;
    }
    const bool told = tree_.head(before) == verb && tree_.is_any(before, {"obj", "iobj"});
    if (told && tokens_[before].upos == Upos::kNoun) hang(hearer, before, "appos");
  }

  // "It is false, [her lawyer], Ana Olsen, told the station RPP": who told it, and RPP is who was
  // told.
  void repair_report(std::uint32_t verb, std::uint32_t speaker) {
    const std::uint32_t end = tree_.subtree(speaker).end;
    for (const std::uint32_t report : tree_.children(verb, "parataxis")) {
      const bool next = report == end || (report == end + 1 && form_at(end) == ",");
      if (!next || !(is_word_in(tokens_[report].lemma, kTelling) ||
                     is_word_in(tokens_[report].lemma, kSaying))) {
        continue;
      }
      for (const std::uint32_t own : tree_.children(report, "nsubj")) {
        const std::uint32_t before = own > report ? tree_.subtree(own).begin - 1 : kNone;
        const bool told = before != kNone && tree_.head(before) == report &&
                          tree_.is_any(before, {"obj", "iobj"});
        if (!told) return;
        hang(own, before, "appos");
      }
      hang(speaker, report, "nsubj");
      return;
    }
  }

  // "[Olsen], once a rebel, will go, they said": who will go.
  bool repair_speaker(std::uint32_t verb, std::uint32_t first, std::uint32_t second) {
    if (!is_word_in(tokens_[verb].lemma, kSaying)) return false;
    for (const std::uint32_t content : tree_.children(verb, "ccomp")) {
      if (content < first || content > second) continue;
      const std::vector<std::uint32_t> subjects = tree_.children(content, "nsubj");
      for (const std::uint32_t own : subjects) {
        if (own < first || own > content) return false;
        const std::uint32_t after = tree_.subtree(own).end;
        const bool aside = form_at(tree_.subtree(first).end) == "," &&
                           (form_at(after) == "," || form_at(after - 1) == ",");
        if (!aside) return false;
      }
      for (const std::uint32_t own : subjects) hang(own, first, "appos");
      tokens_[first].head = content;
      return true;
    }
    return false;
  }

  // "the militant group [Harvest] said", "the envoy, [Ana Olsen], said": another word for the
  // first.
  void repair_name(std::uint32_t verb, std::uint32_t first, std::uint32_t second) {
    if (tokens_[second].upos != Upos::kPropn || tokens_[first].upos != Upos::kNoun) return;
    const TokenSpan phrase = tree_.subtree(first);
    const std::uint32_t begin = tree_.subtree(second).begin;
    if (begin >= verb || begin < phrase.end) return;
    const std::uint32_t end = tree_.subtree(second).end;
    const bool comma = form_at(phrase.end) == ",";
    const bool adjacent = phrase.end == begin && phrase.end == first + 1 && !comma;
    const bool between_commas =
        comma && begin <= phrase.end + 1 && (form_at(end) == "," || form_at(end - 1) == ",");
    // "told the group Olsen had left"
    const bool told = phrase.begin > tree_.tokens().begin && tree_.is(verb, "ccomp") &&
                      tree_.head(verb) == phrase.begin - 1 &&
                      is_word_in(tokens_[phrase.begin - 1].lemma, kTelling);
    if (told) return;
    if (adjacent) hang(first, second, "nmod:desc");
    if (between_commas) hang(second, first, "appos");
  }

  // "" outside the sentence.
  std::string_view form_at(std::uint32_t token) const {
    return tree_.tokens().contains(token) ? std::string_view(tokens_[token].form) : "";
  }

  void hang(std::uint32_t token, std::uint32_t head, const char* deprel) {
    tokens_[token].head = head;
    tokens_[token].deprel = deprel;
  }

  std::vector<Token>& tokens_;
  Tree tree_;
};

// Verbs of the sentence with two subjects.
std::vector<std::uint32_t> doubled_verbs(const Document& document, const Sentence& sentence) {
  std::vector<std::uint32_t> heads;
  std::vector<std::uint32_t> verbs;
  for (std::uint32_t t = sentence.tokens.begin; t < sentence.tokens.end; ++t) {
    const Token& token = document.tokens[t];
    if (!is_deprel(token.deprel, "nsubj") || token.head == kNone) continue;
    if (std::ranges::find(heads, token.head) != heads.end()) verbs.push_back(token.head);
    heads.push_back(token.head);
  }
  return verbs;
}

}  // namespace

void repair_doubled_subjects(Document& document) {
  for (const Sentence& sentence : document.sentences) {
    for (const std::uint32_t verb : doubled_verbs(document, sentence)) {
      Repair(document, sentence).repair(verb);
    }
  }
}

}  // namespace whomet
