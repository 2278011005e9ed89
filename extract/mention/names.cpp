// Method, in three passes over a document: (1) names of the model are joined with what tables know
// of them; pieces that only the rules find get a type from the tables, their title, their last word
// or their shape, and single unknown words collect votes from their context; (2) votes of equal
// words are summed, and surnames of people that were named in full are known; (3) headlines in
// capitals are matched against what is known by then, else the model's names are taken.
#include "extract/mention/names.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/utf8.h"
#include "base/words.h"
#include "extract/mention/american_bodies.h"
#include "extract/mention/dateline_names.h"
#include "extract/mention/lone_given_names.h"
#include "extract/mention/model_names.h"
#include "extract/mention/name_mentions.h"
#include "extract/mention/name_runs.h"
#include "extract/mention/name_types.h"
#include "extract/mention/name_votes.h"
#include "extract/mention/party_tags.h"
#include "extract/mention/rule_names.h"
#include "extract/mention/ship_names.h"
#include "extract/mention/states.h"
#include "extract/mention/storm_names.h"
#include "extract/mention/title_table.h"
#include "extract/syntax/tree.h"
#include "graph/name_keys.h"

namespace whomet {
namespace {

using Kind = GazetteerEntry::Kind;
class NameFinder {
 public:
  NameFinder(Document& document, const Gazetteer& gazetteer)
      : document_(document),
        gazetteer_(gazetteer),
        typer_(document, gazetteer),
        names_(find_model_names(document)),
        rules_(document, names_) {}

  void find() {
    for (const Token& token : document_.tokens) {
      if (!token.form.empty() && token.form[0] >= 'a' && token.form[0] <= 'z')
        small_words_.insert(token.form);
    }
    for (std::uint32_t s = 0; s < document_.sentences.size(); ++s) {
      const Sentence& sentence = document_.sentences[s];
      casings_.push_back(sentence.is_dateline ? Casing::kNormal : casing_of(document_, sentence));
      if (casings_[s] == Casing::kNormal) read_sentence(s);
    }
    learn_people();
    settle();
    std::ranges::move(lone_given_names(document_, candidates_), std::back_inserter(candidates_));
    find_states(document_, gazetteer_, unclaimed_, candidates_);
    for (std::uint32_t s = 0; s < casings_.size(); ++s) {
      if (casings_[s] != Casing::kNormal) read_headline(s);
    }
    part_from_american_bodies(document_, gazetteer_, candidates_);
    for (const Candidate& candidate : candidates_) {
      if (!candidate.drop) add_name(document_, gazetteer_, candidate);
    }
    sort_mentions(document_);
  }

 private:
  const std::string& form(std::uint32_t i) const { return document_.tokens[i].form; }

  void read_sentence(std::uint32_t s) {
    if (document_.sentences[s].is_dateline) {
      std::vector<Candidate> names = dateline_names(document_, s, gazetteer_);
      std::ranges::move(names, std::back_inserter(candidates_));
      if (!names.empty()) return;
    }
    const std::size_t first = candidates_.size();
    const std::vector<NamePiece> pieces = find_name_pieces(document_, s, gazetteer_);
    for (const ModelName& name : rules_.names_of(s)) {
      const auto same = std::ranges::find_if(
          pieces, [&](const NamePiece& piece) { return is_same_name(piece, name); });
      Candidate candidate = candidate_of(same != pieces.end() ? *same : piece_of(name, s));
      join(candidate, name);
      candidates_.push_back(std::move(candidate));
    }
    for (const NamePiece& piece : pieces) {
      if (!rules_.is_left_to_rules(piece)) {
        if (rules_.is_unclaimed(piece)) unclaimed_.push_back(piece);
        continue;
      }
      Candidate candidate = candidate_of(piece);
      if (!candidate.drop) candidates_.push_back(std::move(candidate));
    }
    for (const TokenSpan& storm : storm_names(document_, document_.sentences[s])) {
      replace(s, first, storm, storm, EntityType::kEvent);
    }
    for (const TokenSpan& ship : ship_names(document_, document_.sentences[s])) {
      replace(s, first, ship, ship, EntityType::kItem);
    }
    for (const PartyTag& tag : party_tags(document_, document_.sentences[s])) {
      const std::uint32_t letter = tag.tokens.begin;
      const TokenSpan name = tag.party.empty() ? TokenSpan{} : TokenSpan{letter, letter + 1};
      replace(s, first, tag.tokens, name, EntityType::kOrganization);
    }
  }

  // The name, if it has words, in place of what else the candidates from `first` on say of these
  // words.
  void replace(std::uint32_t s, std::size_t first, TokenSpan words, TokenSpan name,
               EntityType type) {
    const auto mine = candidates_.begin() + static_cast<std::ptrdiff_t>(first);
    const auto kept = std::remove_if(mine, candidates_.end(), [&](const Candidate& candidate) {
      const TokenSpan& tokens = candidate.piece.tokens;
      return tokens.begin < words.end && words.begin < tokens.end;
    });
    candidates_.erase(kept, candidates_.end());
    if (name.empty()) return;
    Candidate candidate;
    candidate.piece.tokens = name;
    candidate.piece.sentence = s;
    candidate.text = std::string(document_.text_of(name));
    candidate.head = head_of(document_, name);
    set_type(candidate, type);
    candidates_.push_back(std::move(candidate));
  }

  // "a Norwegian Marine": a word for a person, behind an article.
  bool names_one_of(std::uint32_t token) const {
    return gazetteer_.type_of_noun(lower_form(document_.tokens[token])) == EntityType::kPerson &&
           has_article(document_, token);
  }

  Candidate candidate_of(const NamePiece& piece) const {
    Candidate candidate;
    candidate.piece = piece;
    candidate.text = std::string(document_.text_of(piece.tokens));
    candidate.head = head_of(document_, piece.tokens);
    typer_.type_alone(candidate);
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

  // What rules and tables say of a name, and what the model says. Tables know countries, the model
  // knows the sentence: where they do not agree on the kind of thing, the model decides.
  void join(Candidate& candidate, const ModelName& name) const {
    constexpr double kSure = 0.9;
    const bool from_table = candidate.piece.in_table && candidate.typed && !candidate.weak;
    const bool agrees = candidate.typed && !candidate.drop &&
                        (agree(candidate, name.type) || is_occasion(candidate) ||
                         (from_table && name.confidence < kSure));
    candidate.drop = false;
    if (from_table && is_seat(candidate) && name.type == NameType::kPer) {
      candidate.against_model = true;
      return;
    }
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

  // A country or capital in one word that is no given name: "Kyiv denies". With a title before it,
  // it is a family name.
  bool is_seat(const Candidate& candidate) const {
    if (candidate.piece.tokens.size() != 1 || candidate.piece.after_title) return false;
    const auto entries = gazetteer_.find(candidate.text);
    return !entries.empty() &&
           (entries[0].kind == Kind::kCountry || entries[0].kind == Kind::kCapital) &&
           gazetteer_.given_name(candidate.text) == '\0';
  }

  // "at the Riga Forum": what somebody is at by its last word, which may else be a body.
  bool is_occasion(const Candidate& candidate) const {
    if (candidate.ner != "EVENT" || candidate.weak) return false;
    std::uint32_t before = candidate.piece.tokens.begin;
    const std::uint32_t first = document_.sentences[candidate.piece.sentence].tokens.begin;
    while (before > first && (document_.tokens[before - 1].upos == Upos::kDet ||
                              document_.tokens[before - 1].upos == Upos::kAdj)) {
      --before;
    }
    if (before == first) return false;
    static constexpr std::string_view kAt[] = {"at", "during", "after", "before"};
    return is_one_of(document_.tokens[before - 1].lemma, kAt);
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

  // Full names give their surnames, and titled surnames themselves.
  void learn_people() {
    for (const Candidate& candidate : candidates_) {
      if (candidate.type != EntityType::kPerson || !candidate.typed || candidate.weak) continue;
      const PersonName name = parse_person_name(candidate.text);
      if (candidate.piece.tokens.size() > 1) {
        const std::uint32_t last = candidate.piece.tokens.end - 1;
        const std::string surname =
            plain_name(form(name.family_first ? candidate.piece.tokens.begin : last));
        surnames_.insert(surname);
        full_surnames_.insert(surname);
      } else {
        surnames_.insert(plain_name(candidate.text));
      }
    }
  }

  // "Lacerda hosted the envoy" of an article on Renata Lacerda: she, though the model takes the
  // word for a place or body, unless it stands as one ("in Lacerda") or is known to be one.
  bool is_surname_rather(const Candidate& candidate) const {
    if (candidate.piece.tokens.size() != 1 || typer_.is_locative(candidate) ||
        !full_surnames_.contains(plain_name(candidate.text))) {
      return false;
    }
    const bool state = candidate.type == EntityType::kCountry && !candidate.country.empty();
    if (state || (candidate.type != EntityType::kPlace && candidate.type != EntityType::kCountry &&
                  candidate.type != EntityType::kOrganization)) {
      return false;
    }
    const auto entries = gazetteer_.find(candidate.text);
    if (entries.empty()) return true;
    const Token& head = document_.tokens[candidate.head];
    return (entries[0].kind == Kind::kCity || entries[0].kind == Kind::kRegion) &&
           (head.deprel.starts_with("nsubj") || head.deprel == "obj" || head.deprel == "iobj");
  }

  void settle() {
    std::unordered_map<std::string, TypeVotes> votes;
    for (const Candidate& candidate : candidates_) {
      if (!candidate.piece.starts_sentence) inside_.insert(candidate.text);
    }
    for (const Candidate& candidate : candidates_) {
      TypeVotes& sum = votes[candidate.text];
      if (candidate.typed)
        sum[static_cast<std::size_t>(candidate.type)] += candidate.weak ? 0.8 : 6.0;
      if (!candidate.typed || candidate.weak)
        add_context_votes(document_, gazetteer_, candidate, sum);
    }
    for (Candidate& candidate : candidates_) {
      // "London" of an article on Jack London.
      if (candidate.against_model && surnames_.contains(plain_name(candidate.text))) {
        candidate.country.clear();
        set_type(candidate, EntityType::kPerson);
      }
      const bool single = candidate.piece.tokens.size() == 1;
      if (is_surname_rather(candidate)) {
        candidate.ner.clear();
        candidate.country.clear();
        set_type(candidate, EntityType::kPerson);
        continue;
      }
      // "Gevorgian said" of an article on Maria Gevorgian: no people is called so.
      if (single && candidate.ner == "NORP" && candidate.country.empty() &&
          surnames_.contains(plain_name(candidate.text)) &&
          document_.tokens[candidate.head].upos == Upos::kPropn &&
          gazetteer_.find(candidate.text).empty()) {
        candidate.ner.clear();
        set_type(candidate, EntityType::kPerson);
      }
      // "Republican senators": of the party.
      if (single && candidate.ner == "NORP" && candidate.country.empty() &&
          typer_.tells_body(candidate)) {
        candidate.type = EntityType::kOrganization;
      }
      // "a Marine": one of the corps.
      if (single && names_one_of(candidate.piece.tokens.begin)) {
        candidate.drop = true;
        continue;
      }
      if (candidate.typed && !candidate.weak) continue;
      if (single && surnames_.contains(plain_name(candidate.text)) &&
          !(candidate.typed && typer_.is_locative(candidate))) {
        set_type(candidate, EntityType::kPerson);
        continue;
      }
      if (single && !candidate.typed &&
          small_words_.contains(lower_form(document_.tokens[candidate.head]))) {
        candidate.drop = true;
        continue;
      }
      const TypeVotes& sum = votes[candidate.text];
      const auto best = std::max_element(sum.begin(), sum.end());
      // A capital that only the sentence gives needs better reasons.
      if (single && !candidate.typed && candidate.piece.starts_sentence && *best < 1.0 &&
          !inside_.contains(candidate.text) && !rules_.is_surely_name(candidate.piece)) {
        candidate.drop = true;
        continue;
      }
      if (*best > 0) {
        const auto type = static_cast<EntityType>(best - sum.begin());
        if (!candidate.typed || type != candidate.type) {
          candidate.ner.clear();
          candidate.country.clear();
          set_type(candidate, type);
        }
      } else {
        typer_.type_by_default(candidate);
      }
    }
    for (Candidate& candidate : candidates_) {
      if (candidate.type == EntityType::kOrganization && candidate.country.empty() &&
          typer_.is_generic_body(candidate)) {
        candidate.country = typer_.owner_country(candidate);
      }
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
    const std::span<const ModelName> names = rules_.names_of(s);
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
        candidate.head = head_of(document_, {i, end});
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
      set_type(candidate, entries[0]);
      *end = stop;
      return true;
    }
    if (!upper && gazetteer_.given_name(form(i)) != '\0' && i + 1 < last &&
        is_capitalised(document_.tokens[i + 1]) && document_.tokens[i + 1].upos == Upos::kPropn &&
        !gazetteer_.type_of_name_head(lower_form(document_.tokens[i + 1]))) {
      set_type(candidate, EntityType::kPerson);
      *end = i + 2;
      return true;
    }
    return false;
  }

  Document& document_;
  const Gazetteer& gazetteer_;
  NameTyper typer_;
  std::vector<ModelName> names_;
  RuleNames rules_;
  std::vector<Casing> casings_;
  std::vector<Candidate> candidates_;
  std::vector<NamePiece> unclaimed_;             // runs of capitals that are no name for the model
  std::unordered_set<std::string> small_words_;  // that the article writes without a capital
  std::unordered_set<std::string> inside_;       // texts of pieces that do not start a sentence
  std::set<std::string> surnames_;
  std::set<std::string> full_surnames_;                 // of names in full
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
