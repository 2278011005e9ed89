// Loading of the syntax model; train/train_syntax.cpp writes it in the same order.
#include <utility>

#include "extract/syntax/model_file.h"
#include "extract/syntax/weights.h"

namespace whomet {
namespace {

using Weights = SyntaxModel::Weights;

void read_tags(ModelReader& reader, Weights& weights) {
  weights.feats.resize(reader.count(4));
  for (std::string& feats : weights.feats) feats = reader.text();
  weights.tags.resize(reader.count(9));
  if (weights.tags.empty() || weights.tags.size() >= kMaxLabels) reader.damaged("number of tags");
  for (Weights::Tag& tag : weights.tags) {
    const std::uint8_t upos = reader.u8();
    if (upos > static_cast<std::uint8_t>(Upos::kX)) reader.damaged("unknown part of speech");
    tag.upos = static_cast<Upos>(upos);
    tag.xpos = reader.text();
    tag.feats = reader.u32();
    if (tag.feats >= weights.feats.size()) reader.damaged("a tag has no features");
  }
  const std::uint32_t forms = reader.count(8);
  for (std::uint32_t i = 0; i < forms; ++i) {
    const std::uint32_t key = reader.u32();
    const std::uint32_t feats = reader.u32();
    if (feats >= weights.feats.size()) reader.damaged("a form has no features");
    weights.form_feats.emplace(key, feats);
  }
}

void read_lexicon(ModelReader& reader, Weights& weights) {
  const std::uint32_t entries = reader.count(6);
  weights.lexicon.by_form.reserve(entries);
  for (std::uint32_t i = 0; i < entries; ++i) {
    const std::uint32_t key = reader.u32();
    const std::uint8_t tag = reader.u8();
    const bool certain = reader.u8() != 0;
    if (tag >= weights.tags.size()) reader.damaged("a word has no tag");
    weights.lexicon.by_form.emplace(key, TagLexicon::Entry{tag, certain});
  }
}

}  // namespace

Weights Weights::read(std::string_view bytes, const std::string& name) {
  ModelReader reader(bytes, name, kSyntaxMagic, kSyntaxVersion);
  Weights weights;
  read_tags(reader, weights);
  read_lexicon(reader, weights);
  weights.tagger = LinearModel::read(reader, weights.tags.size());
  weights.lemmatizer = Lemmatizer::read(reader);
  weights.deprels.resize(reader.count(4));
  for (std::string& deprel : weights.deprels) deprel = reader.text();
  const std::size_t transitions = 2 * weights.deprels.size() + 1;
  if (weights.deprels.empty() || transitions > kMaxLabels) reader.damaged("number of deprels");
  weights.parser = LinearModel::read(reader, transitions);
  reader.expect_end();
  return weights;
}

SyntaxModel SyntaxModel::load(std::string_view bytes, const std::string& name) {
  return SyntaxModel(std::make_unique<const Weights>(Weights::read(bytes, name)));
}

SyntaxModel::SyntaxModel(std::unique_ptr<const Weights> weights) : weights_(std::move(weights)) {}
SyntaxModel::SyntaxModel(SyntaxModel&&) noexcept = default;
SyntaxModel& SyntaxModel::operator=(SyntaxModel&&) noexcept = default;
SyntaxModel::~SyntaxModel() = default;

}  // namespace whomet
