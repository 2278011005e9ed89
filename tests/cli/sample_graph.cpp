#include "tests/cli/sample_graph.h"

#include <algorithm>
#include <stdexcept>
#include <vector>

#include "base/digest.h"
#include "graph/store.h"

namespace whomet {
namespace {

// One article and what it says. Words are looked up in the text, so offsets are never written down.
class Story {
 public:
  Story(std::string path, std::string date, std::string title, std::string text)
      : text_(std::move(text)) {
    DocumentRecord record;
    record.sha256 = sha256_hex(text_);
    record.id = "d" + record.sha256.substr(0, 12);
    record.paths = {std::move(path)};
    record.title = std::move(title);
    record.date = std::move(date);
    record.date_basis = "text";
    record.language = "en";
    facts_.documents.push_back(std::move(record));
  }

  // Every place where one of the names stands is a mention. Returns the id.
  std::string entity(EntityType type, const std::string& name,
                     const std::vector<std::string>& aliases = {}) {
    Entity entity;
    entity.id = "e" + std::to_string(facts_.entities.size() + 1);
    entity.type = type;
    entity.name = name;
    entity.aliases = aliases;
    std::vector<std::string> forms = aliases;
    forms.insert(forms.begin(), name);
    for (const std::string& form : forms) add_mentions(entity, form);
    if (!aliases.empty()) entity.merged.push_back({forms, "surname, same document"});
    facts_.entities.push_back(entity);
    return entity.id;
  }

  Meeting& meeting(MeetingKind kind, MeetingStatus status, std::vector<std::string> participants,
                   const std::string& trigger) {
    Meeting meeting;
    meeting.id = "m" + std::to_string(facts_.meetings.size() + 1);
    meeting.kind = kind;
    meeting.status = status;
    meeting.participants = std::move(participants);
    std::sort(meeting.participants.begin(), meeting.participants.end());
    meeting.history.push_back({status, document()});
    meeting.evidence.push_back(evidence(trigger, "meeting"));
    facts_.meetings.push_back(meeting);
    return facts_.meetings.back();
  }

  Statement& state(const std::string& subject, const std::string& predicate,
                   const std::string& object, const std::string& trigger) {
    Statement statement;
    statement.id = "s" + std::to_string(facts_.statements.size() + 1);
    statement.subject = subject;
    statement.predicate = predicate;
    statement.object = object;
    statement.confidence = 0.9;
    statement.evidence.push_back(evidence(trigger, "sample"));
    facts_.statements.push_back(statement);
    return facts_.statements.back();
  }

  StoredDocument stored() const { return {facts_.documents.front(), text_, facts_}; }

 private:
  const std::string& document() const { return facts_.documents.front().id; }

  ByteSpan find(const std::string& words, std::size_t from = 0) const {
    const std::size_t at = text_.find(words, from);
    if (at == std::string::npos) throw std::logic_error("the sample has no '" + words + "'");
    return {at, at + words.size()};
  }

  Location at(ByteSpan span) const { return {document(), span, span}; }

  void add_mentions(Entity& entity, const std::string& form) const {
    for (std::size_t from = text_.find(form); from != std::string::npos;
         from = text_.find(form, from + form.size())) {
      const ByteSpan span{from, from + form.size()};
      const bool known =
          std::any_of(entity.mentions.begin(), entity.mentions.end(),
                      [&](const MentionRecord& m) { return overlap(m.at.text, span); });
      if (!known) entity.mentions.push_back({at(span), form, MentionLevel::kName});
    }
    std::sort(entity.mentions.begin(), entity.mentions.end(),
              [](const MentionRecord& a, const MentionRecord& b) { return a.at.text < b.at.text; });
  }

  // The line that holds the trigger is its sentence.
  Evidence evidence(const std::string& trigger, const std::string& extractor) const {
    const ByteSpan words = find(trigger);
    const std::size_t line = text_.rfind('\n', words.begin);
    const std::size_t begin = line == std::string::npos ? 0 : line + 1;
    const ByteSpan sentence{begin, text_.find('\n', begin)};
    Evidence evidence;
    evidence.at = at(sentence);
    evidence.quote = text_.substr(sentence.begin, sentence.size());
    evidence.trigger = {words, words, trigger};
    evidence.extractor = extractor;
    return evidence;
  }

  std::string text_;
  Facts facts_;
};

TimeValue day(const std::string& text, const std::string& date) {
  return {text, date, date, "day", "weekday, document date"};
}

Story harbour() {
  Story story("harbour.txt", "2022-03-14", "Ministers open harbour talks",
              "Foreign Minister Ada Novak of Slovenia met Ben Okafor in Lisbon on Monday.\n"
              "Okafor said that Kenya would support Slovenia.\n"
              "Novak will visit Nairobi in May.\n"
              "She has not met Grace Wanjiru.\n");
  const auto novak = story.entity(EntityType::kPerson, "Ada Novak", {"Novak"});
  const auto okafor = story.entity(EntityType::kPerson, "Ben Okafor", {"Okafor"});
  const auto wanjiru = story.entity(EntityType::kPerson, "Grace Wanjiru");
  const auto slovenia = story.entity(EntityType::kCountry, "Slovenia");
  const auto kenya = story.entity(EntityType::kCountry, "Kenya");
  const auto lisbon = story.entity(EntityType::kPlace, "Lisbon");
  const auto nairobi = story.entity(EntityType::kPlace, "Nairobi");
  Meeting& talks =
      story.meeting(MeetingKind::kMeeting, MeetingStatus::kHeld, {novak, okafor}, "met");
  talks.place = lisbon;
  talks.date = day("on Monday", "2022-03-14");
  Statement& met = story.state(novak, "meets_with", okafor, "met");
  met.meeting = "m1";
  met.place = lisbon;
  met.time = day("on Monday", "2022-03-14");
  story.state(novak, "minister_of", slovenia, "Foreign Minister").qualifiers.kind =
      "foreign minister";
  Statement& support = story.state(kenya, "supports", slovenia, "support");
  support.attributed_to = {okafor, "Okafor"};
  Statement& visit = story.state(novak, "visits", nairobi, "visit");
  visit.modality = Modality::kPlanned;
  visit.time = {"in May", "2022-05-01", "2022-05-31", "month", "month, document date"};
  story.state(novak, "meets_with", wanjiru, "has not met").negated = true;
  return story;
}

Story summit() {
  Story story("summit.txt", "2022-04-02", "Okafor goes to Santiago",
              "Ben Okafor held talks with Carla Fuentes, the president of Chile, on Friday.\n"
              "Fuentes accused Peru of closing the border.\n"
              "Okafor and Fuentes could meet again in Geneva.\n");
  const auto okafor = story.entity(EntityType::kPerson, "Ben Okafor", {"Okafor"});
  const auto fuentes = story.entity(EntityType::kPerson, "Carla Fuentes", {"Fuentes"});
  const auto chile = story.entity(EntityType::kCountry, "Chile");
  const auto peru = story.entity(EntityType::kCountry, "Peru");
  const auto geneva = story.entity(EntityType::kPlace, "Geneva");
  story.meeting(MeetingKind::kMeeting, MeetingStatus::kHeld, {okafor, fuentes}, "held talks").date =
      day("on Friday", "2022-04-01");
  Statement& met = story.state(okafor, "meets_with", fuentes, "held talks");
  met.meeting = "m1";
  met.time = day("on Friday", "2022-04-01");
  story.state(fuentes, "head_of_state_of", chile, "president");
  story.state(fuentes, "accuses", peru, "accused").qualifiers.topic = "closing the border";
  story.meeting(MeetingKind::kMeeting, MeetingStatus::kPossible, {okafor, fuentes}, "could meet")
      .place = geneva;
  return story;
}

Story envoy() {
  Story story("envoy.txt", "2022-04-09", "Chile's president receives envoy",
              "President Carla Fuentes received Diego Salas, an envoy of Peru, on Thursday.\n"
              "Salas said the talks were useful.\n");
  const auto fuentes = story.entity(EntityType::kPerson, "Carla Fuentes");
  const auto salas = story.entity(EntityType::kPerson, "Diego Salas", {"Salas"});
  const auto peru = story.entity(EntityType::kCountry, "Peru");
  story.meeting(MeetingKind::kMeeting, MeetingStatus::kHeld, {fuentes, salas}, "received").date =
      day("on Thursday", "2022-04-07");
  Statement& met = story.state(fuentes, "meets_with", salas, "received");
  met.meeting = "m1";
  met.time = day("on Thursday", "2022-04-07");
  story.state(salas, "represents", peru, "envoy");
  Statement& useful = story.state(salas, "says", "", "said");
  useful.object_text = "the talks were useful";
  return story;
}

}  // namespace

void write_sample_graph(const std::string& path) {
  Store store = Store::open_write(path);
  const std::vector<StoredDocument> documents{harbour().stored(), summit().stored(),
                                              envoy().stored()};
  store.add(documents);
  store.refresh();
}

}  // namespace whomet
