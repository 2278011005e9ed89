// What an occasion is called: its proper name, or the body that holds it ("NATO summit"). Tested by
// tests/extract/relation/meetings_test.cpp.
#include <algorithm>

#include "base/utf8.h"
#include "base/words.h"
#include "extract/relation/factuality.h"
#include "extract/relation/meeting_finder.h"
#include "extract/relation/meeting_status.h"
#include "extract/relation/word_order.h"
#include "graph/meeting_edges.h"

namespace whomet {
namespace {

// The last words of names of bodies that gather their members.
constexpr std::string_view kBodies =
    "union|nations|league|council|bank|community|commission|organization|organisation|cooperation|"
    "association|forum|fund|commonwealth|alliance|party|assembly|group";

// "NATO", "G7": no small letters.
bool is_upper(std::string_view form) {
  return form.size() > 1 && std::ranges::none_of(form, [](char c) { return c >= 'a' && c <= 'z'; });
}

// Occasions that a description tells apart: "six-nation talks", "an economic conference".
constexpr std::string_view kDescribed =
    "summit|conference|forum|talk|negotiation|meeting|dialogue|symposium|gathering|congress|"
    "hearing|"
    "debate|ceremony";

// What stands before a noun without saying which occasion it is: when, how often, how it was.
constexpr std::string_view kNoDescription =
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|next|latest|new|recent|"
    "previous|earlier|later|early|late|upcoming|planned|forthcoming|scheduled|proposed|possible|"
    "potential|future|past|current|ongoing|continuing|annual|regular|periodic|monthly|weekly|daily|"
    "yearly|final|initial|opening|closing|further|fresh|more|additional|another|several|many|few|"
    "numerous|various|other|such|same|own|only|rare|brief|short|long|lengthy|quick|high|level|top|"
    "senior|direct|formal|informal|official|private|secret|public|closed|door|separate|joint|"
    "face-to-face|one-on-one|face|good|productive|constructive|positive|successful|fruitful|frank|"
    "friendly|warm|cordial|substantive|important|key|major|crucial|critical|historic|big|large|"
    "small|special|general|full|extensive|intensive|intense|detailed|exploratory|preliminary|"
    "preparatory|stalled|deadlocked|suspended|failed|collapsed|long-awaited|long-delayed|renewed|"
    "resumed|so-called|similar|different|actual|real|serious|urgent|emergency|extraordinary|"
    "day|week|month|year|hour|minute|morning|afternoon|evening|weekend|follow-up|working|surprise|"
    "two-day|three-day|four-day|five-day|one-day|two-way|unprecedented|canceled|cancelled|aborted|"
    "highest|lowest|tough|hard|difficult|level|indirect|bilateral|mutual|-|one|two|three|four|five|"
    "half|couple";

}  // namespace

std::string MeetingFinder::description_of(std::uint32_t noun) const {
  if (!is_word_in(context_.lemma(noun), kDescribed)) return {};
  const std::uint32_t first = context_.tree(noun).tokens().begin;
  std::uint32_t begin = noun;
  while (begin > first && !context_.is_in_time(begin - 1)) {
    const Token& word = context_.token(begin - 1);
    const bool describes = word.upos == Upos::kAdj || word.upos == Upos::kNoun ||
                           word.upos == Upos::kPropn || word.upos == Upos::kNum ||
                           word.form == "-" ||
                           // "a sponsored meeting", but "have held talks"
                           (word.xpos == "VBN" && context_.tree(noun).is(begin - 1, "amod"));
    if (!describes) break;
    --begin;
  }
  // "a two-day economic conference": a number belongs to what it is joined to ("six-nation").
  const auto says_nothing = [&](std::uint32_t t) {
    if (is_word_in(to_lower(context_.token(t).form), kNoDescription)) {
      const bool joined = t + 2 < noun && context_.token(t + 1).form == "-" &&
                          !is_word_in(to_lower(context_.token(t + 2).form), kNoDescription);
      return !joined;
    }
    return false;
  };
  while (begin < noun && says_nothing(begin)) ++begin;
  if (begin == noun) return {};
  std::string words(context_.document().text_of({begin, noun + 1}));
  if (begin == first && context_.token(begin).upos != Upos::kPropn && !context_.is_in_name(begin)) {
    words = to_lower(words.substr(0, 1)) + words.substr(1);
  }
  return words;
}

std::uint32_t MeetingFinder::name_it(MeetingMention& mention) const {
  const std::uint32_t host = name_by_parts(mention);
  const std::uint32_t m = context_.mention_of(mention.trigger);
  if (m != kNone) {
    const Mention& at = context_.document().mentions[m];
    if (at.level == MentionLevel::kName &&
        (at.type == EntityType::kMeeting || at.type == EntityType::kEvent)) {
      mention.name = std::string(context_.document().text_of(at.tokens));
    }
  }
  if (mention.name.empty()) mention.name = name_of_region(mention.trigger);
  if (mention.name.empty()) {
    mention.name = description_of(mention.trigger);
    mention.described = !mention.name.empty();
  }
  add_year(mention);
  return host;
}

void MeetingFinder::add_year(MeetingMention& mention) const {
  if (mention.name.empty()) return;
  const TokenSpan sentence = context_.tree(mention.trigger).tokens();
  for (std::uint32_t t = mention.trigger; t > sentence.begin; --t) {
    const Token& before = context_.token(t - 1);
    if (!context_.document().text_of({t, sentence.end}).starts_with(mention.name)) continue;
    const std::string edition = before.form + " " + mention.name;
    if (context_.is_in_time(t - 1) && !edition_of(edition).year.empty()) mention.name = edition;
    return;
  }
}

std::string MeetingFinder::name_of_region(std::uint32_t noun) const {
  const Tree& tree = context_.tree(noun);
  const char initial = context_.token(noun).form.front();
  if (initial < 'A' || initial > 'Z' || noun == tree.tokens().begin) return {};
  if (!is_word_in(context_.lemma(noun), "summit|conference|forum|congress")) return {};
  std::uint32_t end = noun + 1;
  const std::uint32_t limit = tree.tokens().end;
  if (end >= limit || context_.token(end).form != "of") return {};
  ++end;
  if (end < limit && context_.token(end).form == "the") ++end;
  const std::uint32_t region = end;
  while (end < limit && context_.token(end).upos == Upos::kPropn) ++end;
  return end == region ? std::string() : std::string(context_.document().text_of({noun, end}));
}

std::uint32_t MeetingFinder::name_by_parts(MeetingMention& mention) const {
  const std::uint32_t noun = mention.trigger;
  const Tree& tree = context_.tree(noun);
  std::uint32_t begin = noun;
  std::uint32_t host = kNone;
  // "NATO summit", "Asia-Pacific Economic Cooperation summit": who holds it is its name.
  if (is_word_in(context_.lemma(noun), "summit|conference|forum|meeting") &&
      noun > tree.tokens().begin) {
    const Document& document = context_.document();
    // "ASEAN ministerial meeting"
    const bool described = context_.token(noun - 1).upos == Upos::kAdj &&
                           is_word_in(to_lower(context_.token(noun - 1).form),
                                      "ministerial|annual|regional|economic|foreign");
    const std::uint32_t end = described ? noun - 1 : noun;
    for (std::uint32_t m = 0; m < document.mentions.size(); ++m) {
      const Mention& body = document.mentions[m];
      if (body.tokens.end == end && body.level == MentionLevel::kName &&
          is_word_in(body.ner, "ORG|EVENT|MISC") && body.cluster != kNone &&
          is_one_of(context_, body.cluster,
                    {EntityType::kOrganization, EntityType::kMeeting, EntityType::kEvent})) {
        begin = body.tokens.begin;
        // "NATO" takes part, "Lima Security" is but a piece of a name.
        const bool known = document.clusters[body.cluster].mentions.size() > 1 ||
                           is_upper(context_.token(body.head).form) ||
                           is_word_in(context_.lemma(noun - 1), kBodies);
        if (known && is_one_of(context_, body.cluster, {EntityType::kOrganization})) {
          host = body.cluster;
        }
      }
    }
  }
  if (begin != noun) mention.name = std::string(context_.document().text_of({begin, noun + 1}));
  return host;
}

}  // namespace whomet
