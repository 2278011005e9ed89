// Tested by tests/graph/stored_graph_test.cpp.
#include "graph/stored_graph.h"

#include <algorithm>
#include <utility>

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/SQLiteCpp.h>

#include "graph/import_graph.h"
#include "graph/store_guard.h"
#include "graph/store_relations.h"
#include "graph/stored_graph_impl.h"

namespace whomet {
StoredGraph::StoredGraph(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
StoredGraph::StoredGraph(StoredGraph&&) noexcept = default;
StoredGraph& StoredGraph::operator=(StoredGraph&&) noexcept = default;
StoredGraph::~StoredGraph() = default;

StoredGraph StoredGraph::open(const std::string& path) {
  Store store = Store::open_read(path);
  const int wait_ms = store.database_->wait_ms;
  return with_our_errors(path, wait_ms, [&] {
    if (!store.is_fresh()) {
      SQLite::Database memory(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
      SQLite::Backup(memory, store.database_->sqlite).executeStep();
      store = Store(std::make_unique<Store::Database>(
          Store::Database{path, wait_ms, std::make_shared<SQLite::Database>(std::move(memory))}));
      store.refresh();
    }
    store.database_->sqlite.exec("PRAGMA mmap_size = 1099511627776");
    // What is read belongs together, also while another program writes.
    store.database_->sqlite.exec("BEGIN");
    return StoredGraph(std::make_unique<Impl>(std::move(store)));
  });
}

std::uint32_t StoredGraph::node_count() const {
  return impl_->nodes;
}

std::uint32_t StoredGraph::relation_count() const {
  if (impl_->nodes == 0) return 0;
  // The last node's outgoing relations are the last ones.
  auto* self = const_cast<StoredGraph*>(this);
  const std::uint32_t last = impl_->nodes - 1;
  std::uint32_t count = self->first_relation(last);
  for (ArcGroups groups(self->arcs(last)); groups.next();) {
    if (!groups.group().incoming) count += groups.group().count;
  }
  return count;
}

std::uint32_t StoredGraph::article_node_count() const {
  return impl_->articles;
}

std::uint32_t StoredGraph::document_count() const {
  return impl_->count("SELECT count(*) FROM documents");
}

bool StoredGraph::has_imports() const {
  return impl_->imported;
}

std::string_view StoredGraph::arcs(std::uint32_t node) {
  if (node >= impl_->nodes) throw StoreError("a relation leads to no node");
  Impl::Blob& blob = impl_->blobs[node];
  if (!blob.known) {
    const std::string_view bytes = impl_->find_arcs(node);
    blob = {bytes.data(), static_cast<std::uint32_t>(bytes.size()), true};
  }
  return {blob.bytes, blob.size};
}

void StoredGraph::for_each_arcs(
    const std::function<void(std::uint32_t, std::string_view)>& use) const {
  std::string padded;
  const auto pass = [&](std::int64_t node, std::string_view bytes) {
    if (node < 0 || node >= impl_->nodes) throw StoreError("relations of a node that is not there");
    if (!impl_->pages.is_usable() || !impl_->pages.has_behind(bytes, kArcPadding)) {
      padded.assign(bytes);
      padded.append(kArcPadding, '\0');
      bytes = std::string_view(padded).substr(0, bytes.size());
    }
    use(static_cast<std::uint32_t>(node), bytes);
  };
  if (const MappedTable* mapped = impl_->arcs.table()) {
    std::string buffer;
    mapped->for_each([&](std::int64_t node, MappedRow& row) {
      row.gather(impl_->pages, buffer);
      pass(node, row.bytes(1));
    });
    return;
  }
  Lookup all(impl_->database.getHandle(), "SELECT node, relations FROM adjacency ORDER BY node");
  while (all.step()) pass(all.number(0), all.bytes(1));
}

const std::vector<NodeType>& StoredGraph::node_types() const {
  return impl_->node_types;
}
const std::vector<RelationType>& StoredGraph::relation_types() const {
  return impl_->relation_types;
}

const std::vector<std::size_t>& StoredGraph::nodes_of_type() const {
  return impl_->nodes_of_type;
}
const std::vector<std::size_t>& StoredGraph::relations_of_type() const {
  return impl_->relations_of_type;
}

std::uint32_t StoredGraph::type(std::uint32_t node) {
  const std::uint32_t type = impl_->piece(node / kNodesAPiece).types.at(node % kNodesAPiece);
  if (type >= impl_->node_types.size()) throw StoreError("a node has a type that is not there");
  return type;
}

std::uint32_t StoredGraph::first_relation(std::uint32_t node) {
  return impl_->piece(node / kNodesAPiece).first.at(node % kNodesAPiece);
}

std::uint32_t StoredGraph::source(std::uint32_t relation) {
  std::uint32_t low = 0;  // the last node whose first relation is not above
  std::uint32_t high = impl_->nodes;
  while (high - low > 1) {
    const std::uint32_t middle = low + (high - low) / 2;
    (first_relation(middle) <= relation ? low : high) = middle;
  }
  return low;
}

std::string StoredGraph::name(std::uint32_t node) {
  if (!impl_->node_row.find(node))
    throw StoreError("node " + std::to_string(node) + " is not there");
  return std::string(impl_->node_row.bytes(2));
}

std::string StoredGraph::id(std::uint32_t node) {
  if (!impl_->node_row.find(node))
    throw StoreError("node " + std::to_string(node) + " is not there");
  if (!impl_->node_row.is_null(4)) return std::string(impl_->node_row.bytes(4));
  const auto type = static_cast<std::size_t>(impl_->node_row.number(1));
  return imported_node_id(impl_->node_types.at(type).type, impl_->node_row.bytes(2));
}

std::optional<std::uint32_t> StoredGraph::find_id(std::string_view id) {
  SQLite::Statement select(impl_->database, "SELECT number FROM nodes WHERE id = ?");
  select.bind(1, std::string(id));
  if (select.executeStep()) return select.getColumn(0).getUInt();
  if (!impl_->imported || id.size() != 13 || id.front() != 'e') return std::nullopt;
  // Ids of imported nodes follow from their names and are not kept: a rare question, so they are
  // all looked at.
  SQLite::Statement all(impl_->database, "SELECT number, type, name FROM nodes WHERE id IS NULL");
  while (all.executeStep()) {
    const auto& type = impl_->node_types.at(all.getColumn(1).getUInt());
    if (imported_node_id(type.type, all.getColumn(2).getString()) == id) {
      return all.getColumn(0).getUInt();
    }
  }
  return std::nullopt;
}

std::vector<std::uint32_t> StoredGraph::nodes_with_name_key(std::uint64_t key) {
  std::vector<std::uint32_t> nodes;
  for (bool more = impl_->keys.find(static_cast<std::int64_t>(key)); more;
       more = impl_->keys.step()) {
    nodes.push_back(static_cast<std::uint32_t>(impl_->keys.number(0)));
  }
  return nodes;
}

}  // namespace whomet
