// One command of the program: facts about it, and a function that defines its options. Adding a
// command is one file in cli/commands/ and its line in cli/commands.cpp.
#pragma once

#include <functional>
#include <span>

#include "cli/options.h"

namespace whomet {

// What a command does once its options are parsed. Returns the exit code (cli/failure.h); gives up
// by throwing Failure, FileError or StoreError.
using CommandRun = std::function<int()>;

struct Command {
  const char* name;
  const char* summary;   // one line
  const char* examples;  // indented lines for --help; tests/cli runs some of them
  CommandRun (*define)(Options& options);
};

// In the order in which --help lists them.
std::span<const Command> commands();

}  // namespace whomet
