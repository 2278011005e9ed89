#include "extract/relation/open.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "extract/relation/open_clauses.h"
#include "extract/relation/open_confidence.h"
#include "extract/relation/open_nouns.h"
#include "extract/syntax/tree.h"

namespace whomet {
namespace {

constexpr std::array<std::string_view, 12> kFormNames = {"clause", "report", "copula", "participle",
                                                         "bare",   "link",   "brief",  "apposition",
                                                         "title",  "owner",  "place",  "attribute"};

// Where two triples have the same words, the first one stays.
void drop_repeats(const Document& document, std::vector<OpenTriple>& triples) {
  std::set<std::string> seen;
  std::erase_if(triples, [&](const OpenTriple& triple) {
    std::string key = std::to_string(triple.sentence) + "\t" + relation_words(document, triple) +
                      "\t" + words_of(document, triple.subject);
    for (const OpenSlot& object : triple.objects) key += "\t" + words_of(document, object);
    return !seen.insert(std::move(key)).second;
  });
}

// Below this a triple of that form is rather noise than news (every adjective would make one):
// where the figures of docs/evaluation.md are best. Chains and short forms say again what another
// triple says, so their confidence is small.
double least_confidence(OpenForm form) {
  switch (form) {
    case OpenForm::kLink:
      return 0.04;
    case OpenForm::kBrief:
      return 0.0;
    case OpenForm::kOwner:
      return 0.1;
    case OpenForm::kParticiple:
      return 0.2;
    case OpenForm::kApposition:
    case OpenForm::kTitle:
    case OpenForm::kBare:
    case OpenForm::kReport:
    case OpenForm::kAttribute:
      return 0.3;
    case OpenForm::kClause:
    case OpenForm::kCopula:
      return 0.37;
    case OpenForm::kPlace:
      return 0.5;
  }
  return 0.0;
}

}  // namespace

std::string_view name_of(OpenForm form) {
  return kFormNames[static_cast<std::size_t>(form)];
}

std::string words_of(const Document& document, const OpenSlot& slot) {
  std::string words;
  for (const std::uint32_t t : slot) {
    if (!words.empty()) words += ' ';
    words += document.tokens[t].form;
  }
  return words;
}

std::string relation_words(const Document& document, const OpenTriple& triple) {
  std::string words = triple.inserted;
  const std::string own = words_of(document, triple.relation);
  if (!words.empty() && !own.empty()) words += ' ';
  return words + own;
}

std::vector<OpenTriple> find_open_triples(const Document& document, bool keep_unlikely) {
  std::vector<OpenTriple> triples;
  for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
    const Tree tree(document, s);
    std::vector<OpenTriple> found;
    add_clause_triples(tree, s, found);
    add_noun_triples(tree, s, found);
    drop_repeats(document, found);
    for (OpenTriple& triple : found)
      triple.confidence = OpenConfidence::embedded().of(tree, triple);
    if (!keep_unlikely)
      std::erase_if(found, [&](const OpenTriple& triple) {
        return triple.confidence < least_confidence(triple.form);
      });
    std::stable_sort(found.begin(), found.end(), [](const OpenTriple& a, const OpenTriple& b) {
      return a.predicate < b.predicate;
    });
    for (OpenTriple& triple : found) triples.push_back(std::move(triple));
  }
  return triples;
}

}  // namespace whomet
