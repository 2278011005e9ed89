#include "cli/interrupt.h"

#include <signal.h>
#include <unistd.h>

#include <atomic>

#include "cli/failure.h"

namespace whomet {
namespace {

std::atomic<int> signals_seen = 0;
static_assert(std::atomic<int>::is_always_lock_free, "a signal handler may touch nothing else");

void on_signal(int /*signal*/) {
  if (signals_seen.fetch_add(1) > 0) _exit(kInterrupted);
}

void set_handler(void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;
  action.sa_flags = SA_RESTART;
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

}  // namespace

InterruptGuard::InterruptGuard() {
  signals_seen = 0;
  set_handler(on_signal);
}

InterruptGuard::~InterruptGuard() {
  set_handler(SIG_DFL);
}

bool interrupted() {
  return signals_seen > 0;
}

}  // namespace whomet
