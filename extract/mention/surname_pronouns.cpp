// Tested by tests/extract/mention/surname_pronouns_test.cpp.
#include "extract/mention/surname_pronouns.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "base/words.h"
#include "extract/mention/times_words.h"
#include "extract/mention/title_table.h"
#include "extract/syntax/tree.h"

namespace whomet {
namespace {

constexpr std::string_view kSurnames = "He|To|So|An|Do|Ha";

class Repair {
 public:
  Repair(Document& document, const Sentence& sentence)
      : document_(document), tokens_(document.tokens), span_(sentence.tokens) {}

  void repair(std::uint32_t first) {
    const std::uint32_t second = first + 1;
    if (second >= span_.end || !is_given_part(second) || !may_be_surname(first)) return;
    std::uint32_t end = second + 1;
    while (end < span_.end && is_deprel(tokens_[end].deprel, "flat") && is_given_part(end) &&
           (tokens_[end].head == second || tokens_[end].head == first)) {
      ++end;
    }
    if (TokenSpan{second, end}.contains(tokens_[second].head)) return;
    if (is_below(tokens_, tokens_[second].head, first) && tokens_[second].head != first) return;
    take_over(first, second, end);
  }

 private:
  // "Lifeng": one capital, no name of a day.
  bool is_given_part(std::uint32_t t) const {
    const std::string& form = tokens_[t].form;
    if (tokens_[t].upos != Upos::kPropn || form.size() < 2 || form[0] < 'A' || form[0] > 'Z' ||
        form[1] < 'a' || form[1] > 'z' || form == "Not") {
      return false;
    }
    const std::string lower = to_lower(form);
    const auto month = month_named(lower);
    const auto day = weekday_named(lower);
    return !(month && !month->abbreviated) && !(day && !day->abbreviated);
  }

  // A pronoun stands before no name: "He Lifeng said". Prepositions and articles do; within a
  // sentence they have no capital.
  bool may_be_surname(std::uint32_t t) const {
    const bool opens = t == span_.begin || is_opening(tokens_[t - 1].form);
    if (tokens_[t].form != "He" && opens) return false;
    if (opens) {
      // "He | Olsen": what follows must be told of the two words together.
      const std::uint32_t next = t + 2;
      return next < span_.end &&
             (tokens_[next].upos == Upos::kVerb || tokens_[next].upos == Upos::kAux ||
              tokens_[next].form == "," || tokens_[next].form == "'s");
    }
    if (tokens_[t].form == "He") return has_small_verb();
    // "starred in Welcome To Norway": within a sentence only an office, or the language model,
    // tells that "To" begins a name.
    const bool person =
        !document_.name_tags.empty() && document_.name_tags[t + 1].type == NameType::kPer;
    const bool office = find_title_ending_at(document_, span_.begin, t - 1) != nullptr;
    return (person || office) && has_small_verb();
  }

  static bool is_opening(const std::string& form) {
    return is_word_in(form,
                      ":|;|.|!|?|\"|``|''|\xE2\x80\x9C|\xE2\x80\x9D|\xE2\x80\x98|-|--|"
                      "\xE2\x80\x93|\xE2\x80\x94|(");
  }

  // Titles of films and headlines have capitals in every word.
  bool has_small_verb() const {
    for (std::uint32_t t = span_.begin; t < span_.end; ++t) {
      const bool verb = tokens_[t].upos == Upos::kVerb || tokens_[t].upos == Upos::kAux;
      if (verb && tokens_[t].form[0] >= 'a' && tokens_[t].form[0] <= 'z') return true;
    }
    return false;
  }

  // The first word heads the name, as parsers have it for others.
  void take_over(std::uint32_t first, std::uint32_t second, std::uint32_t end) {
    if (tokens_[second].head != first) {
      tokens_[first].head = tokens_[second].head;
      tokens_[first].deprel = tokens_[second].deprel;
    }
    for (std::uint32_t t = span_.begin; t < span_.end; ++t) {
      if (tokens_[t].head == second && t != first) tokens_[t].head = first;
    }
    for (std::uint32_t t = second; t < end; ++t) {
      tokens_[t].head = first;
      tokens_[t].deprel = "flat";
    }
    tokens_[first].upos = Upos::kPropn;
    tokens_[first].xpos = "NNP";
    tokens_[first].lemma = tokens_[first].form;
    if (document_.name_tags.empty() || document_.name_tags[second].type == NameType::kNone) return;
    document_.name_tags[first] = document_.name_tags[second];
    document_.name_tags[first].begins = true;
    document_.name_tags[second].begins = false;
  }

  Document& document_;
  std::vector<Token>& tokens_;
  TokenSpan span_;
};

}  // namespace

void repair_surname_pronouns(Document& document) {
  for (const Sentence& sentence : document.sentences) {
    if (sentence.is_heading) continue;
    Repair repair(document, sentence);
    for (std::uint32_t t = sentence.tokens.begin; t < sentence.tokens.end; ++t) {
      if (is_word_in(document.tokens[t].form, kSurnames)) repair.repair(t);
    }
  }
}

}  // namespace whomet
