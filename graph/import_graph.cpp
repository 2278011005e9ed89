#include "graph/import_graph.h"

#include <charconv>
#include <cmath>
#include <unordered_map>
#include <utility>

#include "base/date.h"
#include "base/utf8.h"

namespace whomet {
namespace {

constexpr std::uint32_t kNoNode = 0xFFFFFFFFU;
constexpr std::uint32_t kTwins = 0xFFFFFFFEU;
constexpr std::size_t kDenseKeys = 1U << 26U;

Error error_at(const ImportFile& file, const CsvReader& row, const std::string& message) {
  return Error{Error::Kind::kInvalidInput,
               file.name + ", line " + std::to_string(row.line()) + ": " + message, 0};
}

// Keys of nodes; those that are numbers, as nearly all are, without hashing.
class KeyTable {
 public:
  // false: the key is taken.
  bool add(const std::string& space, std::string_view key, std::uint32_t node) {
    const std::size_t number = space.empty() ? number_of(key) : kDenseKeys;
    if (number < kDenseKeys) {
      if (number >= dense_.size()) dense_.resize(std::max(number + 1, dense_.size() * 2), kNoNode);
      return std::exchange(dense_[number], node) == kNoNode;
    }
    return spaces_[space].emplace(std::string(key), node).second;
  }

  std::uint32_t find(const std::string& space, std::string_view key) const {
    const std::size_t number = space.empty() ? number_of(key) : kDenseKeys;
    if (number < kDenseKeys) return number < dense_.size() ? dense_[number] : kNoNode;
    const auto keys = spaces_.find(space);
    if (keys == spaces_.end()) return kNoNode;
    const auto found = keys->second.find(std::string(key));
    return found == keys->second.end() ? kNoNode : found->second;
  }

 private:
  // kDenseKeys for what is no small number in its usual form.
  static std::size_t number_of(std::string_view key) {
    if (key.empty() || key.size() > 8 || (key.front() == '0' && key.size() > 1)) return kDenseKeys;
    std::size_t number = 0;
    for (const char c : key) {
      if (c < '0' || c > '9') return kDenseKeys;
      number = number * 10 + static_cast<std::size_t>(c - '0');
    }
    return std::min(number, kDenseKeys);
  }

  std::vector<std::uint32_t> dense_;
  std::unordered_map<std::string, std::unordered_map<std::string, std::uint32_t>> spaces_;
};

class ImportReader {
 public:
  ImportReader(const ImportSet& set, const OpenImport& open, GraphTables& tables, ImportSink* sink)
      : set_(set), open_(open), tables_(tables), sink_(sink) {}

  Result<bool> read() {
    for (const ImportFile& file : set_.files) {
      CsvReader rows(open_(file));
      if (!rows.next()) return error_at(file, rows, "expected a header, found an empty file");
      auto columns = read_import_columns(rows.fields(), file.name);
      if (!columns)
        return Error{columns.error().kind, file.name + ", " + columns.error().message, 0};
      columns_.push_back(std::move(columns).value());
      has_nodes_ = has_nodes_ || !columns_.back().is_relations;
    }
    for (const bool counting : {true, false}) {
      for (std::size_t i = 0; i < set_.files.size(); ++i) {
        if (columns_[i].is_relations) continue;
        if (auto done = read_nodes(set_.files[i], columns_[i], counting); !done) return done;
      }
    }
    seen_ = {};
    for (std::size_t i = 0; i < set_.files.size(); ++i) {
      if (!columns_[i].is_relations) tables_.read_documents.insert(set_.files[i].document);
    }
    for (std::size_t i = 0; i < set_.files.size(); ++i) {
      if (!columns_[i].is_relations) continue;
      if (!tables_.read_documents.insert(set_.files[i].document).second) continue;
      if (auto done = read_relations(set_.files[i], columns_[i]); !done) return done;
    }
    return true;
  }

 private:
  // Twice: first to see which names come again, then to add the nodes.
  Result<bool> read_nodes(const ImportFile& file, const ImportColumns& columns, bool counting) {
    CsvReader rows(open_(file));
    rows.next();
    std::string label;
    std::uint32_t type = 0;
    const bool is_first = !tables_.read_documents.contains(file.document);
    while (rows.next()) {
      const std::string_view key = field_of(rows, columns.key);
      if (key.empty()) return error_at(file, rows, "expected an id, found an empty field");
      std::string_view name = trim(field_of(rows, columns.name));
      if (name.empty()) name = key;
      const std::string_view own = field_of(rows, columns.label);
      if (label.empty() || own != last_label_) {
        last_label_ = std::string(own);
        label = own.empty() ? columns.file_word : std::string(own);
        type = tables_.node_type(type_of_label(label), label);
      }
      const EntityType entity_type = tables_.node_types()[type].type;
      const std::uint64_t seen =
          std::hash<std::string_view>()(name) * 31 + static_cast<std::uint64_t>(entity_type);
      if (counting) {
        const auto [count, is_new] = seen_.emplace(seen, 1);
        if (!is_new) count->second = kTwins;
        continue;
      }
      std::string id;
      if (seen_.at(seen) == kTwins) id = imported_node_id(entity_type, name, key);
      const std::uint64_t origin = Origin{OriginKind::kImport, file.number, rows.offset()}.packed();
      const std::uint32_t node = tables_.import_node(type, name, origin, id);
      if (!keys_.add(columns.key_space, key, node)) {
        return error_at(file, rows, "the id '" + std::string(key) + "' stands here again");
      }
      if (sink_ != nullptr && is_first) sink_->on_node(node, file, columns, rows);
    }
    return true;
  }

  Result<bool> read_relations(const ImportFile& file, const ImportColumns& columns) {
    CsvReader rows(open_(file));
    rows.next();
    while (rows.next()) {
      RelationRecord record;
      record.source = end_of(columns.source_space, field_of(rows, columns.source));
      record.target = end_of(columns.target_space, field_of(rows, columns.target));
      if (record.source == kNoNode || record.target == kNoNode) {
        const std::string_view key =
            field_of(rows, record.source == kNoNode ? columns.source : columns.target);
        return error_at(file, rows,
                        key.empty() ? "expected the id of a node, found an empty field"
                                    : "no node has the id '" + std::string(key) + "'");
      }
      std::string_view type = trim(field_of(rows, columns.type));
      if (type.empty()) type = columns.file_word;
      record.type = type_of(type);
      if (!read_day(trim(field_of(rows, columns.date)), record.day)) {
        return error_at(file, rows,
                        "expected a day such as 2023-02-18, found '" +
                            std::string(field_of(rows, columns.date)) + "'");
      }
      if (!read_confidence(trim(field_of(rows, columns.confidence)), record.confidence)) {
        return error_at(file, rows,
                        "expected a confidence from 0 to 1, found '" +
                            std::string(field_of(rows, columns.confidence)) + "'");
      }
      record.origin = Origin{OriginKind::kImport, file.number, rows.offset()}.packed();
      tables_.relations.push_back(record);
      if (sink_ != nullptr) sink_->on_relation(record, file, columns, rows);
    }
    return true;
  }

  std::uint32_t end_of(const std::string& space, std::string_view key) {
    const std::uint32_t node = keys_.find(space, key);
    if (node != kNoNode || has_nodes_) return node;
    const std::string_view name = trim(key);
    if (name.empty()) return kNoNode;
    const std::uint32_t type = tables_.node_type(EntityType::kTopic, name_of(EntityType::kTopic));
    const std::uint32_t made = tables_.import_node(type, name, 0, {});
    keys_.add(space, key, made);
    return made;
  }

  std::uint32_t type_of(std::string_view name) {
    for (std::size_t i = 0; i < types_.size(); ++i) {
      if (types_[i].first == name) return types_[i].second;
    }
    const std::uint32_t number = tables_.relation_type(name, true);
    if (types_.size() < 64) types_.emplace_back(std::string(name), number);
    return number;
  }

  // Days repeat from row to row; the last ones are kept.
  static bool read_day(std::string_view text, std::int32_t& day) {
    if (text.empty()) return true;
    if (text.substr(0, 10).find_first_not_of("0123456789-") != std::string_view::npos) return false;
    if (text.size() == 4 || text.size() == 7) {  // a year or a month: its first day
      std::string full(text);
      full += text.size() == 4 ? "-01-01" : "-01";
      const auto date = parse_iso_date(full);
      if (date) day = static_cast<std::int32_t>(days_between({1970, 1, 1}, *date));
      return date.has_value();
    }
    const auto date = parse_iso_date(text);
    if (date) day = static_cast<std::int32_t>(days_between({1970, 1, 1}, *date));
    return date.has_value();
  }

  static bool read_confidence(std::string_view text, std::uint16_t& confidence) {
    confidence = 10'000;
    if (text.empty()) return true;
    double value = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (code != std::errc() || end != text.data() + text.size() || !(value >= 0 && value <= 1)) {
      return false;
    }
    confidence = static_cast<std::uint16_t>(std::lround(value * 10'000));
    return true;
  }

  const ImportSet& set_;
  const OpenImport& open_;
  GraphTables& tables_;
  ImportSink* sink_;
  std::vector<ImportColumns> columns_;
  bool has_nodes_ = false;
  KeyTable keys_;
  std::unordered_map<std::uint64_t, std::uint32_t> seen_;
  std::string last_label_;
  std::vector<std::pair<std::string, std::uint32_t>> types_;
};

}  // namespace

std::string_view field_of(const CsvReader& row, std::size_t column) {
  return column < row.fields().size() ? row.fields()[column] : std::string_view();
}

Result<bool> read_import(const ImportSet& set, const OpenImport& open, GraphTables& tables,
                         ImportSink* sink) {
  return ImportReader(set, open, tables, sink).read();
}

}  // namespace whomet
