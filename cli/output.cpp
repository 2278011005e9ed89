#include "cli/output.h"

#include <stdio.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "base/text_file.h"
#include "cli/failure.h"
#include "render/rows.h"

namespace whomet {

bool stdout_is_terminal() {
  return isatty(STDOUT_FILENO) != 0;
}

bool stderr_is_terminal() {
  return isatty(STDERR_FILENO) != 0;
}

std::size_t terminal_width() {
  winsize size{};
  if (!stdout_is_terminal() || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return 0;
  return size.ws_col;
}

bool use_colour() {
  const char* no_colour = std::getenv("NO_COLOR");
  return stdout_is_terminal() && (no_colour == nullptr || *no_colour == '\0');
}

void print(std::string_view text) {
  if (fwrite(text.data(), 1, text.size(), stdout) != text.size() || fflush(stdout) != 0) {
    throw FileError(std::string("cannot write standard output: ") + std::strerror(errno));
  }
}

void print_to(const std::string& path, std::string_view bytes) {
  if (path.empty() || path == "-") {
    print(bytes);
  } else {
    write_file(path, bytes);
  }
}

void say(std::string_view text) {
  std::string line = "whomet: ";
  line += text;
  line += '\n';
  fwrite(line.data(), 1, line.size(), stderr);
}

Cell text_cell(std::string text) {
  if (text.empty()) return std::monostate();
  return text;
}

void define_row_format(Options& options, std::string& format) {
  options.option("--format", "FORMAT", format,
                 "table, json, jsonl, csv, tsv or md; without it a table on a terminal, TSV in a "
                 "pipe");
}

void print_rows(const Rows& rows, const std::string& format) {
  auto row_format = stdout_is_terminal() ? RowFormat::kTable : RowFormat::kTsv;
  if (!format.empty()) {
    const auto parsed = parse_row_format(format);
    if (!parsed) {
      throw Failure(kUsage,
                    "unknown format '" + format + "'; expected table, json, jsonl, csv, tsv or md");
    }
    row_format = *parsed;
  }
  print(format_rows(rows, row_format, {.colour = use_colour(), .width = terminal_width()}));
}

}  // namespace whomet
