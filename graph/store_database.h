// What the files of the store share. Internal to graph/store*.cpp and graph/stored_graph.cpp.
#pragma once

#include <string>

#include <SQLiteCpp/SQLiteCpp.h>

#include "graph/store.h"

namespace whomet {

struct Store::Database {
  std::string path;
  int wait_ms;
  SQLite::Database sqlite;
};

// Turns an error of SQLite into ours: damaged files into StoreError, the disk and other programs
// into FileError.
[[noreturn]] void throw_store_error(const std::string& path, const SQLite::Exception& error,
                                    int wait_ms);

// Runs `work` with that.
template <typename Work>
auto guarded(const std::string& path, int wait_ms, Work work) {
  try {
    return work();
  } catch (const SQLite::Exception& error) {
    throw_store_error(path, error, wait_ms);
  } catch (const StoreError& error) {
    const std::string reason = error.what();
    if (reason.starts_with("'")) throw;
    throw StoreError("'" + path + "' is damaged: " + reason);
  }
}

}  // namespace whomet
