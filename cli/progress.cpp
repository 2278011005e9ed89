#include "cli/progress.h"

#include <stdio.h>

#include <string>

#include "cli/output.h"

namespace whomet {
namespace {

using std::chrono::milliseconds;
constexpr milliseconds kFirst{1000};
constexpr milliseconds kTerminalPace{200};
constexpr milliseconds kLinePace{10000};

void write_stderr(const std::string& text) {
  fwrite(text.data(), 1, text.size(), stderr);
}

}  // namespace

Progress::Progress(bool quiet, std::size_t file_count)
    : quiet_(quiet), terminal_(stderr_is_terminal()), file_count_(file_count) {
  next_ = start_ + (terminal_ ? kFirst : kLinePace);
}

void Progress::step() {
  ++files_;
  show();
}

void Progress::committed(std::size_t documents) {
  documents_ = documents;
  show();
}

void Progress::show() {
  const auto now = Clock::now();
  if (quiet_ || now < next_) return;
  next_ = now + (terminal_ ? kTerminalPace : kLinePace);
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(now - start_).count();
  const std::string line = "read " + std::to_string(files_) + " of " + std::to_string(file_count_) +
                           " files, " + std::to_string(documents_) + " new documents stored, " +
                           std::to_string(seconds) + " s";
  if (!terminal_) {
    say(line);
    return;
  }
  write_stderr("\r" + line + "\x1b[K");
  on_screen_ = true;
}

void Progress::phase(std::string_view name) {
  if (quiet_ || !terminal_ || Clock::now() - start_ < kFirst) return;
  write_stderr("\r" + std::string(name) + " ...\x1b[K");
  on_screen_ = true;
}

void Progress::clear() {
  if (on_screen_) write_stderr("\r\x1b[K");
  on_screen_ = false;
}

}  // namespace whomet
