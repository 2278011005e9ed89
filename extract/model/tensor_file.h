// The file of a language model: named numbers, lists of strings and tensors. train/model_file.py
// writes it; extract/model/model_file.h has the header (magic, version, size, SHA-256).
//
//   numbers: count, (name, u32) ...        lists: count, (name, count, strings) ...
//   tensors: count, (name, u8 type, u32 rows, u32 columns, values) ...
//   type 0: float32; type 1: int8, preceded by one float32 scale a row: value = scale * byte
//
// Everything is little-endian. Any damage is told, never followed: all reading functions throw
// std::runtime_error, whose message begins with the name of the file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace whomet {

inline constexpr std::string_view kLanguageMagic = "WHOMETNN";
inline constexpr std::uint32_t kLanguageVersion = 2;

// A matrix inside the file; a vector has one row. All values are finite and at most kLargestValue.
class Tensor {
 public:
  // Of a scale and of an exact value: far above what training gives, and low enough that no sum or
  // product of the network overflows.
  static constexpr float kLargestValue = 1e6F;

  std::size_t rows() const { return rows_; }
  std::size_t columns() const { return columns_; }
  bool is_exact() const { return scales_.empty(); }  // float32, not int8

  // Requires: the place is inside.
  float at(std::size_t row, std::size_t column) const;
  std::vector<float> values() const;                             // row by row
  float scale(std::size_t row) const;                            // requires !is_exact()
  std::int8_t byte(std::size_t row, std::size_t column) const {  // requires !is_exact()
    return static_cast<std::int8_t>(values_[row * columns_ + column]);
  }

 private:
  friend class TensorFile;
  std::size_t rows_ = 0;
  std::size_t columns_ = 0;
  std::string_view scales_;  // float32, one a row
  std::string_view values_;  // float32 or int8
};

class TensorFile {
 public:
  // `bytes` must outlive this and all that it gave out; `name` is said in errors.
  TensorFile(std::string_view bytes, std::string name);

  // What the file lacks or holds in another size is damage. Names that nobody asks for are ignored.
  std::uint32_t number(const std::string& name) const;
  std::size_t size(const std::string& name, std::size_t largest) const;  // a number from 1 to it
  const std::vector<std::string_view>& list(const std::string& name) const;
  const Tensor& tensor(const std::string& name, std::size_t rows, std::size_t columns) const;

  [[noreturn]] void damaged(const std::string& what) const;

 private:
  std::string name_;
  std::map<std::string, std::uint32_t, std::less<>> numbers_;
  std::map<std::string, std::vector<std::string_view>, std::less<>> lists_;
  std::map<std::string, Tensor, std::less<>> tensors_;
};

}  // namespace whomet
