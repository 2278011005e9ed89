#include "extract/text/inputs.h"

#include <glob.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

#include "base/date.h"
#include "base/table_file.h"
#include "base/text_file.h"
#include "base/utf8.h"
#include "extract/text/jsonl.h"

namespace whomet {
namespace {

namespace fs = std::filesystem;

struct Extension {
  std::string_view suffix;
  TextFormat format;
};

constexpr Extension kExtensions[] = {
    {".txt", TextFormat::kPlain},    {".text", TextFormat::kPlain},
    {".md", TextFormat::kMarkdown},  {".markdown", TextFormat::kMarkdown},
    {".html", TextFormat::kHtml},    {".htm", TextFormat::kHtml},
    {".xhtml", TextFormat::kHtml},   {".jsonl", TextFormat::kPlain},
    {".ndjson", TextFormat::kPlain},
};

std::string_view file_name(std::string_view path) {
  const auto slash = path.find_last_of('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

std::string extension_of(std::string_view path) {
  const std::string_view name = file_name(path);
  const auto dot = name.find_last_of('.');
  return dot == std::string_view::npos ? std::string() : to_lower(name.substr(dot));
}

const Extension* find_extension(std::string_view path) {
  const std::string suffix = extension_of(path);
  const auto* found = std::ranges::find(kExtensions, suffix, &Extension::suffix);
  return found == std::end(kExtensions) ? nullptr : found;
}

bool is_jsonl(std::string_view path) {
  const std::string suffix = extension_of(path);
  return suffix == ".jsonl" || suffix == ".ndjson";
}

// HTML without a telling name: what a browser would sniff, and standard input.
bool looks_like_html(std::string_view bytes) {
  std::string_view start = bytes.substr(0, 1024);
  if (start.starts_with("\xEF\xBB\xBF")) start.remove_prefix(3);
  const std::string lower = to_lower(trim(start));
  constexpr std::array<std::string_view, 5> kStarts = {"<!doctype html", "<html", "<head", "<body",
                                                       "<!--"};
  const bool starts =
      std::ranges::any_of(kStarts, [&](std::string_view tag) { return lower.starts_with(tag); });
  if (starts && !lower.starts_with("<!--")) return true;
  return lower.find("<html") != std::string::npos &&
         (starts || lower.starts_with("<?xml") || lower.starts_with("<!doctype"));
}

bool looks_like_jsonl(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const std::string_view start = trim(bytes.substr(0, 1024));
  if (!start.starts_with('{')) return false;
  const std::string_view rest = trim(start.substr(1));
  return rest.starts_with('"') && (start.find("\"text\"") != std::string_view::npos ||
                                   start.find("\"html\"") != std::string_view::npos);
}

bool is_glob(std::string_view argument) {
  return argument.find_first_of("*?[") != std::string_view::npos;
}

// Files below a folder. Links to folders are not followed, so that a loop of links ends.
void list_folder(const std::string& folder, std::vector<std::string>& files,
                 Diagnostics& diagnostics) {
  const std::size_t before = files.size();
  std::size_t others = 0;
  std::vector<std::string> pending = {folder};
  while (!pending.empty()) {
    const std::string current = std::move(pending.back());
    pending.pop_back();
    std::error_code error;
    fs::directory_iterator entries(current, error);
    if (error) {
      diagnostics.fail(current, "cannot read the folder: " + error.message());
      continue;
    }
    while (entries != fs::directory_iterator()) {
      const fs::directory_entry& entry = *entries;
      const std::string path = entry.path().string();
      const bool hidden = file_name(path).starts_with('.');
      std::error_code ignored;
      if (hidden) {
        // Editors and version control keep copies there.
      } else if (entry.is_directory(ignored) && !entry.is_symlink(ignored)) {
        pending.push_back(path);
      } else if (entry.is_regular_file(ignored) && find_extension(path) != nullptr) {
        files.push_back(path);
      } else {
        ++others;
      }
      entries.increment(error);
      if (error) {
        diagnostics.fail(current, "cannot read the folder: " + error.message());
        break;
      }
    }
  }
  if (files.size() == before) {
    diagnostics.fail(folder,
                     "expected a folder with .txt, .md, .html, .htm or .jsonl files, found " +
                         (others == 0 ? std::string("no files")
                                      : std::to_string(others) + " files of other kinds"));
  }
}

std::string without_trailing_slash(std::string path) {
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  return path;
}

void list_path(const std::string& argument, std::vector<std::string>& files,
               Diagnostics& diagnostics) {
  std::error_code error;
  const auto status = fs::status(argument, error);
  if (fs::is_directory(status)) {
    list_folder(without_trailing_slash(argument), files, diagnostics);
  } else if (fs::exists(status)) {
    files.push_back(argument);
  } else if (error && error != std::errc::no_such_file_or_directory) {
    diagnostics.fail(argument, "cannot read: " + error.message());
  } else {
    diagnostics.fail(argument, "expected a file or folder, found nothing of that name");
  }
}

void list_glob(const std::string& pattern, std::vector<std::string>& files,
               Diagnostics& diagnostics) {
  glob_t matches{};
  const int status = ::glob(pattern.c_str(), GLOB_NOSORT, nullptr, &matches);
  const std::vector<std::string> paths(matches.gl_pathv, matches.gl_pathv + matches.gl_pathc);
  ::globfree(&matches);
  if (status != 0 || paths.empty()) {
    diagnostics.fail(pattern, "expected a pattern that matches files, found none that match");
  }
  for (const std::string& path : paths) list_path(path, files, diagnostics);
}

std::string describe_empty(const std::string& file) {
  return file == "-" ? "expected an article on standard input, found nothing"
                     : "expected an article, found an empty file";
}

}  // namespace

Result<MetadataTable> parse_metadata_table(std::string_view text, std::string_view name) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const auto table = parse_table(text, name);
  if (!table) return table.error();
  const std::size_t path = table->column("path");
  if (path == table->columns.size()) {
    return Error{Error::Kind::kInvalidInput,
                 std::string(name) +
                     ":1: expected a column 'path' (and any of title, date, url, "
                     "source), found none of that name",
                 0};
  }
  const auto cell = [&](const std::vector<std::string>& row, std::string_view column) {
    const std::size_t index = table->column(column);
    return index < row.size() ? std::string(trim(row[index])) : std::string();
  };
  MetadataTable metadata;
  for (std::size_t i = 0; i < table->rows.size(); ++i) {
    const auto& row = table->rows[i];
    Metadata known{cell(row, "title"), cell(row, "date"), cell(row, "url"), cell(row, "source")};
    if (!known.date.empty() && !parse_iso_date(known.date)) {
      return Error{Error::Kind::kInvalidInput,
                   std::string(name) + ":" + std::to_string(table->lines[i]) +
                       ": expected an ISO date such as 2023-02-24, found '" + known.date + "'",
                   0};
    }
    metadata[std::string(file_name(row[path]))] = std::move(known);
  }
  return metadata;
}

std::vector<std::string> list_files(const std::vector<std::string>& arguments,
                                    Diagnostics& diagnostics) {
  std::vector<std::string> files;
  for (const std::string& argument : arguments) {
    std::error_code ignored;
    if (argument == "-") {
      files.push_back(argument);
    } else if (argument.empty()) {
      diagnostics.fail("''", "expected a file or folder, found an empty name");
    } else if (is_glob(argument) && !fs::exists(argument, ignored)) {
      list_glob(argument, files, diagnostics);
    } else {
      list_path(argument, files, diagnostics);
    }
  }
  std::ranges::sort(files);
  files.erase(std::unique(files.begin(), files.end()), files.end());
  return files;
}

std::vector<RawArticle> read_articles(const std::string& file, const MetadataTable& metadata,
                                      Diagnostics& diagnostics) {
  std::string bytes;
  try {
    bytes = read_file(file);
  } catch (const FileError& error) {
    diagnostics.fail(file, error.what());
    return {};
  }
  if (bytes.empty()) {
    diagnostics.fail(file, describe_empty(file));
    return {};
  }
  const Extension* extension = find_extension(file);
  if (is_jsonl(file) || (extension == nullptr && looks_like_jsonl(bytes))) {
    const std::size_t failures = diagnostics.entries().size();
    auto articles = parse_jsonl(bytes, file, metadata, diagnostics);
    if (articles.empty() && diagnostics.entries().size() == failures) {
      diagnostics.fail(file, "expected JSON objects, one a line, found only empty lines");
    }
    return articles;
  }
  RawArticle article;
  article.path = file;
  article.format = extension != nullptr ? extension->format : TextFormat::kPlain;
  if (article.format == TextFormat::kPlain && looks_like_html(bytes)) {
    article.format = TextFormat::kHtml;
  }
  if (const auto known = metadata.find(file_name(file)); known != metadata.end()) {
    article.metadata = known->second;
  }
  article.bytes = std::move(bytes);
  std::vector<RawArticle> articles;
  articles.push_back(std::move(article));
  return articles;
}

}  // namespace whomet
