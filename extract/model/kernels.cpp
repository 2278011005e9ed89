#include "extract/model/kernels.h"

namespace whomet {

const Kernels& best_kernels() {
  const std::span<const Kernels* const> simd = simd_kernels();
  return simd.empty() ? portable_kernels() : *simd.front();
}

}  // namespace whomet
