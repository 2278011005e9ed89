#include "extract/model/gates.h"

namespace whomet {

void append_gates(const Tensor& weights, const Tensor* bias, std::size_t units,
                  std::vector<Linear::Output>& outputs) {
  for (std::size_t first = 0; first < units; first += kLanes) {
    for (std::size_t gate = 0; gate < kGates; ++gate) {
      for (std::size_t unit = first; unit < first + kLanes; ++unit) {
        const std::size_t row = gate * units + unit;
        if (unit < units) {
          outputs.push_back({&weights, row, 0, bias != nullptr ? bias->at(0, row) : 0});
        } else {
          outputs.emplace_back();
        }
      }
    }
  }
}

}  // namespace whomet
