// Long texts: the parts, and that a text read in parts gives one graph with offsets of the whole.
#include "extract/long_text.h"

#include <set>
#include <string>

#include <doctest/doctest.h>

#include "base/utf8.h"
#include "extract/pipeline.h"
#include "graph/exchange.h"

using namespace whomet;

namespace {

const Models& models() {
  static const Models loaded = load_models();
  return loaded;
}

Source source_of(const std::string& text) {
  Source source;
  source.text = text;
  source.offsets.add(text.size(), {0, text.size()}, true);
  source.record.id = "d000000000001";
  source.record.paths = {"long.txt"};
  source.date = make_date(2022, 3, 16);
  return source;
}

std::string long_text() {
  std::string text;
  for (int year = 0; year < 12; ++year) {
    text += "Norwegian Prime Minister Kari Olsen met Peruvian President Diego Quispe in Lima.\n\n";
    text += "\"We agree,\" said Olsen. The ministers of year " + std::to_string(year);
    text += " will meet in Oslo. Estonia supports Peru.\n\n";
  }
  return text;
}

void check_spans(const Facts& facts, const std::string& text) {
  for (const Entity& entity : facts.entities) {
    for (const MentionRecord& mention : entity.mentions) {
      CHECK(slice(text, mention.at.text) == mention.text);
      CHECK(mention.at.file == mention.at.text);
      CHECK(mention.at.document == "d000000000001");
    }
  }
  for (const Statement& statement : facts.statements) {
    for (const Evidence& evidence : statement.evidence) {
      CHECK(evidence.exact);
      CHECK(evidence.at.document == "d000000000001");
      CHECK(slice(text, evidence.at.text) == evidence.quote);
      CHECK(slice(text, evidence.trigger.text) == evidence.trigger.words);
      CHECK(evidence.trigger.file == evidence.trigger.text);
    }
  }
}

}  // namespace

TEST_CASE(
    "extract/long_text: parts follow each other and end where a line, sentence or word ends") {
  struct Row {
    std::string text;
    std::vector<std::string> parts;
  };
  const Row rows[] = {
      {"", {""}},
      {"12345678", {"12345678"}},
      {"one two\nthree\n", {"one two\n", "three\n"}},
      {"abcd\n\ne\nfgh\n", {"abcd\n\n", "e\nfgh\n"}},
      {"It is. So", {"It is. ", "So"}},
      {"aaaaa bbbbb ccccc", {"aaaaa ", "bbbbb ", "ccccc"}},
      {"aaaaaaaaaa", {"aaaaaaaa", "aa"}},
      {"aaaaaaa\xC3\xB6"
       "b",
       {"aaaaaaa",
        "\xC3\xB6"
        "b"}},
      {"\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80",
       {"\x80\x80\x80\x80\x80\x80\x80\x80", "\x80\x80"}},
  };
  for (const Row& row : rows) {
    const std::string& text = row.text;
    CAPTURE(text);
    std::vector<std::string> parts;
    for (const ByteSpan part : split_parts(text, 8)) parts.emplace_back(slice(text, part));
    CHECK(parts == row.parts);
  }
}

TEST_CASE("extract/long_text: a text of one part gives what annotate and facts_of give") {
  const std::string text = long_text();
  const auto facts = extract_facts(source_of(text), models());
  REQUIRE(facts);
  CHECK(to_exchange_json(*facts) ==
        to_exchange_json(facts_of(annotate(source_of(text), models()))));
}

TEST_CASE("extract/long_text: parts are one document, whose names join, at offsets of the whole") {
  const std::string text = long_text();
  const auto facts = extract_facts(source_of(text), models(), {.part_bytes = 400});
  REQUIRE(facts);
  REQUIRE(facts->documents.size() == 1);
  CHECK(facts->documents[0].id == "d000000000001");
  check_spans(*facts, text);
  std::multiset<std::string> names;
  std::set<std::string> ids;
  for (const Entity& entity : facts->entities) {
    names.insert(entity.name);
    CHECK(ids.insert(entity.id).second);
  }
  for (const char* name : {"Kari Olsen", "Diego Quispe", "Norway", "Peru"}) {
    CAPTURE(name);
    CHECK(names.count(name) == 1);
  }
  for (const Meeting& meeting : facts->meetings) {
    std::set<MeetingStatus> seen;
    for (const auto& entry : meeting.history) {
      CHECK(entry.document == "d000000000001");
      CHECK(seen.insert(entry.status).second);
    }
    for (const Evidence& evidence : meeting.evidence)
      CHECK(slice(text, evidence.at.text) == evidence.quote);
  }
}

TEST_CASE("extract/long_text: threads change nothing") {
  const std::string text = long_text();
  const auto one = extract_facts(source_of(text), models(), {.threads = 1, .part_bytes = 300});
  const auto three = extract_facts(source_of(text), models(), {.threads = 3, .part_bytes = 300});
  REQUIRE(one);
  REQUIRE(three);
  CHECK(to_exchange_json(*one) == to_exchange_json(*three));
}

TEST_CASE("extract/long_text: a long text that is stopped gives nothing") {
  const auto stop = [] { return true; };
  CHECK_FALSE(extract_facts(source_of(long_text()), models(),
                            {.threads = 2, .part_bytes = 300, .stopped = stop}));
}
