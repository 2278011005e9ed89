// An array of zeros whose memory the system gives page by page as it is touched: for tables of
// which most is never looked at.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <memory>
#include <new>
#include <type_traits>

namespace whomet {

// T is valid when all its bytes are 0.
template <typename T>
class SparseArray {
  static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);

 public:
  SparseArray() = default;
  explicit SparseArray(std::size_t size)
      : values_(static_cast<T*>(std::calloc(size + 1, sizeof(T)))) {
    if (!values_) throw std::bad_alloc();
  }

  bool is_made() const { return values_ != nullptr; }
  T& operator[](std::size_t i) { return values_.get()[i]; }
  const T& operator[](std::size_t i) const { return values_.get()[i]; }

 private:
  struct Free {
    void operator()(T* values) const { std::free(values); }
  };
  std::unique_ptr<T, Free> values_;
};

}  // namespace whomet
