// Articles in JSON Lines: one object a line, `text` or `html` with `path`, `title`, `date`, `url`,
// `source`. Read with RapidJSON.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "extract/text/inputs.h"

namespace whomet {

// The articles of all lines that hold one. A line that holds none (broken JSON, no text, a field of
// the wrong type) is a failure at "file:line" with the byte offset of the mistake in the file; the
// other lines are still given. Empty lines and a byte order mark are skipped, CRLF is accepted.
// `table` fills fields that a line leaves out. Never throws, whatever the bytes are.
std::vector<RawArticle> parse_jsonl(std::string_view bytes, const std::string& file,
                                    const MetadataTable& table, Diagnostics& diagnostics);

}  // namespace whomet
