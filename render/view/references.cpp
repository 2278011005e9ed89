#include "render/view/references.h"

#include <algorithm>
#include <tuple>

#include "base/utf8.h"
#include "render/escape.h"
#include "render/wrap.h"

namespace whomet {
namespace {

constexpr std::size_t kMostSentences = 14;
constexpr std::size_t kMostDocuments = 12;
constexpr std::size_t kMostMarks = 4;
constexpr std::size_t kTitleColumns = 72;
constexpr std::size_t kQuoteColumns = 230;

const DocumentRecord* find_document(const EntityGraph& graph, const std::string& id) {
  const auto& documents = graph.facts().documents;
  const auto found =
      std::lower_bound(documents.begin(), documents.end(), id,
                       [](const DocumentRecord& document, const std::string& wanted) {
                         return document.id < wanted;
                       });
  return found == documents.end() || found->id != id ? nullptr : &*found;
}

std::string file_name(const std::string& path) {
  const auto slash = path.rfind('/');
  return slash == std::string::npos ? path : path.substr(slash + 1);
}

}  // namespace

std::string source_text(const EntityGraph& graph, const std::string& document) {
  const auto* record = find_document(graph, document);
  if (record == nullptr) return document;
  std::string text = shorten_at_word(printable(record->title), kTitleColumns);
  const auto add = [&](const std::string& part) {
    if (!part.empty()) text += (text.empty() ? "" : ", ") + printable(part);
  };
  add(record->source);
  add(record->date);
  add(record->paths.empty() ? record->id : file_name(record->paths.front()));
  return text;
}

References::References(const EntityGraph& graph, const std::vector<std::set<Telling>>& told,
                       bool sentences)
    : graph_(graph) {
  std::set<Telling> all;
  std::map<std::string, std::size_t> weights;  // by document: of how much it tells
  for (const auto& tellings : told) {
    std::set<std::string> documents;
    for (const auto& telling : tellings) {
      all.insert(telling);
      documents.insert(telling.document);
    }
    for (const auto& document : documents) ++weights[document];
  }
  documents_ = weights.size();
  sentences_ = sentences && all.size() <= kMostSentences;
  if (sentences_) {
    listed_.assign(all.begin(), all.end());
  } else {
    for (const auto& [document, weight] : weights) listed_.push_back({document, 0, {}});
    std::stable_sort(listed_.begin(), listed_.end(), [&](const Telling& a, const Telling& b) {
      return weights[a.document] > weights[b.document];
    });
    if (listed_.size() > kMostDocuments) {
      unlisted_ = listed_.size() - kMostDocuments;
      listed_.resize(kMostDocuments);
    }
  }
  const auto age = [&](const Telling& telling) {
    const auto* record = find_document(graph_, telling.document);
    static const std::string none;
    return std::tuple(
        std::string_view(record == nullptr ? none : record->date),
        std::string_view(record == nullptr || record->paths.empty() ? none : record->paths.front()),
        telling.begin);
  };
  std::stable_sort(listed_.begin(), listed_.end(),
                   [&](const Telling& a, const Telling& b) { return age(a) < age(b); });
  for (std::size_t i = 0; i < listed_.size(); ++i) numbers_.emplace(listed_[i], i + 1);
}

Telling References::key_of(const Telling& telling) const {
  return sentences_ ? telling : Telling{telling.document, 0, {}};
}

std::string References::mark(const std::set<Telling>& tellings) const {
  std::set<std::size_t> numbers;
  for (const auto& telling : tellings) {
    const auto found = numbers_.find(key_of(telling));
    if (found != numbers_.end()) numbers.insert(found->second);
  }
  if (numbers.empty()) return {};
  std::string text;
  std::size_t shown = 0;
  for (const auto number : numbers) {
    if (shown == kMostMarks) break;
    text += (shown++ == 0 ? "[" : ",") + std::to_string(number);
  }
  if (numbers.size() > shown) text += ",\xE2\x80\xA6";
  return text + "]";
}

std::vector<Reference> References::list() const {
  std::vector<Reference> list;
  for (const auto& telling : listed_) {
    list.push_back(
        {shorten(printable(telling.quote), kQuoteColumns), source_text(graph_, telling.document)});
  }
  return list;
}

}  // namespace whomet
