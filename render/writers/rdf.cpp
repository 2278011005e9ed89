#include "render/writers/rdf.h"

#include <iterator>
#include <string_view>
#include <utility>

#include "render/escape.h"
#include "render/export_graph.h"

namespace whomet {
namespace {

constexpr RdfPrefix kPrefixes[] = {
    {"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
    {"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
    {"xsd", "http://www.w3.org/2001/XMLSchema#"},
    {"owl", "http://www.w3.org/2002/07/owl#"},
    {"prov", "http://www.w3.org/ns/prov#"},
    {"dcterms", "http://purl.org/dc/terms/"},
    {"schema", "http://schema.org/"},
    {"term", "urn:whomet:term:"},
    {"relation", "urn:whomet:relation:"},
    {"node", "urn:whomet:node:"},
    {"statement", "urn:whomet:statement:"},
    {"sentence", "urn:whomet:sentence:"},
    {"document", "urn:whomet:document:"},
};

std::string iri(std::string_view prefix, std::string_view name) {
  for (const RdfPrefix& known : kPrefixes) {
    if (prefix == known.name) return known.iri + std::string(name);
  }
  return {};
}

std::string own_iri(std::string_view prefix, std::string_view id) {
  return iri(prefix, percent_encoded(id));
}

std::string sentence_iri(const Location& at) {
  return own_iri("sentence", at.document + "-" + std::to_string(at.text.begin) + "-" +
                                 std::to_string(at.text.end));
}

// A subject in the making: nothing is added for "".
class Subject {
 public:
  explicit Subject(std::string iri) { subject_.iri = std::move(iri); }

  Subject& add_iri(std::string predicate, std::string value) {
    if (!value.empty()) add({std::move(predicate), RdfKind::kIri, std::move(value)});
    return *this;
  }
  Subject& add_text(std::string predicate, const std::string& value) {
    if (!value.empty()) add({std::move(predicate), RdfKind::kText, value});
    return *this;
  }
  Subject& add_typed(std::string predicate, const std::string& value, std::string_view type) {
    if (!value.empty()) {
      add({std::move(predicate), RdfKind::kTyped, value, iri("xsd", type)});
    }
    return *this;
  }
  Subject& add_node(std::string predicate, const std::string& id) {
    return add_iri(std::move(predicate), id.empty() ? std::string() : own_iri("node", id));
  }
  Subject& add_time(const TimeValue& time) {
    add_typed(iri("schema", "startDate"), time.from, "date");
    add_typed(iri("schema", "endDate"), time.to, "date");
    return add_text(iri("term", "timeText"), time.text);
  }
  Subject& add_evidence(const std::vector<Evidence>& evidence) {
    for (const Evidence& one : evidence) {
      add_iri(iri("prov", "wasDerivedFrom"), sentence_iri(one.at));
    }
    return *this;
  }
  const RdfSubject& get() const { return subject_; }

 private:
  // Equal ones are one triple: two extractors may have read one sentence.
  void add(RdfProperty property) {
    for (const RdfProperty& known : subject_.properties) {
      if (known.predicate == property.predicate && known.value == property.value &&
          known.kind == property.kind) {
        return;
      }
    }
    subject_.properties.push_back(std::move(property));
  }

  RdfSubject subject_;
};

std::string_view schema_type(EntityType type) {
  switch (type) {
    case EntityType::kPerson:
      return "Person";
    case EntityType::kCountry:
      return "Country";
    case EntityType::kOrganization:
    case EntityType::kGroup:
      return "Organization";
    case EntityType::kPlace:
      return "Place";
    case EntityType::kMeeting:
    case EntityType::kEvent:
      return "Event";
    case EntityType::kDocument:
      return "CreativeWork";
    default:
      return "Thing";
  }
}

void add_types(Subject& subject, EntityType type) {
  subject.add_iri(iri("rdf", "type"), iri("schema", schema_type(type)));
  subject.add_iri(iri("rdf", "type"), iri("term", name_of(type)));
}

// Only what has a scheme is an IRI.
bool is_absolute(std::string_view url) {
  return url.starts_with("http://") || url.starts_with("https://");
}

RdfSubject subject_of(const DocumentRecord& document) {
  Subject subject(own_iri("document", document.id));
  subject.add_iri(iri("rdf", "type"), iri("prov", "Entity"));
  subject.add_iri(iri("rdf", "type"), iri("schema", "CreativeWork"));
  subject.add_text(iri("dcterms", "title"), document.title);
  subject.add_typed(iri("dcterms", "issued"), document.date, "date");
  subject.add_text(iri("dcterms", "language"), document.language);
  subject.add_text(iri("dcterms", "publisher"), document.source);
  if (is_absolute(document.url)) {
    subject.add_iri(iri("dcterms", "source"), escape_iri(document.url));
  } else {
    subject.add_text(iri("dcterms", "source"), document.url);
  }
  for (const std::string& path : document.paths) subject.add_text(iri("term", "path"), path);
  subject.add_text(iri("term", "sha256"), document.sha256);
  return subject.get();
}

RdfSubject subject_of(const FactSource& graph, const Entity& entity) {
  Subject subject(own_iri("node", entity.id));
  add_types(subject, entity.type);
  subject.add_text(iri("rdfs", "label"), entity.name);
  for (const auto& alias : entity.aliases) subject.add_text(iri("schema", "alternateName"), alias);
  for (const auto& role : graph.roles(entity.id)) subject.add_text(iri("schema", "jobTitle"), role);
  for (const Link& link : entity.links) {
    if (link.source != "wikidata") continue;
    subject.add_iri(iri("owl", "sameAs"),
                    "http://www.wikidata.org/entity/" + percent_encoded(link.id));
  }
  return subject.get();
}

RdfSubject subject_of(const FactSource& graph, const Meeting& meeting) {
  Subject subject(own_iri("node", meeting.id));
  add_types(subject, EntityType::kMeeting);
  subject.add_text(iri("rdfs", "label"), graph.label(meeting.id));
  subject.add_text(iri("term", "kind"), std::string(name_of(meeting.kind)));
  subject.add_text(iri("term", "status"), std::string(name_of(meeting.status)));
  for (const std::string& id : meeting.participants) {
    subject.add_node(iri("schema", "attendee"), id);
  }
  subject.add_node(iri("schema", "location"), meeting.place);
  subject.add_text(iri("schema", "about"), meeting.topic);
  return subject.add_time(meeting.date).add_evidence(meeting.evidence).get();
}

RdfSubject subject_of(const SentenceRecord& sentence) {
  Subject subject(sentence_iri(sentence.at));
  const std::string document = own_iri("document", sentence.at.document);
  subject.add_iri(iri("rdf", "type"), iri("prov", "Entity"));
  subject.add_text(iri("prov", "value"), sentence.quote);
  subject.add_iri(iri("dcterms", "isPartOf"), document);
  if (sentence.characters) {
    subject.add_iri(iri("prov", "wasQuotedFrom"),
                    document + "#char=" + std::to_string(sentence.characters->begin) + "," +
                        std::to_string(sentence.characters->end));
  }
  subject.add_typed(iri("term", "begin"), std::to_string(sentence.at.file.begin), "integer");
  subject.add_typed(iri("term", "end"), std::to_string(sentence.at.file.end), "integer");
  subject.add_typed(iri("term", "exact"), sentence.exact ? "true" : "false", "boolean");
  return subject.get();
}

std::string relation_iri(const Statement& statement) {
  return own_iri("relation", statement.predicate);
}

RdfSubject subject_of(const Statement& statement) {
  Subject subject(own_iri("statement", statement.id));
  subject.add_iri(iri("rdf", "type"), iri("rdf", "Statement"));
  subject.add_node(iri("rdf", "subject"), statement.subject);
  subject.add_text(iri("term", "subjectText"), statement.subject_text);
  subject.add_iri(iri("rdf", "predicate"), relation_iri(statement));
  subject.add_node(iri("rdf", "object"), statement.object);
  if (statement.object.empty()) subject.add_text(iri("rdf", "object"), statement.object_text);
  subject.add_typed(iri("term", "negated"), statement.negated ? "true" : "false", "boolean");
  subject.add_text(iri("term", "modality"), std::string(name_of(statement.modality)));
  subject.add_typed(iri("term", "confidence"), number_text(statement.confidence), "double");
  subject.add_node(iri("prov", "wasAttributedTo"), statement.attributed_to.entity);
  subject.add_text(iri("term", "speakerText"), statement.attributed_to.text);
  subject.add_time(statement.time);
  subject.add_node(iri("schema", "location"), statement.place);
  subject.add_node(iri("term", "meeting"), statement.meeting);
  subject.add_text(iri("term", "kind"), statement.qualifiers.kind);
  subject.add_text(iri("term", "item"), statement.qualifiers.item);
  subject.add_text(iri("term", "topic"), statement.qualifiers.topic);
  subject.add_text(iri("term", "polarity"), statement.qualifiers.polarity);
  subject.add_text(iri("term", "trend"), statement.qualifiers.trend);
  return subject.add_evidence(statement.evidence).get();
}

// What somebody asserts and nobody else has to be named for.
bool is_plain(const Statement& statement) {
  return !statement.negated && statement.modality == Modality::kAsserted &&
         statement.attributed_to.empty() && !statement.subject.empty() && !statement.object.empty();
}

}  // namespace

std::vector<RdfPrefix> rdf_prefixes() {
  return {std::begin(kPrefixes), std::end(kPrefixes)};
}

void each_subject(const FactSource& graph, const std::function<void(const RdfSubject&)>& use) {
  graph.each_document([&](const DocumentRecord& document) { use(subject_of(document)); });
  graph.each_sentence([&](const SentenceRecord& sentence) { use(subject_of(sentence)); });
  graph.each_entity_counted(
      [&](const Entity& entity, std::size_t) { use(subject_of(graph, entity)); });
  graph.each_meeting([&](const Meeting& meeting) { use(subject_of(graph, meeting)); });
  graph.each_statement([&](const Statement& statement) {
    use(subject_of(statement));
    if (!is_plain(statement)) return;
    Subject plain(own_iri("node", statement.subject));
    use(plain.add_node(relation_iri(statement), statement.object).get());
  });
}

}  // namespace whomet
