#include "extract/model/language_model.h"

#include <algorithm>
#include <atomic>
#include <stdexcept>
#include <utility>

#include "base/text_file.h"
#include "extract/model/language_parts.h"
#include "extract/model/model_file.h"

namespace whomet {
namespace {

std::uint64_t next_serial() {
  static std::atomic<std::uint64_t> last{0};
  return ++last;
}

std::vector<Upos> read_upos(const TensorFile& file) {
  std::vector<Upos> tags;
  for (const std::string_view name : file.list("upos")) {
    const auto upos = parse_upos(name);
    if (!upos) file.damaged("unknown part of speech '" + std::string(name) + "'");
    tags.push_back(*upos);
  }
  return tags;
}

std::vector<LemmaScript> read_scripts(const TensorFile& file) {
  std::vector<LemmaScript> scripts;
  for (const std::string_view text : file.list("scripts")) {
    const auto script = LemmaScript::parse(text);
    if (!script) file.damaged("unknown lemma script '" + std::string(text) + "'");
    scripts.push_back(*script);
  }
  return scripts;
}

NameDecoder read_names(const TensorFile& file) {
  try {
    return NameDecoder(file.list("names"));
  } catch (const std::invalid_argument& error) {
    file.damaged(error.what());
  }
}

std::size_t find_root(const TensorFile& file) {
  const auto& relations = file.list("relations");
  const auto root = std::ranges::find(relations, "root");
  if (root == relations.end() || relations.size() < 2) {
    file.damaged("the relations are not 'root' and others");
  }
  return static_cast<std::size_t>(root - relations.begin());
}

// Any but "root", at best "parataxis".
std::size_t find_join(const TensorFile& file) {
  const auto& relations = file.list("relations");
  const auto join = std::ranges::find(relations, "parataxis");
  if (join != relations.end()) return static_cast<std::size_t>(join - relations.begin());
  return find_root(file) == 0 ? 1 : 0;
}

}  // namespace

LanguageModel::Parts::Parts(std::string_view bytes, const std::string& name)
    : serial(next_serial()),
      file(bytes, name),
      features(file),
      network(file, features),
      segmenter(file, best_kernels()),
      upos(read_upos(file)),
      xpos(file.list("xpos")),
      feats(file.list("feats")),
      scripts(read_scripts(file)),
      relations(file.list("relations")),
      names(read_names(file)),
      digest(model_digest(bytes, kLanguageMagic)),
      root(find_root(file)),
      join(find_join(file)) {}

void LanguageModel::Parts::add_states(const TensorFile& classifier) {
  states.emplace(classifier, network, digest);
}

LanguageModel LanguageModel::load(std::string_view bytes, const std::string& name,
                                  std::string_view classifier, const std::string& classifier_name) {
  auto parts = std::make_unique<Parts>(bytes, name);
  parts->add_states(TensorFile(classifier, classifier_name));
  return LanguageModel(std::move(parts));
}

LanguageModel LanguageModel::load(std::string_view bytes, const std::string& name) {
  return LanguageModel(std::make_unique<const Parts>(bytes, name));
}

LanguageModel LanguageModel::read(const std::string& path) {
  auto bytes = std::make_unique<const std::string>(read_file(path));
  auto parts = std::make_unique<Parts>(*bytes, path);
  parts->owned = std::move(bytes);
  return LanguageModel(std::move(parts));
}

LanguageModel::LanguageModel(std::unique_ptr<const Parts> parts) : parts_(std::move(parts)) {}
LanguageModel::LanguageModel(LanguageModel&&) noexcept = default;
LanguageModel& LanguageModel::operator=(LanguageModel&&) noexcept = default;
LanguageModel::~LanguageModel() = default;

const Segmenter& LanguageModel::segmenter() const {
  return parts_->segmenter;
}

}  // namespace whomet
