#include "query/exec/context.h"

#include <algorithm>

namespace whomet {

void QueryContext::check_budgets() {
  constexpr std::uint64_t kMostSteps = 4096;
  constexpr auto kOften = std::chrono::microseconds(250);
  constexpr auto kSeldom = std::chrono::milliseconds(2);
  const auto now = std::chrono::steady_clock::now();
  if (now - checked < kOften) stride = std::min(kMostSteps, stride * 2);
  if (now - checked > kSeldom) stride = std::max<std::uint64_t>(1, stride / 8);
  checked = now;
  next_check = steps + stride;
  if (limits.interrupted != nullptr && limits.interrupted()) {
    fail_run(QueryErrorType::kInterrupted, "Interrupted", "interrupted");
  }
  if (limits.milliseconds > 0 && now - begin > std::chrono::milliseconds(limits.milliseconds)) {
    fail_run(QueryErrorType::kLimit, "TimeLimit",
             "stopped after " + std::to_string(limits.milliseconds) +
                 " ms; bound the pattern (for example *1..3), or allow more with --time-limit");
  }
}

}  // namespace whomet
