#include "extract/model/activations.h"

#include <algorithm>
#include <cmath>

#include "extract/model/kernels.h"

namespace whomet {

void leaky_relu(float* values, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) values[i] = std::max(values[i], 0.1F * values[i]);
}

float round_row(const float* values, std::size_t count, std::int16_t* rounded) {
  float largest = 0;
  for (std::size_t i = 0; i < count; ++i) largest = std::max(largest, std::fabs(values[i]));
  // Below, 1 / scale would not be finite; such a row is nothing.
  constexpr float kSmallest = 1e-30F;
  const float scale = std::max(largest, kSmallest) / kLargestActivation;
  const float factor = 1 / scale;
  // Adding 1.5 * 2^23 rounds to an integer; |values * factor| is at most 32767 and a bit.
  constexpr float kRounder = 12582912.0F;
  for (std::size_t i = 0; i < count; ++i) {
    rounded[i] = static_cast<std::int16_t>((values[i] * factor + kRounder) - kRounder);
  }
  return scale;
}

std::size_t argmax(const float* values, std::size_t begin, std::size_t end) {
  return static_cast<std::size_t>(std::max_element(values + begin, values + end) - values);
}

}  // namespace whomet
