// The program as a function: options, command, exit code.
#pragma once

namespace whomet {

// Exit codes: 0 answer; 1 ran well, no answer; 2 usage or I/O; 3 damaged, foreign or newer
// database; 4 some inputs failed; 5 ambiguous name; 130 interrupted, database whole.
int run_program(int argc, char** argv);

}  // namespace whomet
