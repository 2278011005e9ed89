// Counts of matches in a file, whose relations are read all at once, against the graph in memory.

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "base/text_file.h"
#include "graph/store.h"
#include "query/graphs/knowledge_graph.h"
#include "query/graphs/stored_property_graph.h"
#include "tests/graph/store_files.h"
#include "tests/query/query_lines.h"
#include "tests/support/random_graph.h"

using namespace whomet;
using namespace whomet::testing;

namespace {

std::string random_nodes(Random& random, std::size_t count) {
  constexpr const char* kTypes[] = {"Person", "Organization", "Place"};
  std::string csv = "id,name,type\n";
  for (std::size_t i = 0; i < count; ++i) {
    csv += std::to_string(i) + ",Node " + std::to_string(i) + "," + kTypes[random.below(3)] + "\n";
  }
  return csv;
}

std::string random_edges(Random& random, std::size_t nodes, std::size_t count) {
  constexpr const char* kTypes[] = {"MET_WITH", "WORKS_FOR", "NEAR", "HELD_IN"};
  constexpr const char* kDays[] = {"", "2023-02-18", "2023-02-19", "1965-07-01", "2024-12-31"};
  constexpr const char* kConfidences[] = {"", "0.5", "0.9", "0.8951", "1", "0"};
  std::string csv = "src,dst,type,date,confidence\n";
  for (std::size_t i = 0; i < count; ++i) {
    csv += std::to_string(random.below(nodes)) + "," + std::to_string(random.below(nodes)) + "," +
           kTypes[random.below(4)] + "," + kDays[random.below(5)] + "," +
           kConfidences[random.below(6)] + "\n";
  }
  return csv;
}

std::string random_condition(Random& random, const std::string& edge) {
  const std::vector<std::string> comparisons = {"<", "<=", ">", ">=", "="};
  const std::vector<std::string> days = {"date('2023-02-18')", "date('2023-02-19')",
                                         "date('1965-07-01')", "date('0001-01-01')", "null"};
  const std::vector<std::string> confidences = {"0.5",  "0.9", "0.89505", "1",     "0",
                                                "-0.5", "7",   "0.0/0.0", "'high'"};
  const bool dated = random.chance(50);
  const std::string property = edge + (dated ? ".date" : ".confidence");
  const std::string& value = random.pick(dated ? days : confidences);
  const std::string& comparison = random.pick(comparisons);
  if (random.chance(10)) return property + " IN [" + value + "]";
  return random.chance(30) ? value + " " + comparison + " " + property
                           : property + " " + comparison + " " + value;
}

// Types are all different, so that a pattern can be counted as a tree.
std::string random_count(Random& random) {
  std::vector<std::string> types = {":MET_WITH", ":WORKS_FOR|NEAR", ":HELD_IN"};
  random.shuffle(types);
  const std::vector<std::string> labels = {"", "", "", ":Person", ":Organization", ""};
  const std::size_t hops = 1 + random.below(3);
  const auto hop = [&](std::size_t i) {
    const std::string middle = "-[r" + std::to_string(i) + types[i] + "]-";
    const std::size_t direction = random.below(3);
    return (direction == 0 ? "<" : "") + middle + (direction == 1 ? ">" : "");
  };
  const auto node = [&](std::size_t i) {
    return "(n" + std::to_string(i) + (random.chance(3) ? ":Missing" : random.pick(labels)) + ")";
  };
  std::string text = "MATCH " + node(0);
  const bool star = random.chance(40);
  for (std::size_t i = 0; i < hops; ++i) {
    text += (star && i > 0 ? ", (n0)" : "") + hop(i) + node(i + 1);
  }
  std::string separator = " WHERE ";
  for (std::size_t i = 0; i < hops; ++i) {
    for (std::size_t k = random.below(6) / 3 + random.below(2); k > 0; --k) {
      text += separator + random_condition(random, "r" + std::to_string(i));
      separator = " AND ";
    }
  }
  const std::string group = "n" + std::to_string(random.below(hops + 1));
  if (random.chance(20)) text += separator + group + ".name > 'Node 2'";
  if (random.chance(40)) return text + " RETURN count(*)";
  return text + " RETURN " + group + ".id AS id, count(*) AS k ORDER BY k DESC, id LIMIT 5";
}

}  // namespace

TEST_CASE("query/stored: matches that are counted all at once are those of the graph in memory") {
  std::size_t found = 0;
  for (std::uint32_t seed = 1; seed <= 12; ++seed) {
    Random random(seed);
    const TempFolder folder;
    const std::string kg = folder.file("a.kg");
    const std::size_t nodes = 2 + random.below(12);
    write_file(folder.file("nodes.csv"), random_nodes(random, nodes));
    write_file(folder.file("edges.csv"), random_edges(random, nodes, 20 + random.below(100)));
    {
      Store store = Store::open_write(kg);
      // Articles beside the tables: what is asked of their relations cannot be asked of arcs.
      if (seed % 4 == 0) store.add(stored_documents(1, 3));
      store.import_tables({folder.file("nodes.csv"), folder.file("edges.csv")});
    }
    StoredPropertyGraph stored(StoredGraph::open(kg));
    const EntityGraph entities(Store::open_read(kg).load());
    KnowledgeGraph whole(entities);
    for (int i = 0; i < 60; ++i) {
      const std::string query = random_count(random);
      CAPTURE(seed);
      CAPTURE(query);
      const QueryAnswer answer = ask(stored, query);
      CHECK(lines_of(answer, stored) == lines_of(ask(whole, query), whole));
      if (!answer.error && !answer.rows.empty() && answer.rows[0].back().as_integer() > 0) ++found;
    }
  }
  CHECK(found > 150);
}

TEST_CASE("query/stored: more matches than can be counted are an error, unless none is asked for") {
  const TempFolder folder;
  const std::string kg = folder.file("a.kg");
  // 128 relations each way and 8 hops of them: 2^56 matches; 10 hops: 2^70.
  std::string edges = "src,dst,type\n";
  std::string pattern;
  for (int type = 0; type < 10; ++type) {
    pattern += "-[:T" + std::to_string(type) + "]->()";
    for (int i = 0; i < 128; ++i) edges += "0,0,T" + std::to_string(type) + "\n";
  }
  write_file(folder.file("nodes.csv"), "id,name,type\n0,Ada,Person\n1,Bo,Person\n");
  write_file(folder.file("edges.csv"), edges);
  Store::open_write(kg).import_tables({folder.file("nodes.csv"), folder.file("edges.csv")});
  StoredPropertyGraph stored(StoredGraph::open(kg));
  const std::string all = "MATCH (a)" + pattern + " ";
  const std::string eight = "MATCH (a)" + pattern.substr(0, pattern.find("-[:T8]")) + " ";
  CHECK(rows_for(stored, eight + "RETURN count(*)") == std::to_string(1LL << 56) + "\n");
  CHECK(rows_for(stored, all + "RETURN a.name, count(*)").starts_with("NumberOutOfRange: "));
  CHECK(rows_for(stored, all + "WHERE a.name = 'Bo' RETURN count(*)") == "0\n");
}
