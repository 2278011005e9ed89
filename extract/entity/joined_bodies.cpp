#include "extract/entity/joined_bodies.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "base/embedded.h"
#include "base/table_file.h"
#include "base/utf8.h"

namespace whomet {
namespace {

using Kinds = std::unordered_map<std::string, JoinedBody>;

// Loaded once; never changed after. Words and names together: names begin with a capital or have
// several words.
const Kinds& joined_bodies() {
  static const Kinds kinds = [] {
    Kinds made;
    const std::string_view name = "gazetteer/joined_bodies.tsv";
    const Result<Table> table = parse_table(embedded_file(name), name);
    if (!table) return made;
    for (const auto& row : table->rows) {
      if (row.size() != 2) continue;
      made.emplace(row[0], row[1] == "party" ? JoinedBody::kParty : JoinedBody::kOther);
    }
    return made;
  }();
  return kinds;
}

}  // namespace

std::optional<JoinedBody> joined_body(std::string_view name) {
  const Kinds& kinds = joined_bodies();
  if (const auto known = kinds.find(std::string(name)); known != kinds.end()) return known->second;
  std::optional<JoinedBody> last;
  for (const std::string_view word : split(name, ' ')) {
    if (const auto known = kinds.find(to_lower(word)); known != kinds.end()) last = known->second;
  }
  return last;
}

}  // namespace whomet
