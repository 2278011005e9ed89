// Tested by tests/extract/model/tensor_file_test.cpp and tests/fuzz/language_model_fuzz.cpp.
#include "extract/model/tensor_file.h"

#include <bit>
#include <cmath>
#include <stdexcept>
#include <utility>

#include "extract/model/model_file.h"

namespace whomet {
namespace {

constexpr std::uint8_t kFloat = 0;
constexpr std::uint8_t kByte = 1;

float read_float(std::string_view bytes, std::size_t index) {
  std::uint32_t bits = 0;
  for (unsigned i = 0; i < 4; ++i) {
    bits |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[4 * index + i])) << (8 * i);
  }
  return std::bit_cast<float>(bits);
}

void check_floats(const ModelReader& reader, std::string_view bytes, const std::string& name) {
  for (std::size_t i = 0; i < bytes.size() / 4; ++i) {
    // Written so that a NaN fails too.
    if (!(std::fabs(read_float(bytes, i)) <= Tensor::kLargestValue)) {
      reader.damaged("a value of tensor '" + name + "' is no sensible number");
    }
  }
}

}  // namespace

float Tensor::at(std::size_t row, std::size_t column) const {
  if (is_exact()) return read_float(values_, row * columns_ + column);
  return scale(row) * static_cast<float>(byte(row, column));
}

std::vector<float> Tensor::values() const {
  std::vector<float> all;
  all.reserve(rows_ * columns_);
  for (std::size_t row = 0; row < rows_; ++row) {
    for (std::size_t column = 0; column < columns_; ++column) all.push_back(at(row, column));
  }
  return all;
}

float Tensor::scale(std::size_t row) const {
  return read_float(scales_, row);
}

TensorFile::TensorFile(std::string_view bytes, std::string name) : name_(std::move(name)) {
  ModelReader reader(bytes, name_, kLanguageMagic, kLanguageVersion);
  const auto require_new = [&](bool is_new, const std::string& what) {
    if (!is_new) reader.damaged("'" + what + "' occurs twice");
  };
  const std::uint32_t numbers = reader.count(8);
  for (std::uint32_t i = 0; i < numbers; ++i) {
    const std::string key(reader.text());
    require_new(numbers_.emplace(key, reader.u32()).second, key);
  }
  const std::uint32_t lists = reader.count(8);
  for (std::uint32_t i = 0; i < lists; ++i) {
    const std::string key(reader.text());
    std::vector<std::string_view> strings(reader.count(4));
    for (std::string_view& string : strings) string = reader.text();
    require_new(lists_.emplace(key, std::move(strings)).second, key);
  }
  const std::uint32_t tensors = reader.count(13);
  for (std::uint32_t i = 0; i < tensors; ++i) {
    const std::string key(reader.text());
    const std::uint8_t type = reader.u8();
    if (type != kFloat && type != kByte) reader.damaged("tensor '" + key + "' has no known type");
    Tensor tensor;
    tensor.rows_ = reader.u32();
    tensor.columns_ = reader.u32();
    if (tensor.rows_ == 0 || tensor.columns_ == 0) reader.damaged("tensor '" + key + "' is empty");
    // Two factors below 2^32: no overflow in 64 bits, but perhaps with four bytes each.
    const std::size_t count = tensor.rows_ * tensor.columns_;
    if (count > bytes.size()) reader.damaged("a count is larger than the file");
    if (type == kByte) {
      tensor.scales_ = reader.bytes(4 * tensor.rows_);
      check_floats(reader, tensor.scales_, key);
      tensor.values_ = reader.bytes(count);
    } else {
      tensor.values_ = reader.bytes(4 * count);
      check_floats(reader, tensor.values_, key);
    }
    require_new(tensors_.emplace(key, tensor).second, key);
  }
  reader.expect_end();
}

std::uint32_t TensorFile::number(const std::string& name) const {
  const auto found = numbers_.find(name);
  if (found == numbers_.end()) damaged("there is no number '" + name + "'");
  return found->second;
}

std::size_t TensorFile::size(const std::string& name, std::size_t largest) const {
  const std::size_t size = number(name);
  if (size == 0 || size > largest) {
    damaged("number '" + name + "' is " + std::to_string(size) + ", expected 1 to " +
            std::to_string(largest));
  }
  return size;
}

const std::vector<std::string_view>& TensorFile::list(const std::string& name) const {
  const auto found = lists_.find(name);
  if (found == lists_.end()) damaged("there is no list '" + name + "'");
  return found->second;
}

const Tensor& TensorFile::tensor(const std::string& name, std::size_t rows,
                                 std::size_t columns) const {
  const auto found = tensors_.find(name);
  if (found == tensors_.end()) damaged("there is no tensor '" + name + "'");
  const Tensor& tensor = found->second;
  if (tensor.rows() != rows || tensor.columns() != columns) {
    damaged("tensor '" + name + "' has " + std::to_string(tensor.rows()) + " rows of " +
            std::to_string(tensor.columns()) + ", expected " + std::to_string(rows) + " of " +
            std::to_string(columns));
  }
  return tensor;
}

void TensorFile::damaged(const std::string& what) const {
  throw std::runtime_error(name_ + ": damaged model file: " + what);
}

}  // namespace whomet
