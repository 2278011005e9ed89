// The program as a function: finds the command, parses its options, runs it, and turns what went
// wrong into a sentence on stderr and an exit code. The only catch of the program.

#include "cli/run.h"

#include <signal.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "base/text_file.h"
#include "cli/command.h"
#include "cli/failure.h"
#include "cli/output.h"
#include "graph/store.h"

namespace whomet {
namespace {

constexpr const char* kVersion = "whomet " WHOMET_VERSION;

constexpr const char* kExamples = R"(Examples:
  whomet build articles/ -o news.kg                 read articles into a graph
  whomet show news.kg 'Ada Novak'                   what is known about somebody
  whomet path news.kg 'Ada Novak' 'Ben Okafor'      how two people are connected
  whomet meetings news.kg --between 'Ada Novak' 'Ben Okafor'
  whomet render news.kg --focus 'Ada Novak' -o novak.svg

whomet COMMAND --help shows the options of a command; whomet help exit-codes the exit codes.)";

// Levenshtein distance; names of commands are short, so the plain table will do.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row.back();
}

void refuse_unknown_command(std::string_view word) {
  std::string message = "unknown command '" + std::string(word) + "'";
  const Command* nearest = nullptr;
  for (const Command& command : commands()) {
    if (word == command.name) return;
    if (edit_distance(word, command.name) > 2) continue;
    if (nearest == nullptr ||
        edit_distance(word, command.name) < edit_distance(word, nearest->name)) {
      nearest = &command;
    }
  }
  if (nearest != nullptr) {
    message += std::string("; did you mean '") + nearest->name + "'?";
  } else {
    message += "; expected one of";
    for (const Command& command : commands()) message += std::string(" ") + command.name;
  }
  throw Failure(kUsage, message);
}

int parse_and_run(int argc, char** argv) {
  CLI::App app{
      "Who met whom: news articles to a graph of people, countries and meetings, and "
      "answers from it"};
  app.name("whomet");
  app.set_version_flag("--version", kVersion, "print the version");
  app.set_help_flag("-h,--help", "print this help");
  app.footer(kExamples);
  app.require_subcommand(1);
  std::map<const CLI::App*, CommandRun> runs;
  for (const Command& command : commands()) {
    CLI::App* sub = app.add_subcommand(command.name, command.summary);
    sub->set_version_flag("--version", kVersion, "print the version");
    sub->set_help_flag("-h,--help", "print this help");
    sub->footer(std::string("Examples:\n") + command.examples);
    Options options(*sub);
    runs[sub] = command.define(options);
  }
  if (argc > 1 && *argv[1] != '-' && *argv[1] != '\0') refuse_unknown_command(argv[1]);
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    const auto chosen = app.get_subcommands();
    print(chosen.empty() ? app.help() : chosen.front()->help("whomet"));
    return kAnswer;
  } catch (const CLI::CallForVersion&) {
    print(std::string(kVersion) + "\n");
    return kAnswer;
  } catch (const CLI::ParseError& error) {
    const auto chosen = app.get_subcommands();
    const std::string command = chosen.empty() ? "" : " " + chosen.front()->get_name();
    throw Failure(kUsage, std::string(error.what()) + "; see whomet" + command + " --help");
  }
  return runs.at(app.get_subcommands().front())();
}

}  // namespace

int run_program(int argc, char** argv) {
  // A file that may not grow (a full disk, ulimit -f) is an error that we report, not a signal.
  signal(SIGXFSZ, SIG_IGN);
  try {
    return parse_and_run(argc, argv);
  } catch (const Failure& failure) {
    say(failure.what());
    return failure.code();
  } catch (const StoreError& error) {
    say(error.what());
    return kBadGraph;
  } catch (const FileError& error) {
    say(error.what());
    return kUsage;
  } catch (const std::bad_alloc&) {
    say("out of memory");
    return kUsage;
  } catch (const std::exception& error) {
    say(error.what());
    return kUsage;
  }
}

}  // namespace whomet
