// Tested by tests/extract/mention/names_test.cpp.
#include "extract/mention/name_mentions.h"

#include <string>

#include "extract/mention/name_words.h"
#include "extract/mention/place_roles.h"
#include "extract/mention/rule_names.h"
#include "extract/mention/title_table.h"

namespace whomet {
namespace {

using Kind = GazetteerEntry::Kind;

// A capital or seat of government: the country when it acts, else the place.
void settle_capital(const Document& document, const Gazetteer& gazetteer,
                    const Candidate& candidate, Mention& mention) {
  if (candidate.type == EntityType::kPerson || candidate.type == EntityType::kOrganization) return;
  const auto entries = gazetteer.find(candidate.text);
  if (entries.empty()) return;
  const bool seat = entries[0].kind == Kind::kMetonym;
  if (entries[0].kind != Kind::kCapital && !seat) return;
  mention.acts = place_acts(document, mention.tokens, mention.head);
  if (entries[0].name == "Brussels") mention.acts = false;  // stands for more than one body
  if (seat && !mention.acts) {
    const std::string before =
        mention.tokens.begin == 0 ? "" : lower_form(document.tokens[mention.tokens.begin - 1]);
    const std::string before2 =
        mention.tokens.begin < 2 ? "" : lower_form(document.tokens[mention.tokens.begin - 2]);
    mention.acts = !(before == "in" || before == "at" || before2 == "in" || before2 == "at" ||
                     before2 == "outside" || before2 == "near");
  }
  mention.type = mention.acts ? EntityType::kCountry : EntityType::kPlace;
}

// "[Chinese] Foreign Ministry": the country inside the name is a mention too.
void add_nested_country(Document& document, const Gazetteer& gazetteer,
                        const Candidate& candidate) {
  const TokenSpan span = candidate.piece.tokens;
  if (candidate.piece.in_table || span.size() < 2) return;
  std::uint32_t end = 0;
  for (std::uint32_t i = span.begin; i < span.end; ++i) {
    const auto entries = longest_entry(document, gazetteer, i, span.end, &end);
    if (entries.empty() || end - i >= span.size()) continue;
    if ((entries[0].kind != Kind::kDemonym && entries[0].kind != Kind::kCountry) ||
        entries[0].type != EntityType::kCountry)
      continue;
    Mention mention;
    mention.tokens = {i, end};
    mention.sentence = candidate.piece.sentence;
    mention.head = head_of(document, mention.tokens);
    mention.type = entries[0].type;
    mention.country = entries[0].country;
    mention.ner = entries[0].ner;
    document.mentions.push_back(mention);
    return;
  }
}

}  // namespace

void add_name(Document& document, const Gazetteer& gazetteer, const Candidate& candidate) {
  Mention mention;
  mention.tokens = candidate.piece.tokens;
  mention.sentence = candidate.piece.sentence;
  mention.head = candidate.head;
  mention.type = candidate.type;
  mention.level = MentionLevel::kName;
  mention.country = candidate.country;
  mention.ner = candidate.ner;
  settle_capital(document, gazetteer, candidate, mention);
  document.mentions.push_back(mention);
  if (mention.type == EntityType::kOrganization) add_nested_country(document, gazetteer, candidate);
}

}  // namespace whomet
