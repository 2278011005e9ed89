// whomet help [TOPIC]: topics that are about no single command.

#include <memory>

#include "cli/commands.h"
#include "cli/failure.h"
#include "cli/output.h"

namespace whomet {
namespace {

constexpr const char* kExitCodes = R"(Exit codes of whomet
  0    there is an answer, and it was printed
  1    ran well, but there is no answer: no path, no meeting, no such name
  2    wrong options, or a file that cannot be read or written
  3    the .kg is damaged, foreign or made by a newer version
  4    some inputs failed; each is named on stderr, the rest was done (--strict stops at the first)
  5    the name is ambiguous; the candidates are on stderr
  130  interrupted (Ctrl-C); the .kg is whole
)";

int run(const std::string& topic) {
  if (topic == "exit-codes") {
    print(kExitCodes);
    return kAnswer;
  }
  if (topic.empty()) {
    std::string text = "Commands (whomet COMMAND --help says more):\n";
    for (const Command& command : commands()) {
      std::string name = command.name;
      name.resize(10, ' ');
      text += "  " + name + command.summary + "\n";
    }
    print(text + "Other topics: exit-codes\n");
    return kAnswer;
  }
  for (const Command& command : commands()) {
    if (topic != command.name) continue;
    print(std::string(command.summary) + "\nExamples:\n" + command.examples + "\nSee whomet " +
          command.name + " --help for the options.\n");
    return kAnswer;
  }
  throw Failure(kUsage, "no help on '" + topic + "'; expected exit-codes or a command");
}

CommandRun define(Options& options) {
  const auto topic = std::make_shared<std::vector<std::string>>();
  options.positionals("TOPIC", *topic, "exit-codes, or a command", true);
  return [topic] { return run(topic->empty() ? "" : topic->front()); };
}

}  // namespace

Command help_command() {
  return {.name = "help",
          .summary = "explain the exit codes or a command",
          .examples = "  whomet help exit-codes",
          .define = define};
}

}  // namespace whomet
