// Which articles to read: files, folders (recursive, sorted), globs, "-" and the lines of .jsonl.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "base/result.h"

namespace whomet {

// What is known about an article from outside its text. "" = unknown.
struct Metadata {
  std::string title;
  std::string date;  // ISO day
  std::string url;
  std::string source;
};

// --metadata FILE.tsv: columns path (required) and any of title, date, url, source. Keyed by file
// name without folders.
using MetadataTable = std::map<std::string, Metadata, std::less<>>;
Result<MetadataTable> parse_metadata_table(std::string_view text, std::string_view name);

// How the bytes of an article are to be read.
enum class TextFormat { kPlain, kHtml, kMarkdown };

// The raw bytes of one article and all that is known about it.
struct RawArticle {
  std::string path;   // as recorded; "-" = standard input; "news.jsonl#3" for line 3 without `path`
  std::string bytes;  // of the file, or the decoded `text`/`html` field of a .jsonl line
  TextFormat format = TextFormat::kPlain;
  Metadata metadata;
};

// Files that the arguments name, sorted and without repeats. A folder gives all .txt, .md, .html,
// .htm and .jsonl files below it; a glob ("news/*.txt") what it matches. What is missing,
// unreadable or matches nothing is a failure in `diagnostics`; the rest is still listed.
std::vector<std::string> list_files(const std::vector<std::string>& arguments,
                                    Diagnostics& diagnostics);

// The articles in one file ("-" = standard input): one, or one per line of a .jsonl. Failures
// (cannot be read, empty, binary, a broken line 3) go to `diagnostics` and the rest is still given.
// Files are read whole; a file of 200 MB on one line is read like any other.
std::vector<RawArticle> read_articles(const std::string& file, const MetadataTable& metadata,
                                      Diagnostics& diagnostics);

}  // namespace whomet
