// The content of a language model.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/model/language_model.h"
#include "extract/model/lemma_script.h"
#include "extract/model/name_decoder.h"
#include "extract/model/network.h"
#include "extract/model/segmenter.h"
#include "extract/model/state_projection.h"
#include "extract/model/tensor_file.h"
#include "extract/model/word_features.h"

namespace whomet {

struct LanguageModel::Parts {
  Parts(std::string_view bytes, const std::string& name);
  // Reads the projection of a classifier's file.
  void add_states(const TensorFile& classifier);

  std::uint64_t serial;                      // no other model of this run has the same
  std::unique_ptr<const std::string> owned;  // the file, if nobody else keeps it
  TensorFile file;
  WordFeatures features;
  Network network;
  Segmenter segmenter;

  // Labels, in the order of the network's scores.
  std::vector<Upos> upos;
  std::vector<std::string_view> xpos;
  std::vector<std::string_view> feats;
  std::vector<LemmaScript> scripts;
  std::vector<std::string_view> relations;
  NameDecoder names;
  std::string_view digest;                // of the file
  std::optional<StateProjection> states;  // of the classifier that reads them
  std::size_t root;                       // index of the relation "root"
  std::size_t join;                       // index of the relation between parts of a long sentence
};

}  // namespace whomet
