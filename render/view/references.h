// Numbers for who says something: "[1,3]" behind it, and the list that explains them.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "graph/entity_graph.h"
#include "render/view/picture.h"
#include "render/view/relations.h"

namespace whomet {

class References {
 public:
  // Numbers what is told, oldest document first: each sentence if `sentences` and there are few
  // enough, else the documents that tell most.
  References(const EntityGraph& graph, const std::vector<std::set<Telling>>& told, bool sentences);

  // "[1,3]", or "" if none of them has a number.
  std::string mark(const std::set<Telling>& tellings) const;

  std::vector<Reference> list() const;
  std::size_t unlisted() const { return unlisted_; }
  std::size_t documents() const { return documents_; }

 private:
  Telling key_of(const Telling& telling) const;

  const EntityGraph& graph_;
  bool sentences_ = false;
  std::vector<Telling> listed_;  // of documents, where `begin` and `quote` are empty, or sentences
  std::map<Telling, std::size_t> numbers_;
  std::size_t unlisted_ = 0;
  std::size_t documents_ = 0;
};

// "Title, 2023-02-22, a.txt"
std::string source_text(const EntityGraph& graph, const std::string& document);

}  // namespace whomet
