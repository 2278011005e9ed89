// whomet path FILE.kg A B: how two nodes are connected, one hop a line, each with its evidence.

#include <algorithm>
#include <cmath>
#include <iostream>
#include <memory>
#include <set>

#include "base/cpu_clock.h"
#include "cli/commands.h"
#include "cli/failure.h"
#include "cli/graph_file.h"
#include "cli/interrupt.h"
#include "cli/output.h"
#include "cli/path_filter.h"
#include "cli/statement_text.h"
#include "query/answer_rows.h"
#include "query/stored_paths.h"

namespace whomet {
namespace {

struct PathChoice {
  std::string graph_file;
  std::string from;
  std::string to;
  std::vector<std::string> via;
  std::string format;
  PathFilter filter;
  std::size_t count = 1;
  std::size_t groups = 0;
  std::size_t min_hops = 0;
  std::size_t max_hops = 6;
  std::size_t limit = 1000;
  std::string by = "evidence";
  std::string mode = "acyclic";
  bool all = false;
  bool allow_hubs = false;
  bool in_time_order = false;
  bool timing = false;
};

constexpr std::size_t kQuoteWidth = 72;

void collect_documents(const EntityGraph& graph, const Hop& hop, std::set<std::string>& documents) {
  for (const EdgeId edge : hop.edges) {
    for (const Evidence& one : graph.statement(edge).evidence) documents.insert(one.at.document);
  }
}

std::string two_decimals(double value) {
  const auto hundredths = std::lround(value * 100);
  const std::string digits = std::to_string(hundredths % 100);
  return std::to_string(hundredths / 100) + "." + (digits.size() < 2 ? "0" : "") + digits;
}

std::string head_line(const EntityGraph& graph, const Path& path) {
  std::set<std::string> documents;
  double weakest = 1.0;
  if (path.hops.empty()) return "";
  for (const Hop& hop : path.hops) {
    collect_documents(graph, hop, documents);
    weakest = std::min(weakest, graph.statement(hop.edges.front()).confidence);
  }
  return bold(graph.label(path.hops.front().from)) + " ── " +
         bold(graph.label(path.hops.back().to)) + "   " + std::to_string(path.hops.size()) +
         (path.hops.size() == 1 ? " hop" : " hops") + ", weakest link " + two_decimals(weakest) +
         ", " + std::to_string(documents.size()) +
         (documents.size() == 1 ? " source\n" : " sources\n");
}

std::string path_text(const EntityGraph& graph, const Path& path) {
  std::string text = head_line(graph, path);
  for (const Hop& hop : path.hops) {
    const EdgeId best = hop.edges.front();
    const Statement& statement = graph.statement(best);
    std::set<std::string> documents;
    collect_documents(graph, hop, documents);
    const std::string speaker = speaker_of(graph, statement);
    text += "  " + graph.label(hop.from) + "  " +
            qualified_arrow(statement, graph.source(best) == hop.from) + "  " +
            graph.label(hop.to) + "   " + padded(date_of(graph, statement), 10) + "  " +
            padded(status_of(graph, statement), 7) + "  [" + std::to_string(documents.size()) +
            "]  " + dim("“" + excerpt(statement.evidence, kQuoteWidth) + "”");
    if (!speaker.empty()) text += "  says " + speaker;
    text += "  " + statement.id;
    if (hop.edges.size() > 1) text += "  +" + std::to_string(hop.edges.size() - 1) + " more";
    text += '\n';
  }
  return text;
}

Rows path_rows(const EntityGraph& graph, const std::vector<Path>& paths) {
  Rows rows;
  rows.columns = {"path",   "hop",  "from",       "relation", "to",    "date",
                  "status", "says", "confidence", "sources",  "quote", "statements"};
  for (std::size_t i = 0; i < paths.size(); ++i) {
    for (std::size_t j = 0; j < paths[i].hops.size(); ++j) {
      const Hop& hop = paths[i].hops[j];
      const Statement& statement = graph.statement(hop.edges.front());
      std::set<std::string> documents;
      collect_documents(graph, hop, documents);
      std::vector<std::string> ids;
      for (const EdgeId edge : hop.edges) ids.push_back(graph.statement(edge).id);
      rows.rows.push_back({static_cast<std::int64_t>(i + 1), static_cast<std::int64_t>(j + 1),
                           graph.label(hop.from),
                           relation_arrow(statement, graph.source(hop.edges.front()) == hop.from),
                           graph.label(hop.to), text_cell(date_of(graph, statement)),
                           status_of(graph, statement), text_cell(speaker_of(graph, statement)),
                           statement.confidence, static_cast<std::int64_t>(documents.size()),
                           statement.evidence.empty() ? "" : statement.evidence.front().quote,
                           ids});
    }
  }
  return rows;
}

// "whomet explain FILE s41 · whomet render FILE --path A B -o path.svg"
std::string next_line(const EntityGraph& graph, const PathChoice& choice, const Path& path) {
  std::string text = "next:";
  const char* separator = " ";
  for (const Hop& hop : path.hops) {
    text += separator;
    text += "whomet explain " + choice.graph_file + " " + graph.statement(hop.edges.front()).id;
    separator = " · ";
    if (&hop - path.hops.data() >= 1) break;
  }
  return text + " · whomet render " + choice.graph_file + " --path " + shell_quoted(choice.from) +
         " " + shell_quoted(choice.to) + " -o path.svg\n";
}

PathMode mode_of(const std::string& word) {
  if (word == "walk") return PathMode::kWalk;
  if (word == "trail") return PathMode::kTrail;
  if (word == "acyclic") return PathMode::kAcyclic;
  if (word == "simple") return PathMode::kSimple;
  throw Failure(kUsage, "unknown mode '" + word + "'; expected walk, trail, acyclic or simple");
}

PathRequest request_of(StoredGraph& graph, const PathChoice& choice) {
  PathRequest request;
  request.from = named_node(graph, choice.from);
  request.to = named_node(graph, choice.to);
  request.mode = mode_of(choice.mode);
  request.min_hops =
      static_cast<std::uint32_t>(std::min<std::size_t>(choice.min_hops, kAnyHops - 1));
  request.max_hops =
      static_cast<std::uint32_t>(std::min<std::size_t>(choice.max_hops, kAnyHops - 1));
  request.by_cost = choice.by != "hops";
  request.in_time_order = choice.in_time_order;
  for (const std::string& name : choice.via) request.way_points.push_back(named_node(graph, name));
  request.step = [] {
    if (interrupted()) throw Failure(kInterrupted, "interrupted");
  };
  request.selector = PathSelector::kShortest;
  request.count = choice.count;
  if (choice.all) request.selector = PathSelector::kAllShortest;
  if (choice.groups > 0) {
    request.selector = PathSelector::kGroups;
    request.count = choice.groups;
  }
  // One of the shortest is found from both ends, the first of them by id is not.
  if (request.selector == PathSelector::kShortest && request.count == 1) {
    request.selector = PathSelector::kAny;
  }
  return request;
}

StoredViewOptions options_of(StoredGraph& graph, const PathChoice& choice) {
  StoredViewOptions options = view_options(graph, choice.filter);
  options.fold_parallel = choice.mode == "acyclic" || choice.mode == "simple";
  options.pass_by_meetings = true;
  options.damp_hubs = !choice.allow_hubs && choice.by == "evidence";
  if (choice.by == "confidence") {
    options.cost = HopCost::kDoubt;
  } else if (choice.by != "evidence" && choice.by != "hops") {
    throw Failure(kUsage,
                  "unknown order '" + choice.by + "'; expected evidence, confidence or hops");
  }
  return options;
}

Failure no_path(StoredGraph& graph, const PathChoice& choice, const PathRequest& request,
                const StoredPathAnswer& answer) {
  const std::string from = graph.name(request.from);
  if (!answer.report.exhausted) {
    return Failure(kNoAnswer, "no path from " + from + " to " + graph.name(request.to) +
                                  " was found; given up after " +
                                  std::to_string(answer.report.steps) + " relations");
  }
  StoredViewOptions options = options_of(graph, choice);
  options.from = request.from;
  options.to = request.to;
  StoredView view(graph, options);
  return Failure(kNoAnswer,
                 "no path from " + from + " to " + graph.name(request.to) + " within " +
                     std::to_string(choice.max_hops) + " hops; " +
                     std::to_string(count_reachable(view, request.from, request.max_hops)) +
                     " nodes are that near to " + from);
}

// {"hops":2,"cost":2,"nodes":["A","B","C"],"relations":["MET","MET"]}
std::string batch_path(StoredGraph& graph, const FoundPath& path, bool by_cost) {
  std::string nodes;
  std::string relations;
  for (std::size_t i = 0; i < path.nodes.size(); ++i) {
    nodes += (i == 0 ? "" : ",") + json_text(graph.name(path.nodes[i]));
    if (i == path.edges.size()) break;
    std::string_view name;
    for (ArcGroups groups(graph.arcs(path.nodes[i])); groups.next() && name.empty();) {
      const ArcGroup& group = groups.group();
      const std::uint32_t other = path.nodes[i + 1];
      for (std::uint32_t k = group.first_not_below(other);
           k < group.count && group.node(k) == other && name.empty(); ++k) {
        if (group.relation(k) == path.edges[i]) name = graph.relation_types()[group.type].name;
      }
    }
    relations += (i == 0 ? "" : ",") + json_text(name);
  }
  return "{\"hops\":" + std::to_string(path.edges.size()) +
         ",\"cost\":" + std::to_string(by_cost ? path.cost : path.edges.size()) + ",\"nodes\":[" +
         nodes + "],\"relations\":[" + relations + "]}";
}

// Pairs of names from stdin, one a line, parted by a tab; a line of JSON each.
int run_pairs(const PathChoice& choice) {
  StoredGraph graph = StoredGraph::open(choice.graph_file);
  StoredViewOptions options = options_of(graph, choice);
  bool all_good = true;
  std::string line;
  PathChoice one = choice;
  while (std::getline(std::cin, line)) {
    const std::size_t tab = line.find('\t');
    if (line.empty()) continue;
    const double begin = cpu_microseconds();
    std::string answer = "{";
    try {
      one.from = line.substr(0, tab);
      one.to = tab == std::string::npos ? "" : line.substr(tab + 1);
      const PathRequest request = request_of(graph, one);
      options.from = request.from;
      options.to = request.to;
      StoredView view(graph, options);
      std::string paths;
      std::size_t shown = 0;
      const SearchReport report = search_paths(view, request, [&](const FoundPath& path) {
        paths += (shown == 0 ? "" : ",") + batch_path(graph, path, request.by_cost);
        return ++shown < choice.limit;
      });
      answer += "\"paths\":[" + paths + "],\"exhausted\":" + (report.exhausted ? "true" : "false");
    } catch (const Failure& failure) {
      if (failure.code() == kInterrupted) return kInterrupted;
      answer += "\"error\":" + json_text(failure.what());
      all_good = false;
    }
    if (choice.timing) {
      answer += ",\"cpu_us\":" + std::to_string(cpu_microseconds() - begin);
    }
    print(answer + "}\n");
  }
  return all_good ? kAnswer : kSomeFailed;
}

int run(const PathChoice& choice) {
  const InterruptGuard guard;
  if (choice.by != "evidence" && choice.by != "confidence" && choice.by != "hops") {
    throw Failure(kUsage,
                  "unknown order '" + choice.by + "'; expected evidence, confidence or hops");
  }
  mode_of(choice.mode);
  if (choice.from == "-" && choice.to == "-") return run_pairs(choice);
  StoredGraph graph = StoredGraph::open(choice.graph_file);
  const PathRequest request = request_of(graph, choice);
  if (request.from == request.to && request.min_hops == 0) {
    throw Failure(kNoAnswer, "'" + choice.from + "' and '" + choice.to + "' are both " +
                                 graph.name(request.from) + " (" + graph.id(request.from) + ")");
  }
  const StoredPathAnswer answer =
      find_stored_paths(graph, options_of(graph, choice), request, choice.limit);
  if (answer.paths.empty()) throw no_path(graph, choice, request, answer);
  if (!choice.format.empty()) {
    print_rows(path_rows(answer.graph, answer.paths), choice.format);
  } else {
    std::string text;
    for (const Path& path : answer.paths) text += path_text(answer.graph, path);
    print(text);
    print(dim(next_line(answer.graph, choice, answer.paths.front())));
  }
  if (!answer.report.exhausted) {
    say("there are more paths than the " + std::to_string(answer.paths.size()) +
        " shown; --limit allows more");
  }
  return kAnswer;
}

CommandRun define(Options& options) {
  const auto choice = std::make_shared<PathChoice>();
  define_graph_file(options, choice->graph_file);
  options.positional(
      "A", choice->from,
      "name, alias or id; - for both reads pairs from stdin, one a line, parted by a "
      "tab, and answers each with a line of JSON");
  options.positional("B", choice->to, "name, alias or id");
  options.option("-k", "N", choice->count, "the N best paths");
  options.flag("--all", choice->all, "all of the best");
  options.option("--groups", "N", choice->groups, "all of the N best lengths");
  options.option("--by", "WHAT", choice->by,
                 "what makes a path good: evidence (few hops, well supported), confidence (least "
                 "doubt in sum) or hops");
  options.option("--max-hops", "N", choice->max_hops, "no path of more hops");
  options.option("--min-hops", "N", choice->min_hops, "no path of fewer hops");
  options.list("--via", "NAME", choice->via, "pass through this node; several in their order");
  options.flag("--in-time-order", choice->in_time_order,
               "each hop not before the one before it; undated ones are not taken");
  options.option(
      "--mode", "MODE", choice->mode,
      "what may come twice on a path: walk (anything), trail (nodes), acyclic (nothing), "
      "simple (the start, as end)");
  define_path_filter(options, choice->filter);
  options.flag("--allow-hubs", choice->allow_hubs,
               "let countries be steps like any other (they cost more otherwise)");
  options.option("--limit", "N", choice->limit, "at most N paths");
  options.flag("--timing", choice->timing, "of pairs from stdin, say the CPU time of each");
  options.option("--format", "FORMAT", choice->format,
                 "rows as table, json, jsonl, csv, tsv or md instead of text");
  return [choice] { return run(*choice); };
}

}  // namespace

Command path_command() {
  return {
      .name = "path",
      .summary = "how two nodes are connected, with the evidence of each hop",
      .examples =
          "  whomet path news.kg 'Ada Novak' 'Ben Okafor'\n"
          "  whomet path news.kg 'Ada Novak' 'Ben Okafor' -k 3 --max-hops 4 --avoid Norway\n"
          "  whomet path news.kg 'Ada Novak' 'Ben Okafor' --relation meets_with --as-of 2023-02-18",
      .define = define};
}

}  // namespace whomet
