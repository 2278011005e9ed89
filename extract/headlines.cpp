// Tested by tests/extract/headlines_test.cpp.
#include "extract/headlines.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/utf8.h"
#include "base/words.h"
#include "extract/mention/name_words.h"
#include "extract/model/language_parts.h"

namespace whomet {
namespace {

// "Norway", not "NATO", "iPhone", "of".
bool is_capitalised_word(const std::string& form) {
  if (form.empty() || form.front() < 'A' || form.front() > 'Z') return false;
  return form.size() == 1 || std::ranges::any_of(form, [](char c) { return c >= 'a' && c <= 'z'; });
}

bool has_small_start(const std::string& form) {
  return !form.empty() && form.front() >= 'a' && form.front() <= 'z';
}

bool is_title_case(const Document& document, const Sentence& sentence) {
  return sentence.is_heading && casing_of(document, sentence) == Casing::kTitleCase;
}

class Recaser {
 public:
  Recaser(Document& document, const Models& models)
      : document_(document),
        gazetteer_(models.gazetteer),
        features_(models.language.parts().features) {}

  void run() {
    std::vector<const Sentence*> headlines;
    for (const Sentence& sentence : document_.sentences) {
      if (is_title_case(document_, sentence)) headlines.push_back(&sentence);
    }
    if (headlines.empty()) return;
    for (const Sentence& sentence : document_.sentences) {
      if (!sentence.is_heading) count(sentence.tokens);
    }
    for (const Sentence* headline : headlines) recase(headline->tokens);
  }

 private:
  // How running text writes a word inside of its sentences.
  struct Uses {
    std::uint32_t capital = 0;
    std::uint32_t small = 0;
  };

  void count(TokenSpan sentence) {
    for (std::uint32_t i = sentence.begin + 1; i < sentence.end; ++i) {
      const std::string& form = document_.tokens[i].form;
      const std::string& before = document_.tokens[i - 1].form;
      if (before == "\"" || before == "\xE2\x80\x9C" || before == ":") continue;
      Uses& uses = uses_[to_lower(form)];
      if (is_capitalised_word(form)) ++uses.capital;
      if (has_small_start(form)) ++uses.small;
    }
  }

  void recase(TokenSpan headline) {
    std::uint32_t known_end = headline.begin;  // of the last name of several words in the tables
    for (std::uint32_t i = headline.begin; i < headline.end; ++i) {
      std::uint32_t end = i;
      if (!longest_entry(document_, gazetteer_, i, headline.end, &end).empty() && end > i + 1) {
        known_end = std::max(known_end, end);
      }
      const bool first = i == headline.begin || document_.tokens[i - 1].form == ":";
      if (first || i < known_end || !is_capitalised_word(document_.tokens[i].form)) continue;
      if (is_common_here(headline, i)) {
        document_.tokens[i].form = to_lower(document_.tokens[i].form);
      }
    }
  }

  bool is_common_here(TokenSpan headline, std::uint32_t i) {
    const std::string& form = document_.tokens[i].form;
    const std::string word = to_lower(form);
    if ((word.size() == 1 && word != "a") || form.find('.') != std::string::npos) return false;
    if (const auto known = uses_.find(word); known != uses_.end()) {
      const Uses& uses = known->second;
      if (uses.capital != uses.small) return uses.small > uses.capital;
    }
    if (!is_common(form) || stands_in_tables(form)) return false;
    // "Grace", "Rice", "Brown": somebody, where another name stands beside it.
    const bool may_be_somebody =
        gazetteer_.given_name(form) != 0 || !gazetteer_.leaders(form).empty();
    return !may_be_somebody || !(is_name(headline, i + 1) || (i > 0 && is_name(headline, i - 1)));
  }

  // A word that nothing knows but as a name.
  bool is_name(TokenSpan headline, std::uint32_t i) {
    if (!headline.contains(i)) return false;
    const std::string& form = document_.tokens[i].form;
    if (!is_capitalised_word(form) || form.size() < 2) return false;
    return !is_common(form) && gazetteer_.find(form).empty();
  }

  // Names of lands, peoples and bodies; a city may be another word ("Reading").
  bool stands_in_tables(const std::string& form) const {
    return std::ranges::any_of(gazetteer_.find(form), [](const GazetteerEntry& entry) {
      return entry.kind != GazetteerEntry::Kind::kCity &&
             entry.kind != GazetteerEntry::Kind::kLeader;
    });
  }

  // Whether the lexicon has the word, or the word without its ending, as other than a name.
  bool is_common(const std::string& form) {
    features_.look_up(form, word_);
    const std::string key = word_.key;
    if (has_common(key)) return true;
    for (const std::string_view ending : {"s", "es", "ed", "d", "ing"}) {
      if (key.size() > ending.size() + 2 && key.ends_with(ending)) {
        const std::string stem = key.substr(0, key.size() - ending.size());
        if (features_.lemmas().has(stem, Upos::kVerb) || (ending == "s" && has_common(stem)) ||
            (ending == "ing" && features_.lemmas().has(stem + "e", Upos::kVerb))) {
          return true;
        }
      }
    }
    return false;
  }

  bool has_common(std::string_view key) const {
    constexpr Upos kCommon[] = {Upos::kNoun, Upos::kVerb, Upos::kAdj,   Upos::kAdv,
                                Upos::kAdp,  Upos::kAux,  Upos::kSconj, Upos::kCconj,
                                Upos::kDet,  Upos::kPron, Upos::kNum,   Upos::kPart};
    return std::ranges::any_of(kCommon,
                               [&](Upos upos) { return features_.lemmas().has(key, upos); }) ||
           gazetteer_.type_of_lemma(key) || gazetteer_.type_of_noun(key);
  }

  Document& document_;
  const Gazetteer& gazetteer_;
  const WordFeatures& features_;
  WordFeatures::Word word_;
  std::unordered_map<std::string, Uses> uses_;  // by the small word
};

}  // namespace

void recase_headlines(Document& document, const Models& models) {
  Recaser(document, models).run();
}

}  // namespace whomet
