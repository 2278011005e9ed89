#include "extract/mention/lone_given_names.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "extract/mention/name_words.h"
#include "extract/mention/rule_names.h"
#include "graph/name_keys.h"

namespace whomet {

std::vector<Candidate> lone_given_names(const Document& document,
                                        std::span<const Candidate> candidates) {
  const auto form = [&](std::uint32_t i) -> const std::string& { return document.tokens[i].form; };
  std::vector<Candidate> found;
  std::map<std::string, bool> given;  // word -> named once only
  std::set<std::string> people;
  for (const Candidate& candidate : candidates) {
    if (candidate.drop || candidate.type != EntityType::kPerson ||
        candidate.piece.tokens.size() != 2 || !parse_person_name(candidate.text).family_first ||
        !people.insert(candidate.text).second)
      continue;
    const std::string& word = form(candidate.piece.tokens.end - 1);
    const auto [known, is_new] = given.emplace(word, true);
    if (!is_new) known->second = false;
  }
  if (given.empty()) return {};
  std::vector<bool> covered(document.tokens.size());
  for (const Candidate& candidate : candidates) {
    if (candidate.drop) continue;
    std::fill(covered.begin() + candidate.piece.tokens.begin,
              covered.begin() + candidate.piece.tokens.end, true);
  }
  for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
    const TokenSpan tokens = document.sentences[s].tokens;
    for (std::uint32_t i = tokens.begin; i < tokens.end; ++i) {
      const auto known = given.find(form(i));
      if (covered[i] || known == given.end() || !known->second || form(i).size() < 5) continue;
      Candidate candidate;
      candidate.piece.tokens = {i, i + 1};
      if (i > tokens.begin && !covered[i - 1] && is_capitalised(document.tokens[i - 1]) &&
          document.tokens[i - 1].upos != Upos::kDet && document.tokens[i - 1].upos != Upos::kAdp)
        candidate.piece.tokens.begin = i - 1;
      candidate.piece.sentence = s;
      candidate.text = std::string(document.text_of(candidate.piece.tokens));
      candidate.head = head_of(document, candidate.piece.tokens);
      set_type(candidate, EntityType::kPerson);
      found.push_back(std::move(candidate));
    }
  }
  return found;
}

}  // namespace whomet
