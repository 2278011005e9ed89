// N-Triples, Turtle and JSON-LD 1.1 of the RDF in rdf.h.
#include <string>
#include <string_view>

#include "render/escape.h"
#include "render/json_stream.h"
#include "render/writers/list.h"
#include "render/writers/rdf.h"

namespace whomet {
namespace {

// "prov:value", where what follows the prefix is plain enough to stand there; otherwise "".
std::string short_name(std::string_view iri) {
  static const std::vector<RdfPrefix> prefixes = rdf_prefixes();
  for (const RdfPrefix& prefix : prefixes) {
    if (!iri.starts_with(prefix.iri)) continue;
    const std::string_view name = iri.substr(std::string_view(prefix.iri).size());
    const bool is_plain = !name.empty() && name.find_first_not_of(
                                               "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUV"
                                               "WXYZ0123456789_-") == std::string_view::npos;
    return is_plain && name.front() != '-' ? std::string(prefix.name) + ":" + std::string(name)
                                           : std::string();
  }
  return {};
}

std::string full_name(std::string_view iri) {
  return "<" + std::string(iri) + ">";
}

std::string turtle_name(std::string_view iri) {
  const std::string name = short_name(iri);
  return name.empty() ? full_name(iri) : name;
}

template <typename Name>
std::string object_text(const RdfProperty& property, Name name) {
  if (property.kind == RdfKind::kIri) return name(property.value);
  std::string text = "\"" + escape_rdf(property.value) + "\"";
  if (property.kind == RdfKind::kTyped) text += "^^" + name(property.datatype);
  return text;
}

void write_n_triples(const FactSource& graph, ExportFiles& files) {
  ByteSink& out = files.open("");
  each_subject(graph, [&](const RdfSubject& subject) {
    std::string lines;
    for (const RdfProperty& property : subject.properties) {
      lines += full_name(subject.iri) + " " + full_name(property.predicate) + " " +
               object_text(property, full_name) + " .\n";
    }
    out.write(lines);
  });
}

void write_turtle(const FactSource& graph, ExportFiles& files) {
  ByteSink& out = files.open("");
  for (const RdfPrefix& prefix : rdf_prefixes()) {
    out.write(std::string("@prefix ") + prefix.name + ": <" + prefix.iri + "> .\n");
  }
  each_subject(graph, [&](const RdfSubject& subject) {
    std::string text = "\n" + turtle_name(subject.iri);
    const std::string* last = nullptr;
    for (const RdfProperty& property : subject.properties) {
      if (last != nullptr && *last == property.predicate) {
        text += ", ";
      } else {
        text += (last == nullptr ? " " : " ;\n    ") + turtle_name(property.predicate) + " ";
      }
      text += object_text(property, turtle_name);
      last = &property.predicate;
    }
    out.write(text + " .\n");
  });
}

std::string json_name(std::string_view iri) {
  const std::string name = short_name(iri);
  return name.empty() ? std::string(iri) : name;
}

void add_object(JsonStream& json, const RdfProperty& property) {
  switch (property.kind) {
    case RdfKind::kIri:
      json.begin_object().field("@id", json_name(property.value)).end_object();
      return;
    case RdfKind::kText:
      json.text(property.value);
      return;
    case RdfKind::kTyped:
      json.begin_object().field("@value", property.value);
      json.field("@type", json_name(property.datatype)).end_object();
      return;
  }
}

void add_subject(JsonStream& json, const RdfSubject& subject) {
  json.begin_object().field("@id", json_name(subject.iri));
  const auto& properties = subject.properties;
  for (std::size_t i = 0; i < properties.size();) {
    std::size_t end = i + 1;
    while (end < properties.size() && properties[end].predicate == properties[i].predicate) ++end;
    json.key(json_name(properties[i].predicate));
    if (end - i > 1) json.begin_array();
    for (std::size_t j = i; j < end; ++j) add_object(json, properties[j]);
    if (end - i > 1) json.end_array();
    i = end;
  }
  json.end_object();
}

void write_json_ld(const FactSource& graph, ExportFiles& files) {
  ByteSink& out = files.open("");
  JsonStream json(out);
  json.begin_object().key("@context").begin_object();
  for (const RdfPrefix& prefix : rdf_prefixes()) json.field(prefix.name, prefix.iri);
  json.end_object().key("@graph").begin_array();
  each_subject(graph, [&](const RdfSubject& subject) { add_subject(json, subject); });
  json.end_array().end_object();
  json.finish_line();
}

}  // namespace

GraphWriter n_triples_writer() {
  return {.name = "nt",
          .ending = ".nt",
          .summary = "N-Triples with PROV-O",
          .opened_by = "Jena, GraphDB, Virtuoso, rapper, rdflib",
          .write = write_n_triples};
}

GraphWriter turtle_writer() {
  return {.name = "ttl",
          .ending = ".ttl",
          .summary = "Turtle with PROV-O",
          .opened_by = "Protégé, Jena, GraphDB, rapper, rdflib",
          .write = write_turtle};
}

GraphWriter json_ld_writer() {
  return {.name = "jsonld",
          .ending = ".jsonld",
          .summary = "JSON-LD with schema.org and PROV-O",
          .opened_by = "Jena, rdflib, JSON-LD libraries",
          .write = write_json_ld};
}

}  // namespace whomet
