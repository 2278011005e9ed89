// Model files (extract/model/tensor_file.h) with exact values, for tests.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <map>
#include <string>
#include <vector>

#include "extract/model/model_file.h"
#include "extract/model/tensor_file.h"

namespace whomet::testing {

struct TensorWriter {
  struct Matrix {
    std::size_t rows = 0;
    std::size_t columns = 0;
    std::vector<float> values;
  };

  std::map<std::string, std::uint32_t> numbers;
  std::map<std::string, std::vector<std::string>> lists;
  std::map<std::string, Matrix> tensors;

  std::string bytes() const {
    ModelWriter writer;
    const auto count = [&](std::size_t size) { writer.u32(static_cast<std::uint32_t>(size)); };
    count(numbers.size());
    for (const auto& [name, value] : numbers) {
      writer.text(name);
      writer.u32(value);
    }
    count(lists.size());
    for (const auto& [name, values] : lists) {
      writer.text(name);
      count(values.size());
      for (const std::string& value : values) writer.text(value);
    }
    count(tensors.size());
    for (const auto& [name, matrix] : tensors) {
      writer.text(name);
      writer.u8(0);
      count(matrix.rows);
      count(matrix.columns);
      for (const float value : matrix.values) {
        std::uint32_t bits = 0;
        std::memcpy(&bits, &value, sizeof bits);
        writer.u32(bits);
      }
    }
    return writer.file(kLanguageMagic, kLanguageVersion);
  }
};

}  // namespace whomet::testing
