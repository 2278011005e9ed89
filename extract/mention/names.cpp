// Method, in three passes over a document: (1) names of the model are joined with what tables know
// of them; pieces that only the rules find get a type from the tables, their title, their last word
// or their shape, and single unknown words collect votes from their context; (2) votes of equal
// words are summed, and surnames of people that were named in full are known; (3) headlines in
// capitals are matched against what is known by then, else the model's names are taken.
#include "extract/mention/names.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/table_file.h"
#include "base/utf8.h"
#include "base/words.h"
#include "extract/entity/person_names.h"
#include "extract/mention/model_names.h"
#include "extract/mention/name_runs.h"
#include "extract/mention/place_roles.h"
#include "extract/mention/title_table.h"
#include "extract/syntax/tree.h"
#include "graph/name_keys.h"

namespace whomet {
namespace {

using Kind = GazetteerEntry::Kind;
constexpr std::size_t kTypes = 11;

// Family names that are also heads of place and organization names: "Rosa Park", "Ann Rivers".
constexpr std::string_view kSurnameHeads[] = {
    "park",   "hill",   "mills",  "banks",    "church", "bridge", "lake",   "day",
    "bush",   "castle", "power",  "case",     "law",    "bill",   "house",  "rice",
    "hall",   "street", "border", "mountain", "wolf",   "rivers", "temple", "bay",
    "school", "group",  "battle", "bank",     "post",   "price",  "may",    "cape",
    "glen",   "plain",  "coast",  "camp",     "council"};
constexpr std::string_view kSpeechVerbs[] = {
    "say",   "tell",  "add",   "insist", "believe", "note",     "argue",   "explain", "write",
    "tweet", "think", "admit", "recall", "comment", "describe", "speak",   "resign",  "testify",
    "ask",   "reply", "smile", "die",    "born",    "marry",    "graduate"};
constexpr std::string_view kOrgNouns[] = {
    "company",  "party",        "group",      "newspaper",  "agency",    "firm",        "magazine",
    "network",  "organization", "website",    "bank",       "airline",   "channel",     "movement",
    "militia",  "corporation",  "station",    "television", "daily",     "tribunal",    "union",
    "club",     "team",         "government", "rebel",      "rebels",    "news",        "militants",
    "lawmaker", "lawmakers",    "member",     "members",    "spokesman", "spokeswoman", "executive",
    "chairman", "parliament"};
constexpr std::string_view kPlaceNouns[] = {
    "region",    "city",      "province",     "town",   "village",   "district", "area",
    "river",     "island",    "islands",      "valley", "county",    "airport",  "border",
    "peninsula", "mountains", "residents",    "suburb", "port",      "desert",   "coast",
    "camp",      "prison",    "neighborhood", "state",  "territory", "capital"};
constexpr std::string_view kGenericBodies[] = {
    "ministry",  "parliament",      "congress",  "senate",   "government", "army",       "navy",
    "court",     "assembly",        "cabinet",   "council",  "department", "office",     "party",
    "bank",      "embassy",         "police",    "house",    "duma",       "commission", "agency",
    "force",     "forces",          "board",     "treasury", "reserve",    "guard",      "service",
    "committee", "representatives", "authority", "union",    "chamber",    "institute",  "lords",
    "commons",   "administration",  "bureau",    "academy",  "movement",   "front",      "alliance",
    "election"};

bool starts_with(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}

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

// A name that was found, before its type is final.
struct Candidate {
  NamePiece piece;
  std::string text;
  std::uint32_t head = 0;
  EntityType type = EntityType::kTopic;
  std::string country;
  std::string ner;
  bool typed = false;
  bool weak = false;  // the type may yield to what the same words are elsewhere
  bool drop = false;
};

class NameFinder {
 public:
  NameFinder(Document& document, const Gazetteer& gazetteer)
      : document_(document), gazetteer_(gazetteer), names_(find_model_names(document)) {}

  void find() {
    for (const Token& token : document_.tokens) {
      if (!token.form.empty() && token.form[0] >= 'a' && token.form[0] <= 'z')
        small_words_.insert(token.form);
    }
    for (std::uint32_t s = 0; s < document_.sentences.size(); ++s) {
      casings_.push_back(casing_of(document_, document_.sentences[s]));
      if (casings_[s] == Casing::kNormal) read_sentence(s);
    }
    learn_people();
    settle();
    for (std::uint32_t s = 0; s < casings_.size(); ++s) {
      if (casings_[s] != Casing::kNormal) read_headline(s);
    }
    for (const Candidate& candidate : candidates_) {
      if (!candidate.drop) emit(candidate);
    }
    sort_mentions(document_);
  }

 private:
  using Votes = std::array<double, kTypes>;

  const std::string& form(std::uint32_t i) const { return document_.tokens[i].form; }

  std::uint32_t head_of(TokenSpan span) const {
    for (std::uint32_t i = span.begin; i < span.end; ++i) {
      const std::uint32_t above = document_.tokens[i].head;
      if (above == kNone || !span.contains(above)) {
        if (document_.tokens[i].upos != Upos::kPunct && document_.tokens[i].upos != Upos::kAdp)
          return i;
      }
    }
    return span.end - 1;
  }

  void read_sentence(std::uint32_t s) {
    const std::vector<NamePiece> pieces = find_name_pieces(document_, s, gazetteer_);
    for (const ModelName& name : names_of(s)) {
      const auto same = std::ranges::find_if(
          pieces, [&](const NamePiece& piece) { return is_same_name(piece, name); });
      Candidate candidate = candidate_of(same != pieces.end() ? *same : piece_of(name, s));
      join(candidate, name);
      candidates_.push_back(std::move(candidate));
    }
    for (const NamePiece& piece : pieces) {
      if (!is_left_to_rules(piece)) continue;
      Candidate candidate = candidate_of(piece);
      if (!candidate.drop) candidates_.push_back(std::move(candidate));
    }
  }

  std::span<const ModelName> names_of(std::uint32_t s) const {
    const TokenSpan tokens = document_.sentences[s].tokens;
    const auto begin_of = [](const ModelName& name) { return name.tokens.begin; };
    const auto first = std::ranges::lower_bound(names_, tokens.begin, {}, begin_of);
    const auto last = std::ranges::lower_bound(names_, tokens.end, {}, begin_of);
    return {first, last};
  }

  Candidate candidate_of(const NamePiece& piece) const {
    Candidate candidate;
    candidate.piece = piece;
    candidate.text = std::string(document_.text_of(piece.tokens));
    candidate.head = head_of(piece.tokens);
    type_alone(candidate);
    return candidate;
  }

  NamePiece piece_of(const ModelName& name, std::uint32_t s) const {
    NamePiece piece;
    piece.tokens = name.tokens;
    piece.sentence = s;
    piece.starts_sentence = name.tokens.begin == document_.sentences[s].tokens.begin;
    piece.in_table = !gazetteer_.find(document_.text_of(name.tokens)).empty();
    return piece;
  }

  // The same tokens, or those of the model and more behind a hyphen: "Roh Jae[-won]".
  bool is_same_name(const NamePiece& piece, const ModelName& name) const {
    if (piece.tokens == name.tokens) return true;
    return piece.tokens.begin == name.tokens.begin && piece.tokens.end > name.tokens.end &&
           form(name.tokens.end) == "-";
  }

  // A piece that the model does not contradict: it has no name there, but does not exclude one.
  // Without a model all pieces are.
  bool is_left_to_rules(const NamePiece& piece) const {
    const bool acronym = piece.in_table && is_acronym(document_.text_of(piece.tokens));
    const double not_excluded = acronym ? 0 : piece.in_table ? 0.02 : 0.2;
    if (document_.name_tags.empty()) return true;
    for (std::uint32_t i = piece.tokens.begin; i < piece.tokens.end; ++i) {
      if (document_.name_tags[i].type != NameType::kNone) return false;
    }
    for (const ModelName& name : names_of(piece.sentence)) {
      if (overlap(name.tokens, piece.tokens)) return false;
    }
    return name_probability(document_, piece.tokens) >= not_excluded;
  }

  // What rules and tables say of a name, and what the model says. Tables know countries, the model
  // knows the sentence: where they do not agree on the kind of thing, the model decides.
  void join(Candidate& candidate, const ModelName& name) const {
    constexpr double kSure = 0.9;
    const bool from_table = candidate.piece.in_table && candidate.typed && !candidate.weak;
    const bool agrees = candidate.typed && !candidate.drop &&
                        (agree(candidate, name.type) || (from_table && name.confidence < kSure));
    candidate.drop = false;
    if (agrees) {
      candidate.weak = false;
      if (name.type == NameType::kFac && candidate.ner == "LOC") candidate.ner = "FAC";
      return;
    }
    candidate.typed = true;
    candidate.weak = false;
    candidate.type = entity_type_of(name.type);
    candidate.ner = name_of(name.type);
    candidate.country.clear();
  }

  static bool agree(const Candidate& candidate, NameType type) {
    switch (type) {
      case NameType::kPer:
        return candidate.ner == "PER";
      case NameType::kOrg:
        return candidate.ner == "ORG";
      case NameType::kGpe:
      case NameType::kLoc:
      case NameType::kFac:
        return candidate.ner == "GPE" || candidate.ner == "LOC" || candidate.ner == "FAC";
      case NameType::kNorp:
        return candidate.ner == "NORP";
      default:  // kinds of events, documents and other things are told apart by their words
        return candidate.ner == "EVENT" || candidate.ner == "DOC" || candidate.ner == "MISC";
    }
  }

  void set(Candidate& candidate, EntityType type, bool weak = false) const {
    candidate.type = type;
    candidate.typed = true;
    candidate.weak = weak;
    if (candidate.ner.empty() || !weak) candidate.ner = default_ner(type);
  }

  void set(Candidate& candidate, const GazetteerEntry& entry) const {
    candidate.type = entry.type;
    candidate.typed = true;
    candidate.country = entry.country;
    candidate.ner = entry.ner;
  }

  // Type from the words and their title alone.
  void type_alone(Candidate& candidate) const {
    const TokenSpan span = candidate.piece.tokens;
    const bool single = span.size() == 1;
    const std::string last = lower_form(document_.tokens[name_head(span)]);
    const auto head_type = gazetteer_.type_of_name_head(last);
    if (single && (is_no_name(span.begin) ||
                   (candidate.piece.starts_sentence && is_common_noun(span.begin)))) {
      candidate.drop = true;
      return;
    }
    if (candidate.piece.in_table) {
      type_by_table(candidate);
      if (candidate.typed || candidate.drop) return;
    }
    if (candidate.piece.after_title && !(head_type && !single && !is_one_of(last, kSurnameHeads)))
      return set(candidate, EntityType::kPerson);
    if (is_shouted(candidate.text)) {  // "OSLO" of a dateline
      const auto entries = gazetteer_.find(capitalised(candidate.text));
      if (!entries.empty() && entries[0].type != EntityType::kOrganization)
        return set(candidate, entries[0]);
    }
    const bool person_shape = looks_like_person(candidate.text, gazetteer_);
    if (head_type && (!single || *head_type == EntityType::kOrganization)) {
      const bool surname = span.size() == 2 && person_shape && is_one_of(last, kSurnameHeads);
      if (surname) return set(candidate, EntityType::kPerson, true);
      if (single && candidate.piece.starts_sentence &&
          document_.tokens[span.begin].upos != Upos::kPropn) {
        candidate.drop = true;
        return;
      }
      return set(candidate, *head_type, single);
    }
    if (has_link(span) && !person_shape) return set(candidate, EntityType::kOrganization, true);
    if (person_shape && span.size() <= 6) return set(candidate, EntityType::kPerson);
    if (single && is_acronym(candidate.text))
      return set(candidate, EntityType::kOrganization, true);
    if (single && has_digit(candidate.text)) return set(candidate, EntityType::kItem, true);
  }

  static bool is_shouted(std::string_view text) {
    return text.size() >= 4 && std::all_of(text.begin(), text.end(), [](char c) {
             return (c >= 'A' && c <= 'Z') || c == ' ' || c == '-';
           });
  }

  // Single letters, "US$", and words like "Affairs" that are left of a longer title.
  bool is_no_name(std::uint32_t token) const {
    static constexpr std::string_view kRemains[] = {
        "affairs", "relations", "rights",  "studies", "century", "day",      "majesty",   "federal",
        "united",  "great",     "million", "billion", "bst",     "services", "excellency"};
    const std::string& word = form(token);
    if (word.size() < 2 || (word.size() == 2 && word[1] == '.')) return true;
    if (token + 1 < document_.tokens.size() && form(token + 1)[0] == '$') return true;
    return is_one_of(lower_form(document_.tokens[token]), kRemains);
  }

  // "Representatives of ...": a listed noun at the start of a sentence.
  bool is_common_noun(std::uint32_t token) const {
    bool plural = false;
    const std::string lower = lower_form(document_.tokens[token]);
    if (gazetteer_.type_of_noun(lower))
      return document_.tokens[token].upos != Upos::kPropn || lower.back() == 's';
    return find_title_ending_at(document_, token, token, nullptr, &plural) != nullptr && plural;
  }

  static bool has_digit(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  }

  bool has_link(TokenSpan span) const {
    for (std::uint32_t i = span.begin; i < span.end; ++i) {
      if (form(i) == "of" || form(i) == "for" || form(i) == "and" || form(i) == "&" ||
          form(i) == "on")
        return true;
    }
    return false;
  }

  // The word that says what kind of name it is: before "of", else the last ("Resolution 1559":
  // before the number).
  std::uint32_t name_head(TokenSpan span) const {
    for (std::uint32_t i = span.begin + 1; i < span.end; ++i) {
      if (form(i) == "of" || form(i) == "for" || form(i) == "on") return i - 1;
    }
    std::uint32_t last = span.end - 1;
    while (last > span.begin && has_digit(form(last)) && form(last)[0] >= '0' &&
           form(last)[0] <= '9')
      --last;
    return last;
  }

  void type_by_table(Candidate& candidate) const {
    const auto entries = gazetteer_.find(candidate.text);
    if (entries.empty()) return;
    const Token& token = document_.tokens[candidate.piece.tokens.begin];
    const bool single = candidate.piece.tokens.size() == 1;
    const GazetteerEntry& entry = entries[0];
    const bool is_place =
        entry.kind == Kind::kCity || (entry.kind == Kind::kRegion && entry.ner == "GPE");
    if (candidate.piece.after_title &&
        (is_place || entry.kind == Kind::kCapital || entry.kind == Kind::kLeader)) {
      return set(candidate, EntityType::kPerson);
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
      return set(candidate, EntityType::kPerson,
                 true);  // "San Juan" has no given name, "Santa Rosa" neither
    }
    set(candidate, entry);
    if (is_place && single) candidate.weak = true;
    if (entry.ner == "ORG") qualify_body(candidate, entry);
  }

  // "Security Council" of another country than the table's.
  void qualify_body(Candidate& candidate, const GazetteerEntry& entry) const {
    const std::string owner = owner_country(candidate);
    if (!owner.empty() && owner != entry.country && is_generic_body(candidate))
      candidate.country = owner;
  }

  bool is_generic_body(const Candidate& candidate) const {
    const std::string last = lower_form(document_.tokens[candidate.piece.tokens.end - 1]);
    return is_one_of(last, kGenericBodies) ||
           is_one_of(lower_form(document_.tokens[name_head(candidate.piece.tokens)]),
                     kGenericBodies);
  }

  const GazetteerEntry* country_at(std::uint32_t token) const {
    for (const GazetteerEntry& entry : gazetteer_.find(form(token))) {
      if ((entry.kind == Kind::kCountry || entry.kind == Kind::kDemonym) &&
          entry.type == EntityType::kCountry)
        return &entry;
    }
    return nullptr;
  }

  // "Russia's [Security Council]", "the Iraqi [Foreign Ministry]", "[Foreign Ministry] of Chile".
  std::string owner_country(const Candidate& candidate) const {
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
    if (at > begin && (form(at - 1) == "'s" || form(at - 1) == "’s" || form(at - 1) == "'" ||
                       form(at - 1) == "’"))
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

  bool is_locative(const Candidate& candidate) const {
    const std::uint32_t begin = candidate.piece.tokens.begin;
    if (begin == 0) return false;
    const std::string before = lower_form(document_.tokens[begin - 1]);
    return before == "in" || before == "at" || before == "near" || before == "from" ||
           before == "to" || before == "outside" || before == "city" || before == "around";
  }

  // Full names give their surnames, and titled surnames themselves.
  void learn_people() {
    for (const Candidate& candidate : candidates_) {
      if (candidate.type != EntityType::kPerson || !candidate.typed || candidate.weak) continue;
      const PersonName name = parse_person_name(candidate.text);
      if (candidate.piece.tokens.size() > 1) {
        const std::uint32_t last = candidate.piece.tokens.end - 1;
        surnames_.insert(plain_name(form(name.family_first ? candidate.piece.tokens.begin : last)));
      } else {
        surnames_.insert(plain_name(candidate.text));
      }
    }
  }

  void settle() {
    std::unordered_map<std::string, Votes> votes;
    for (const Candidate& candidate : candidates_) {
      if (!candidate.piece.starts_sentence) inside_.insert(candidate.text);
    }
    for (const Candidate& candidate : candidates_) {
      Votes& sum = votes[candidate.text];
      if (candidate.typed)
        sum[static_cast<std::size_t>(candidate.type)] += candidate.weak ? 0.8 : 6.0;
      if (!candidate.typed || candidate.weak) add_context_votes(candidate, sum);
    }
    for (Candidate& candidate : candidates_) {
      if (candidate.typed && !candidate.weak) continue;
      const bool single = candidate.piece.tokens.size() == 1;
      if (single && surnames_.contains(plain_name(candidate.text)) &&
          !(candidate.typed && is_locative(candidate))) {
        set(candidate, EntityType::kPerson);
        continue;
      }
      if (single && !candidate.typed &&
          small_words_.contains(lower_form(document_.tokens[candidate.head]))) {
        candidate.drop = true;
        continue;
      }
      const Votes& sum = votes[candidate.text];
      const auto best = std::max_element(sum.begin(), sum.end());
      // A capital that only the sentence gives needs better reasons.
      if (single && !candidate.typed && candidate.piece.starts_sentence && *best < 1.0 &&
          !inside_.contains(candidate.text)) {
        candidate.drop = true;
        continue;
      }
      if (*best > 0) {
        const auto type = static_cast<EntityType>(best - sum.begin());
        if (!candidate.typed || type != candidate.type) {
          candidate.ner.clear();
          candidate.country.clear();
          set(candidate, type);
        }
      } else {
        set_by_default(candidate);
      }
    }
    for (Candidate& candidate : candidates_) {
      if (candidate.type == EntityType::kOrganization && candidate.country.empty() &&
          is_generic_body(candidate)) {
        candidate.country = owner_country(candidate);
      }
    }
  }

  void set_by_default(Candidate& candidate) const {
    const TokenSpan span = candidate.piece.tokens;
    if (span.size() == 1) {
      const Token& token = document_.tokens[span.begin];
      if (candidate.piece.starts_sentence && token.upos != Upos::kPropn) {
        candidate.drop = true;
        return;
      }
      if (token.upos == Upos::kAdj || token.upos == Upos::kVerb || token.upos == Upos::kAdv) {
        set(candidate, EntityType::kTopic);
        candidate.drop = token.upos != Upos::kAdj;
        return;
      }
    }
    const bool words_only =
        span.size() >= 2 && span.size() <= 4 && !has_link(span) && !has_digit(candidate.text);
    set(candidate, words_only ? EntityType::kPerson : EntityType::kOrganization, true);
  }

  // What the neighbours say about an unknown name.
  void add_context_votes(const Candidate& candidate, Votes& votes) const {
    const auto vote = [&](EntityType type, double weight) {
      votes[static_cast<std::size_t>(type)] += weight;
    };
    const TokenSpan span = candidate.piece.tokens;
    const Sentence& sentence = document_.sentences[candidate.piece.sentence];
    const Token& head = document_.tokens[candidate.head];
    const std::string before =
        span.begin > sentence.tokens.begin ? lower_form(document_.tokens[span.begin - 1]) : "";
    const std::string after =
        span.end < sentence.tokens.end ? lower_form(document_.tokens[span.end]) : "";
    const Token* above = head.head == kNone ? nullptr : &document_.tokens[head.head];
    if (starts_with(head.deprel, "nsubj") && above != nullptr &&
        is_one_of(above->lemma, kSpeechVerbs))
      vote(EntityType::kPerson, before == "the" ? 0.3 : 1.5);
    if (after == "," && span.end + 1 < sentence.tokens.end)
      vote_apposition(span.end + 1, sentence.tokens.end, vote);
    if (after == "who" || after == "whom") vote(EntityType::kPerson, 3);
    if (before == "in" || before == "at" || before == "near" || before == "outside" ||
        before == "from")
      vote(EntityType::kPlace, before == "in" ? 1.5 : 0.8);
    if (before == "the") vote(EntityType::kOrganization, 1.0);
    if (is_one_of(after, kOrgNouns)) vote(EntityType::kOrganization, 1.5);
    if (is_one_of(after, kPlaceNouns) || is_one_of(before, kPlaceNouns))
      vote(EntityType::kPlace, 1.5);
    if (before == "of" && span.begin >= sentence.tokens.begin + 2 &&
        is_one_of(lower_form(document_.tokens[span.begin - 2]), kPlaceNouns))
      vote(EntityType::kPlace, 2);
    if (after == "'s" || after == "’s") vote(EntityType::kPerson, 0.2);
    if (after == "administration" || after == "doctrine" || after == "campaign") {
      vote(EntityType::kPerson, 2.0);
    }
    const bool plain_words =
        !has_link(span) && !has_digit(candidate.text) && !is_acronym(candidate.text);
    if (span.size() >= 2 && span.size() <= 4 && plain_words && before != "the")
      vote(EntityType::kPerson, 1.0);
    if (span.size() == 1 && plain_words && !gazetteer_.leaders(candidate.text).empty() &&
        before != "the" && before != "in")
      vote(EntityType::kPerson, 1.0);
    if (starts_with(head.deprel, "nsubj") && span.size() == 1 && plain_words && before != "the")
      vote(EntityType::kPerson, 0.5);
  }

  template <typename Vote>
  void vote_apposition(std::uint32_t from, std::uint32_t end, const Vote& vote) const {
    if (lower_form(document_.tokens[from]) == "who") return vote(EntityType::kPerson, 3);
    for (std::uint32_t i = from; i < end && i < from + 8; ++i) {
      const std::string word = lower_form(document_.tokens[i]);
      if (word == "," || word == "." || document_.tokens[i].upos == Upos::kVerb) return;
      std::uint32_t stop = 0;
      if (find_title_starting_at(document_, i, end, &stop) != nullptr)
        return vote(EntityType::kPerson, 2.5);
      if (is_one_of(word, kPlaceNouns)) return vote(EntityType::kPlace, 2);
      if (is_one_of(word, kOrgNouns)) return vote(EntityType::kOrganization, 2);
    }
  }

  // Headlines: names that the tables have or that stand in the article.
  void read_headline(std::uint32_t s) {
    if (known_.empty()) {
      for (std::size_t c = 0; c < candidates_.size(); ++c) {
        if (!candidates_[c].drop && candidates_[c].typed)
          known_.emplace(fold(candidates_[c].text), c);
      }
    }
    const TokenSpan tokens = document_.sentences[s].tokens;
    const std::span<const ModelName> names = names_of(s);
    for (std::uint32_t i = tokens.begin; i < tokens.end;) {
      std::uint32_t end = i + 1;
      Candidate candidate;
      const auto name = std::ranges::find_if(
          names, [i](const ModelName& found) { return found.tokens.begin == i; });
      if (is_capitalised(document_.tokens[i]) &&
          match_headline(s, i, tokens.end, &end, candidate) &&
          (name == names.end() || end >= name->tokens.end)) {
        candidate.piece.tokens = {i, end};
        candidate.piece.sentence = s;
        candidate.text = std::string(document_.text_of({i, end}));
        candidate.head = head_of({i, end});
        candidate.typed = true;
        candidates_.push_back(std::move(candidate));
      } else if (name != names.end()) {
        candidate = candidate_of(piece_of(*name, s));
        join(candidate, *name);
        candidates_.push_back(std::move(candidate));
        end = name->tokens.end;
      } else {
        end = i + 1;
      }
      i = end;
    }
  }

  bool match_headline(std::uint32_t s, std::uint32_t i, std::uint32_t last, std::uint32_t* end,
                      Candidate& candidate) const {
    for (std::uint32_t stop = std::min(last, i + 8); stop > i; --stop) {
      const auto known = known_.find(fold(document_.text_of({i, stop})));
      if (known == known_.end()) continue;
      const Candidate& model = candidates_[known->second];
      candidate.type = model.type;
      candidate.country = model.country;
      candidate.ner = model.ner;
      *end = stop;
      return true;
    }
    const bool upper = casings_[s] == Casing::kUpperCase;
    for (std::uint32_t stop = std::min(last, i + 6); stop > i; --stop) {
      const std::string text(document_.text_of({i, stop}));
      auto entries = gazetteer_.find(text);
      if (entries.empty() && upper) entries = gazetteer_.find(capitalised(text));
      if (entries.empty() || (entries[0].kind == Kind::kCity && stop == i + 1) ||
          (text == "US" && upper))
        continue;
      if (upper && text.size() < 4 && entries[0].kind != Kind::kCountry) continue;
      if (stop == i + 1 && entries[0].ner == "ORG" && !is_acronym(text)) continue;
      set(candidate, entries[0]);
      *end = stop;
      return true;
    }
    if (!upper && gazetteer_.given_name(form(i)) != '\0' && i + 1 < last &&
        is_capitalised(document_.tokens[i + 1]) && document_.tokens[i + 1].upos == Upos::kPropn &&
        !gazetteer_.type_of_name_head(lower_form(document_.tokens[i + 1]))) {
      set(candidate, EntityType::kPerson);
      *end = i + 2;
      return true;
    }
    return false;
  }

  // "HONG KONG" -> "Hong Kong".
  static std::string capitalised(std::string text) {
    bool start = true;
    for (char& c : text) {
      if (!start && c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
      start = c == ' ' || c == '-';
    }
    return text;
  }

  void emit(const Candidate& candidate) {
    Mention mention;
    mention.tokens = candidate.piece.tokens;
    mention.sentence = candidate.piece.sentence;
    mention.head = candidate.head;
    mention.type = candidate.type;
    mention.level = MentionLevel::kName;
    mention.country = candidate.country;
    mention.ner = candidate.ner;
    settle_capital(candidate, mention);
    document_.mentions.push_back(mention);
    if (mention.type == EntityType::kOrganization) emit_nested_country(candidate);
  }

  // A capital or seat of government: the country when it acts, else the place.
  void settle_capital(const Candidate& candidate, Mention& mention) const {
    if (candidate.type == EntityType::kPerson || candidate.type == EntityType::kOrganization)
      return;
    const auto entries = gazetteer_.find(candidate.text);
    if (entries.empty()) return;
    const bool seat = entries[0].kind == Kind::kMetonym;
    if (entries[0].kind != Kind::kCapital && !seat) return;
    mention.acts = place_acts(document_, mention.tokens, mention.head);
    if (entries[0].name == "Brussels") mention.acts = false;  // stands for more than one body
    if (seat && !mention.acts) {
      const std::string before =
          mention.tokens.begin == 0 ? "" : lower_form(document_.tokens[mention.tokens.begin - 1]);
      const std::string before2 =
          mention.tokens.begin < 2 ? "" : lower_form(document_.tokens[mention.tokens.begin - 2]);
      mention.acts = !(before == "in" || before == "at" || before2 == "in" || before2 == "at" ||
                       before2 == "outside" || before2 == "near");
    }
    mention.type = mention.acts ? EntityType::kCountry : EntityType::kPlace;
  }

  // "[Chinese] Foreign Ministry": the country inside the name is a mention too.
  void emit_nested_country(const Candidate& candidate) {
    const TokenSpan span = candidate.piece.tokens;
    if (candidate.piece.in_table || span.size() < 2) return;
    std::uint32_t end = 0;
    for (std::uint32_t i = span.begin; i < span.end; ++i) {
      const auto entries = longest_entry(document_, gazetteer_, i, span.end, &end);
      if (entries.empty() || end - i >= span.size()) continue;
      if ((entries[0].kind != Kind::kDemonym && entries[0].kind != Kind::kCountry) ||
          entries[0].type != EntityType::kCountry)
        continue;
      Mention mention;
      mention.tokens = {i, end};
      mention.sentence = candidate.piece.sentence;
      mention.head = head_of(mention.tokens);
      mention.type = entries[0].type;
      mention.country = entries[0].country;
      mention.ner = entries[0].ner;
      document_.mentions.push_back(mention);
      return;
    }
  }

  Document& document_;
  const Gazetteer& gazetteer_;
  std::vector<ModelName> names_;
  std::vector<Casing> casings_;
  std::vector<Candidate> candidates_;
  std::unordered_set<std::string> small_words_;  // that the article writes without a capital
  std::unordered_set<std::string> inside_;       // texts of pieces that do not start a sentence
  std::set<std::string> surnames_;
  std::unordered_map<std::string, std::size_t> known_;  // folded text -> candidate
};

}  // namespace

void find_names(Document& document, const Gazetteer& gazetteer) {
  NameFinder(document, gazetteer).find();
}

void sort_mentions(Document& document) {
  std::stable_sort(document.mentions.begin(), document.mentions.end(),
                   [](const Mention& a, const Mention& b) {
                     return a.tokens.begin != b.tokens.begin ? a.tokens.begin < b.tokens.begin
                                                             : a.tokens.end > b.tokens.end;
                   });
  std::uint32_t s = 0;
  for (Mention& mention : document.mentions) {
    while (s + 1 < document.sentences.size() &&
           document.sentences[s].tokens.end <= mention.tokens.begin)
      ++s;
    mention.sentence = s;
  }
}

}  // namespace whomet
