// Makes a .kg of so many statements, for measuring what comes after reading: make_graph FILE.kg
// STATEMENTS [SEED]. Documents of 50 statements each; people, countries and organizations of
// made-up names; every statement has its own sentence of some 120 bytes.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/digest.h"
#include "graph/store.h"
#include "tests/support/random_graph.h"

using namespace whomet;

namespace {

constexpr std::array<const char*, 16> kSyllables = {"ba",  "do",  "ki",  "lu", "me", "no",
                                                    "pa",  "ri",  "so",  "ta", "ve", "zu",
                                                    "gal", "min", "ter", "von"};
constexpr std::array<const char*, 8> kPredicates = {"meets_with", "visits",         "praises",
                                                    "criticizes", "supports",       "accuses",
                                                    "urges",      "negotiates_with"};

std::string word_of(std::size_t number) {
  std::string word;
  for (int i = 0; i < 4; ++i) {
    word += kSyllables.at(number % kSyllables.size());
    number /= kSyllables.size();
  }
  word[0] = static_cast<char>(word[0] - 'a' + 'A');
  return word;
}

// A person of two names, or in one of ten cases an organization.
Entity actor_of(std::size_t number, const std::string& document) {
  Entity entity;
  const bool is_person = number % 10 != 0;
  entity.type = is_person ? EntityType::kPerson : EntityType::kOrganization;
  entity.name = word_of(number) + (is_person ? " " + word_of(number * 7919 + 13) : " Council");
  entity.id = "e" + IdHash().add(document).add(entity.name).hex12();
  return entity;
}

struct Article {
  StoredDocument document;

  // Adds a mention at the end of the text. Returns the id.
  std::string mention(Entity entity, ByteSpan at) {
    auto& entities = document.facts.entities;
    const auto found = std::ranges::find(entities, entity.id, &Entity::id);
    Entity& to = found == entities.end() ? entities.emplace_back(std::move(entity)) : *found;
    to.mentions.push_back({{document.record.id, at, at}, to.name, MentionLevel::kName});
    return to.id;
  }
};

void add_statement(Article& article, testing::Random& random, std::size_t actors) {
  std::string& text = article.document.text;
  const std::string id = article.document.record.id;
  const std::size_t first = random.below(actors);
  const std::size_t second = (first + 1 + random.below(actors - 1)) % actors;
  const Entity subject = actor_of(first, id);
  const Entity object = actor_of(second, id);
  const std::string predicate = kPredicates.at(random.below(kPredicates.size()));
  const std::size_t begin = text.size();
  text += subject.name;
  const ByteSpan subject_at{begin, text.size()};
  const ByteSpan trigger{text.size() + 1, text.size() + 1 + predicate.size()};
  text += " " + predicate + " ";
  const std::size_t object_begin = text.size();
  text += object.name;
  const ByteSpan object_at{object_begin, text.size()};
  text += ", said “someone” & others in sentence number " + std::to_string(random.below(1000000)) +
          " of a long article on trade <and> fish.";
  Statement statement;
  statement.id = "s" + IdHash().add(id).add(std::to_string(begin)).hex12();
  statement.subject = article.mention(subject, subject_at);
  statement.predicate = predicate;
  statement.object = article.mention(object, object_at);
  statement.negated = random.chance(5);
  statement.modality = random.chance(20) ? Modality::kPlanned : Modality::kAsserted;
  const std::string day = iso(add_days({2020, 1, 1}, static_cast<long>(random.below(1500))));
  statement.time = {day, day, day, "day", "explicit"};
  statement.confidence = 0.3 + static_cast<double>(random.below(60)) / 100.0;
  Evidence evidence;
  evidence.at = {id, {begin, text.size()}, {begin, text.size()}};
  evidence.quote = text.substr(begin);
  evidence.trigger = {trigger, trigger, predicate};
  evidence.extractor = "made";
  statement.evidence = {evidence};
  text += "\n";
  article.document.facts.statements.push_back(std::move(statement));
}

StoredDocument article_of(std::size_t number, testing::Random& random, std::size_t statements,
                          std::size_t actors) {
  Article article;
  DocumentRecord& record = article.document.record;
  record.sha256 = sha256_hex("made article " + std::to_string(number));
  record.id = "d" + record.sha256.substr(0, 12);
  record.paths = {"made/" + std::to_string(number) + ".txt"};
  record.date = iso(add_days({2024, 1, 1}, static_cast<long>(number % 300)));
  record.date_basis = "metadata";
  record.language = "en";
  for (std::size_t i = 0; i < statements; ++i) add_statement(article, random, actors);
  Facts& facts = article.document.facts;
  facts.documents = {record};
  std::ranges::sort(facts.entities, {}, &Entity::id);
  std::ranges::sort(facts.statements, {}, &Statement::id);
  return std::move(article.document);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: make_graph FILE.kg STATEMENTS [SEED]\n";
    return 2;
  }
  constexpr std::size_t kStatements = 50;  // a document
  constexpr std::size_t kBatch = 200;      // documents a transaction
  const std::size_t documents = std::strtoul(argv[2], nullptr, 10) / kStatements;
  testing::Random random(argc > 3 ? static_cast<std::uint32_t>(std::strtoul(argv[3], nullptr, 10))
                                  : 1);
  std::filesystem::remove(argv[1]);
  Store store = Store::open_write(argv[1]);
  std::vector<StoredDocument> batch;
  for (std::size_t i = 0; i < documents; ++i) {
    batch.push_back(article_of(i, random, kStatements, documents * 10));
    if (batch.size() < kBatch && i + 1 < documents) continue;
    store.add(batch);
    batch.clear();
  }
  store.refresh();
  return 0;
}
