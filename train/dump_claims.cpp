// Writes what the program claims of annotated articles, each claim with its features and whether it
// is right, for claim_confidence.py.
// usage: dump_claims GOLD_DIR TEXTS_DIR [PAIRS.whomet FOLD FOLDS]
// One line a claim: file, extractor, relation, 1 if right by ends and relation, 1 if right in full,
// features (separated by blanks). With a classifier that was learnt without fold FOLD of the
// articles (train_pairs.py --without), only these articles are read, with it.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "base/text_file.h"
#include "extract/models.h"
#include "extract/pipeline.h"
#include "extract/relation/claim_confidence.h"
#include "extract/relation/pair_classifier.h"
#include "graph/eval/score.h"

namespace {

using namespace whomet;

void dump(const GoldDocument& gold, const Models& models) {
  Source source;
  source.text = gold.text;
  source.offsets.add(gold.text.size(), {0, gold.text.size()}, true);
  source.record.id = "d000000000001";
  source.record.paths = {gold.article.file};
  Document document = annotate(std::move(source), models);
  std::vector<Claim> claims = document.claims;
  std::vector<std::string> features;
  {
    const Context context(document);
    for (const Claim& claim : document.claims) {
      std::string line;
      for (const std::string& feature : claim_features(context, claim)) line += " " + feature;
      features.push_back(line.substr(1));
    }
  }
  for (std::size_t i = 0; i < claims.size(); ++i) {
    if (claims[i].open) continue;
    // The claim alone, as the graph would show it.
    document.claims = {claims[i]};
    const EvalScores scores = score_graph(facts_of(document), {gold});
    if (scores.full.precision.of != 1) continue;  // of the ontology's extension: not annotated
    std::printf("%s\t%s\t%s\t%zu\t%zu\t%s\n", gold.article.file.c_str(), claims[i].extractor,
                claims[i].predicate.c_str(), scores.typed.precision.right,
                scores.full.precision.right, features[i].c_str());
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3 && argc != 6) {
    std::fprintf(stderr, "usage: dump_claims GOLD_DIR TEXTS_DIR [PAIRS.whomet FOLD FOLDS]\n");
    return 2;
  }
  Models models = load_models("", argc == 6 ? argv[3] : "");
  models.rates_claims = false;
  std::size_t fold = 0;
  std::size_t folds = 1;
  if (argc == 6) {
    replace_pair_classifier(PairClassifier(PairNetwork(read_file(argv[3]), argv[3])));
    fold = std::stoul(argv[4]);
    folds = std::stoul(argv[5]);
  }
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(argv[1])) {
    if (entry.path().extension() == ".json") files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (i % folds != fold) continue;
    auto article = parse_gold(read_file(files[i]));
    if (!article) {
      std::fprintf(stderr, "%s: %s\n", files[i].c_str(), article.error().message.c_str());
      return 2;
    }
    if (!article->has_value()) continue;
    const std::string text = read_file(std::string(argv[2]) + "/" + (*article)->file);
    dump({**article, text, true}, models);
  }
  return 0;
}
