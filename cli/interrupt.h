// Ctrl-C. The one piece of state that a signal handler can reach.
#pragma once

#include <signal.h>

namespace whomet {

// What SIGINT and SIGTERM do; the former way comes back at the end.
class SignalHandler {
 public:
  SignalHandler(const SignalHandler&) = delete;
  SignalHandler& operator=(const SignalHandler&) = delete;

 protected:
  explicit SignalHandler(void (*handler)(int));
  ~SignalHandler();

 private:
  struct sigaction interrupt_ {};
  struct sigaction terminate_ {};
};

// For the time in which a .kg is written: while one lives, SIGINT and SIGTERM set a flag instead of
// ending the program; the second one ends it at once (SQLite rolls back what was not committed when
// the file is next opened).
class InterruptGuard : public SignalHandler {
 public:
  InterruptGuard();
};

// For the time in which nothing is written: the program says so on stderr and ends at once with
// exit code 130, whatever it is busy with.
class ExitOnInterrupt : public SignalHandler {
 public:
  ExitOnInterrupt();
};

// Whether one came. May be asked from any thread.
bool interrupted();

}  // namespace whomet
