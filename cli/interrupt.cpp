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

void exit_on_signal(int /*signal*/) {
  constexpr char kWords[] = "whomet: interrupted\n";
  [[maybe_unused]] const ssize_t written = write(STDERR_FILENO, kWords, sizeof kWords - 1);
  _exit(kInterrupted);
}

}  // namespace

SignalHandler::SignalHandler(void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;
  action.sa_flags = SA_RESTART;
  sigaction(SIGINT, &action, &interrupt_);
  sigaction(SIGTERM, &action, &terminate_);
}

SignalHandler::~SignalHandler() {
  sigaction(SIGINT, &interrupt_, nullptr);
  sigaction(SIGTERM, &terminate_, nullptr);
}

InterruptGuard::InterruptGuard() : SignalHandler(on_signal) {
  signals_seen = 0;
}

ExitOnInterrupt::ExitOnInterrupt() : SignalHandler(exit_on_signal) {}

bool interrupted() {
  return signals_seen > 0;
}

}  // namespace whomet
