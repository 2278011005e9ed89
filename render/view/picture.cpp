#include "render/view/picture.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/utf8.h"
#include "render/view/communities.h"
#include "render/view/composer.h"
#include "render/view/offices.h"
#include "render/view/references.h"
#include "render/view/relations.h"
#include "render/wrap.h"

namespace whomet {
namespace {

constexpr std::size_t kNodeColumns = 22;
constexpr std::size_t kNodeLines = 4;
constexpr std::size_t kNoteColumns = 26;
constexpr std::size_t kNoteLines = 2;
constexpr std::size_t kEdgeColumns = 26;
constexpr std::size_t kRelationLines = 2;
constexpr std::size_t kRelationsPerEdge = 4;
// Where there are many lines, those that are not of a highlighted node say less.
constexpr std::size_t kManyLines = 30;
constexpr std::size_t kRelationsBeside = 3;
constexpr std::size_t kQuoteColumns = 300;
constexpr std::size_t kTooltipRelations = 8;
constexpr std::size_t kTooltipQuotes = 2;
constexpr std::size_t kSubjectColumns = 16;

bool holds(const std::vector<NodeId>& nodes, NodeId node) {
  return std::find(nodes.begin(), nodes.end(), node) != nodes.end();
}

std::string node_tooltip(const EntityGraph& graph, NodeId node, const std::string& office) {
  std::string tooltip = graph.label(node);
  if (graph.is_meeting(node)) {
    const auto& meeting = graph.meeting(node);
    tooltip +=
        "\n" + std::string(name_of(meeting.kind)) + ", " + std::string(name_of(meeting.status));
    if (!meeting.evidence.empty()) {
      const auto& evidence = meeting.evidence.front();
      tooltip += "\n\xE2\x80\x9C" + shorten_at_word(evidence.quote, kQuoteColumns) +
                 "\xE2\x80\x9D\n" + source_text(graph, evidence.at.document);
    }
    return tooltip;
  }
  tooltip += "\n" + std::string(name_of(graph.type(node)));
  if (!office.empty()) tooltip += ": " + office;
  const auto& aliases = graph.entity(node).aliases;
  constexpr std::size_t kShown = 6;
  for (std::size_t i = 0; i < std::min(kShown, aliases.size()); ++i) {
    tooltip += (i == 0 ? "\nalso " : ", ") + aliases[i];
  }
  return tooltip;
}

std::string spaced(std::string_view name) {
  std::string text(name);
  std::replace(text.begin(), text.end(), '_', ' ');
  return text;
}

// "planned, 2023-02-22, Oslo"
std::string meeting_note(const EntityGraph& graph, const Meeting& meeting) {
  std::string note =
      meeting.status == MeetingStatus::kNotHeld ? "not held" : spaced(name_of(meeting.status));
  if (meeting.status == MeetingStatus::kHeld) note.clear();
  const auto add = [&](const std::string& part) {
    if (!part.empty()) note += (note.empty() ? "" : ", ") + part;
  };
  add(when(meeting.date));
  if (const auto place = graph.find(meeting.place)) add(graph.label(*place));
  return note;
}

// The order in which the relations of two nodes are named: one of each kind of reality first, so
// that what is disputed is seen to be; then the best supported.
std::vector<const Relation*> reading_order(std::vector<const Relation*> relations) {
  std::stable_sort(relations.begin(), relations.end(), [](const Relation* a, const Relation* b) {
    const auto a_sources = -static_cast<std::ptrdiff_t>(a->documents().size());
    const auto b_sources = -static_cast<std::ptrdiff_t>(b->documents().size());
    const bool a_open = a->predicate == "open";
    const bool b_open = b->predicate == "open";
    return std::tie(a->reality, a_open, a_sources) < std::tie(b->reality, b_open, b_sources);
  });
  std::vector<const Relation*> ordered;
  std::vector<const Relation*> others;
  for (const auto* relation : relations) {
    const bool first = ordered.empty() || ordered.back()->reality != relation->reality;
    (first ? ordered : others).push_back(relation);
  }
  ordered.insert(ordered.end(), others.begin(), others.end());
  return ordered;
}

// The name of the one who does it, where both ends do something: "Putin", "China".
std::string subject_of(const EntityGraph& graph, NodeId node) {
  const auto label = graph.label(node);
  const auto blank = label.rfind(' ');
  const bool surname = graph.type(node) == EntityType::kPerson && blank != std::string::npos &&
                       !is_lower(decode_utf8(label, 0).value);
  return shorten(surname ? label.substr(blank + 1) : label, kSubjectColumns);
}

std::string tooltip_of(const EntityGraph& graph, const std::vector<const Relation*>& relations) {
  std::string tooltip;
  for (std::size_t i = 0; i < relations.size() && i < kTooltipRelations; ++i) {
    const auto& relation = *relations[i];
    tooltip += (i == 0 ? "" : "\n") + graph.label(relation.tail) + " \xE2\x80\x93 " +
               relation.text + " \xE2\x80\x93 " + graph.label(relation.head);
    std::size_t quotes = 0;
    for (const auto& telling : relation.tellings) {
      if (quotes++ == kTooltipQuotes) break;
      tooltip += "\n\xE2\x80\x9C" + shorten_at_word(telling.quote, kQuoteColumns) +
                 "\xE2\x80\x9D " + source_text(graph, telling.document);
    }
  }
  if (relations.size() > kTooltipRelations) {
    tooltip += "\n+ " + std::to_string(relations.size() - kTooltipRelations) + " more";
  }
  return tooltip;
}

PictureEdge make_edge(const EntityGraph& graph, std::vector<const Relation*> relations,
                      const std::map<NodeId, std::size_t>& indices, const References& references,
                      std::size_t most) {
  relations = reading_order(std::move(relations));
  const auto& first = *relations.front();
  PictureEdge edge;
  edge.tail = indices.at(first.tail);
  edge.head = indices.at(first.head);
  edge.reality = first.reality;
  edge.id = first.ids.front();
  edge.tooltip = tooltip_of(graph, relations);
  std::set<std::string> documents;
  for (const auto* relation : relations) {
    const auto sources = relation->documents();
    documents.insert(sources.begin(), sources.end());
    if (!std::count(edge.predicates.begin(), edge.predicates.end(), relation->predicate)) {
      edge.predicates.push_back(relation->predicate);
    }
    if (!relation->directed) continue;
    (relation->head == first.head ? edge.arrow_head : edge.arrow_tail) = true;
  }
  edge.sources = documents.size();
  const bool both = edge.arrow_head && edge.arrow_tail;
  const auto count = relations.size();
  const auto shown = count > most ? most - 1 : count;
  for (std::size_t i = 0; i < shown; ++i) {
    const auto& relation = *relations[i];
    auto text = relation.text;
    if (both && relation.directed) text.insert(0, subject_of(graph, relation.tail) + ": ");
    for (auto& line : wrap(text, kEdgeColumns, kRelationLines)) {
      edge.label.push_back({std::move(line), {}, relation.reality});
    }
    edge.label.back().references = references.mark(relation.tellings);
  }
  if (shown < count) {
    edge.label.push_back({"+ " + std::to_string(count - shown) + " more", {}, Reality::kFact});
  }
  return edge;
}

// By the two ends, in the order of their ids.
std::map<std::pair<NodeId, NodeId>, std::vector<const Relation*>> by_pair(
    const std::vector<Relation>& relations) {
  std::map<std::pair<NodeId, NodeId>, std::vector<const Relation*>> pairs;
  for (const auto& relation : relations) {
    pairs[std::minmax(relation.tail, relation.head)].push_back(&relation);
  }
  return pairs;
}

void group_by_country(const EntityGraph& graph, const Offices& offices, Picture& picture) {
  std::map<NodeId, std::vector<std::size_t>> members;
  for (std::size_t i = 0; i < picture.nodes.size(); ++i) {
    if (const auto country = offices.country_of(picture.nodes[i].node)) {
      members[*country].push_back(i);
    }
  }
  for (const auto& [country, nodes] : members) {
    if (nodes.size() < 2) continue;
    for (const auto node : nodes) picture.nodes[node].group = picture.groups.size();
    picture.groups.push_back(graph.label(country));
  }
}

void group_by_community(const EntityGraph& graph, Picture& picture) {
  std::vector<WeightedLink> links;
  for (const auto& edge : picture.edges) {
    links.push_back({edge.tail, edge.head, static_cast<double>(edge.sources)});
  }
  const auto communities = find_communities(picture.nodes.size(), links);
  std::map<std::size_t, std::vector<std::size_t>> members;
  for (std::size_t i = 0; i < communities.size(); ++i) members[communities[i]].push_back(i);
  std::vector<std::size_t> degrees(picture.nodes.size(), 0);
  for (const auto& edge : picture.edges) {
    ++degrees[edge.tail];
    ++degrees[edge.head];
  }
  for (const auto& [community, nodes] : members) {
    if (nodes.size() < 2) continue;
    const auto centre = *std::max_element(nodes.begin(), nodes.end(),
                                          [&](auto a, auto b) { return degrees[a] < degrees[b]; });
    for (const auto node : nodes) picture.nodes[node].group = picture.groups.size();
    picture.groups.push_back("around " + graph.label(picture.nodes[centre].node));
  }
}

}  // namespace

PictureNode make_card(const EntityGraph& graph, NodeId node, const Offices& offices,
                      bool highlighted) {
  PictureNode drawn;
  drawn.node = node;
  drawn.id = std::string(graph.id(node));
  drawn.type = graph.type(node);
  drawn.highlighted = highlighted;
  std::string note;
  std::string name = graph.label(node);
  if (graph.is_meeting(node)) {
    const auto& meeting = graph.meeting(node);
    name = meeting.name.empty() ? spaced(name_of(meeting.kind)) : meeting.name;
    note = meeting_note(graph, meeting);
  } else {
    note = offices.title_of(node);
  }
  drawn.label = wrap(name, kNodeColumns, kNodeLines);
  if (fold(name).find(fold(note)) != std::string::npos) note.clear();
  if (!note.empty()) drawn.note = wrap(note, kNoteColumns, kNoteLines);
  drawn.tooltip = node_tooltip(graph, node, note);
  return drawn;
}

Picture make_picture(const EntityGraph& graph, const Subgraph& subgraph,
                     const PictureOptions& options) {
  const Offices offices(graph);
  Composer composer(graph, subgraph, offices, options.highlight, options.tell_offices);
  const auto relations = fold_assertions(composer.take_assertions());
  std::vector<std::set<Telling>> told;
  told.reserve(relations.size() + options.remarks.size());
  for (const auto& relation : relations) told.push_back(relation.tellings);
  for (const auto* remark : options.remarks) told.push_back(tellings_of(remark->evidence));
  const References references(graph, told, options.cite_sentences);
  Picture picture;
  std::map<NodeId, std::size_t> indices;
  for (const auto node : composer.shown_nodes(relations, picture.left_out_nodes)) {
    indices.emplace(node, picture.nodes.size());
    picture.nodes.push_back(make_card(graph, node, offices, holds(options.highlight, node)));
  }
  const auto pairs = by_pair(relations);
  for (const auto& [pair, between] : pairs) {
    const bool beside = pairs.size() > kManyLines && !holds(options.highlight, pair.first) &&
                        !holds(options.highlight, pair.second);
    picture.edges.push_back(make_edge(graph, between, indices, references,
                                      beside ? kRelationsBeside : kRelationsPerEdge));
  }
  for (const auto* remark : options.remarks) {
    picture.remarks.push_back(sentence_of(graph, *remark) + " " +
                              references.mark(tellings_of(remark->evidence)));
  }
  if (options.grouping == Grouping::kCountry) group_by_country(graph, offices, picture);
  if (options.grouping == Grouping::kCommunity) group_by_community(graph, picture);
  picture.references = references.list();
  picture.unlisted_references = references.unlisted();
  picture.sources = references.documents();
  picture.shown_relations = subgraph.edges.size() - composer.self_loops();
  picture.total_relations = std::max(subgraph.total_edges, subgraph.edges.size());
  return picture;
}

}  // namespace whomet
