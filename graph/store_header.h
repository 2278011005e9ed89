// What a file is, by its first 100 bytes, before SQLite opens it. Internal to graph/store*.cpp.
// Method: the header of https://www.sqlite.org/fileformat2.html section 1.3.
#pragma once

#include <string>

namespace whomet {

enum class FileState {
  kMissing,
  kEmpty,
  kJournal,  // beside it lies a journal: a writer is at work or was interrupted; SQLite decides
  kGraph     // a .kg file of our version, of full length
};

// Throws StoreError if it is another kind of file, cut short, or newer than this program; FileError
// if it cannot be read.
FileState inspect_file(const std::string& path);

}  // namespace whomet
