// Names as they are looked up: folded, word by word, so that "al-Assad" is found by "al assad" and
// "U.S." by "us".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace whomet {

// The words of a name, folded (base/utf8.h), letters and digits only: "U.S." -> "us",
// "al-Assad" -> "al", "assad".
std::vector<std::string> name_words(std::string_view name);

// Equal for names of equal words, in 40 bits; others may share it. What `node_names` is sorted by.
std::uint64_t name_key(std::string_view name);

}  // namespace whomet
