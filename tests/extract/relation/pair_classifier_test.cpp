#include "extract/relation/pair_classifier.h"

#include <algorithm>
#include <span>

#include <doctest/doctest.h>

#include "extract/relation/extractors.h"
#include "extract/relation/pair_features.h"
#include "tests/extract/relation/small_document.h"

using namespace whomet;

namespace {

const std::vector<SmallEntity> kEntities = {{"Norway", EntityType::kCountry},
                                            {"Peru", EntityType::kCountry},
                                            {"Olsen|she", EntityType::kPerson}};

bool holds(const std::vector<std::string>& list, const std::string& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

}  // namespace

TEST_CASE("extract/relation/pair_classifier: the embedded one is read") {
  const PairView pair{{}, {}, EntityType::kCountry, EntityType::kCountry};
  // Without states it is not asked.
  const auto shares = pair_classifier().shares(std::span(&pair, 1)).front();
  CHECK(pair_classifier().choose(shares, pair.first, pair.second).relation.predicate == nullptr);
  CHECK(pair_classifier().relations().size() > 60);
  CHECK(pair_classifier().relations().front() == PairRelation{});
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
