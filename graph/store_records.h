// Rows of the derived tables as records, for all who read them: whole graphs (store_rows), parts of
// them, and one record after the other (store_stream). Internal to graph/. Each function takes the
// columns of its list, in that order, and leaves `row` behind them; throws StoreError for a word
// that is not of the schema.
#pragma once

#include <string_view>

#include "graph/facts.h"
#include "graph/store_columns.h"

namespace whomet {

inline constexpr std::string_view kEntityColumns = "id, type, name";
inline constexpr std::string_view kMeetingColumns =
    "id, kind, status, name, place, topic, time_text, time_from, time_to, time_granularity, "
    "time_basis";
inline constexpr std::string_view kStatementColumns =
    "id, subject, subject_text, predicate, object, object_text, open, negated, modality, speaker, "
    "speaker_text, time_text, time_from, time_to, time_granularity, time_basis, place, meeting, "
    "kind, item, topic, polarity, trend, confidence";
// Of evidence v JOIN sentences s ON s.id = v.sentence.
inline constexpr std::string_view kEvidenceColumns =
    "s.document, s.begin_byte, s.end_byte, s.text_begin, s.text_end, s.exact, s.quote, v.kind, "
    "v.trigger_begin, v.trigger_end, v.trigger_text_begin, v.trigger_text_end, v.trigger_words, "
    "v.extractor";
inline constexpr std::string_view kMentionColumns =
    "document, begin_byte, end_byte, text_begin, text_end, text, level";
inline constexpr std::string_view kDocumentColumns =
    "id, sha256, title, date, date_basis, language, source, url";

// Without the parts that have tables of their own.
Entity entity_of(Columns& row);
Meeting meeting_of(Columns& row);
Statement statement_of(Columns& row);
DocumentRecord document_of(Columns& row);

MentionRecord mention_of(Columns& row);
Evidence evidence_of(Columns& row);
Link link_of(Columns& row);            // source, target
StatusReport report_of(Columns& row);  // status, document
// position, reason, name: a row for each name of a merge, in their order.
void add_merge(Entity& entity, Columns& row);

}  // namespace whomet
