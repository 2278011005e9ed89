// Tested by tests/extract/model/regular_lemma_test.cpp.
#include "extract/model/lemma_table.h"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace whomet {
namespace {

// The part of `rest` up to a tab; `rest` goes on behind it.
std::string_view next_part(std::string_view& rest) {
  const std::size_t end = std::min(rest.find('\t'), rest.size());
  const std::string_view part = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return part;
}

}  // namespace

LemmaTable::LemmaTable(const TensorFile& file, std::span<const std::string_view> scripts) {
  std::unordered_map<std::string_view, std::uint32_t> indices;
  for (std::uint32_t i = 0; i < scripts.size(); ++i) indices.emplace(scripts[i], i);
  std::string_view before;
  for (const std::string_view line : file.list("lemma_words")) {
    const auto damaged = [&] { file.damaged("line of lemmas '" + std::string(line) + "'"); };
    if (line <= before && !rows_.empty()) damaged();
    before = line;
    std::string_view rest = line;
    Row row;
    row.key = next_part(rest);
    const auto upos = parse_upos(next_part(rest));
    if (!upos) damaged();
    row.upos = *upos;
    row.first = static_cast<std::uint32_t>(choices_.size());
    while (!rest.empty()) {
      const std::string_view text = next_part(rest);
      const auto script = LemmaScript::parse(text);
      if (!script) damaged();
      const auto index = indices.find(text);
      choices_.push_back({*script, index == indices.end() ? kNoScore : index->second});
    }
    row.count = static_cast<std::uint32_t>(choices_.size()) - row.first;
    if (row.count == 0) damaged();
    rows_.push_back(row);
  }
}

std::uint32_t LemmaTable::find(std::string_view key) const {
  const auto row = std::ranges::lower_bound(rows_, key, {}, &Row::key);
  if (row == rows_.end() || row->key != key) return kNoRow;
  return static_cast<std::uint32_t>(row - rows_.begin());
}

bool LemmaTable::has(std::string_view key, Upos upos) const {
  for (std::uint32_t row = find(key); row < rows_.size() && rows_[row].key == key; ++row) {
    if (rows_[row].upos == upos) return true;
  }
  return false;
}

const LemmaScript* LemmaTable::choose(std::uint32_t row, Upos upos, const float* scores) const {
  if (row == kNoRow) return nullptr;
  const std::string_view key = rows_[row].key;
  for (; row < rows_.size() && rows_[row].key == key; ++row) {
    if (rows_[row].upos != upos) continue;
    const Choice* best = nullptr;
    for (std::uint32_t i = rows_[row].first; i < rows_[row].first + rows_[row].count; ++i) {
      const Choice& choice = choices_[i];
      if (best == nullptr ||
          (choice.score != kNoScore &&
           (best->score == kNoScore || scores[choice.score] > scores[best->score]))) {
        best = &choice;
      }
    }
    return &best->script;
  }
  return nullptr;
}

}  // namespace whomet
