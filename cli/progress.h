// Progress on stderr for what takes longer than a second: one line that is rewritten on a terminal,
// a line every ten seconds elsewhere.
#pragma once

#include <chrono>
#include <cstddef>
#include <string_view>

namespace whomet {

class Progress {
 public:
  Progress(bool quiet, std::size_t file_count);

  void step();                            // one more file was read
  void committed(std::size_t documents);  // so many documents are safe
  void phase(std::string_view name);      // a step without a count: "merging"
  void clear();                           // before anything else is printed

 private:
  void show();

  using Clock = std::chrono::steady_clock;
  bool quiet_;
  bool terminal_;
  bool on_screen_ = false;
  std::size_t file_count_;
  std::size_t files_ = 0;
  std::size_t documents_ = 0;
  Clock::time_point start_ = Clock::now();
  Clock::time_point next_;
};

}  // namespace whomet
