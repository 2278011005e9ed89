// Local graphs -> one graph: entities first, then meetings between them, then statements about
// both, last what was written by hand about any of them. Nothing else is left out but what cannot
// be said any more: a statement whose two ends turn out to be one. Tested by
// tests/graph/merge_test.cpp and the tests of the single steps.
#include "graph/merge.h"

#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "graph/exchange.h"
#include "graph/merge_entities.h"
#include "graph/merge_hand.h"
#include "graph/merge_input.h"
#include "graph/merge_meetings.h"
#include "graph/merge_statements.h"

namespace whomet {
namespace {

std::string_view first_document(const Facts& facts) {
  return facts.documents.empty() ? std::string_view()
                                 : std::string_view(facts.documents.front().id);
}

// By document. Two graphs of one document are one said twice: the first by their bytes is kept, so
// that the choice does not depend on the order.
std::vector<Facts*> ordered(std::vector<Facts>& locals) {
  std::vector<Facts*> sorted;
  sorted.reserve(locals.size());
  for (Facts& facts : locals) sorted.push_back(&facts);
  std::ranges::stable_sort(sorted, [](const Facts* a, const Facts* b) {
    return first_document(*a) < first_document(*b);
  });
  std::vector<Facts*> kept;
  for (Facts* facts : sorted) {
    const bool again = !kept.empty() && !facts->documents.empty() &&
                       first_document(*kept.back()) == first_document(*facts);
    if (!again) {
      kept.push_back(facts);
    } else if (to_exchange_json(*facts) < to_exchange_json(*kept.back())) {
      kept.back() = facts;
    }
  }
  return kept;
}

// Paths of all copies of a document are kept.
std::vector<DocumentRecord> merge_documents(const std::vector<Facts>& locals,
                                            const std::vector<Facts*>& kept) {
  std::unordered_map<std::string_view, std::set<std::string>> paths;
  for (const Facts& facts : locals) {
    for (const DocumentRecord& document : facts.documents) {
      paths[document.id].insert(document.paths.begin(), document.paths.end());
    }
  }
  std::vector<DocumentRecord> documents;
  std::set<std::string_view> seen;
  for (const Facts* facts : kept) {
    for (const DocumentRecord& document : facts->documents) {
      if (!seen.insert(document.id).second) continue;
      documents.push_back(document);
      documents.back().paths.assign(paths[document.id].begin(), paths[document.id].end());
    }
  }
  std::ranges::sort(documents, {}, &DocumentRecord::id);
  return documents;
}

bool is_named(const Entity& entity) {
  return entity.mentions.empty() || std::ranges::any_of(entity.mentions, [](const auto& mention) {
           return mention.level == MentionLevel::kName;
         });
}

MergeInput input_of(std::vector<Facts*> locals) {
  MergeInput input;
  input.locals = std::move(locals);
  input.index.resize(input.locals.size());
  for (std::uint32_t i = 0; i < input.locals.size(); ++i) {
    for (Entity& entity : input.locals[i]->entities) {
      const auto number = static_cast<std::uint32_t>(input.entities.size());
      if (!input.index[i].emplace(entity.id, number).second) continue;
      const std::string_view document = entity.mentions.empty()
                                            ? first_document(*input.locals[i])
                                            : std::string_view(entity.mentions.front().at.document);
      const auto kept = input.documents.emplace(document).first;
      input.entities.push_back({&entity, i, *kept, is_named(entity)});
    }
  }
  return input;
}

}  // namespace

Facts merge(std::vector<Facts> locals) {
  return merge(std::move(locals), {});
}

Facts merge(std::vector<Facts> locals, std::vector<HandEdit> edits) {
  MergeInput input = input_of(ordered(locals));
  Facts facts;
  facts.documents = merge_documents(locals, input.locals);
  MergedEntities entities = merge_entities(input);
  const std::vector<HandMeeting> by_hand = take_hand_meetings(input);
  MergedMeetings meetings = merge_meetings(input, entities);
  add_hand_meetings(by_hand, input, entities, meetings);
  place_edits(edits, input, entities, meetings);
  facts.statements = merge_statements(input, entities, meetings);
  facts.entities = std::move(entities.entities);
  facts.meetings = std::move(meetings.meetings);
  apply_hand_edits(std::move(edits), facts);
  return facts;
}

}  // namespace whomet
