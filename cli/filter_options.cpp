#include "cli/filter_options.h"

#include <charconv>

#include "base/table_file.h"
#include "base/utf8.h"
#include "cli/failure.h"
#include "cli/graph_file.h"
#include "graph/schema.h"

namespace whomet {
namespace {

// The parts between commas, of all of them.
std::vector<std::string> parts_of(const std::vector<std::string>& lists) {
  std::vector<std::string> parts;
  for (const std::string& list : lists) {
    for (const std::string_view part : split(list, ',')) parts.emplace_back(trim(part));
  }
  return parts;
}

double confidence_of(const std::string& text) {
  double value = 0.0;
  const auto end = std::from_chars(text.data(), text.data() + text.size(), value);
  if (end.ptr != text.data() + text.size() || end.ec != std::errc() ||
      !(value >= 0 && value <= 1)) {
    throw Failure(kUsage, "'" + text + "' is no confidence; expected a number from 0 to 1");
  }
  return value;
}

// An open relation is its own words, which no list knows.
std::string predicate_of(const std::string& name) {
  if (find_predicate(name) == nullptr && name.find(' ') == std::string::npos &&
      name.find('_') != std::string::npos) {
    throw Failure(kUsage, "unknown relation '" + name +
                              "'; whomet stats lists those of the graph, docs/ontology.md all");
  }
  return name;
}

}  // namespace

Date day_of(const std::string& text, bool last) {
  if (const auto day = parse_iso_date(text)) return *day;
  const auto first = parse_iso_date(text.size() == 4 ? text + "-01-01" : text + "-01");
  if (!first || (text.size() != 4 && text.size() != 7)) {
    throw Failure(kUsage, "'" + text + "' is no date; expected 2023, 2023-05 or 2023-05-16");
  }
  if (!last) return *first;
  return add_days(add_months(*first, text.size() == 4 ? 12 : 1), -1);
}

EntityType entity_type_of(std::string name) {
  if (!name.empty() && name[0] >= 'a' && name[0] <= 'z') {
    name[0] = static_cast<char>(name[0] - 'a' + 'A');
  }
  const auto type = parse_entity_type(name);
  if (!type) {
    throw Failure(kUsage, "unknown type '" + name +
                              "'; expected Person, Country, Organization, Group, Place, Meeting, "
                              "Event, Document, Role, Topic or Item");
  }
  return *type;
}

void define_filter(Options& options, FilterChoice& choice) {
  options.list("--focus", "NAME", choice.focus, "only what is around a node; may be repeated");
  options.option("--hops", "N", choice.hops, "with --focus: how far");
  define_statement_filter(options, choice);
}

void define_statement_filter(Options& options, FilterChoice& choice) {
  options.option("--since", "DATE", choice.since,
                 "leave out what ended before: 2023, 2023-05 or 2023-05-16");
  options.option("--until", "DATE", choice.until, "leave out what began after");
  options.list("--type", "TYPE,...", choice.types,
               "only nodes of these types: person, country, ...");
  options.list("--relation", "NAME,...", choice.relations,
               "only these relations: meets_with, visits, ...");
  options.option("--min-confidence", "N", choice.min_confidence,
                 "only statements of at least that confidence, 0 to 1");
}

FactFilter filter_of(const FilterChoice& choice, const std::string& graph_file) {
  FactFilter filter;
  filter.hops = choice.hops;
  if (!choice.since.empty()) filter.since = iso(day_of(choice.since, false));
  if (!choice.until.empty()) filter.until = iso(day_of(choice.until, true));
  for (const std::string& name : parts_of(choice.types)) {
    filter.types.push_back(entity_type_of(name));
  }
  for (const std::string& name : parts_of(choice.relations)) {
    filter.predicates.push_back(predicate_of(name));
  }
  if (!choice.min_confidence.empty()) filter.min_confidence = confidence_of(choice.min_confidence);
  if (choice.focus.empty()) return filter;
  const EntityGraph graph = open_graph(graph_file);
  for (const std::string& name : choice.focus) {
    filter.nodes.emplace_back(graph.id(named_node(graph, name)));
  }
  return filter;
}

}  // namespace whomet
