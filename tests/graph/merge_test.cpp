#include "graph/merge.h"

#include <algorithm>
#include <ctime>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "graph/exchange.h"
#include "tests/support/random_graph.h"
#include "tests/support/tiny_graph.h"

namespace whomet {
namespace {

std::string bytes(const Facts& facts) {
  return to_exchange_json(facts, {.pretty = false, .text_offsets = true});
}

std::vector<Facts> random_locals(std::uint32_t seed, std::size_t count) {
  testing::Random random(seed);
  std::vector<Facts> locals;
  for (std::size_t i = 0; i < count; ++i) {
    locals.push_back(testing::FactsMaker(random).local(seed * 1000 + static_cast<std::uint32_t>(i),
                                                       3 + i % 9, 15));
  }
  return locals;
}

TEST_CASE("graph/merge: nothing gives nothing; one document keeps its statements and evidence") {
  CHECK(bytes(merge({})) == bytes({}));
  const std::vector<Facts> locals = {testing::tiny_facts()};
  const Facts merged = merge(locals);
  CHECK(merged.entities.size() == 6);
  CHECK(merged.meetings.size() == 1);
  CHECK(merged.statements.size() == 6);
  CHECK(merged.documents.size() == 2);
  CHECK(merged.meetings[0].participants.size() == 2);
}

TEST_CASE("graph/merge: the order of documents does not matter, nor does saying one twice") {
  for (std::uint32_t seed = 0; seed < 25; ++seed) {
    CAPTURE(seed);
    std::vector<Facts> locals = random_locals(seed, 12);
    const std::string expected = bytes(merge(locals));
    testing::Random random(seed + 500);
    for (int round = 0; round < 4; ++round) {
      random.shuffle(locals);
      CHECK(bytes(merge(locals)) == expected);
    }
    locals.push_back(locals[3]);
    CHECK(bytes(merge(locals)) == expected);
  }
}

// Every id that is referred to exists, nothing is without evidence, lists are sorted.
TEST_CASE("graph/merge: the result is whole") {
  for (std::uint32_t seed = 100; seed < 125; ++seed) {
    CAPTURE(seed);
    const std::vector<Facts> locals = random_locals(seed, 15);
    const Facts merged = merge(locals);
    REQUIRE(from_exchange_json(bytes(merged)).ok());  // checks references, ids and evidence
    std::set<std::string> quotes_before;
    std::set<std::string> quotes_after;
    for (const Facts& facts : locals) {
      for (const Statement& statement : facts.statements) {
        for (const Evidence& evidence : statement.evidence) quotes_before.insert(evidence.quote);
      }
    }
    for (const Statement& statement : merged.statements) {
      CHECK_FALSE(statement.evidence.empty());
      CHECK((statement.confidence > 0.0 && statement.confidence <= 0.99));
      CHECK((statement.subject.empty() || statement.subject != statement.object));
      for (const Evidence& evidence : statement.evidence) quotes_after.insert(evidence.quote);
    }
    CHECK(std::ranges::includes(quotes_before, quotes_after));
    std::size_t mentions_before = 0;
    std::size_t mentions_after = 0;
    for (const Facts& facts : locals) {
      for (const Entity& entity : facts.entities) mentions_before += entity.mentions.size();
    }
    for (const Entity& entity : merged.entities) mentions_after += entity.mentions.size();
    CHECK(mentions_before == mentions_after);
    CHECK(std::ranges::is_sorted(merged.entities, {}, &Entity::id));
    CHECK(std::ranges::is_sorted(merged.meetings, {}, &Meeting::id));
    CHECK(std::ranges::is_sorted(merged.statements, {}, &Statement::id));
    for (const Entity& entity : merged.entities) {
      CHECK(std::ranges::is_sorted(entity.aliases));
      CHECK_FALSE(std::ranges::binary_search(entity.aliases, entity.name));
    }
  }
}

TEST_CASE("graph/merge: two copies of one document keep both paths") {
  Facts a = testing::random_facts(7);
  Facts b = a;
  b.documents[0].paths = {"zcopy.txt"};
  const Facts merged = merge(std::vector<Facts>{a, b});
  REQUIRE(merged.documents.size() == 1);
  CHECK(merged.documents[0].paths == std::vector<std::string>{"doc7.txt", "zcopy.txt"});
  CHECK(bytes(merged) == bytes(merge(std::vector<Facts>{b, a})));
}

// Linear, or nearly: names are drawn from a stock that grows with the number of documents.
TEST_CASE("graph/merge: many documents take seconds") {
  constexpr std::uint32_t kDocuments = 2000;
  testing::Random random(11);
  std::vector<Facts> locals;
  for (std::uint32_t d = 0; d < kDocuments; ++d) {
    Facts facts = testing::FactsMaker(random).local(d, 16, 30);
    for (std::uint32_t i = 0; i < 14; ++i) {
      const std::string given =
          "Given" + std::string(1 + random.below(3), static_cast<char>('a' + random.below(26)));
      const std::string name = given + " Family" + std::to_string(random.below(400));
      facts.entities.push_back(testing::entity_of("e" + std::to_string(i), EntityType::kPerson,
                                                  name, facts.documents[0].id));
    }
    locals.push_back(std::move(facts));
  }
  const std::clock_t start = std::clock();
  const Facts merged = merge(locals);
  const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  CHECK(merged.entities.size() > 1000);
  MESSAGE("merge of ", kDocuments, " documents: ", seconds, " s");
  CHECK(seconds < 20.0);
}

}  // namespace
}  // namespace whomet
