#include "extract/relation/pair_classifier.h"

#include <algorithm>

#include <doctest/doctest.h>

#include "extract/relation/extractors.h"
#include "extract/relation/pair_features.h"
#include "tests/extract/relation/small_document.h"

using namespace whomet;

namespace {

constexpr const char* kTable =
    "feature\tweights\n"
    "BIAS\t-:1.0\n"
    "mid=back\tsupports>:3.0\n"
    "mid=by\tsupports>:-2.0 supports<:3.0\n"
    "mid=lead\tleads>:9.0 supports>:1.0\n";

const std::vector<SmallEntity> kEntities = {{"Norway", EntityType::kCountry},
                                            {"Peru", EntityType::kCountry},
                                            {"Olsen|she", EntityType::kPerson}};

bool holds(const std::vector<std::string>& list, const std::string& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

}  // namespace

TEST_CASE("extract/relation/pair_classifier: weights add up, types decide what may be") {
  const auto classifier = PairClassifier::parse(kTable, "t");
  REQUIRE(classifier.ok());
  const auto country = EntityType::kCountry;
  const auto backed = classifier->classify({{"mid=back", "mid=unknown"}, {}, country, country});
  REQUIRE(backed.relation.predicate != nullptr);
  CHECK(backed.relation.predicate->name == "supports");
  CHECK(!backed.relation.swapped);
  CHECK(backed.probability == doctest::Approx(0.84).epsilon(0.02));
  CHECK(classifier->classify({{"mid=back", "mid=by"}, {}, country, country}).relation.swapped);
  // Nobody leads a country.
  const auto led = classifier->classify({{"mid=lead"}, {}, EntityType::kPerson, country});
  REQUIRE(led.relation.predicate != nullptr);
  CHECK(led.relation.predicate->name == "supports");
  CHECK(led.probability < 0.1);
  // Places support nothing.
  CHECK(classifier->classify({{"mid=back"}, {}, EntityType::kPlace, EntityType::kPlace})
            .relation.predicate == nullptr);
}

TEST_CASE("extract/relation/pair_classifier: a table that is none is refused with its line") {
  const struct {
    const char* table;
    const char* message;
  } rows[] = {
      {"feature\tweights\na\tsupports>\n", "t:2: expected 'relation:weight'"},
      {"feature\tweights\na\tlikes>:1\n", "t:2: unknown relation 'likes>'"},
      {"feature\tweights\na\tsupports>:x\n", "t:2: expected a weight"},
      {"feature\na\n", "t:2: expected 2 columns"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.table);
    const auto refused = PairClassifier::parse(row.table, "t");
    REQUIRE(!refused.ok());
    CHECK(refused.error().message.substr(0, std::string_view(row.message).size()) == row.message);
  }
}

TEST_CASE("extract/relation/pair_classifier: the embedded table is read") {
  CHECK(
      pair_classifier().classify({{}, {}, EntityType::kCountry, EntityType::kCountry}).probability <
      0.5);
}

TEST_CASE("extract/relation/pair_features: pairs, words between and the path") {
  const Document document = small_document(
      {"Norway/PROPN/2/nsubj backed/VERB:back/0/root Peru/PROPN/2/obj ,/PUNCT/6/punct "
       "she/PRON/6/nsubj said/VERB:say/2/parataxis"},
      kEntities);
  const Context context(document);
  const auto pairs = mention_pairs(context);
  REQUIRE(pairs.size() == 3);
  CHECK(document.mentions[pairs[0].first].head == 0);
  CHECK(document.mentions[pairs[0].second].head == 2);
  CHECK(pair_trigger(context, pairs[0]) == 1);
  const auto features = pair_features(context, pairs[0]);
  CHECK(holds(features, "types=Country-Country"));
  CHECK(holds(features, "mid=back"));
  CHECK(holds(features, "path=nsubj>^<obj"));
  for (const std::string& feature : features) {
    CHECK(feature.find_first_of(" \t\n") == std::string::npos);
  }
  // Two mentions of one cluster are no pair; one cluster alone is none.
  const Document alone = small_document({"Norway/PROPN/0/root"}, kEntities);
  CHECK(mention_pairs(Context(alone)).empty());
}

TEST_CASE("extract/relation/pairs: what a rule has linked in the sentence is left alone") {
  Document document =
      small_document({"Norway/PROPN/2/nsubj backed/VERB:back/0/root Peru/PROPN/2/obj"}, kEntities);
  statement_extractor().extract(document);
  const std::string before = as_lines(document);
  pair_extractor().extract(document);
  CHECK(as_lines(document) == before);
}
