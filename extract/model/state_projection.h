// What a classifier of its own keeps of the network's last two layers for each word: a linear map
// of both, learnt with the classifier. It fits one language model, whose digest its file names.
#pragma once

#include <cstddef>
#include <string_view>

#include "extract/model/linear.h"
#include "extract/model/network.h"
#include "extract/model/tensor_file.h"

namespace whomet {

class StateProjection {
 public:
  static constexpr std::size_t kLargest = 2048;  // values of a word

  // From `states.weight` [states][4 * hidden]: last layer but one, then the last. Throws as
  // TensorFile does, also if the file was made for a language model of another digest.
  StateProjection(const TensorFile& file, const Network& network, std::string_view model_digest);

  std::size_t size() const { return size_; }
  std::size_t columns() const { return from_tag_layer_.columns(); }

  // out[row][columns()], of which the first size() are the word's.
  void apply(const Kernels& kernels, const ActivationRows& tag_layer,
             const ActivationRows& top_layer, float* out) const;

 private:
  std::size_t size_ = 0;
  Linear from_tag_layer_;
  Linear from_top_layer_;
};

}  // namespace whomet
