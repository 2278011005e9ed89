// Long work says how far it has come, and whoever waits for it may end it: because of a time limit,
// or because nobody wants the answer any more.
#pragma once

#include <cstddef>
#include <functional>
#include <utility>

namespace whomet {

class WorkMeter {
 public:
  // Nobody ends it.
  WorkMeter() = default;
  // `ask` is called every 16,384 steps, a step being a link looked at or its like (about 0.1 ms in
  // all), and ends the work by throwing.
  explicit WorkMeter(std::function<void()> ask) : ask_(std::move(ask)) {}

  void step(std::size_t count = 1) const {
    done_ += count;
    if (done_ < kStepsACall) return;
    done_ = 0;
    if (ask_) ask_();
  }

 private:
  static constexpr std::size_t kStepsACall = 1U << 14U;
  std::function<void()> ask_;
  mutable std::size_t done_ = 0;  // since it was last asked
};

}  // namespace whomet
