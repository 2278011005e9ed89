// Processors for which there are no kernels of their own.
#include "extract/model/kernels.h"

namespace whomet {

std::span<const Kernels* const> simd_kernels() {
  return {};
}

}  // namespace whomet
