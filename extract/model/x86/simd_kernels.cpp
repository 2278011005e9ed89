#include <array>

#include "extract/model/kernels.h"
#include "extract/model/x86/kernels_x86.h"

namespace whomet {
namespace {

bool has_avx2() {
  return __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("fma") != 0;
}

bool has_avx512() {
  return __builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512bw") != 0 &&
         __builtin_cpu_supports("avx512vl") != 0 && __builtin_cpu_supports("avx512vnni") != 0;
}

}  // namespace

std::span<const Kernels* const> simd_kernels() {
  static const std::array<const Kernels*, 2> kernels = {&avx512_kernels(), &avx2_kernels()};
  const std::span<const Kernels* const> all(kernels);
  if (has_avx512() && has_avx2()) return all;
  return has_avx2() ? all.last(1) : all.last(0);
}

}  // namespace whomet
