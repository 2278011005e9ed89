#include "base/embedded.h"

#include <stdexcept>
#include <string>

namespace whomet {

std::string_view embedded_file(std::string_view name) {
  for (const auto& file : embedded_files()) {
    if (file.name == name) return file.bytes;
  }
  throw std::logic_error("the program was built without data/" + std::string(name));
}

}  // namespace whomet
