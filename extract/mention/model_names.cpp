// Tested by tests/extract/mention/model_names_test.cpp.
#include "extract/mention/model_names.h"

#include <algorithm>
#include <cmath>

namespace whomet {
namespace {

// Below it a name is as often wrong as right (development parts of three corpora).
constexpr double kLeastConfidence = 0.5;
constexpr double kSmallest = 1e-6;

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

std::vector<ModelName> find_model_names(const Document& document, const Sentence& sentence) {
  std::vector<ModelName> names;
  if (document.name_tags.empty()) return names;
  for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end;) {
    const NameTag& tag = document.name_tags[i];
    std::uint32_t end = i + 1;
    if (tag.type != NameType::kNone) {
      while (end < sentence.tokens.end && document.name_tags[end].type == tag.type &&
             !document.name_tags[end].begins) {
        ++end;
      }
      const double confidence = name_probability(document, {i, end}, tag.type);
      if (confidence >= kLeastConfidence) names.push_back({{i, end}, tag.type, confidence});
    }
    i = end;
  }
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
