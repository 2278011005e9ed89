// Tested by tests/extract/mention/names_test.cpp.
#include "extract/mention/name_votes.h"

#include <string>
#include <string_view>

#include "base/words.h"
#include "extract/mention/title_table.h"

namespace whomet {
namespace {

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

bool starts_with(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}

template <typename Vote>
void vote_apposition(const Document& document, std::uint32_t from, std::uint32_t end,
                     const Vote& vote) {
  if (lower_form(document.tokens[from]) == "who") return vote(EntityType::kPerson, 3);
  for (std::uint32_t i = from; i < end && i < from + 8; ++i) {
    const std::string word = lower_form(document.tokens[i]);
    if (word == "," || word == "." || document.tokens[i].upos == Upos::kVerb) return;
    std::uint32_t stop = 0;
    if (find_title_starting_at(document, i, end, &stop) != nullptr)
      return vote(EntityType::kPerson, 2.5);
    if (is_one_of(word, kPlaceNouns)) return vote(EntityType::kPlace, 2);
    if (is_one_of(word, kOrgNouns)) return vote(EntityType::kOrganization, 2);
  }
}

}  // namespace

void add_context_votes(const Document& document, const Gazetteer& gazetteer,
                       const Candidate& candidate, TypeVotes& votes) {
  const auto vote = [&](EntityType type, double weight) {
    votes[static_cast<std::size_t>(type)] += weight;
  };
  const TokenSpan span = candidate.piece.tokens;
  const Sentence& sentence = document.sentences[candidate.piece.sentence];
  const Token& head = document.tokens[candidate.head];
  const std::string before =
      span.begin > sentence.tokens.begin ? lower_form(document.tokens[span.begin - 1]) : "";
  const std::string after =
      span.end < sentence.tokens.end ? lower_form(document.tokens[span.end]) : "";
  const Token* above = head.head == kNone ? nullptr : &document.tokens[head.head];
  if (starts_with(head.deprel, "nsubj") && above != nullptr &&
      is_one_of(above->lemma, kSpeechVerbs))
    vote(EntityType::kPerson, before == "the" ? 0.3 : 1.5);
  if (after == "," && span.end + 1 < sentence.tokens.end)
    vote_apposition(document, span.end + 1, sentence.tokens.end, vote);
  if (after == "who" || after == "whom") vote(EntityType::kPerson, 3);
  if (before == "in" || before == "at" || before == "near" || before == "outside" ||
      before == "from")
    vote(EntityType::kPlace, before == "in" ? 1.5 : 0.8);
  if (before == "the") vote(EntityType::kOrganization, 1.0);
  if (is_one_of(after, kOrgNouns)) vote(EntityType::kOrganization, 1.5);
  if (is_one_of(after, kPlaceNouns) || is_one_of(before, kPlaceNouns))
    vote(EntityType::kPlace, 1.5);
  if (before == "of" && span.begin >= sentence.tokens.begin + 2 &&
      is_one_of(lower_form(document.tokens[span.begin - 2]), kPlaceNouns))
    vote(EntityType::kPlace, 2);
  if (after == "'s" || after == "’s") vote(EntityType::kPerson, 0.2);
  if (after == "administration" || after == "doctrine" || after == "campaign") {
    vote(EntityType::kPerson, 2.0);
  }
  const bool plain_words = !NameTyper(document, gazetteer).has_link(span) &&
                           !has_digit(candidate.text) && !is_acronym(candidate.text);
  if (span.size() >= 2 && span.size() <= 4 && plain_words && before != "the")
    vote(EntityType::kPerson, 1.0);
  if (span.size() == 1 && plain_words && !gazetteer.leaders(candidate.text).empty() &&
      before != "the" && before != "in")
    vote(EntityType::kPerson, 1.0);
  if (starts_with(head.deprel, "nsubj") && span.size() == 1 && plain_words && before != "the")
    vote(EntityType::kPerson, 0.5);
}

}  // namespace whomet
