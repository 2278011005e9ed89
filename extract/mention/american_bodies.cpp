// Method: American are names of the tables that lie in or stand for the United States, its
// presidents and ministers, and how its lawmakers are written ("Sen. Olsen"). The country that an
// article is about is the only other one, or the one it names twice as often as any other.
#include "extract/mention/american_bodies.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

#include "base/words.h"
#include "graph/name_keys.h"

namespace whomet {
namespace {

using Kind = GazetteerEntry::Kind;

constexpr std::string_view kAmerica = "Q30";
constexpr std::string_view kShared[] = {"Congress", "Senate", "House of Representatives",
                                        "Justice Department", "Department of Justice"};
constexpr std::string_view kLawmakers[] = {"Sen.", "Sens.", "Rep.", "Reps.", "GOP", "Capitol"};

class Parter {
 public:
  Parter(const Gazetteer& gazetteer, std::vector<Candidate>& candidates)
      : gazetteer_(gazetteer), candidates_(candidates) {
    for (const Candidate& candidate : candidates) {
      if (candidate.drop) continue;
      if (candidate.type == EntityType::kOrganization) note_owned(candidate);
      if (is_shared(candidate)) continue;
      american_ = american_ || is_american(candidate);
      if (const std::string state = state_of(candidate); !state.empty()) ++counts_[state];
    }
  }

  // "Peru's Congress", and "Congress" after it, whatever else the article names.
  void part_named() {
    for (Candidate& candidate : candidates_) {
      if (!is_shared(candidate) || candidate.country != kAmerica) continue;
      const auto known = owned_.find(candidate.text);
      if (known != owned_.end() && known->second != kAmerica) candidate.country = known->second;
    }
  }

  bool tells_america() const { return american_ || counts_.empty(); }

  void part() {
    for (Candidate& candidate : candidates_) {
      if (is_shared(candidate) && candidate.country == kAmerica)
        candidate.country = owner(candidate);
    }
  }

 private:
  static bool is_shared(const Candidate& candidate) {
    return is_shared_body(candidate.text) && candidate.type == EntityType::kOrganization;
  }

  // "the Peruvian [Senate]", "[U.S. Senate]": whose it is stands beside the name or in it.
  void note_owned(const Candidate& candidate) {
    for (const std::string_view body : kShared) {
      if (!candidate.text.ends_with(body)) continue;
      const bool alone = candidate.text == body;
      if (candidate.country.empty() || (alone && candidate.country == kAmerica)) continue;
      const auto [known, is_new] = owned_.emplace(body, candidate.country);
      if (!is_new && known->second != candidate.country) known->second = kAmerica;
    }
  }

  // The country that the name says.
  std::string state_of(const Candidate& candidate) const {
    const auto entries = gazetteer_.find(candidate.text);
    if (entries.empty() || candidate.country.empty() || candidate.type == EntityType::kPerson)
      return {};
    const Kind kind = entries[0].kind;
    const bool says = kind == Kind::kCountry || kind == Kind::kDemonym || kind == Kind::kCapital ||
                      kind == Kind::kMetonym;
    return says && gazetteer_.country(candidate.country) != nullptr ? candidate.country : "";
  }

  bool is_american(const Candidate& candidate) const {
    if (candidate.type == EntityType::kPerson) {
      const auto leaders = gazetteer_.leaders(family_name(candidate.text));
      return std::ranges::any_of(leaders, [&](const Leader& leader) {
        return leader.country == kAmerica && leader.role != "ambassador" &&
               compatible_person_names(leader.name, candidate.text);
      });
    }
    const auto entries = gazetteer_.find(candidate.text);
    return candidate.country == kAmerica && !entries.empty() && entries[0].kind != Kind::kCity;
  }

  // Of the country whose people or officials the sentence began with, else of the one that the
  // article is about; "" if that is not plain.
  std::string owner(const Candidate& body) const {
    std::string said;
    for (const Candidate& other : candidates_) {
      const std::string state = other.drop ? std::string() : state_of(other);
      if (state.empty() || other.piece.sentence != body.piece.sentence ||
          other.piece.tokens.begin > body.piece.tokens.begin) {
        continue;
      }
      if (!said.empty() && said != state) return main_country();
      said = state;
    }
    return said.empty() ? main_country() : said;
  }

  std::string main_country() const {
    const auto most =
        std::ranges::max_element(counts_, {}, [](const auto& row) { return row.second; });
    for (const auto& [state, count] : counts_) {
      if (state != most->first && 2 * count > most->second) return {};
    }
    return most->first;
  }

  const Gazetteer& gazetteer_;
  std::vector<Candidate>& candidates_;
  bool american_ = false;
  std::map<std::string, int> counts_;                      // names of each other country
  std::map<std::string, std::string, std::less<>> owned_;  // body -> country, if of one only
};

}  // namespace

bool is_shared_body(std::string_view name) {
  return is_one_of(name, kShared);
}

void part_from_american_bodies(const Document& document, const Gazetteer& gazetteer,
                               std::vector<Candidate>& candidates) {
  Parter parter(gazetteer, candidates);
  parter.part_named();
  if (parter.tells_america()) return;
  const bool lawmakers = std::ranges::any_of(
      document.tokens, [](const Token& token) { return is_one_of(token.form, kLawmakers); });
  if (!lawmakers) parter.part();
}

}  // namespace whomet
