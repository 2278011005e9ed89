// Tested by tests/extract/coref/pronouns_test.cpp.
#include "extract/coref/pronoun_ranker.h"

#include <charconv>
#include <stdexcept>
#include <string>
#include <utility>

#include "base/embedded.h"
#include "base/table_file.h"

namespace whomet {

Result<PronounRanker> PronounRanker::parse(std::string_view text, std::string_view name) {
  Result<Table> table = parse_table(text, name);
  if (!table) return table.error();
  if (table->columns.size() != 3)
    return Error{Error::Kind::kInvalidInput, std::string(name) + ": expected 3 columns, found " +
                                                 std::to_string(table->columns.size())};
  PronounRanker ranker;
  for (std::size_t r = 0; r < table->rows.size(); ++r) {
    const auto refuse = [&](const std::string& message) {
      return Error{Error::Kind::kInvalidInput,
                   std::string(name) + ":" + std::to_string(table->lines[r]) + ": " + message};
    };
    const auto& row = table->rows[r];
    double weight = 0;
    const char* end = row[2].data() + row[2].size();
    if (std::from_chars(row[2].data(), end, weight).ptr != end || row[2].empty())
      return refuse("expected a weight, found '" + row[2] + "'");
    ranker.weights_[row[0]][row[1]] = weight;
  }
  return ranker;
}

std::string_view PronounRanker::kind_of(const PronounTraits& traits) {
  if (traits.person != PronounTraits::Person::kThird ||
      traits.number != PronounTraits::Number::kSingular)
    return {};
  return traits.gender == PronounTraits::Gender::kThing ? "it" : "he";
}

std::optional<double> PronounRanker::score(std::string_view kind,
                                           const std::vector<PronounFeature>& features) const {
  const auto weights = weights_.find(kind);
  if (weights == weights_.end()) return std::nullopt;
  double sum = 0;
  for (const PronounFeature& feature : features) {
    const auto weight = weights->second.find(feature.name);
    if (weight != weights->second.end()) sum += weight->second * feature.value;
  }
  return sum;
}

const PronounRanker& pronoun_ranker() {
  static const PronounRanker ranker = [] {
    constexpr std::string_view kName = "coref/pronouns.tsv";
    auto parsed = PronounRanker::parse(embedded_file(kName), kName);
    if (!parsed) throw std::runtime_error(parsed.error().message);
    return std::move(parsed).value();
  }();
  return ranker;
}

}  // namespace whomet
