// Tested by tests/extract/mention/model_names_test.cpp.
#include "extract/mention/model_names.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "base/words.h"
#include "extract/mention/title_table.h"

namespace whomet {
namespace {

// Below it a name is as often wrong as right (development parts of three corpora).
constexpr double kLeastConfidence = 0.5;
constexpr double kSmallest = 1e-6;

constexpr std::string_view kRoyal[] = {"king", "queen", "prince", "princess", "emir", "pope"};

bool is_place(NameType type) {
  return type == NameType::kGpe || type == NameType::kLoc || type == NameType::kFac;
}

double type_probability(const NameTag& tag, NameType type) {
  if (!is_place(type)) return tag.probability(type);
  return static_cast<double>(tag.probability(NameType::kGpe)) + tag.probability(NameType::kLoc) +
         tag.probability(NameType::kFac);
}

template <typename Probability>
double geometric_mean(const Document& document, TokenSpan tokens, Probability probability) {
  double sum = 0;
  for (std::uint32_t i = tokens.begin; i < tokens.end; ++i) {
    sum += std::log(std::max(kSmallest, probability(document.name_tags[i])));
  }
  return std::exp(sum / std::max(1.0, static_cast<double>(tokens.size())));
}

// For the words of a name: the sum of confidences by type.
using Votes = std::unordered_map<std::string_view, std::array<double, kNameTypes>>;

// "Pan-Nordic summit in" (Oslo): what joins a name to the next belongs to neither.
TokenSpan without_last_particles(const Document& document, TokenSpan name) {
  const auto joins = [&](std::uint32_t i) {
    const Token& word = document.tokens[i];
    const bool small = word.form.front() >= 'a' && word.form.front() <= 'z';
    return small && (word.upos == Upos::kAdp || word.upos == Upos::kDet ||
                     word.upos == Upos::kCconj || word.upos == Upos::kSconj);
  };
  while (name.size() > 1 && joins(name.end - 1)) --name.end;
  return name;
}

// Of people "Roh Jae-" has its last syllable too; "Oslo-" ends before the dash.
TokenSpan with_whole_compound(const Document& document, const Sentence& sentence, TokenSpan name,
                              NameType type) {
  const std::uint32_t dash = name.end - 1;
  if (name.size() < 2 || document.tokens[dash].form != "-") return name;
  const bool glued = !document.tokens[dash - 1].space_after && !document.tokens[dash].space_after;
  if (!glued || type != NameType::kPer || name.end >= sentence.tokens.end) {
    return {name.begin, dash};
  }
  return {name.begin, name.end + 1};
}

// "Sheikh" before "Mohammed bin Salem": no name of its own.
bool is_bare_honorific(const Document& document, const ModelName& name, const ModelName& next) {
  if (name.type != NameType::kPer || next.type != NameType::kPer || name.tokens.size() != 1 ||
      name.tokens.end != next.tokens.begin) {
    return false;
  }
  std::uint32_t stop = 0;
  const TitleWord* title =
      find_title_starting_at(document, name.tokens.begin, next.tokens.end, &stop);
  return title != nullptr && stop == name.tokens.end &&
         (title->kind == TitleKind::kHonorific || is_one_of(title->words, kRoyal));
}

// All names of the best sequences of tags, also doubtful ones.
std::vector<ModelName> tagged_names(const Document& document) {
  std::vector<ModelName> names;
  if (document.name_tags.empty()) return names;
  for (const Sentence& sentence : document.sentences) {
    for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end;) {
      const NameTag& tag = document.name_tags[i];
      std::uint32_t end = i + 1;
      if (tag.type != NameType::kNone) {
        while (end < sentence.tokens.end && document.name_tags[end].type == tag.type &&
               !document.name_tags[end].begins) {
          ++end;
        }
        const TokenSpan seen = without_last_particles(document, {i, end});
        const TokenSpan name = with_whole_compound(document, sentence, seen, tag.type);
        const ModelName found{name, tag.type, name_probability(document, seen, tag.type)};
        if (!names.empty() && is_bare_honorific(document, names.back(), found)) names.pop_back();
        names.push_back(found);
        end = std::max(end, name.end);
      }
      i = end;
    }
  }
  return names;
}

// The type of most votes, if it has clearly more than the name's own.
void settle(ModelName& name, const std::array<double, kNameTypes>& votes) {
  constexpr double kSure = 0.9;
  constexpr double kClearly = 2;
  if (name.confidence >= kSure) return;
  const auto best = std::ranges::max_element(votes) - votes.begin();
  const double own = votes[static_cast<std::size_t>(name.type)];
  if (votes[static_cast<std::size_t>(best)] < kClearly * own) return;
  name.type = static_cast<NameType>(best);
  name.confidence = std::max(name.confidence, kLeastConfidence);
}

// Adds the places where words stand again that are surely a name elsewhere.
void add_repeated(const Document& document, const Votes& votes, std::vector<ModelName>& names) {
  constexpr double kSurely = 0.9;
  constexpr double kNotExcluded = 0.1;
  std::unordered_multimap<std::string_view, ModelName> known;  // by their first word
  std::unordered_set<std::string_view> seen;
  std::vector<bool> taken(document.tokens.size());
  for (const ModelName& name : names) {
    std::fill(taken.begin() + name.tokens.begin, taken.begin() + name.tokens.end, true);
    const std::string_view text = document.text_of(name.tokens);
    const auto& sum = votes.at(text);
    const auto best = std::ranges::max_element(sum);
    if (*best >= kSurely && seen.insert(text).second) {
      known.emplace(document.tokens[name.tokens.begin].form,
                    ModelName{name.tokens, static_cast<NameType>(best - sum.begin()), 0});
    }
  }
  const std::size_t tagged = names.size();
  for (const Sentence& sentence : document.sentences) {
    for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      const auto [first, last] = known.equal_range(document.tokens[i].form);
      for (auto at = first; at != last; ++at) {
        const TokenSpan span{i, i + at->second.tokens.size()};
        if (span.end > sentence.tokens.end ||
            std::any_of(taken.begin() + span.begin, taken.begin() + span.end, std::identity{}) ||
            document.text_of(span) != document.text_of(at->second.tokens) ||
            name_probability(document, span) < kNotExcluded) {
          continue;
        }
        std::fill(taken.begin() + span.begin, taken.begin() + span.end, true);
        names.push_back({span, at->second.type, kLeastConfidence});
        break;
      }
    }
  }
  if (names.size() != tagged) {
    std::ranges::sort(names, {}, [](const ModelName& name) { return name.tokens.begin; });
  }
}

}  // namespace

double name_probability(const Document& document, TokenSpan tokens) {
  return geometric_mean(document, tokens, [](const NameTag& tag) {
    return 1.0 - static_cast<double>(tag.probability(NameType::kNone));
  });
}

double name_probability(const Document& document, TokenSpan tokens, NameType type) {
  return geometric_mean(document, tokens,
                        [type](const NameTag& tag) { return type_probability(tag, type); });
}

std::vector<ModelName> find_model_names(const Document& document) {
  std::vector<ModelName> names = tagged_names(document);
  Votes votes;
  for (const ModelName& name : names) {
    votes[document.text_of(name.tokens)][static_cast<std::size_t>(name.type)] += name.confidence;
  }
  for (ModelName& name : names) settle(name, votes.at(document.text_of(name.tokens)));
  std::erase_if(names, [](const ModelName& name) { return name.confidence < kLeastConfidence; });
  add_repeated(document, votes, names);
  return names;
}

EntityType entity_type_of(NameType type) {
  switch (type) {
    case NameType::kPer:
      return EntityType::kPerson;
    case NameType::kOrg:
      return EntityType::kOrganization;
    case NameType::kGpe:
    case NameType::kLoc:
    case NameType::kFac:
      return EntityType::kPlace;
    case NameType::kNorp:
      return EntityType::kGroup;
    case NameType::kEvent:
      return EntityType::kEvent;
    case NameType::kDoc:
      return EntityType::kDocument;
    default:
      return EntityType::kTopic;
  }
}

}  // namespace whomet
