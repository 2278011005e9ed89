// Tested by tests/extract/mention/names_test.cpp.
#include "extract/mention/name_types.h"

#include <algorithm>

#include "base/words.h"
#include "extract/entity/joined_bodies.h"
#include "extract/entity/person_names.h"
#include "extract/mention/title_table.h"

namespace whomet {
namespace {

using Kind = GazetteerEntry::Kind;

// Family names that are also heads of place and organization names: "Rosa Park", "Ann Rivers".
constexpr std::string_view kSurnameHeads[] = {
    "park",   "hill",   "mills",  "banks",    "church", "bridge", "lake",   "day",
    "bush",   "castle", "power",  "case",     "law",    "bill",   "house",  "rice",
    "hall",   "street", "border", "mountain", "wolf",   "rivers", "temple", "bay",
    "school", "group",  "battle", "bank",     "post",   "price",  "may",    "cape",
    "glen",   "plain",  "coast",  "camp",     "council"};
constexpr std::string_view kGenericBodies[] = {
    "ministry",  "parliament",      "congress",  "senate",   "government", "army",       "navy",
    "court",     "assembly",        "cabinet",   "council",  "department", "office",     "party",
    "bank",      "embassy",         "police",    "house",    "duma",       "commission", "agency",
    "force",     "forces",          "board",     "treasury", "reserve",    "guard",      "service",
    "committee", "representatives", "authority", "union",    "chamber",    "institute",  "lords",
    "commons",   "administration",  "bureau",    "academy",  "movement",   "front",      "alliance",
    "election"};

std::string_view default_ner(EntityType type) {
  switch (type) {
    case EntityType::kPerson:
      return "PER";
    case EntityType::kCountry:
      return "GPE";
    case EntityType::kOrganization:
      return "ORG";
    case EntityType::kPlace:
      return "LOC";
    case EntityType::kGroup:
      return "NORP";
    case EntityType::kMeeting:
    case EntityType::kEvent:
      return "EVENT";
    case EntityType::kDocument:
      return "DOC";
    default:
      return "MISC";
  }
}

bool is_shouted(std::string_view text) {
  return text.size() >= 4 && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= 'A' && c <= 'Z') || c == ' ' || c == '-';
         });
}

}  // namespace

bool is_acronym(std::string_view word) {
  std::size_t upper = 0;
  for (const char c : word) {
    if (c >= 'A' && c <= 'Z')
      ++upper;
    else if (c != '.' && !(c >= '0' && c <= '9') && c != '-' && c != '&')
      return false;
  }
  return upper >= 2 && word.size() <= 8;
}

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string capitalised(std::string text) {
  bool start = true;
  for (char& c : text) {
    if (!start && c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    start = c == ' ' || c == '-';
  }
  return text;
}

void set_type(Candidate& candidate, EntityType type, bool weak) {
  candidate.type = type;
  candidate.typed = true;
  candidate.weak = weak;
  if (candidate.ner.empty() || !weak) candidate.ner = default_ner(type);
}

void set_type(Candidate& candidate, const GazetteerEntry& entry) {
  candidate.type = entry.type;
  candidate.typed = true;
  candidate.country = entry.country;
  candidate.ner = entry.ner;
}

// Single letters, "US$", and words like "Affairs" that are left of a longer title.
bool NameTyper::is_no_name(std::uint32_t token) const {
  static constexpr std::string_view kRemains[] = {
      "affairs", "relations", "rights",  "studies", "century", "day",      "majesty",   "federal",
      "united",  "great",     "million", "billion", "bst",     "services", "excellency"};
  const std::string& word = form(token);
  if (word.size() < 2 || (word.size() == 2 && word[1] == '.')) return true;
  if (token + 1 < document_.tokens.size() && form(token + 1)[0] == '$') return true;
  return is_one_of(lower_form(document_.tokens[token]), kRemains);
}

// "Representatives of ...": a listed noun at the start of a sentence.
bool NameTyper::is_common_noun(std::uint32_t token) const {
  bool plural = false;
  const std::string lower = lower_form(document_.tokens[token]);
  if (gazetteer_.type_of_noun(lower))
    return document_.tokens[token].upos != Upos::kPropn || lower.back() == 's';
  return find_title_ending_at(document_, token, token, nullptr, &plural) != nullptr && plural;
}

bool NameTyper::has_link(TokenSpan span) const {
  for (std::uint32_t i = span.begin; i < span.end; ++i) {
    if (form(i) == "of" || form(i) == "for" || form(i) == "and" || form(i) == "&" ||
        form(i) == "on")
      return true;
  }
  return false;
}

// The word that says what kind of name it is: before "of", else the last ("Resolution 1559":
// before the number).
std::uint32_t NameTyper::name_head(TokenSpan span) const {
  for (std::uint32_t i = span.begin + 1; i < span.end; ++i) {
    if (form(i) == "of" || form(i) == "for" || form(i) == "on") return i - 1;
  }
  std::uint32_t last = span.end - 1;
  while (last > span.begin && has_digit(form(last)) && form(last)[0] >= '0' && form(last)[0] <= '9')
    --last;
  return last;
}

void NameTyper::type_by_table(Candidate& candidate) const {
  const auto entries = gazetteer_.find(candidate.text);
  if (entries.empty()) return;
  const Token& token = document_.tokens[candidate.piece.tokens.begin];
  const bool single = candidate.piece.tokens.size() == 1;
  const GazetteerEntry& entry = entries[0];
  // "the States", but "Member States", "Gulf States".
  if (candidate.text == "States" && token.upos == Upos::kPropn &&
      candidate.piece.tokens.begin > 0 &&
      lower_form(document_.tokens[candidate.piece.tokens.begin - 1]) != "the") {
    candidate.drop = true;
    return;
  }
  const bool is_place =
      entry.kind == Kind::kCity || (entry.kind == Kind::kRegion && entry.ner == "GPE");
  if (candidate.piece.after_title &&
      (is_place || entry.kind == Kind::kCapital || entry.kind == Kind::kLeader)) {
    return set_type(candidate, EntityType::kPerson);
  }
  if (entry.kind == Kind::kCity && single && candidate.piece.starts_sentence &&
      token.upos != Upos::kPropn) {
    candidate.drop = true;
    return;
  }
  if (entry.ner == "ORG" && single && candidate.piece.starts_sentence &&
      token.upos != Upos::kPropn && !is_acronym(candidate.text) &&
      entry.name.size() > candidate.text.size()) {
    candidate.drop = true;
    return;
  }
  if (is_place && looks_like_person(candidate.text, gazetteer_) && entry.kind == Kind::kCity &&
      !is_locative(candidate)) {
    return set_type(candidate, EntityType::kPerson,
                    true);  // "San Juan" has no given name, "Santa Rosa" neither
  }
  set_type(candidate, entry);
  if (is_place && single) candidate.weak = true;
  if (entry.ner == "ORG") qualify_body(candidate, entry);
}

// "Security Council" of another country than the table's.
void NameTyper::qualify_body(Candidate& candidate, const GazetteerEntry& entry) const {
  const std::string owner = owner_country(candidate);
  if (!owner.empty() && owner != entry.country && is_generic_body(candidate))
    candidate.country = owner;
}

bool NameTyper::is_generic_body(const Candidate& candidate) const {
  const std::string last = lower_form(document_.tokens[candidate.piece.tokens.end - 1]);
  return is_one_of(last, kGenericBodies) ||
         is_one_of(lower_form(document_.tokens[name_head(candidate.piece.tokens)]), kGenericBodies);
}

bool NameTyper::tells_body(const Candidate& candidate) const {
  const auto entries = gazetteer_.find(candidate.text);
  if (entries.empty() || !joined_body(entries[0].name)) return false;
  const Token& token = document_.tokens[candidate.head];
  if (!token.deprel.starts_with("amod") && !token.deprel.starts_with("compound")) return true;
  if (token.head == kNone) return false;
  const bool person =
      !document_.name_tags.empty() && document_.name_tags[token.head].type == NameType::kPer;
  return person || find_title(document_.tokens[token.head].lemma) != nullptr;
}

std::string NameTyper::owner_country(const Candidate& candidate) const {
  const TokenSpan span = candidate.piece.tokens;
  const Sentence& sentence = document_.sentences[candidate.piece.sentence];
  const std::uint32_t begin = sentence.tokens.begin;
  std::uint32_t end = 0;
  for (std::uint32_t i = span.begin; i < span.end; ++i) {
    if (const auto entries = longest_entry(document_, gazetteer_, i, span.end, &end);
        !entries.empty()) {
      if ((entries[0].kind == Kind::kCountry || entries[0].kind == Kind::kDemonym) &&
          entries[0].type == EntityType::kCountry)
        return entries[0].country;
    }
  }
  std::uint32_t at = span.begin;
  if (at > begin &&
      (form(at - 1) == "'s" || form(at - 1) == "’s" || form(at - 1) == "'" || form(at - 1) == "’"))
    --at;
  for (std::uint32_t size = 1; size <= 4 && at >= begin + size; ++size) {
    const auto entries = gazetteer_.find(document_.text_of({at - size, at}));
    for (const GazetteerEntry& entry : entries) {
      if (entry.type == EntityType::kCountry && !entry.country.empty() &&
          (entry.kind == Kind::kCountry || entry.kind == Kind::kDemonym))
        return entry.country;
    }
  }
  if (span.end + 1 < sentence.tokens.end && form(span.end) == "of") {
    std::uint32_t next = span.end + 1;
    if (form(next) == "the" && next + 1 < sentence.tokens.end) ++next;
    const auto entries = longest_entry(document_, gazetteer_, next, sentence.tokens.end, &end);
    if (!entries.empty() && entries[0].kind == Kind::kCountry &&
        entries[0].type == EntityType::kCountry)
      return entries[0].country;
  }
  return {};
}

bool NameTyper::is_locative(const Candidate& candidate) const {
  const std::uint32_t begin = candidate.piece.tokens.begin;
  if (begin == 0) return false;
  const std::string before = lower_form(document_.tokens[begin - 1]);
  return before == "in" || before == "at" || before == "near" || before == "from" ||
         before == "to" || before == "outside" || before == "city" || before == "around";
}

void NameTyper::type_alone(Candidate& candidate) const {
  const TokenSpan span = candidate.piece.tokens;
  const bool single = span.size() == 1;
  const std::string last = lower_form(document_.tokens[name_head(span)]);
  const auto head_type = gazetteer_.type_of_name_head(last);
  if (single &&
      (is_no_name(span.begin) || (candidate.piece.starts_sentence && is_common_noun(span.begin)))) {
    candidate.drop = true;
    return;
  }
  if (candidate.piece.in_table) {
    type_by_table(candidate);
    if (candidate.typed || candidate.drop) return;
  }
  if (candidate.piece.after_title && !(head_type && !single && !is_one_of(last, kSurnameHeads)))
    return set_type(candidate, EntityType::kPerson);
  if (is_shouted(candidate.text)) {  // "OSLO" of a dateline
    const auto entries = gazetteer_.find(capitalised(candidate.text));
    if (!entries.empty() && entries[0].type != EntityType::kOrganization)
      return set_type(candidate, entries[0]);
  }
  const bool person_shape = looks_like_person(candidate.text, gazetteer_);
  if (head_type && (!single || *head_type == EntityType::kOrganization)) {
    const bool surname = span.size() == 2 && person_shape && is_one_of(last, kSurnameHeads);
    if (surname) return set_type(candidate, EntityType::kPerson, true);
    if (single && candidate.piece.starts_sentence &&
        document_.tokens[span.begin].upos != Upos::kPropn) {
      candidate.drop = true;
      return;
    }
    return set_type(candidate, *head_type, single);
  }
  if (has_link(span) && !person_shape) return set_type(candidate, EntityType::kOrganization, true);
  if (person_shape && span.size() <= 6) return set_type(candidate, EntityType::kPerson);
  // "FK-3", "UH-60": a make.
  const bool make = is_acronym(candidate.text) && has_digit(candidate.text) &&
                    candidate.text.find('-') != std::string::npos;
  if (make) return set_type(candidate, EntityType::kItem, true);
  if (single && is_acronym(candidate.text))
    return set_type(candidate, EntityType::kOrganization, true);
  if (single && has_digit(candidate.text)) return set_type(candidate, EntityType::kItem, true);
}

void NameTyper::type_by_default(Candidate& candidate) const {
  const TokenSpan span = candidate.piece.tokens;
  if (span.size() == 1) {
    const Token& token = document_.tokens[span.begin];
    if (candidate.piece.starts_sentence && token.upos != Upos::kPropn) {
      candidate.drop = true;
      return;
    }
    if (token.upos == Upos::kAdj || token.upos == Upos::kVerb || token.upos == Upos::kAdv) {
      set_type(candidate, EntityType::kTopic);
      candidate.drop = token.upos != Upos::kAdj;
      return;
    }
  }
  const bool words_only =
      span.size() >= 2 && span.size() <= 4 && !has_link(span) && !has_digit(candidate.text);
  set_type(candidate, words_only ? EntityType::kPerson : EntityType::kOrganization, true);
}

}  // namespace whomet
