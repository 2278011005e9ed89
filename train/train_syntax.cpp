// Trains the syntax model (tagger, lemmatizer, parser) from CoNLL-U treebanks: train/README.md.
#include <algorithm>
#include <charconv>
#include <cstdio>
#include <exception>
#include <map>
#include <string>
#include <vector>

#include "base/text_file.h"
#include "extract/syntax/model_file.h"
#include "extract/syntax/parser.h"
#include "train/train_lemmas.h"
#include "train/train_parser.h"
#include "train/train_tagger.h"

namespace {

using namespace whomet;

constexpr std::uint32_t kSeed = 20240229;
constexpr std::uint32_t kFolds = 5;
constexpr int kParserEpochs = 10;
// Sizes against scores were weighed on the dev parts.
constexpr TaggerSettings kTagger{.epochs = 8, .least_updates = 3, .threshold = 1.0F};
constexpr TaggerSettings kFoldTagger{.epochs = 4, .least_updates = 3, .threshold = 1.0F};
constexpr float kParserThreshold = 2.375F;  // weights below are pruned
constexpr std::uint32_t kParserLeastUpdates = 4;
constexpr float kParserStep = 0.25F;  // of the int8 weights

struct Options {
  std::string out;
  std::vector<std::string> train;
  std::vector<std::string> dev;
  std::string names;   // folder of the gazetteer; "" = no names
  bool sweep = false;  // print the dev scores of other thresholds too
  int epochs = kParserEpochs;
  std::uint32_t least_updates = kParserLeastUpdates;
};

struct Trained {
  SyntaxModel::Weights weights;  // without the two perceptrons
  AveragedPerceptron::Packed tagger;
};

std::string model_bytes(const Trained& trained, const AveragedPerceptron::Packed& parser) {
  const SyntaxModel::Weights& weights = trained.weights;
  ModelWriter writer;
  writer.u32(static_cast<std::uint32_t>(weights.feats.size()));
  for (const std::string& feats : weights.feats) writer.text(feats);
  writer.u32(static_cast<std::uint32_t>(weights.tags.size()));
  for (const SyntaxModel::Weights::Tag& tag : weights.tags) {
    writer.u8(static_cast<std::uint8_t>(tag.upos));
    writer.text(tag.xpos);
    writer.u32(tag.feats);
  }
  const std::map<std::uint32_t, std::uint32_t> form_feats(weights.form_feats.begin(),
                                                          weights.form_feats.end());
  writer.u32(static_cast<std::uint32_t>(form_feats.size()));
  for (const auto& [key, feats] : form_feats) {
    writer.u32(key);
    writer.u32(feats);
  }
  std::map<std::uint32_t, TagLexicon::Entry> lexicon(weights.lexicon.by_form.begin(),
                                                     weights.lexicon.by_form.end());
  writer.u32(static_cast<std::uint32_t>(lexicon.size()));
  for (const auto& [key, entry] : lexicon) {
    writer.u32(key);
    writer.u8(entry.tag);
    writer.u8(entry.certain ? 1 : 0);
  }
  LinearModel::write(writer, trained.tagger.features, trained.tagger.weights);
  weights.lemmatizer.write(writer);
  writer.u32(static_cast<std::uint32_t>(weights.deprels.size()));
  for (const std::string& deprel : weights.deprels) writer.text(deprel);
  LinearModel::write(writer, parser.features, parser.weights);
  return writer.file(kSyntaxMagic, kSyntaxVersion);
}

std::string_view base_label(std::string_view deprel) {
  return deprel.substr(0, deprel.find(':'));
}

// Scores on gold tokens, punctuation counted, deprel subtypes dropped.
void print_scores(const std::string& bytes, const std::string& path) {
  const SyntaxModel model = SyntaxModel::load(bytes, "new model");
  const Document gold = as_document(read_treebank(path));
  Document guess = gold;
  tag(guess, model);
  parse(guess, model);
  std::size_t upos = 0, xpos = 0, lemmas = 0, feats = 0, heads = 0, labels = 0;
  for (std::size_t i = 0; i < gold.tokens.size(); ++i) {
    const Token& a = gold.tokens[i];
    const Token& b = guess.tokens[i];
    upos += a.upos == b.upos ? 1 : 0;
    xpos += a.xpos == b.xpos ? 1 : 0;
    lemmas += a.lemma == b.lemma ? 1 : 0;
    feats += a.feats == b.feats ? 1 : 0;
    heads += a.head == b.head ? 1 : 0;
    labels += a.head == b.head && base_label(a.deprel) == base_label(b.deprel) ? 1 : 0;
  }
  const auto percent = [&](std::size_t count) {
    return 100.0 * static_cast<double>(count) / static_cast<double>(gold.tokens.size());
  };
  std::printf("%s UPOS %.2f XPOS %.2f lemmas %.2f feats %.2f UAS %.2f LAS %.2f\n",
              path.substr(path.rfind('/') + 1).c_str(), percent(upos), percent(xpos),
              percent(lemmas), percent(feats), percent(heads), percent(labels));
}

void train(const Options& options) {
  std::vector<TreebankSentence> sentences;
  for (const std::string& path : options.train) {
    std::vector<TreebankSentence> more = read_treebank(path);
    sentences.insert(sentences.end(), more.begin(), more.end());
  }
  Trained trained;
  const TagSet tags(sentences);
  trained.weights.tags = tags.tags();
  trained.weights.lemmatizer = train_lemmas(sentences, tags);
  train_feats(sentences, tags, trained.weights);
  trained.weights.deprels = deprels_of(sentences);
  add_news_copies(sentences, kSeed);
  std::fprintf(stderr, "%zu sentences with copies, %zu tags, %zu deprels\n", sentences.size(),
               tags.tags().size(), trained.weights.deprels.size());

  const std::vector<KnownName> names =
      options.names.empty() ? std::vector<KnownName>{} : read_names(options.names);
  const TrainedTagger tagger = train_tagger(sentences, tags, names, kFolds, kTagger, kSeed);
  trained.weights.lexicon = tagger.lexicon;
  trained.tagger = tagger.packed;
  // The parser learns from tags as it will see them: each fold tagged by a model of the others.
  // They know no names from the gazetteer, so that it learns to live with a few errors more.
  std::vector<TreebankSentence> jackknifed = sentences;
  for (std::uint32_t fold = 0; options.epochs > 0 && fold < kFolds; ++fold) {
    const TrainedTagger part = train_tagger(sentences, tags, {}, fold, kFoldTagger, kSeed);
    tag_fold(jackknifed, tags, part, fold);
    std::fprintf(stderr, "fold %u tagged\n", fold + 1);
  }
  const AveragedPerceptron parser = train_parser(jackknifed, trained.weights.deprels,
                                                 options.epochs, options.least_updates, kSeed);
  const std::string bytes = model_bytes(trained, parser.pack(kParserThreshold, kParserStep));
  write_file(options.out, bytes);
  std::printf("%s: %zu bytes\n", options.out.c_str(), bytes.size());
  for (const std::string& path : options.dev) print_scores(bytes, path);
  if (!options.sweep) return;
  for (const float threshold : {0.0F, 1.0F, 1.6F, 2.0F, 2.375F, 2.75F}) {
    const std::string other = model_bytes(trained, parser.pack(threshold, kParserStep));
    std::printf("threshold %.1f: %zu bytes\n", static_cast<double>(threshold), other.size());
    for (const std::string& path : options.dev) print_scores(other, path);
  }
}

int usage() {
  std::fprintf(stderr,
               "usage: train_syntax OUT.whomet TRAIN.conllu... --dev DEV.conllu... [--sweep] "
               "[--names GAZETTEER] [--epochs N] [--updates N]\n");
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  bool dev = false;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--dev") {
      dev = true;
    } else if (argument == "--sweep") {
      options.sweep = true;
    } else if (argument == "--epochs" && i + 1 < argc) {
      const std::string_view number = argv[++i];
      std::from_chars(number.data(), number.data() + number.size(), options.epochs);
    } else if (argument == "--names" && i + 1 < argc) {
      options.names = argv[++i];
    } else if (argument == "--updates" && i + 1 < argc) {
      const std::string_view number = argv[++i];
      std::from_chars(number.data(), number.data() + number.size(), options.least_updates);
    } else if (options.out.empty()) {
      options.out = argument;
    } else {
      (dev ? options.dev : options.train).push_back(argument);
    }
  }
  if (options.train.empty()) return usage();
  try {
    train(options);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "train_syntax: %s\n", error.what());
    return 2;
  }
  return 0;
}
