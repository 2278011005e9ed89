// The exchange JSON: everything, and nothing in another form (docs/file_formats.md).
#include "graph/exchange.h"

#include "render/writers/list.h"

namespace whomet {
namespace {

void write(const FactSource& graph, ExportFiles& files) {
  ByteSink& out = files.open("");
  ExchangeStream json(out);
  graph.each_document([&](const DocumentRecord& document) { json.add(document); });
  graph.each_entity([&](const Entity& entity) { json.add(entity); });
  graph.each_meeting([&](const Meeting& meeting) { json.add(meeting); });
  graph.each_statement([&](const Statement& statement) { json.add(statement); });
  json.finish();
}

}  // namespace

GraphWriter exchange_writer() {
  return {.name = "json",
          .ending = ".json",
          .summary = "exchange JSON, lossless",
          .opened_by = "whomet import, jq",
          .write = write};
}

}  // namespace whomet
