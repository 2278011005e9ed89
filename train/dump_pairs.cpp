// Writes the pairs of mentions of articles with their features, for train_pairs.py.
// usage: dump_pairs [--states HEAD.whomet STATES.f32] FILE...
// One line a pair: file, begin and end of the sentence (bytes), names of both clusters (separated
// by '|'), their types, relations that rules have stated of them there ("supports>" from the first
// to the second, "supports<" the other way), features (separated by blanks), pair_slots() as rows
// of the states: "7;9;8;8;8;8", the first row of the sentence and the one behind its last. With
// --states the states that the projection of HEAD.whomet gives are written too, float32, one row a
// token, and to STATES.f32.words the lemmas, one line a token; train_pairs.py --pass makes a file
// that lets all through.
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <set>
#include <span>
#include <string>
#include <string_view>

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
    if (claim.open || claim.sentence != sentence) continue;
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

std::string slots_of(const Context& context, const MentionPair& pair, std::size_t first_row) {
  std::string line;
  for (const auto& slot : pair_slots(context, pair)) {
    for (std::size_t i = 0; i < slot.size(); ++i) {
      if (i > 0) line += ',';
      line += std::to_string(first_row + slot[i]);
    }
    line += ';';
  }
  line.pop_back();
  return line;
}

}  // namespace

int main(int argc, char** argv) {
  int first = 1;
  std::ofstream states;
  std::ofstream words;
  std::string head;
  if (argc > 3 && std::string(argv[1]) == "--states") {
    head = argv[2];
    states.open(argv[3], std::ios::binary);
    words.open(std::string(argv[3]) + ".words", std::ios::binary);
    if (!states || !words) {
      std::fprintf(stderr, "cannot write %s and %s.words\n", argv[3], argv[3]);
      return 2;
    }
    first = 4;
  }
  // Rules alone: what is read here makes the classifier.
  Models models = load_models("", head);
  models.rates_claims = false;
  models.encodes_sentences = false;
  std::erase_if(models.extractors, [](const Extractor& extractor) {
    return std::string_view(extractor.name) == "pair";
  });
  std::size_t row = 0;  // of the article's first token
  for (int i = first; i < argc; ++i) {
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
      std::printf("%s\t%zu\t%zu\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%zu\t%zu\n", argv[i],
                  sentence.text.begin, sentence.text.end, names_of(document, a.cluster).c_str(),
                  names_of(document, b.cluster).c_str(),
                  std::string(name_of(context.type_of(a.cluster))).c_str(),
                  std::string(name_of(context.type_of(b.cluster))).c_str(),
                  stated_of(document, a.sentence, a.cluster, b.cluster).c_str(),
                  features.c_str() + 1, slots_of(context, pair, row).c_str(),
                  row + sentence.tokens.begin, row + sentence.tokens.end);
    }
    if (states.is_open()) {
      const auto bytes = std::as_bytes(std::span(document.states.values));
      states.write(reinterpret_cast<const char*>(bytes.data()),
                   static_cast<std::streamsize>(bytes.size()));
      for (std::uint32_t t = 0; t < document.tokens.size(); ++t) words << context.lemma(t) << '\n';
    }
    row += document.tokens.size();
  }
  states.close();
  words.close();
  if (first > 1 && (!states || !words)) {
    std::fprintf(stderr, "cannot write %s and %s.words\n", argv[3], argv[3]);
    return 2;
  }
  return 0;
}
