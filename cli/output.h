// Standard output and standard error: stdout is the answer, stderr is about the answer.
#pragma once

#include <string>
#include <string_view>

#include "cli/options.h"
#include "query/result.h"

namespace whomet {

bool stdout_is_terminal();
bool stderr_is_terminal();

// Columns of the terminal; 0 if stdout is none.
std::size_t terminal_width();

// Whether stdout is a terminal and NO_COLOR is not set.
bool use_colour();

// Writes to stdout. Throws FileError if that fails (a full disk).
void print(std::string_view text);

// Writes to the file, or to stdout for "" and "-".
void print_to(const std::string& path, std::string_view bytes);

// "whomet: text" as a line on stderr.
void say(std::string_view text);

// An empty text is an empty cell: null in JSON.
Cell text_cell(std::string text);

// Defines --format for a command that prints rows.
void define_row_format(Options& options, std::string& format);

// Throws Failure for a format that there is not. "" = table on a terminal, TSV in a pipe.
void print_rows(const Rows& rows, const std::string& format);

}  // namespace whomet
