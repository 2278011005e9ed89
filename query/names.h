// A name as a user types it -> the node it means.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"
#include "graph/entity_graph.h"

namespace whomet {

struct NameMatch {
  NodeId node;
  std::string alias;   // the form that matched
  double score = 0.0;  // 1 = the whole canonical name
};

// Entities and named meetings with an alias that contains the words of `text`, best first (exact
// alias, then whole words, then prefixes; ties by number of mentions, then id). Case and accents
// are ignored. Where nothing is found: other spellings of the same name ("Zelenskyy", "Zelensky").
std::vector<NameMatch> find_names(const EntityGraph& graph, std::string_view text);

// The one node meant: an id ("e12…"), "wd:Q148", or a name. Exact matches of a full alias win over
// parts of names. Error kNotFound (with near spellings) or kAmbiguous (message lists the candidates
// one a line: id, type, name, mentions).
Result<NodeId> resolve_name(const EntityGraph& graph, std::string_view text);

}  // namespace whomet
