// Random but well-formed facts for property tests: every id exists, every statement has evidence.
// The same seed gives the same facts on every machine (std::mt19937, no std distributions).
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/digest.h"
#include "graph/facts.h"
#include "graph/schema.h"

namespace whomet::testing {

class Random {
 public:
  explicit Random(std::uint32_t seed) : engine_(seed) {}
  std::size_t below(std::size_t limit) { return engine_() % limit; }  // Requires: limit > 0
  bool chance(std::size_t percent) { return below(100) < percent; }
  template <typename T>
  const T& pick(const std::vector<T>& values) {
    return values[below(values.size())];
  }
  template <typename Enum>
  Enum pick_enum(std::size_t count) {
    return static_cast<Enum>(below(count));
  }
  template <typename T>
  void shuffle(std::vector<T>& values) {
    for (std::size_t i = values.size(); i > 1; --i) std::swap(values[i - 1], values[below(i)]);
  }

 private:
  std::mt19937 engine_;
};

// Names from a small stock, so that documents share entities.
struct Stock {
  EntityType type;
  const char* name;
  const char* alias;
  const char* wikidata;
};
inline constexpr std::array<Stock, 16> kStock = {{
    {EntityType::kPerson, "Ana Castillo", "Castillo", ""},
    {EntityType::kPerson, "Bruno Keller", "Keller", ""},
    {EntityType::kPerson, "Chidi Okafor", "Okafor", ""},
    {EntityType::kPerson, "Dora Keller", "Dora Keller", ""},
    {EntityType::kPerson, "Emil Novak", "Novak", ""},
    {EntityType::kPerson, "Keller", "Keller", ""},
    {EntityType::kCountry, "Portugal", "Portuguese", "Q45"},
    {EntityType::kCountry, "Chile", "Chilean", "Q298"},
    {EntityType::kCountry, "Ghana", "Ghana's", "Q117"},
    {EntityType::kOrganization, "Andean Trade Council", "ATC", ""},
    {EntityType::kOrganization, "Ministry of Fisheries", "the ministry", ""},
    {EntityType::kGroup, "fishermen", "fishermen", ""},
    {EntityType::kPlace, "Lisbon", "Lisbon", ""},
    {EntityType::kPlace, "Accra", "Accra", ""},
    {EntityType::kEvent, "Tuna War", "the war", ""},
    {EntityType::kDocument, "Lisbon Treaty on Fish", "the treaty", ""},
}};

class FactsMaker {
 public:
  explicit FactsMaker(Random& random) : random_(random) {}

  // One document's local graph. `seed` sets its digest.
  Facts local(std::uint32_t seed, std::size_t entity_count = 8, std::size_t statement_count = 12) {
    Facts facts;
    DocumentRecord document;
    document.sha256 = sha256_hex("random document " + std::to_string(seed));
    document.id = "d" + document.sha256.substr(0, 12);
    document.paths = {"doc" + std::to_string(seed) + ".txt"};
    document.title = "Title \"" + std::to_string(seed) + "\" \xE2\x80\x94 \xC3\xA9\n\t<&>";
    const bool dated = random_.chance(70);
    if (dated) document.date = iso(add_days({2023, 1, 1}, static_cast<long>(random_.below(120))));
    document.date_basis = dated ? "text" : "none";
    document.language = "en";
    facts.documents.push_back(document);
    document_ = document.id;
    add_entities(facts, entity_count);
    add_meetings(facts, 1 + random_.below(3));
    for (std::size_t i = 0; i < statement_count; ++i)
      facts.statements.push_back(statement(facts, i));
    sort_by_id(facts.entities);
    sort_by_id(facts.meetings);
    sort_by_id(facts.statements);
    return facts;
  }

 private:
  template <typename Record>
  static void sort_by_id(std::vector<Record>& records) {
    std::sort(records.begin(), records.end(),
              [](const Record& a, const Record& b) { return a.id < b.id; });
  }

  std::string id(char letter, std::size_t index) const {
    return letter +
           IdHash().add(document_).add(std::string(1, letter)).add(std::to_string(index)).hex12();
  }

  Location location(std::size_t size) {
    const std::size_t begin = random_.below(5000);
    return {document_, {begin + 3, begin + 3 + size}, {begin, begin + size}};
  }

  void add_entities(Facts& facts, std::size_t count) {
    std::vector<std::size_t> stock(kStock.size());
    for (std::size_t i = 0; i < stock.size(); ++i) stock[i] = i;
    random_.shuffle(stock);
    stock.resize(std::min(count, stock.size()));
    for (const std::size_t index : stock) {
      const Stock& named = kStock.at(index);
      Entity entity;
      entity.id = id('e', index);
      entity.type = named.type;
      entity.name = named.name;
      if (entity.name != named.alias) entity.aliases = {named.alias};
      if (*named.wikidata != '\0') entity.links.push_back({"wikidata", named.wikidata});
      entity.mentions.push_back({location(entity.name.size()), entity.name, MentionLevel::kName});
      if (random_.chance(50)) {
        entity.mentions.push_back({location(2), "he", MentionLevel::kPronoun});
        entity.merged.push_back({{entity.name, "he"}, "pronoun, same document"});
      }
      std::sort(
          entity.mentions.begin(), entity.mentions.end(),
          [](const MentionRecord& a, const MentionRecord& b) { return a.at.text < b.at.text; });
      facts.entities.push_back(std::move(entity));
    }
  }

  Evidence evidence() {
    Evidence made;
    made.quote = "They met \xE2\x80\x9Cquietly\xE2\x80\x9D, round " +
                 std::to_string(random_.below(50)) + ".";
    made.at = location(made.quote.size());
    made.exact = random_.chance(80);
    made.extractor = "meeting";
    if (random_.chance(80)) {
      made.trigger = {{made.at.file.begin + 5, made.at.file.begin + 8},
                      {made.at.text.begin + 5, made.at.text.begin + 8},
                      "met"};
    }
    return made;
  }

  TimeValue time() {
    if (random_.chance(40)) return {};
    if (random_.chance(20)) return {"some day", "", "", "", ""};
    const std::string day = iso(add_days({2023, 1, 1}, static_cast<long>(random_.below(90))));
    return {"on " + day, day, day, "day", "explicit"};
  }

  void add_meetings(Facts& facts, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
      Meeting meeting;
      meeting.id = id('m', i);
      meeting.kind = random_.pick_enum<MeetingKind>(8);
      meeting.status = random_.pick_enum<MeetingStatus>(5);
      meeting.history.push_back({meeting.status, document_});
      if (random_.chance(20)) meeting.name = "Lisbon Fish Forum";
      for (std::size_t k = 0; k < 2; ++k)
        meeting.participants.push_back(random_.pick(facts.entities).id);
      std::sort(meeting.participants.begin(), meeting.participants.end());
      meeting.participants.erase(
          std::unique(meeting.participants.begin(), meeting.participants.end()),
          meeting.participants.end());
      if (random_.chance(50)) meeting.place = random_.pick(facts.entities).id;
      if (random_.chance(20)) meeting.topic = "cod quotas";
      meeting.date = time();
      meeting.evidence.push_back(evidence());
      facts.meetings.push_back(std::move(meeting));
    }
  }

  Statement statement(const Facts& facts, std::size_t index) {
    Statement made;
    made.id = id('s', index);
    made.subject = random_.pick(facts.entities).id;
    if (random_.chance(10)) {
      made.subject.clear();
      made.subject_text = "a trawler";
    }
    made.open = random_.chance(15);
    made.predicate = made.open ? "throw fish at"
                               : std::string(predicates()[random_.below(predicates().size())].name);
    if (random_.chance(20)) {
      made.object_text = "cod \\ herring";
    } else if (random_.chance(20)) {
      made.object = random_.pick(facts.meetings).id;
    } else {
      made.object = random_.pick(facts.entities).id;
    }
    made.negated = random_.chance(15);
    made.modality = random_.chance(60) ? Modality::kAsserted : random_.pick_enum<Modality>(8);
    if (random_.chance(20)) made.attributed_to = {random_.pick(facts.entities).id, "the speaker"};
    made.time = time();
    if (random_.chance(20)) made.place = random_.pick(facts.entities).id;
    if (random_.chance(20)) made.meeting = random_.pick(facts.meetings).id;
    if (random_.chance(20)) made.qualifiers = {"phone", "nets", "cod", "+", "growing"};
    made.confidence = static_cast<double>(random_.below(99) + 1) / 100.0;
    for (std::size_t i = 0; i <= random_.below(2); ++i) made.evidence.push_back(evidence());
    return made;
  }

  Random& random_;
  std::string document_;
};

inline Facts random_facts(std::uint32_t seed, std::size_t entities = 8,
                          std::size_t statements = 12) {
  Random random(seed);
  return FactsMaker(random).local(seed, entities, statements);
}

}  // namespace whomet::testing
