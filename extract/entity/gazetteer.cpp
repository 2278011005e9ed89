// Loading: each table is read once; every name goes into one hash table of readings. Names of the
// tables are stored plain (no accents), so that both spellings of the text find them.
#include "extract/entity/gazetteer.h"

#include <algorithm>
#include <cctype>
#include <stdexcept>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/embedded.h"
#include "base/table_file.h"
#include "base/utf8.h"
#include "graph/name_keys.h"

namespace whomet {
namespace {

struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>{}(text);
  }
};

template <typename Value>
using StringMap = std::unordered_map<std::string, Value, StringHash, std::equal_to<>>;

// Small table rows of `columns` columns, or an exception that says what is wrong.
Table read_table(std::string_view name, std::size_t columns) {
  Result<Table> table = parse_table(embedded_file(name), name);
  if (!table) throw std::runtime_error(table.error().message);
  if (table->columns.size() != columns) {
    throw std::runtime_error(std::string(name) + ": expected " + std::to_string(columns) +
                             " columns, found " + std::to_string(table->columns.size()));
  }
  return std::move(table).value();
}

EntityType entity_type(std::string_view name, std::string_view table) {
  const auto type = parse_entity_type(name);
  if (!type) {
    throw std::runtime_error(std::string(table) + ": unknown entity type '" + std::string(name) +
                             "'");
  }
  return *type;
}

bool ends_with(std::string_view word, std::string_view end) {
  return word.size() > end.size() && word.substr(word.size() - end.size()) == end;
}

// "European", "Kurds", "Chechen": an alias that names the people of a region.
bool is_people_form(std::string_view alias) {
  for (const std::string_view end : {"an", "ans", "ese", "ish", "ern", "erners", "ian", "ians"}) {
    if (ends_with(alias, end)) return true;
  }
  return false;
}

// Upper bound of the tokens that a tokenizer makes of the name.
std::size_t token_bound(std::string_view name) {
  std::size_t count = 1;
  for (const char c : name) {
    if (c == ' ' || c == '\'' || c == ',' || c == '.') count += 1;
    if (c == '-' || c == '/' || c == '+') count += 2;
  }
  return count;
}

}  // namespace

struct Gazetteer::Tables {
  StringMap<std::vector<GazetteerEntry>> names;
  StringMap<std::size_t> longest;
  StringMap<Country> countries;
  StringMap<std::vector<Leader>> leaders;
  StringMap<char> given_names;
  StringMap<EntityType> name_heads;
  StringMap<EntityType> nouns;
  StringMap<EntityType> lemmas;

  void add(std::string_view raw_name, const GazetteerEntry& entry);
  void add_starts(std::string_view name);
  void load_countries();
  void load_own(const char* table);
  void load_metonyms();
  void load_places(const char* table, GazetteerEntry::Kind kind);
  void load_people();
  void load_head_words();
};

void Gazetteer::Tables::add_starts(std::string_view name) {
  const std::size_t bound = token_bound(name);
  const auto note = [&](std::string_view word) {
    std::size_t& longest_here = longest[std::string(word)];
    longest_here = std::max(longest_here, bound);
  };
  const std::string_view first = name.substr(0, name.find(' '));
  note(first);
  if (const auto cut = first.find_first_of("-'/"); cut != std::string_view::npos && cut > 0) {
    note(first.substr(0, cut));
  }
  if (first.size() > 1 && first.back() == ',') note(first.substr(0, first.size() - 1));
  if (first.size() > 1 && first.back() == '.') note(first.substr(0, first.size() - 1));
}

void Gazetteer::Tables::add(std::string_view raw_name, const GazetteerEntry& entry) {
  std::string name = plain_name(trim(raw_name));
  if (name.rfind("the ", 0) == 0) name.erase(0, 4);
  if (name.empty()) return;
  auto& readings = names[name];
  for (const GazetteerEntry& known : readings) {
    if (known.kind == entry.kind && known.name == entry.name && known.country == entry.country)
      return;
  }
  readings.push_back(entry);
  add_starts(name);
}

void Gazetteer::Tables::load_countries() {
  for (const auto& row : read_table("gazetteer/countries.tsv", 6).rows) {
    const EntityType type = entity_type(row[3], "countries.tsv");
    const Country country{row[0], row[1], row[2], type};
    countries.emplace(row[0], country);
    GazetteerEntry entry{GazetteerEntry::Kind::kCountry, type, row[2], row[0], "GPE"};
    add(row[2], entry);
    for (const auto alias : split(row[4], '|')) add(alias, entry);
    entry.kind = GazetteerEntry::Kind::kDemonym;
    entry.ner = "NORP";
    for (const auto demonym : split(row[5], '|')) add(demonym, entry);
  }
}

void Gazetteer::Tables::load_own(const char* table) {
  const bool regions = std::string_view(table).find("regions") != std::string_view::npos;
  for (const auto& row : read_table(table, 5).rows) {
    GazetteerEntry entry{
        regions ? GazetteerEntry::Kind::kRegion : GazetteerEntry::Kind::kOrganization,
        entity_type(row[1], table), row[0], row[3], row[2]};
    if (row[2] == "NORP") entry.kind = GazetteerEntry::Kind::kDemonym;
    add(row[0], entry);
    for (const auto alias : split(row[4], '|')) {
      GazetteerEntry other = entry;
      if (regions && is_people_form(alias) && !is_people_form(row[0])) {
        other.kind = GazetteerEntry::Kind::kDemonym;
        other.ner = "NORP";
      }
      add(alias, other);
    }
  }
}

void Gazetteer::Tables::load_metonyms() {
  for (const auto& row : read_table("gazetteer/metonyms.tsv", 3).rows) {
    GazetteerEntry entry{GazetteerEntry::Kind::kCapital, EntityType::kPlace, row[0], row[1], "GPE"};
    const auto known = countries.find(row[1]);
    if (row[2] == "seat") {
      entry.kind = GazetteerEntry::Kind::kMetonym;
      entry.type = EntityType::kCountry;
      entry.ner = "ORG";
      if (known != countries.end()) entry.name = known->second.name;
    } else if (row[2] == "body") {
      entry.kind = GazetteerEntry::Kind::kOrganization;
      entry.type = EntityType::kOrganization;
      entry.ner = "ORG";
      if (names.find(plain_name(row[0])) != names.end()) continue;  // our own table knows it better
    }
    if (row[0] == "Kiev" || row[0] == "Kyyiv") entry.name = "Kyiv";
    if (row[0] == "Delhi") entry.name = "New Delhi";
    if (row[0].rfind("Washington", 0) == 0) entry.name = "Washington";
    add(row[0], entry);
  }
}

void Gazetteer::Tables::load_places(const char* table, GazetteerEntry::Kind kind) {
  for (auto& row : read_table(table, 2).rows) {
    std::string name = plain_name(row[0]);
    auto& readings = names[name];
    if (std::any_of(readings.begin(), readings.end(), [](const GazetteerEntry& entry) {
          return entry.kind == GazetteerEntry::Kind::kCapital ||
                 (entry.kind == GazetteerEntry::Kind::kRegion && entry.type == EntityType::kPlace);
        })) {
      continue;
    }
    if (row[1].find('|') != std::string::npos) row[1].clear();  // of several countries: of none
    readings.push_back({kind, EntityType::kPlace, row[0], row[1], "GPE"});
    add_starts(name);
  }
}

void Gazetteer::Tables::load_people() {
  for (const auto& row : read_table("gazetteer/leaders.tsv", 7).rows) {
    leaders[transliteration_key(row[1])].push_back(
        {row[0], row[2], row[3], row[4], row[5], row[6]});
  }
  for (const auto& row : read_table("gazetteer/given_names.tsv", 2).rows) {
    given_names.emplace(plain_name(row[0]), row[1].empty() ? 'b' : row[1][0]);
  }
}

void Gazetteer::Tables::load_head_words() {
  for (const auto& row : read_table("gazetteer/head_words.tsv", 3).rows) {
    auto& words = row[1] == "proper" ? name_heads : nouns;
    words.emplace(row[0], entity_type(row[2], "head_words.tsv"));
  }
  for (const auto& row : read_table("gazetteer/nouns.tsv", 2).rows) {
    lemmas.emplace(row[0], entity_type(row[1], "nouns.tsv"));
  }
}

Gazetteer Gazetteer::load() {
  auto tables = std::make_unique<Tables>();
  tables->names.reserve(60000);
  tables->longest.reserve(40000);
  tables->load_countries();
  tables->load_own("gazetteer/organizations.tsv");
  tables->load_own("gazetteer/regions.tsv");
  tables->load_metonyms();
  tables->load_places("gazetteer/subdivisions.tsv", GazetteerEntry::Kind::kRegion);
  tables->load_places("gazetteer/cities.tsv", GazetteerEntry::Kind::kCity);
  tables->load_people();
  tables->load_head_words();
  return Gazetteer(std::move(tables));
}

Gazetteer::Gazetteer(std::unique_ptr<const Tables> tables) : tables_(std::move(tables)) {}
Gazetteer::Gazetteer(Gazetteer&&) noexcept = default;
Gazetteer& Gazetteer::operator=(Gazetteer&&) noexcept = default;
Gazetteer::~Gazetteer() = default;

std::span<const GazetteerEntry> Gazetteer::find(std::string_view name) const {
  const bool ascii = std::all_of(name.begin(), name.end(), [](char c) { return c >= 0; });
  const auto found = ascii ? tables_->names.find(name) : tables_->names.find(plain_name(name));
  if (found == tables_->names.end()) return {};
  return found->second;
}

std::size_t Gazetteer::longest_from(std::string_view first_word) const {
  const bool ascii =
      std::all_of(first_word.begin(), first_word.end(), [](char c) { return c >= 0; });
  const auto found =
      ascii ? tables_->longest.find(first_word) : tables_->longest.find(plain_name(first_word));
  return found == tables_->longest.end() ? 0 : found->second;
}

const Country* Gazetteer::country(std::string_view wikidata) const {
  const auto found = tables_->countries.find(wikidata);
  return found == tables_->countries.end() ? nullptr : &found->second;
}

std::span<const Leader> Gazetteer::leaders(std::string_view family_name) const {
  const auto found = tables_->leaders.find(transliteration_key(family_name));
  if (found == tables_->leaders.end()) return {};
  return found->second;
}

char Gazetteer::given_name(std::string_view word) const {
  const bool ascii = std::all_of(word.begin(), word.end(), [](char c) { return c >= 0; });
  const auto found =
      ascii ? tables_->given_names.find(word) : tables_->given_names.find(plain_name(word));
  return found == tables_->given_names.end() ? '\0' : found->second;
}

std::optional<EntityType> Gazetteer::type_of_name_head(std::string_view word) const {
  const auto found = tables_->name_heads.find(word);
  if (found == tables_->name_heads.end()) return std::nullopt;
  return found->second;
}

std::optional<EntityType> Gazetteer::type_of_noun(std::string_view word) const {
  const auto found = tables_->nouns.find(word);
  if (found == tables_->nouns.end()) return std::nullopt;
  return found->second;
}

std::optional<EntityType> Gazetteer::type_of_lemma(std::string_view lemma) const {
  const auto found = tables_->lemmas.find(lemma);
  if (found == tables_->lemmas.end()) return std::nullopt;
  return found->second;
}

std::string plain_name(std::string_view name) {
  std::string plain;
  plain.reserve(name.size());
  for (std::size_t at = 0; at < name.size();) {
    if (name[at] >= 0) {
      plain += name[at++];
      continue;
    }
    const CodePoint point = decode_utf8(name, at);
    const std::size_t length = std::max<std::size_t>(point.length, 1);
    if (point.value == 0x0142) {
      plain += 'l';
    } else if (point.value == 0x0141) {
      plain += 'L';
    } else if (point.value == 0x00F8) {
      plain += 'o';
    } else if (point.value == 0x00D8) {
      plain += 'O';
    } else if (point.value == 0x0131) {
      plain += 'i';
    } else if (is_space(point.value)) {
      plain += ' ';
    } else {
      std::string folded = fold(name.substr(at, length));
      if (is_upper(point.value) && !folded.empty() && folded[0] >= 'a' && folded[0] <= 'z') {
        folded[0] = static_cast<char>(folded[0] - 'a' + 'A');
      }
      plain += folded;
    }
    at += length;
  }
  return plain;
}

}  // namespace whomet
