// Ctrl-C while a .kg is written. The one piece of state that a signal handler can reach.
#pragma once

namespace whomet {

// While one lives, SIGINT and SIGTERM set a flag instead of ending the program; the second one ends
// it at once (SQLite rolls back what was not committed when the file is next opened).
class InterruptGuard {
 public:
  InterruptGuard();
  ~InterruptGuard();
  InterruptGuard(const InterruptGuard&) = delete;
  InterruptGuard& operator=(const InterruptGuard&) = delete;
};

// Whether one came. May be asked from any thread.
bool interrupted();

}  // namespace whomet
