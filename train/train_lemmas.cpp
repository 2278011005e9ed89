#include "train/train_lemmas.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace whomet {
namespace {

using TagIndex = std::uint32_t;
template <typename Key>
using Counts = std::map<Key, std::uint32_t>;

// The most counted key and its count; the first of equals.
template <typename Key>
std::pair<Key, std::uint32_t> most_counted(const Counts<Key>& counts) {
  std::pair<Key, std::uint32_t> best{};
  for (const auto& [key, count] : counts) {
    if (count > best.second) best = {key, count};
  }
  return best;
}

LemmaRule make_rule(std::string_view form, std::string_view lemma, bool keep_case) {
  const std::string base = keep_case ? std::string(form) : lower_ascii(form);
  std::size_t common = 0;
  while (common < base.size() && common < lemma.size() && base[common] == lemma[common]) ++common;
  LemmaRule rule;
  rule.cut = static_cast<std::uint8_t>(std::min<std::size_t>(255, base.size() - common));
  rule.keep_case = keep_case;
  rule.added = lemma.substr(common);
  return rule;
}

// One word type: what its lemma is and how often it was seen.
struct Entry {
  std::string form;  // the most usual spelling
  std::string lemma;
  std::uint32_t count = 0;
};
using Types = std::map<std::pair<TagIndex, std::string>, Entry>;  // tag, lowered form

Types collect_types(const std::vector<TreebankSentence>& sentences, const TagSet& tags) {
  std::map<std::pair<TagIndex, std::string>, Counts<std::pair<std::string, std::string>>> counts;
  for (const TreebankSentence& sentence : sentences) {
    for (const Token& token : sentence.tokens) {
      if (token.lemma.empty() || token.lemma == "_") continue;
      const std::string form = plain_apostrophes(token.form);
      ++counts[{tags.index(token), lower_ascii(form)}][{form, plain_apostrophes(token.lemma)}];
    }
  }
  Types types;
  for (const auto& [key, spellings] : counts) {
    const auto [best, count] = most_counted(spellings);
    types[key] = {best.first, best.second, count};
  }
  return types;
}

std::uint32_t index_of_rule(Lemmatizer& lemmatizer, const LemmaRule& rule) {
  const auto found = std::ranges::find(lemmatizer.rules, rule);
  if (found == lemmatizer.rules.end()) {
    lemmatizer.rules.push_back(rule);
    return static_cast<std::uint32_t>(lemmatizer.rules.size() - 1);
  }
  return static_cast<std::uint32_t>(found - lemmatizer.rules.begin());
}

// Suffix rules from short to long; a longer one only where it says something else.
void learn_suffixes(const Types& types, const TagSet& tags, Lemmatizer& lemmatizer) {
  std::map<std::tuple<std::size_t, TagIndex, std::string>, Counts<LemmaRule>> counts;
  for (const auto& [key, entry] : types) {
    const auto& [tag, lower] = key;
    const bool keep_case = tags.tags()[tag].upos == Upos::kPropn;
    const LemmaRule rule = make_rule(entry.form, entry.lemma, keep_case);
    for (std::size_t size = 0; size <= std::min(Lemmatizer::kLongestSuffix, lower.size()); ++size) {
      ++counts[{size, tag, lower.substr(lower.size() - size)}][rule];
    }
  }
  for (const auto& [key, rules] : counts) {  // by size, so shorter suffixes are there already
    const auto& [size, tag, suffix] = key;
    const auto [best, count] = most_counted(rules);
    if (size > 0 && count < 2) continue;
    // A word in front, so that a rule which cuts the whole suffix is not refused.
    const std::uint32_t shorter = lemmatizer.rule_for("########" + suffix, tag);
    if (size > 0 && shorter < lemmatizer.rules.size() && lemmatizer.rules[shorter] == best)
      continue;
    lemmatizer.suffix_rules[Lemmatizer::suffix_key(suffix, tag)] = index_of_rule(lemmatizer, best);
  }
}

}  // namespace

Lemmatizer train_lemmas(const std::vector<TreebankSentence>& sentences, const TagSet& tags) {
  const Types types = collect_types(sentences, tags);
  Lemmatizer lemmatizer;
  learn_suffixes(types, tags, lemmatizer);
  for (const auto& [key, entry] : types) {
    const auto& [tag, lower] = key;
    if (entry.count < 2 && lower.size() > 3) continue;
    if (lemmatizer.lemma(entry.form, tag) == entry.lemma) continue;
    lemmatizer.exceptions[Lemmatizer::exception_key(lower, tag)] = entry.lemma;
  }
  return lemmatizer;
}

void train_feats(const std::vector<TreebankSentence>& sentences, const TagSet& tags,
                 SyntaxModel::Weights& weights) {
  std::vector<Counts<std::string>> by_tag(weights.tags.size());
  std::map<std::pair<TagIndex, std::string>, Counts<std::string>> by_form;
  for (const TreebankSentence& sentence : sentences) {
    for (const Token& token : sentence.tokens) {
      const TagIndex tag = tags.index(token);
      ++by_tag[tag][token.feats];
      ++by_form[{tag, lower_ascii(plain_apostrophes(token.form))}][token.feats];
    }
  }
  const auto index_of_feats = [&](const std::string& feats) {
    const auto found = std::ranges::find(weights.feats, feats);
    if (found == weights.feats.end()) {
      weights.feats.push_back(feats);
      return static_cast<std::uint32_t>(weights.feats.size() - 1);
    }
    return static_cast<std::uint32_t>(found - weights.feats.begin());
  };
  for (std::size_t tag = 0; tag < by_tag.size(); ++tag) {
    const std::string usual = by_tag[tag].empty() ? "_" : most_counted(by_tag[tag]).first;
    weights.tags[tag].feats = index_of_feats(usual);
  }
  for (const auto& [key, counts] : by_form) {
    const auto [best, count] = most_counted(counts);
    const std::uint32_t feats = index_of_feats(best);
    if (count < 2 || feats == weights.tags[key.first].feats) continue;
    weights.form_feats[Lemmatizer::exception_key(key.second, key.first)] = feats;
  }
}

}  // namespace whomet
