// Small loops over single rows of activations.
#pragma once

#include <cstddef>
#include <cstdint>

namespace whomet {

// x < 0 becomes x / 10.
void leaky_relu(float* values, std::size_t count);

// Rounds to int16 and returns the scale: values[i] ~ scale * rounded[i].
float round_row(const float* values, std::size_t count, std::int16_t* rounded);

// Index of the largest of values[begin, end), the first of equals. Requires: begin < end.
std::size_t argmax(const float* values, std::size_t begin, std::size_t end);

}  // namespace whomet
