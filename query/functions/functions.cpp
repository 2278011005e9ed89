// The list of all functions.

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <unordered_map>

#include "query/function.h"

namespace whomet {
namespace {

std::string lower(std::string_view name) {
  std::string text(name);
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

std::unordered_map<std::string, const QueryFunction*> make_index() {
  std::unordered_map<std::string, const QueryFunction*> index;
  for (const auto group : all_functions()) {
    for (const QueryFunction& function : group) index.emplace(lower(function.name), &function);
  }
  return index;
}

}  // namespace

std::span<const std::span<const QueryFunction>> all_functions() {
  static const std::array<std::span<const QueryFunction>, 8> groups = {
      aggregate_functions(), element_functions(),    list_functions(),     number_functions(),
      text_functions(),      conversion_functions(), temporal_functions(), provenance_functions()};
  return groups;
}

const QueryFunction* find_function(std::string_view name) {
  static const std::unordered_map<std::string, const QueryFunction*> index = make_index();
  const auto found = index.find(lower(name));
  return found == index.end() ? nullptr : found->second;
}

}  // namespace whomet
