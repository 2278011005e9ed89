// Kernels for x86-64. Each may be called only on a processor that has its instructions.
#pragma once

#include "extract/model/kernels.h"

namespace whomet {

const Kernels& avx2_kernels();    // AVX2 and FMA: Haswell (2013), Zen (2017)
const Kernels& avx512_kernels();  // AVX-512 F, BW, VL and VNNI: Cascade Lake (2019), Zen 4 (2022)

}  // namespace whomet
