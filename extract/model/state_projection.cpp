// Tested by tests/extract/model/states_test.cpp.
#include "extract/model/state_projection.h"

#include <string>
#include <vector>

namespace whomet {

StateProjection::StateProjection(const TensorFile& file, const Network& network,
                                 std::string_view model_digest)
    : size_(file.number("states")) {
  if (size_ == 0 || size_ > kLargest) file.damaged("the number of states is not possible");
  const auto& made_for = file.list("language_model");
  if (made_for.size() != 1 || made_for.front() != model_digest) {
    file.damaged("it was made for another language model");
  }
  const std::size_t layer = 2 * network.hidden;
  const Tensor& weights = file.tensor("states.weight", size_, 2 * layer);
  const Tensor& bias = file.tensor("states.bias", 1, size_);
  std::vector<Linear::Output> tag_layer(size_);
  std::vector<Linear::Output> top_layer(size_);
  for (std::size_t i = 0; i < size_; ++i) {
    tag_layer[i] = {&weights, i, 0, bias.at(0, i)};
    top_layer[i] = {&weights, i, layer, 0};
  }
  from_tag_layer_ = Linear(layer, tag_layer);
  from_top_layer_ = Linear(layer, top_layer);
}

void StateProjection::apply(const Kernels& kernels, const ActivationRows& tag_layer,
                            const ActivationRows& top_layer, float* out) const {
  from_tag_layer_.apply(kernels, tag_layer, out, columns());
  from_top_layer_.add(kernels, top_layer, out, columns());
}

}  // namespace whomet
