// A linear layer with its weights packed for the kernels.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "extract/model/aligned_buffer.h"
#include "extract/model/kernels.h"
#include "extract/model/tensor_file.h"

namespace whomet {

class Linear {
 public:
  // Where the weights of an output come from: a row of a tensor. Without a tensor: padding, always
  // 0.
  struct Output {
    const Tensor* tensor = nullptr;
    std::size_t row = 0;
    std::size_t first_column = 0;  // weight of the first input
    float bias = 0;
  };

  Linear() = default;
  Linear(std::size_t inputs, std::span<const Output> outputs);

  // A layer of the file: `name`.weight with a row for each output, and `name`.bias.
  static Linear read(const TensorFile& file, const std::string& name, std::size_t outputs,
                     std::size_t inputs);

  std::size_t columns() const { return columns_; }  // outputs, rounded up to kPanel

  // out[row][output] for rows.count rows of columns() floats.
  // Activations of a row must be readable up to an even number of inputs.
  void apply(const Kernels& kernels, const ActivationRows& rows, float* out,
             std::size_t out_stride) const {
    multiply(kernels, rows, bias_.data(), out, out_stride);
  }
  // Adds the product to what is there, and no bias.
  void add(const Kernels& kernels, const ActivationRows& rows, float* out,
           std::size_t out_stride) const {
    multiply(kernels, rows, nullptr, out, out_stride);
  }

 private:
  // int8 weights of some inputs. Exact weights (float32 in the file) need two parts: their leading
  // seven bits and, as a matrix of its own, the rest.
  struct Part {
    std::size_t first_input = 0;
    std::size_t pairs = 0;
    AlignedBuffer<std::int16_t> values;
    std::vector<float> scales;
  };

  void add_part(std::size_t first_input, std::size_t inputs, std::span<const Output> outputs,
                bool rest);
  void multiply(const Kernels& kernels, const ActivationRows& rows, const float* start, float* out,
                std::size_t out_stride) const;

  std::size_t columns_ = 0;
  std::vector<Part> parts_;
  std::vector<float> bias_;
};

}  // namespace whomet
