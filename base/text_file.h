// Whole-file reading and atomic writing. Failures throw FileError with the path and the reason.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace whomet {

class FileError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// All bytes of the file; "-" reads standard input. A folder is an error.
std::string read_file(const std::string& path);

// Writes to a new file beside it and renames: a reader sees the old bytes or all the new ones.
// "-" writes to standard output.
void write_file(const std::string& path, std::string_view bytes);

}  // namespace whomet
