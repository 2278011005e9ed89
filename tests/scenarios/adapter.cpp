// Runs conformance scenarios against the query module: one JSON request a line on stdin, one JSON
// answer a line on stdout. Requests: hello, reset (an empty graph), procedure (a table that CALL
// reads), query, snapshot (all nodes and relationships). Values travel as query literals.

#include <iostream>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "query/graphs/memory_graph.h"
#include "query/run.h"
#include "query/value_order.h"
#include "query/value_text.h"

namespace {

using namespace whomet;
using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

void write(Writer& writer, std::string_view text) {
  writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

std::string text_of(const rapidjson::Value& value) {
  return {value.GetString(), value.GetStringLength()};
}

Value literal(const std::string& text) {
  const QueryAnswer answer = evaluate_literal(text);
  if (answer.error) throw std::runtime_error("no literal: " + text);
  return answer.rows.front().front();
}

StaticType type_named(std::string_view name) {
  if (!name.empty() && name.back() == '?') name.remove_suffix(1);
  if (name == "STRING") return StaticType::of(TypeKind::kText);
  if (name == "INTEGER") return StaticType::of(TypeKind::kInteger);
  if (name == "FLOAT") return StaticType::of(TypeKind::kFloat);
  if (name == "NUMBER") return StaticType::of(TypeKind::kNumber);
  if (name == "BOOLEAN") return StaticType::of(TypeKind::kBoolean);
  return {};
}

// "(name :: STRING?, id :: INTEGER?)"
std::vector<ProcedureField> fields_in(std::string_view list) {
  std::vector<ProcedureField> fields;
  std::string text(list.substr(1, list.size() - 2));
  std::erase(text, ' ');
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(',', at), text.size());
    const std::string field = text.substr(at, end - at);
    const std::size_t colons = field.find("::");
    fields.push_back({field.substr(0, colons), type_named(field.substr(colons + 2))});
    at = end + 1;
  }
  return fields;
}

class Adapter {
 public:
  void answer(const rapidjson::Document& request, Writer& writer) {
    const std::string op = text_of(request["op"]);
    writer.StartObject();
    writer.Key("ok");
    if (op == "query") {
      query(request, writer);
    } else {
      writer.Bool(true);
      if (op == "hello") {
        writer.Key("engine");
        write(writer, "whomet");
        writer.Key("version");
        write(writer, "0");
      } else if (op == "reset") {
        graph_ = std::make_unique<MemoryGraph>();
        procedures_.clear();
      } else if (op == "procedure") {
        add_procedure(request);
      } else if (op == "snapshot") {
        snapshot(writer);
      }
    }
    writer.EndObject();
  }

 private:
  void query(const rapidjson::Document& request, Writer& writer) {
    const std::string text = text_of(request["query"]);
    QueryRequest query;
    query.text = text;
    query.may_update = true;
    query.procedures = &procedures_;
    query.now = {1'700'000'000'123'456'789};
    query.limits.milliseconds = 8000;
    if (request.HasMember("params")) {
      std::map<std::string, Value> sorted;
      for (const auto& entry : request["params"].GetObject()) {
        sorted[text_of(entry.name)] = literal(text_of(entry.value));
      }
      query.parameters.assign(sorted.begin(), sorted.end());
    }
    const QueryAnswer answer = run_query(*graph_, query);
    writer.Bool(!answer.error);
    if (answer.error) return error(*answer.error, writer);
    writer.Key("columns");
    writer.StartArray();
    for (const std::string& column : answer.columns) write(writer, column);
    writer.EndArray();
    writer.Key("rows");
    writer.StartArray();
    for (const ValueList& row : answer.rows) {
      writer.StartArray();
      for (const Value& value : row) write(writer, literal_text(value, *graph_));
      writer.EndArray();
    }
    writer.EndArray();
  }

  static void error(const QueryError& error, Writer& writer) {
    writer.Key("error");
    writer.StartObject();
    writer.Key("type");
    write(writer, name_of(error.type));
    writer.Key("phase");
    write(writer, error.compile_time ? "compile time" : "runtime");
    writer.Key("detail");
    write(writer, error.detail);
    writer.Key("message");
    write(writer, error.message);
    writer.EndObject();
  }

  // Rows of the table whose first columns equal the arguments.
  void add_procedure(const rapidjson::Document& request) {
    const std::string signature = text_of(request["signature"]);
    const std::size_t open = signature.find('(');
    const std::size_t middle = signature.find(") :: (");
    Procedure procedure;
    procedure.name = signature.substr(0, open);
    procedure.arguments = fields_in(std::string_view(signature).substr(open, middle + 1 - open));
    procedure.results = fields_in(std::string_view(signature).substr(middle + 5));
    std::vector<ValueList> table;
    for (const auto& row : request["rows"].GetArray()) {
      ValueList values;
      for (const auto& value : row.GetArray()) values.push_back(literal(text_of(value)));
      table.push_back(std::move(values));
    }
    const std::size_t argument_count = procedure.arguments.size();
    procedure.call = [table, argument_count](const PropertyGraph&, std::span<const Value> args,
                                             const WorkMeter&) {
      std::vector<ValueList> rows;
      for (const ValueList& row : table) {
        bool same = true;
        for (std::size_t i = 0; i < argument_count; ++i) same = same && equivalent(row[i], args[i]);
        if (same) rows.emplace_back(row.begin() + static_cast<long>(argument_count), row.end());
      }
      return rows;
    };
    procedures_.push_back(std::move(procedure));
  }

  void properties(const ValueMap& map, Writer& writer) {
    writer.Key("props");
    writer.StartObject();
    for (const auto& [name, value] : map) {
      writer.Key(name.c_str());
      write(writer, literal_text(value, *graph_));
    }
    writer.EndObject();
  }

  void snapshot(Writer& writer) {
    writer.Key("nodes");
    writer.StartObject();
    for (std::uint32_t node = 0; node < graph_->node_limit(); ++node) {
      if (!graph_->has_node(node)) continue;
      writer.Key(std::to_string(node).c_str());
      writer.StartObject();
      writer.Key("labels");
      writer.StartArray();
      for (const std::uint32_t label : graph_->labels_of(node)) {
        write(writer, graph_->labels.name(label));
      }
      writer.EndArray();
      properties(graph_->node_properties(node), writer);
      writer.EndObject();
    }
    writer.EndObject();
    writer.Key("rels");
    writer.StartObject();
    for (std::uint32_t edge = 0; edge < graph_->edge_limit(); ++edge) {
      if (!graph_->has_edge(edge)) continue;
      writer.Key(std::to_string(edge).c_str());
      writer.StartObject();
      writer.Key("type");
      write(writer, graph_->types.name(graph_->type_of(edge)));
      properties(graph_->edge_properties(edge), writer);
      writer.EndObject();
    }
    writer.EndObject();
  }

  std::unique_ptr<MemoryGraph> graph_ = std::make_unique<MemoryGraph>();
  ProcedureList procedures_;
};

}  // namespace

int main() {
  Adapter adapter;
  std::string line;
  while (std::getline(std::cin, line)) {
    rapidjson::Document request;
    request.Parse(line.data(), line.size());
    if (request.HasParseError()) return 2;
    rapidjson::StringBuffer buffer;
    Writer writer(buffer);
    adapter.answer(request, writer);
    std::cout << buffer.GetString() << '\n' << std::flush;
  }
  return 0;
}
