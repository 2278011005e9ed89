// Runs the built program as a user would: arguments in, exit code, stdout and stderr out.
#pragma once

#include <string>
#include <vector>

namespace whomet {

struct Outcome {
  int code = -1;  // exit code; 128 + signal if one ended it
  std::string out;
  std::string err;
  double seconds = 0;
};

struct RunOptions {
  std::string folder{};          // working directory
  std::string input{};           // standard input
  bool as_nobody = false;        // drop root first, so that file permissions count
  std::size_t file_limit = 0;    // most bytes of a file that it may write (ulimit -f); 0 = any
  std::size_t memory_limit = 0;  // most bytes of address space; 0 = any. Not with asan
  int interrupt_after_ms = 0;    // send SIGINT then; 0 = never
};

// The program of this build tree. Its environment has no WHOMET_ variables and no colours.
Outcome run_whomet(const std::vector<std::string>& arguments, const RunOptions& options = {});

// Any program, found in PATH; code 127 if there is none.
Outcome run_command(const std::vector<std::string>& command, const RunOptions& options = {});

// A new folder that everybody may enter; removed at the end.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  std::string path(const std::string& name) const { return root_ + "/" + name; }
  const std::string& root() const { return root_; }
  // Writes a file in the folder and returns its path.
  std::string write(const std::string& name, const std::string& bytes) const;

 private:
  std::string root_;
};

}  // namespace whomet
