// The whole extraction on plain text: what every graph must satisfy, whatever the words.
#include "extract/pipeline.h"

#include <map>
#include <random>
#include <set>
#include <string>

#include <doctest/doctest.h>

#include "extract/extractor.h"
#include "graph/exchange.h"
#include "graph/schema.h"

using namespace whomet;

namespace {

const Models& models() {
  static const Models loaded = load_models();
  return loaded;
}

Document annotated(const std::string& text) {
  Source source;
  source.text = text;
  source.offsets.add(text.size(), {0, text.size()}, true);
  source.record.id = "d000000000001";
  source.date = make_date(2022, 3, 16);
  return annotate(std::move(source), models());
}

// "subject|predicate|object" by names, for statements between nodes; planned and negated are said.
std::set<std::string> edges_of(const Facts& facts) {
  std::map<std::string, std::string> names;
  for (const Entity& entity : facts.entities) names[entity.id] = entity.name;
  std::set<std::string> edges;
  for (const Statement& s : facts.statements) {
    if (s.open || !names.contains(s.subject) || !names.contains(s.object)) continue;
    std::string edge = names[s.subject] + "|" + s.predicate + "|" + names[s.object];
    if (s.negated) edge += "|not";
    if (s.modality != Modality::kAsserted) edge += "|" + std::string(name_of(s.modality));
    edges.insert(edge);
    if (const Predicate* p = find_predicate(s.predicate); p != nullptr && p->symmetric) {
      edges.insert(
          names[s.object] + "|" + s.predicate + "|" + names[s.subject] +
          edge.substr((names[s.subject] + "|" + s.predicate + "|" + names[s.object]).size()));
    }
  }
  return edges;
}

void check_integrity(const Document& document, const Facts& facts) {
  std::set<std::string> nodes;
  for (const Entity& entity : facts.entities) {
    CHECK(nodes.insert(entity.id).second);
    for (const MentionRecord& mention : entity.mentions) {
      CHECK(slice(document.source.text, mention.at.text) == mention.text);
    }
  }
  for (const Meeting& meeting : facts.meetings) {
    CHECK(nodes.insert(meeting.id).second);
    CHECK_FALSE(meeting.evidence.empty());
    for (const std::string& id : meeting.participants) CHECK(nodes.contains(id));
  }
  std::set<std::string> ids;
  for (const Statement& s : facts.statements) {
    CHECK(ids.insert(s.id).second);
    CHECK((s.subject.empty() ? !s.subject_text.empty() : nodes.contains(s.subject)));
    CHECK((s.object.empty() ? !s.object_text.empty() : nodes.contains(s.object)));
    CHECK((s.open || find_predicate(s.predicate) != nullptr));
    CHECK(s.confidence >= 0.0);
    CHECK(s.confidence <= 1.0);
    CHECK_FALSE(s.evidence.empty());
    for (const Evidence& e : s.evidence) {
      CHECK(slice(document.source.text, e.at.text) == e.quote);
      CHECK(slice(document.source.text, e.trigger.text) == e.trigger.words);
      if (!e.trigger.words.empty()) CHECK(covers(e.at.text, e.trigger.text));
    }
  }
}

struct Row {
  const char* text;
  const char* edge;  // must be there; "" = the text must give no meeting and no conflict
};

constexpr Row kRows[] = {
    {"Norwegian Prime Minister Kari Olsen met Peruvian President Juan Quispe in Oslo on Tuesday.",
     "Kari Olsen|meets_with|Juan Quispe"},
    {"Norwegian Prime Minister Kari Olsen met Peruvian President Juan Quispe in Oslo on Tuesday.",
     "Juan Quispe|head_of_state_of|Peru"},
    {"Norwegian Prime Minister Kari Olsen will meet Peruvian President Juan Quispe on Friday.",
     "Kari Olsen|meets_with|Juan Quispe|planned"},
    {"Norway accused Peru of supplying weapons to Kenya.", "Norway|accuses|Peru"},
    {"Kenya has not condemned Norway.", "Kenya|criticizes|Norway|not"},
    {"Ties between Norway and Peru have improved.", "Norway|partner_of|Peru"},
    {"Kenya borders Ethiopia.", "Kenya|borders|Ethiopia"},
    {"The river is long and the weather was fine.", ""},
    {"Kari Olsen met the deadline.", ""},
};

}  // namespace

TEST_CASE("extract/pipeline: sentences and an edge that they give") {
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    const Facts facts = facts_of(annotated(row.text));
    const auto edges = edges_of(facts);
    std::string all;
    for (const std::string& edge : edges) all += edge + "\n";
    CAPTURE(all);
    if (*row.edge != '\0') {
      CHECK(edges.contains(row.edge));
    } else {
      CHECK(facts.meetings.empty());
      CHECK(all.find("meets_with") == std::string::npos);
    }
  }
}

TEST_CASE("extract/pipeline: evidence is verbatim, ends exist, ids are unique") {
  const std::string text =
      "OSLO — Norway's Foreign Minister Kari Olsen arrived in Lima on Tuesday for talks with "
      "Peruvian "
      "leaders. \"We want peace,\" she said at a news conference. Peru's government denied that it "
      "had "
      "sent weapons to Kenya.\n\nThe two countries signed an agreement last month. Olsen is "
      "scheduled "
      "to visit Nairobi next week, according to the Norwegian Foreign Ministry.\n";
  const Document document = annotated(text);
  const Facts facts = facts_of(document);
  CHECK_FALSE(facts.statements.empty());
  CHECK_FALSE(facts.meetings.empty());
  check_integrity(document, facts);
  CHECK(to_exchange_json(facts) == to_exchange_json(facts_of(annotated(text))));
}

TEST_CASE("extract/pipeline: no words at all are too odd") {
  for (const char* text :
       {"", "\n", "...", "Oslo", "\"\"\"", "met met met", "of of of of", "-backed"}) {
    CAPTURE(text);
    const Document document = annotated(text);
    check_integrity(document, facts_of(document));
  }
}

TEST_CASE("extract/pipeline: any soup of words gives a sound graph") {
  static constexpr const char* kWords[] = {
      "Norway", "Olsen", "President", "met",     "with",     "talks",     "said",      "that",
      "in",     "Oslo",  ",",         ".",       "\"",       "on",        "Tuesday",   "will",
      "not",    "the",   "two",       "leaders", "of",       "and",       "Peru",      "'s",
      "visit",  "to",    "accused",   "he",      "they",     "who",       "sanctions", "against",
      "U.N.",   "-",     "backed",    "rebels",  "if",       "between",   "ties",      "denied",
      "(",      ")",     "including", "\n",      "minister", "agreement", "signed",    "according"};
  std::mt19937 random(20220316);
  for (int round = 0; round < 60; ++round) {
    CAPTURE(round);
    std::string text;
    const auto length = random() % 70;
    for (std::size_t i = 0; i < length; ++i) {
      text += kWords[random() % std::size(kWords)];
      text += ' ';
    }
    CAPTURE(text);
    const Document document = annotated(text);
    check_integrity(document, facts_of(document));
  }
}

TEST_CASE("extract/extractors: each has a name of its own and a summary") {
  std::set<std::string_view> names;
  for (const Extractor& extractor : extractors()) {
    CHECK(names.insert(extractor.name).second);
    CHECK(std::string_view(extractor.summary).size() > 5);
    CHECK((extractor.extract != nullptr));
  }
}
