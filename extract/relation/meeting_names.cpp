// What an occasion is called: its proper name, or the body that holds it ("NATO summit"). Tested by
// tests/extract/relation/meetings_test.cpp.
#include <algorithm>

#include "base/utf8.h"
#include "extract/relation/factuality.h"
#include "extract/relation/meeting_finder.h"
#include "extract/relation/meeting_status.h"
#include "extract/relation/word_order.h"

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

}  // namespace

std::uint32_t MeetingFinder::name_it(MeetingMention& mention) const {
  const std::uint32_t host = name_by_parts(mention);
  const std::uint32_t m = context_.mention_of(mention.trigger);
  if (m == kNone) return host;
  const Mention& at = context_.document().mentions[m];
  if (at.level != MentionLevel::kName) return host;
  if (at.type != EntityType::kMeeting && at.type != EntityType::kEvent) return host;
  mention.name = std::string(context_.document().text_of(at.tokens));
  return host;
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
