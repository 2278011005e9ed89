#include "extract/syntax/lemmatizer.h"

#include <algorithm>
#include <utility>

namespace whomet {
namespace {

template <typename Value>
std::vector<std::uint32_t> sorted_keys(const std::unordered_map<std::uint32_t, Value>& table) {
  std::vector<std::uint32_t> keys;
  keys.reserve(table.size());
  for (const auto& entry : table) keys.push_back(entry.first);
  std::ranges::sort(keys);
  return keys;
}

}  // namespace

std::string LemmaRule::apply(std::string_view form) const {
  std::string lemma = keep_case ? std::string(form) : lower_ascii(form);
  lemma.resize(lemma.size() - std::min<std::size_t>(lemma.size(), cut));
  lemma += added;
  return lemma;
}

std::uint32_t Lemmatizer::rule_for(std::string_view lower, std::uint32_t tag) const {
  for (std::size_t size = std::min(kLongestSuffix, lower.size()) + 1; size-- > 0;) {
    const auto found = suffix_rules.find(suffix_key(lower.substr(lower.size() - size), tag));
    // A rule must leave something of the word.
    if (found != suffix_rules.end() && rules[found->second].cut < lower.size()) {
      return found->second;
    }
  }
  return static_cast<std::uint32_t>(rules.size());
}

std::string Lemmatizer::lemma(std::string_view form, std::uint32_t tag) const {
  const std::string plain = plain_apostrophes(form);
  const std::string lower = lower_ascii(plain);
  const auto exception = exceptions.find(exception_key(lower, tag));
  if (exception != exceptions.end()) return exception->second;
  const std::uint32_t rule = rule_for(lower, tag);
  std::string lemma = rule < rules.size() ? rules[rule].apply(plain) : lower;
  return lemma.empty() ? lower : lemma;
}

Lemmatizer Lemmatizer::read(ModelReader& reader) {
  Lemmatizer lemmatizer;
  lemmatizer.rules.resize(reader.count(6));
  for (LemmaRule& rule : lemmatizer.rules) {
    rule.cut = reader.u8();
    rule.keep_case = reader.u8() != 0;
    rule.added = reader.text();
  }
  const std::uint32_t exceptions = reader.count(8);
  for (std::uint32_t i = 0; i < exceptions; ++i) {
    const std::uint32_t key = reader.u32();
    lemmatizer.exceptions.emplace(key, reader.text());
  }
  const std::uint32_t suffixes = reader.count(8);
  for (std::uint32_t i = 0; i < suffixes; ++i) {
    const std::uint32_t key = reader.u32();
    const std::uint32_t rule = reader.u32();
    if (rule >= lemmatizer.rules.size()) reader.damaged("a suffix has no lemma rule");
    lemmatizer.suffix_rules.emplace(key, rule);
  }
  return lemmatizer;
}

void Lemmatizer::write(ModelWriter& writer) const {
  writer.u32(static_cast<std::uint32_t>(rules.size()));
  for (const LemmaRule& rule : rules) {
    writer.u8(rule.cut);
    writer.u8(rule.keep_case ? 1 : 0);
    writer.text(rule.added);
  }
  writer.u32(static_cast<std::uint32_t>(exceptions.size()));
  for (const std::uint32_t key : sorted_keys(exceptions)) {
    writer.u32(key);
    writer.text(exceptions.at(key));
  }
  writer.u32(static_cast<std::uint32_t>(suffix_rules.size()));
  for (const std::uint32_t key : sorted_keys(suffix_rules)) {
    writer.u32(key);
    writer.u32(suffix_rules.at(key));
  }
}

}  // namespace whomet
