// How a command gives up: an exit code and a sentence for the user. Thrown by commands, caught
// once, in run_program().
#pragma once

#include <stdexcept>
#include <string>

namespace whomet {

// INTERFACES: these numbers never change.
enum ExitCode : int {
  kAnswer = 0,
  kNoAnswer = 1,      // ran well, and there is none: no path, no meeting, no such name
  kUsage = 2,         // wrong options, or a file that cannot be read or written
  kBadGraph = 3,      // damaged, foreign or newer .kg
  kSomeFailed = 4,    // some inputs failed; each was named and the rest was done
  kAmbiguous = 5,     // a name that several nodes have
  kInterrupted = 130  // Ctrl-C; the .kg is whole
};

class Failure : public std::runtime_error {
 public:
  Failure(ExitCode code, const std::string& message) : std::runtime_error(message), code_(code) {}
  ExitCode code() const { return code_; }

 private:
  ExitCode code_;
};

}  // namespace whomet
