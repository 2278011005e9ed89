// Warnings collected while working. Modules add, only cli prints.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace whomet {

struct Diagnostic {
  enum class Level { kNote, kWarning, kFailure };  // kFailure: this input gave nothing

  Level level = Level::kWarning;
  std::string where;  // the input it is about: a path, or "path:line"
  std::string message;
};

class Diagnostics {
 public:
  void note(std::string where, std::string message) {
    add({Diagnostic::Level::kNote, std::move(where), std::move(message)});
  }
  void warn(std::string where, std::string message) {
    add({Diagnostic::Level::kWarning, std::move(where), std::move(message)});
  }
  void fail(std::string where, std::string message) {
    add({Diagnostic::Level::kFailure, std::move(where), std::move(message)});
  }
  void add(Diagnostic diagnostic) { entries_.push_back(std::move(diagnostic)); }

  const std::vector<Diagnostic>& entries() const { return entries_; }

 private:
  std::vector<Diagnostic> entries_;
};

}  // namespace whomet
