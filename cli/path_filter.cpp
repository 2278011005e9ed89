#include "cli/path_filter.h"

#include <charconv>
#include <cmath>

#include "base/date.h"
#include "base/utf8.h"
#include "cli/failure.h"
#include "query/stored_names.h"

namespace whomet {
namespace {

std::optional<std::int32_t> day_of(const char* option, const std::string& text) {
  if (text.empty()) return std::nullopt;
  const auto date = text.size() == 10 ? parse_iso_date(text) : std::nullopt;
  if (!date) {
    throw Failure(kUsage, std::string("expected ") + option +
                              " as a day such as 2023-02-18, found '" + text + "'");
  }
  return static_cast<std::int32_t>(days_between({1970, 1, 1}, *date));
}

std::vector<bool> relation_types(const StoredGraph& graph, const std::vector<std::string>& wanted) {
  std::vector<bool> flags;
  if (wanted.empty()) return flags;
  flags.resize(graph.relation_types().size());
  for (const std::string& word : wanted) {
    bool known = false;
    for (std::size_t i = 0; i < flags.size(); ++i) {
      if (relation_type_name(graph.relation_types()[i].name) != relation_type_name(word)) continue;
      flags[i] = known = true;
    }
    if (!known) {
      throw Failure(kNoAnswer,
                    "no relation of the graph is called '" + word + "'; whomet stats lists them");
    }
  }
  return flags;
}

std::vector<bool> node_types(const StoredGraph& graph, const std::vector<std::string>& wanted) {
  std::vector<bool> flags;
  if (wanted.empty()) return flags;
  flags.resize(graph.node_types().size());
  for (const std::string& word : wanted) {
    const std::string folded = to_lower(word);
    bool known = false;
    for (std::size_t i = 0; i < flags.size(); ++i) {
      const NodeType& type = graph.node_types()[i];
      if (to_lower(name_of(type.type)) != folded && to_lower(type.label) != folded) continue;
      flags[i] = known = true;
    }
    std::string upper = folded;
    if (!upper.empty() && upper[0] >= 'a' && upper[0] <= 'z')
      upper[0] = static_cast<char>(upper[0] - 32);
    if (!known && !parse_entity_type(upper)) {
      throw Failure(kUsage, "unknown type '" + word +
                                "'; expected Person, Country, Organization, Group, Place, Meeting, "
                                "Event, Document, Role, Topic, Item or a label of the graph");
    }
  }
  return flags;
}

}  // namespace

void define_path_filter(Options& options, PathFilter& filter) {
  options.list("--relation", "TYPE", filter.relations,
               "only relations of this type, such as meets_with; may be repeated");
  options.list("--through", "TYPE", filter.types,
               "pass only through nodes of this type, such as Person; may be repeated");
  options.list("--avoid", "NAME", filter.avoid, "no path through this node; may be repeated");
  options.option("--since", "DAY", filter.since, "only what happened on or after the day");
  options.option("--until", "DAY", filter.until, "only what happened on or before the day");
  options.option("--as-of", "DAY", filter.as_of,
                 "only what had happened by the day or, if undated, had been reported");
  options.flag("--undated", filter.undated, "keep what has no day, where days are asked for");
  options.flag("--asserted", filter.asserted, "only what is told as fact");
  options.option("--min-confidence", "X", filter.min_confidence, "only relations of at least X");
  options.flag("--directed", filter.directed, "follow relations from subject to object only");
}

StoredViewOptions view_options(StoredGraph& graph, const PathFilter& filter) {
  StoredViewOptions options;
  options.relation_types = relation_types(graph, filter.relations);
  options.node_types = node_types(graph, filter.types);
  for (const std::string& name : filter.avoid) options.avoid.push_back(named_node(graph, name));
  options.since = day_of("--since", filter.since);
  options.until = day_of("--until", filter.until);
  options.as_of = day_of("--as-of", filter.as_of);
  options.undated = filter.undated;
  options.asserted_only = filter.asserted;
  if (filter.directed) options.direction = ViewDirection::kOut;
  if (!filter.min_confidence.empty()) {
    double value = 0;
    const std::string& text = filter.min_confidence;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (code != std::errc() || end != text.data() + text.size() || !(value >= 0 && value <= 1)) {
      throw Failure(kUsage, "expected --min-confidence from 0 to 1, found '" + text + "'");
    }
    options.min_confidence = static_cast<std::uint32_t>(std::lround(value * 10'000));
  }
  return options;
}

std::uint32_t named_node(StoredGraph& graph, std::string_view name) {
  const auto node = resolve_stored_name(graph, name);
  if (node) return node.value();
  const Error& error = node.error();
  throw Failure(error.kind == Error::Kind::kAmbiguous ? kAmbiguous : kNoAnswer, error.message);
}

}  // namespace whomet
