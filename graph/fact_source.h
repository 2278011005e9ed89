// The graph of a .kg for programs that write it out: records in the order of their ids, straight
// from SQLite's pages, so that memory does not grow with the graph. A filter is a set of ids in
// SQLite's temporary tables. Tested by tests/graph/fact_source_test.cpp.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "graph/facts.h"

namespace whomet {

// What is to be left. `nodes` and `types` choose nodes, and statements stay where both their ends
// do. The others choose statements; then a node that none of these names is left out too.
struct FactFilter {
  std::vector<std::string> nodes{};  // ids: what is within `hops` of them; none = everything
  std::size_t hops = 1;
  std::vector<EntityType> types{};        // none = any
  std::string since{};                    // ISO days. Left out is what is known to end before,
  std::string until{};                    // or to begin after; of a meeting its date counts
  std::vector<std::string> predicates{};  // none = any
  double min_confidence = 0.0;

  bool chooses_statements() const {
    return !since.empty() || !until.empty() || !predicates.empty() || min_confidence > 0.0;
  }
  bool is_empty() const { return nodes.empty() && types.empty() && !chooses_statements(); }
};

// A sentence that is evidence. Characters are code points of the article text that the .kg keeps.
struct SentenceRecord {
  Location at;
  bool exact = true;
  std::string quote;
  std::optional<ByteSpan> characters;  // none where the article's text is not kept
};

class FactSource {
 public:
  // What is read is what was committed when it was opened. Throws as Store::open_read does. A .kg
  // whose tables are stale is merged first, in memory.
  static FactSource open(const std::string& path);
  // A copy of the facts in SQLite's memory.
  static FactSource of(const Facts& facts);
  FactSource(FactSource&&) noexcept;
  FactSource& operator=(FactSource&&) noexcept;
  ~FactSource();

  // Once, before anything is read. References to what is left out are empty.
  void keep_only(const FactFilter& filter);

  void each_document(const std::function<void(const DocumentRecord&)>& use) const;
  void each_entity(const std::function<void(const Entity&)>& use) const;
  // Without mentions, but with their number.
  void each_entity_counted(const std::function<void(const Entity&, std::size_t)>& use) const;
  void each_meeting(const std::function<void(const Meeting&)>& use) const;
  void each_statement(const std::function<void(const Statement&)>& use) const;
  // Statements whose two ends are nodes, then the edges that follow from meetings
  // (graph/meeting_edges.h).
  void each_edge(const std::function<void(const Statement&)>& use) const;
  // By document and place in its text, each once.
  void each_sentence(const std::function<void(const SentenceRecord&)>& use) const;

  std::size_t node_count() const;
  std::size_t edge_count() const;

  // Name of an entity, label of a meeting; "" if it is neither, or left out.
  std::string label(const std::string& id) const;
  // Nothing if there is no such node, or it is left out.
  std::optional<EntityType> type(const std::string& id) const;
  // Position of a node among all nodes by id, from 0: for formats whose ids are numbers.
  std::size_t number(const std::string& id) const;
  // What the holds_role statements of a node name: "president"; sorted, each once. Without those
  // that are negated or not asserted.
  std::vector<std::string> roles(const std::string& id) const;
  // The document's record without its paths but the first; nothing if there is none.
  std::optional<DocumentRecord> document(const std::string& id) const;

 private:
  struct Impl;
  explicit FactSource(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace whomet
