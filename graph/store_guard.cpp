// Tested by tests/graph/store_failure_test.cpp.
#include "graph/store_guard.h"

#include <sqlite3.h>

#include <new>

#include <SQLiteCpp/SQLiteCpp.h>

#include "base/text_file.h"
#include "graph/store.h"

namespace whomet {
namespace {

[[noreturn]] void throw_as_ours(const std::string& path, const SQLite::Exception& error,
                                int wait_ms) {
  const std::string quoted = "'" + path + "'";
  const std::string reason = error.what();
  switch (error.getErrorCode()) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      throw FileError("cannot use " + quoted + ": another program is writing it; waited " +
                      std::to_string(wait_ms / 1000) + " s");
    case SQLITE_FULL:
    case SQLITE_IOERR:
      throw FileError("cannot write " + quoted + ": the disk is full or failing (" + reason + ")");
    case SQLITE_TOOBIG:
      throw FileError("cannot write " + quoted + ": a document says too much (" + reason + ")");
    case SQLITE_READONLY:
      throw FileError("cannot write " + quoted + ": no permission (" + reason + ")");
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      throw FileError("cannot open " + quoted + ": " + reason);
    case SQLITE_NOMEM:
      throw std::bad_alloc();
    default:
      throw StoreError(quoted + " is damaged: " + reason);
  }
}

}  // namespace

void rethrow_ours(const std::string& path, int wait_ms) {
  try {
    throw;
  } catch (const SQLite::Exception& error) {
    throw_as_ours(path, error, wait_ms);
  } catch (const StoreError& error) {
    const std::string reason = error.what();
    if (reason.starts_with("'")) throw;
    throw StoreError("'" + path + "' is damaged: " + reason);
  }
}

}  // namespace whomet
