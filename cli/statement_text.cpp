#include "cli/statement_text.h"

#include <algorithm>

#include "base/utf8.h"
#include "cli/output.h"
#include "graph/schema.h"

namespace whomet {
namespace {

std::size_t width_of(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

const Meeting* meeting_of(const EntityGraph& graph, const Statement& statement) {
  for (const std::string* id : {&statement.meeting, &statement.subject, &statement.object}) {
    if (id->empty()) continue;
    const auto node = graph.find(*id);
    if (node && graph.is_meeting(*node)) return &graph.meeting(*node);
  }
  return nullptr;
}

std::string one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    const bool blank = c == '\n' || c == '\r' || c == '\t' || c == ' ';
    if (!blank) {
      line += c;
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
  }
  while (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

// Moves to a blank so that no word is cut in two, if one is near.
std::size_t word_start(std::string_view text, std::size_t at) {
  const std::size_t blank = text.find(' ', at);
  if (blank != std::string_view::npos && blank - at < 20) return blank + 1;
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
  return at;
}

std::size_t word_end(std::string_view text, std::size_t at) {
  const std::size_t blank = text.rfind(' ', at);
  if (blank != std::string_view::npos && at - blank < 20) return blank;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
  return at;
}

}  // namespace

std::string date_text(const TimeValue& time) {
  if (time.from.empty()) return {};
  if (time.from == time.to || time.to.empty()) return time.from;
  if (time.granularity == "month") return time.from.substr(0, 7);
  if (time.granularity == "year") return time.from.substr(0, 4);
  return time.from + ".." + time.to;
}

std::string date_of(const EntityGraph& graph, const Statement& statement) {
  std::string own = date_text(statement.time);
  if (!own.empty()) return own;
  const Meeting* meeting = meeting_of(graph, statement);
  return meeting == nullptr ? "" : date_text(meeting->date);
}

std::string status_of(const EntityGraph& graph, const Statement& statement) {
  const Meeting* meeting = meeting_of(graph, statement);
  if (statement.modality != Modality::kAsserted) {
    // "denied" says already that it is not so.
    const bool say_not = statement.negated && statement.modality != Modality::kDenied;
    return (say_not ? "not " : "") + std::string(name_of(statement.modality));
  }
  if (statement.negated) return "negated";
  return meeting == nullptr ? "stated" : std::string(name_of(meeting->status));
}

std::string relation_label(const Statement& statement) {
  const Predicate* predicate = find_predicate(statement.predicate);
  return predicate == nullptr ? statement.predicate : std::string(predicate->label);
}

namespace {

std::string arrow_of(const Statement& statement, const std::string& label, bool forwards) {
  const Predicate* predicate = find_predicate(statement.predicate);
  if (predicate != nullptr && predicate->symmetric) return "—" + label + "—";
  return forwards ? "—" + label + "→" : "←" + label + "—";
}

}  // namespace

std::string relation_arrow(const Statement& statement, bool forwards) {
  return arrow_of(statement, relation_label(statement), forwards);
}

std::string qualified_arrow(const Statement& statement, bool forwards) {
  std::string label = relation_label(statement);
  if (statement.negated && statement.modality != Modality::kDenied) label = "not " + label;
  if (statement.modality != Modality::kAsserted) {
    label = std::string(name_of(statement.modality)) + ": " + label;
  }
  return arrow_of(statement, label, forwards);
}

std::string end_label(const EntityGraph& graph, const std::string& id, const std::string& text) {
  const auto node = graph.find(id);
  if (node) return graph.label(*node);
  return text.empty() ? "" : "“" + one_line(text) + "”";
}

std::string speaker_of(const EntityGraph& graph, const Statement& statement) {
  const auto node = graph.find(statement.attributed_to.entity);
  return node ? graph.label(*node) : one_line(statement.attributed_to.text);
}

std::vector<std::string> documents_of(const std::vector<Evidence>& evidence) {
  std::vector<std::string> documents;
  documents.reserve(evidence.size());
  for (const Evidence& one : evidence) documents.push_back(one.at.document);
  std::sort(documents.begin(), documents.end());
  documents.erase(std::unique(documents.begin(), documents.end()), documents.end());
  return documents;
}

std::string excerpt(const Evidence& evidence, std::size_t width) {
  const std::string_view quote = evidence.quote;
  if (width_of(quote) <= width) return one_line(quote);
  // Two thirds of the width go to what follows the trigger.
  std::size_t trigger = 0;
  if (!evidence.trigger.words.empty() && evidence.trigger.text.begin >= evidence.at.text.begin) {
    trigger = evidence.trigger.text.begin - evidence.at.text.begin;
  }
  trigger = std::min(trigger, quote.size());
  std::size_t begin = trigger > width / 3 ? word_start(quote, trigger - width / 3) : 0;
  std::size_t end = std::min(quote.size(), begin + width);
  if (end == quote.size() && quote.size() > width) {
    begin = word_start(quote, quote.size() - width);
  } else {
    end = word_end(quote, end);
  }
  if (begin >= end) return one_line(quote.substr(0, word_end(quote, width))) + "…";
  std::string text = one_line(quote.substr(begin, end - begin));
  if (begin > 0) text.insert(0, "…");
  if (end < quote.size()) text += "…";
  return text;
}

std::string excerpt(const std::vector<Evidence>& evidence, std::size_t width) {
  return evidence.empty() ? std::string() : excerpt(evidence.front(), width);
}

std::string padded(std::string text, std::size_t width) {
  const std::size_t used = width_of(text);
  if (used < width) text.append(width - used, ' ');
  return text;
}

std::string bold(std::string_view text) {
  return use_colour() ? "\x1b[1m" + std::string(text) + "\x1b[0m" : std::string(text);
}

std::string dim(std::string_view text) {
  return use_colour() ? "\x1b[2m" + std::string(text) + "\x1b[0m" : std::string(text);
}

std::string shell_quoted(std::string_view text) {
  std::string quoted = "'";
  for (const char c : text) {
    if (c == '\'') {
      quoted += "'\\''";
    } else {
      quoted += c;
    }
  }
  return quoted + "'";
}

}  // namespace whomet
