// Statements, dates and evidence as people read them: shared by path, show, meetings and explain.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/entity_graph.h"

namespace whomet {

// "2023-02-18", "2023-02", "2023", "2023-05-16..2023-05-17"; "" if it was not resolved.
std::string date_text(const TimeValue& time);

// When the event was; where that is unknown, "" (never the day of the report).
std::string date_of(const EntityGraph& graph, const Statement& statement);

// "held", "planned", "not_held" for what is part of a meeting; otherwise "stated", "planned",
// "possible", ... Where the sentence says that it is not so: "negated", "not planned", ...
std::string status_of(const EntityGraph& graph, const Statement& statement);

// "met"; an open relation's own words.
std::string relation_label(const Statement& statement);

// "—met→", "←visited—" where the statement runs against the path, "—met—" where it has no
// direction.
std::string relation_arrow(const Statement& statement, bool forwards);

// The same for a line that is read by itself: "—planned: met—", "—not visited→".
std::string qualified_arrow(const Statement& statement, bool forwards);

// The name of an end: label of its node, or its text in quotation marks.
std::string end_label(const EntityGraph& graph, const std::string& id, const std::string& text);

// "Wang Yi", "the Kremlin"; "" where the article speaks in its own voice.
std::string speaker_of(const EntityGraph& graph, const Statement& statement);

// Ids of the documents behind evidence, sorted, each once.
std::vector<std::string> documents_of(const std::vector<Evidence>& evidence);

// The words around the trigger, at most about `width` characters, with … where it was cut and no
// line breaks.
std::string excerpt(const Evidence& evidence, std::size_t width);
std::string excerpt(const std::vector<Evidence>& evidence, std::size_t width);

// Pads with blanks to `width` characters (code points).
std::string padded(std::string text, std::size_t width);

// Bold and dim on a terminal that wants colour, the text itself elsewhere.
std::string bold(std::string_view text);
std::string dim(std::string_view text);

// The name as a shell takes it: 'Ada Novak'.
std::string shell_quoted(std::string_view text);

}  // namespace whomet
