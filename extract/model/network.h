// The weights of the network that train/model.py describes, checked and packed: one encoder shared
// by tagger, lemmatizer, parser and name finder.
//
//   word = [word vector | mean of its n-gram vectors | shape vector | sum of its lists' vectors]
//   bidirectional LSTM layers over the sentence
//   last layer but one           -> UPOS, XPOS, FEATS, lemma script: linear
//   last two layers              -> names (BIO): one hidden layer
//   last layer                   -> heads and relations: deep biaffine attention
//                                   (Dozat & Manning, ICLR 2017)
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "extract/model/linear.h"
#include "extract/model/tensor_file.h"

namespace whomet {

class WordFeatures;

struct Network {
  // Views into the file stay; its bytes must outlive this. Throws as TensorFile does.
  Network(const TensorFile& file, const WordFeatures& features);

  // Sizes, as in train/model.py.
  std::size_t word = 0;
  std::size_t shape = 0;
  std::size_t list = 0;
  std::size_t hidden = 0;
  std::size_t layers = 0;
  std::size_t name_hidden = 0;
  std::size_t arc = 0;
  std::size_t relation = 0;
  // Labels.
  std::size_t upos = 0;
  std::size_t xpos = 0;
  std::size_t feats = 0;
  std::size_t scripts = 0;
  std::size_t relations = 0;
  std::size_t names = 0;

  std::size_t inputs() const { return 2 * word + shape + list; }
  std::size_t unit_blocks() const { return round_up(hidden, kLanes) / kLanes; }
  std::size_t gate_columns() const { return unit_blocks() * kPanel; }  // of one direction

  Tensor word_table;
  Tensor ngram_table;
  Tensor shape_table;
  Tensor list_table;

  struct Lstm {
    Linear input[2];  // forward, backward; not in the first layer
    Linear recurrent[2];
  };
  Linear first_input;  // of the first layer, forward and backward: 2 * gate_columns()
  std::vector<Lstm> lstm;

  Linear tags;  // upos, xpos, feats, scripts, one after the other
  Linear names_from_tag_layer;
  Linear names_from_top_layer;
  Linear names_output;

  // Of the top layer, from these columns on: what a word is as head and as dependent. Dependents
  // end with a 1, for the weights that depend on the head alone.
  Linear roles;
  std::size_t arc_head_column = 0;
  std::size_t arc_dependent_column = 0;
  std::size_t relation_head_column = 0;
  std::size_t relation_dependent_column = 0;

  Linear arc_weights;           // [arc] of a head -> [arc + 1], to be multiplied by a dependent
  std::vector<float> arc_root;  // the same of the root, padded to kLanes
  // [relation] of a head -> [relation + 1][relations], to be multiplied by a dependent.
  Linear relation_weights;
};

}  // namespace whomet
