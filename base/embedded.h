// The tables and models of data/ that are linked into the program.
#pragma once

#include <span>
#include <string_view>

namespace whomet {

struct EmbeddedFile {
  std::string_view name;   // relative to data/: "gazetteer/countries.tsv"
  std::string_view bytes;  // lives as long as the program
};

std::span<const EmbeddedFile> embedded_files();

// Throws std::logic_error if the program was built without that file.
std::string_view embedded_file(std::string_view name);

}  // namespace whomet
