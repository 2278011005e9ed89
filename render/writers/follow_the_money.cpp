// FollowTheMoney entities (https://followthemoney.tech), one a line, for OpenAleph and the tools of
// OpenSanctions. Nodes are Person, Organization, PublicBody (countries act as governments), Address
// (places), Event (meetings too) or Note; statements are Membership, Employment, Directorship,
// Family or else UnknownLink, with the quote as summary and the document as proof. A statement that
// ends in words is left out, but for a person's role, which is its position.
#include <string>
#include <string_view>

#include "render/export_graph.h"
#include "render/json_stream.h"
#include "render/writers/list.h"

namespace whomet {
namespace {

class FtmEntity {
 public:
  FtmEntity(JsonStream& json, std::string_view id, std::string_view schema) : json_(json) {
    json_.begin_object().field("id", id).field("schema", schema).key("properties").begin_object();
  }
  // A property is a list; "" adds nothing.
  void add(std::string_view name, std::string_view value) {
    if (value.empty()) return;
    json_.key(name).begin_array().text(value).end_array();
  }
  void add(std::string_view name, const std::vector<std::string>& values) {
    if (values.empty()) return;
    json_.key(name).begin_array();
    for (const std::string& value : values) json_.text(value);
    json_.end_array();
  }
  // One day is a date, several are an interval.
  void add_time(const TimeValue& time) {
    if (time.from == time.to) {
      add("date", time.from);
    } else {
      add("startDate", time.from);
      add("endDate", time.to);
    }
  }
  void add_evidence(const std::vector<Evidence>& evidence) {
    if (evidence.empty()) return;
    add("summary", evidence.front().quote);
    std::vector<std::string> documents;
    for (const Evidence& one : evidence) {
      if (documents.empty() || documents.back() != one.at.document) {
        documents.push_back(one.at.document);
      }
    }
    add("proof", documents);
  }
  void finish() {
    json_.end_object().end_object();
    json_.finish_line();
  }

 private:
  JsonStream& json_;
};

std::string_view schema_of(EntityType type) {
  switch (type) {
    case EntityType::kPerson:
      return "Person";
    case EntityType::kCountry:
      return "PublicBody";
    case EntityType::kOrganization:
    case EntityType::kGroup:
      return "Organization";
    case EntityType::kPlace:
      return "Address";
    case EntityType::kEvent:
    case EntityType::kMeeting:
      return "Event";
    default:
      return "Note";
  }
}

bool is_legal(EntityType type) {
  return type == EntityType::kPerson || type == EntityType::kCountry ||
         type == EntityType::kOrganization || type == EntityType::kGroup;
}
bool is_body(EntityType type) {
  return is_legal(type) && type != EntityType::kPerson;
}

// How a relation is called there, if its ends are of the kinds that it asks for.
struct LinkSchema {
  const char* predicate;
  const char* schema;
  const char* subject;
  const char* object;
  bool subject_is_person;
  bool object_is_person;
};
constexpr LinkSchema kLinks[] = {
    {"member_of", "Membership", "member", "organization", false, false},
    {"employed_by", "Employment", "employee", "employer", true, false},
    {"leads", "Directorship", "director", "organization", true, false},
    {"kin_of", "Family", "person", "relative", true, true},
};
constexpr LinkSchema kUnknownLink = {"", "UnknownLink", "subject", "object", false, false};

const LinkSchema& link_of(const Statement& statement, EntityType subject, EntityType object) {
  for (const LinkSchema& link : kLinks) {
    if (statement.open || statement.predicate != link.predicate) continue;
    const bool fits =
        (link.subject_is_person ? subject == EntityType::kPerson : is_legal(subject)) &&
        (link.object_is_person ? object == EntityType::kPerson : is_body(object));
    if (fits) return link;
  }
  return kUnknownLink;
}

void write_document(JsonStream& json, const DocumentRecord& document) {
  FtmEntity entity(json, document.id, "Document");
  const std::string path = document.paths.empty() ? document.id : document.paths.front();
  entity.add("name", document.title.empty() ? path : document.title);
  entity.add("title", document.title);
  entity.add("fileName", path);
  entity.add("publishedAt", document.date);
  entity.add("language", document.language == "en" ? "eng" : "");
  entity.add("publisher", document.source);
  entity.add("sourceUrl", document.url);
  entity.finish();
}

void write_entity(JsonStream& json, const FactSource& graph, const Entity& node) {
  FtmEntity entity(json, node.id, schema_of(node.type));
  entity.add("name", node.name);
  if (node.type == EntityType::kPlace) entity.add("full", node.name);
  entity.add("alias", node.aliases);
  entity.add("wikidataId", wikidata_id(node));
  if (node.type == EntityType::kPerson) entity.add("position", graph.roles(node.id));
  entity.finish();
}

void write_meeting(JsonStream& json, const FactSource& graph, const Meeting& meeting) {
  FtmEntity entity(json, meeting.id, "Event");
  entity.add("name", graph.label(meeting.id));
  std::vector<std::string> involved;
  for (const std::string& id : meeting.participants) {
    const auto type = graph.type(id);
    if (type && is_legal(*type)) involved.push_back(id);
  }
  entity.add("involved", involved);
  entity.add("location", graph.label(meeting.place));
  entity.add("keywords", meeting.topic);
  entity.add("notes", std::string(name_of(meeting.status)));
  entity.add_time(meeting.date);
  entity.add_evidence(meeting.evidence);
  entity.finish();
}

void write_link(JsonStream& json, const FactSource& graph, const ExportEdge& edge) {
  const Statement& statement = *edge.statement;
  const auto subject = graph.type(edge.source);
  const auto object = graph.type(edge.target);
  if (!subject || !object) return;
  const LinkSchema& link = link_of(statement, *subject, *object);
  FtmEntity entity(json, statement.id, link.schema);
  entity.add(link.subject, edge.source);
  entity.add(link.object, edge.target);
  entity.add("role", (statement.negated ? "not: " : "") + edge.label);
  const bool is_family = std::string_view(link.schema) == "Family";
  if (is_family) entity.add("relationship", statement.qualifiers.kind);
  entity.add("status", name_of(statement.modality));
  entity.add("publisher", edge.attributed_to);
  entity.add("recordId", statement.id);
  entity.add_time(statement.time);
  entity.add_evidence(statement.evidence);
  entity.finish();
}

void write(const FactSource& graph, ExportFiles& files) {
  ByteSink& out = files.open("");
  JsonStream json(out, JsonStream::Style::kLine);
  graph.each_document([&](const DocumentRecord& document) { write_document(json, document); });
  graph.each_entity_counted(
      [&](const Entity& entity, std::size_t) { write_entity(json, graph, entity); });
  graph.each_meeting([&](const Meeting& meeting) { write_meeting(json, graph, meeting); });
  each_edge(graph, [&](const ExportEdge& edge) { write_link(json, graph, edge); });
}

}  // namespace

GraphWriter follow_the_money_writer() {
  return {.name = "ftm",
          .ending = ".ftm.json",
          .summary = "FollowTheMoney, an entity a line",
          .opened_by = "OpenAleph, ftm, nomenklatura",
          .write = write};
}

}  // namespace whomet
