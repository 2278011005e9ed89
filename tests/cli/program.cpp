#include "tests/cli/program.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <thread>

#include "base/sanitizer.h"
#include "base/text_file.h"

namespace whomet {
namespace {

constexpr int kNobody = 65534;

void limit(__rlimit_resource resource, std::size_t bytes) {
  if (bytes == 0) return;
  const rlimit limits{bytes, bytes};
  setrlimit(resource, &limits);
}

void connect(const std::string& path, int flags, int descriptor) {
  const int file = open(path.c_str(), flags, 0666);
  if (file < 0 || dup2(file, descriptor) < 0) _exit(126);
}

// In the child: never returns.
[[noreturn]] void execute(const std::vector<std::string>& command, const RunOptions& options,
                          const TemporaryFolder& streams) {
  connect(streams.path("in"), O_RDONLY, STDIN_FILENO);
  connect(streams.path("out"), O_WRONLY | O_CREAT, STDOUT_FILENO);
  connect(streams.path("err"), O_WRONLY | O_CREAT, STDERR_FILENO);
  if (!options.folder.empty() && chdir(options.folder.c_str()) != 0) _exit(126);
  limit(RLIMIT_FSIZE, options.file_limit);
  if (!kAddressSanitizer) limit(RLIMIT_AS, options.memory_limit);
  if (options.as_nobody && (setgid(kNobody) != 0 || setuid(kNobody) != 0)) _exit(126);
  std::vector<char*> arguments;
  std::vector<std::string> words = command;
  arguments.reserve(words.size() + 1);
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  execvp(arguments[0], arguments.data());
  _exit(127);
}

int wait_for(pid_t child) {
  int status = 0;
  while (waitpid(child, &status, 0) < 0) {
  }
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

}  // namespace

Outcome run_command(const std::vector<std::string>& command, const RunOptions& options) {
  const TemporaryFolder streams;
  streams.write("in", options.input);
  streams.write("out", "");
  streams.write("err", "");
  const auto start = std::chrono::steady_clock::now();
  const pid_t child = fork();
  if (child < 0) throw std::runtime_error("fork failed");
  if (child == 0) execute(command, options, streams);
  if (options.interrupt_after_ms > 0) {
    std::this_thread::sleep_for(std::chrono::milliseconds(options.interrupt_after_ms));
    kill(child, SIGINT);
  }
  Outcome outcome;
  outcome.code = wait_for(child);
  outcome.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  outcome.out = read_file(streams.path("out"));
  outcome.err = read_file(streams.path("err"));
  return outcome;
}

Outcome run_whomet(const std::vector<std::string>& arguments, const RunOptions& options) {
  std::vector<std::string> command{WHOMET_PROGRAM};
  command.insert(command.end(), arguments.begin(), arguments.end());
  return run_command(command, options);
}

TemporaryFolder::TemporaryFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "whomet-test-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make " + name);
  chmod(name.c_str(), 0777);
  root_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(root_, ignored);
}

std::string TemporaryFolder::write(const std::string& name, const std::string& bytes) const {
  std::string file = path(name);
  std::filesystem::create_directories(std::filesystem::path(file).parent_path());
  std::ofstream stream(file, std::ios::binary);
  stream << bytes;
  if (!stream.flush()) throw std::runtime_error("cannot write " + file);
  chmod(file.c_str(), 0666);
  return file;
}

}  // namespace whomet
