// Time expressions as JSON Lines, for `whomet dates`.
#pragma once

#include <string>

#include "extract/document.h"

namespace whomet {

// One object, no line break:
// {"path": …, "times": [{"text", "begin", "end", "from", "to", "granularity"}, …]}
// begin and end are bytes of the file (of a .jsonl: of its field); from and to are ISO days or
// null. Lists what list_dates(document) yields; document.times is not needed.
std::string dates_json_line(const Document& document);

}  // namespace whomet
