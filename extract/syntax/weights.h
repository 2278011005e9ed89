// The content of a syntax model, for tagger, parser and trainer.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/syntax/lemmatizer.h"
#include "extract/syntax/linear_model.h"
#include "extract/syntax/parser.h"
#include "extract/syntax/tagger_features.h"

namespace whomet {

struct SyntaxModel::Weights {
  // A class of the tagger: UPOS and XPOS together.
  struct Tag {
    Upos upos = Upos::kX;
    std::string xpos;
    std::uint32_t feats = 0;  // the usual feats of this tag, in `feats`
  };

  std::vector<std::string> feats;  // FEATS columns: "Number=Sing"; "_" for none
  std::vector<Tag> tags;           // at most kMaxLabels - 1
  std::unordered_map<std::uint32_t, std::uint32_t> form_feats;  // exception_key -> feats
  TagLexicon lexicon;
  LinearModel tagger;
  Lemmatizer lemmatizer;
  std::vector<std::string> deprels;  // [0] is "root"
  LinearModel parser;                // transitions: 2 * deprels.size() + 1 classes

  static Weights read(std::string_view bytes, const std::string& name);
};

}  // namespace whomet
