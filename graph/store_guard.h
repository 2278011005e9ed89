// SQLite's errors as ours. Internal to graph/.
#pragma once

#include <string>

namespace whomet {

// Inside a catch: damaged files become StoreError, the disk and other programs FileError; what is
// no error of SQLite goes on as it is, and a StoreError names the file.
[[noreturn]] void rethrow_ours(const std::string& path, int wait_ms);

// Runs the work on the file; what SQLite throws comes out as ours.
template <typename Work>
auto with_our_errors(const std::string& path, int wait_ms, Work work) {
  try {
    return work();
  } catch (...) {
    rethrow_ours(path, wait_ms);
  }
}

}  // namespace whomet
