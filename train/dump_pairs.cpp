// Writes the pairs of mentions of articles with their features, for train_pairs.py.
// usage: dump_pairs FILE...
// One line a pair: file, begin and end of the sentence (bytes), names of both clusters (separated
// by
// '|'), their types, relations that rules have stated of them there ("supports>" from the first to
// the second, "supports<" the other way), features (separated by blanks).
#include <algorithm>
#include <cstdio>
#include <set>
#include <string>

#include "base/text_file.h"
#include "extract/models.h"
#include "extract/pipeline.h"
#include "extract/relation/pair_features.h"

namespace {

using namespace whomet;

std::string names_of(const Document& document, std::uint32_t cluster) {
  std::set<std::string> names = {document.clusters[cluster].name};
  for (const std::uint32_t m : document.clusters[cluster].mentions) {
    const Mention& mention = document.mentions[m];
    if (mention.level == MentionLevel::kPronoun || mention.tokens.empty()) continue;
    names.insert(std::string(document.text_of(mention.tokens)));
  }
  std::string line;
  for (const std::string& name : names) {
    if (!line.empty()) line += '|';
    line += name;
  }
  for (char& c : line) {
    if (c == '\t' || c == '\n') c = ' ';
  }
  return line;
}

// What rules say of the two, in this sentence.
std::string stated_of(const Document& document, std::uint32_t sentence, std::uint32_t a,
                      std::uint32_t b) {
  std::set<std::string> stated;
  for (const Claim& claim : document.claims) {
    if (claim.open || claim.sentence != sentence || std::string(claim.extractor) == "pair")
      continue;
    if (claim.subject == Argument::of_cluster(a) && claim.object == Argument::of_cluster(b)) {
      stated.insert(claim.predicate + ">");
    }
    if (claim.subject == Argument::of_cluster(b) && claim.object == Argument::of_cluster(a)) {
      stated.insert(claim.predicate + "<");
    }
  }
  std::string line;
  for (const std::string& one : stated) line += (line.empty() ? "" : " ") + one;
  return line.empty() ? "-" : line;
}

}  // namespace

int main(int argc, char** argv) {
  const Models models = load_models();
  for (int i = 1; i < argc; ++i) {
    Source source;
    source.text = read_file(argv[i]);
    source.offsets.add(source.text.size(), {0, source.text.size()}, true);
    source.record.id = "d000000000001";
    const Document document = annotate(std::move(source), models);
    const Context context(document);
    for (const MentionPair& pair : mention_pairs(context)) {
      const Mention& a = document.mentions[pair.first];
      const Mention& b = document.mentions[pair.second];
      const Sentence& sentence = document.sentences[a.sentence];
      std::string features;
      for (const std::string& feature : pair_features(context, pair)) features += " " + feature;
      std::printf(
          "%s\t%zu\t%zu\t%s\t%s\t%s\t%s\t%s\t%s\n", argv[i], sentence.text.begin, sentence.text.end,
          names_of(document, a.cluster).c_str(), names_of(document, b.cluster).c_str(),
          std::string(name_of(context.type_of(a.cluster))).c_str(),
          std::string(name_of(context.type_of(b.cluster))).c_str(),
          stated_of(document, a.sentence, a.cluster, b.cluster).c_str(), features.c_str() + 1);
    }
  }
  return 0;
}
