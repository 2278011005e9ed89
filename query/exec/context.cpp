#include "query/exec/context.h"

namespace whomet {

void QueryContext::check_budgets() const {
  if (limits.interrupted != nullptr && limits.interrupted()) {
    fail_run(QueryErrorType::kInterrupted, "Interrupted", "interrupted");
  }
  if (limits.milliseconds > 0 && std::chrono::steady_clock::now() > deadline) {
    fail_run(QueryErrorType::kLimit, "TimeLimit",
             "stopped after " + std::to_string(limits.milliseconds) +
                 " ms; bound the pattern (for example *1..3), or allow more with --time-limit");
  }
}

}  // namespace whomet
