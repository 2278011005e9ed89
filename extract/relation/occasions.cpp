#include "extract/relation/occasions.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "base/words.h"

namespace whomet {
namespace {

// Of clusters that stand for occasions: the meeting that they are; kNone where reports of several
// speak of one.
std::map<std::uint32_t, std::uint32_t> meetings_of_clusters(const Document& document) {
  std::map<std::uint32_t, std::uint32_t> at_token;  // word of a report's trigger -> meeting
  const auto is_held = [&](std::uint32_t m) {
    return m == kNone || document.meetings[m].status != MeetingStatus::kNotHeld;
  };
  for (std::uint32_t m = 0; m < document.meetings.size(); ++m) {
    for (const LocalMeeting::Support& told : document.meetings[m].support) {
      for (std::uint32_t t = told.trigger.begin; t < told.trigger.end; ++t) {
        const auto [found, is_new] = at_token.try_emplace(t, m);
        if (is_new || found->second == m) continue;
        // "held talks with Olsen, but not with Okafor": the talks are those that were held.
        if (is_held(found->second) != is_held(m)) {
          if (is_held(m)) found->second = m;
          continue;
        }
        found->second = kNone;
      }
    }
  }
  std::map<std::uint32_t, std::uint32_t> meetings;
  for (const Mention& mention : document.mentions) {
    if (mention.cluster == kNone) continue;
    const EntityType type = document.clusters[mention.cluster].type;
    if (type != EntityType::kMeeting && type != EntityType::kEvent) continue;
    const auto found = at_token.find(mention.head);
    if (found == at_token.end()) continue;
    const auto [known, is_new] = meetings.try_emplace(mention.cluster, found->second);
    if (!is_new && known->second != found->second) known->second = kNone;
  }
  return meetings;
}

// What a claim says of a meeting, whichever end the meeting is: the ends in one order, the relation
// and whether it is denied.
using Edge = std::tuple<Argument::Kind, std::uint32_t, std::string, Argument::Kind, std::uint32_t,
                        std::string, std::string, bool>;

Edge edge_of(const Claim& claim) {
  const bool first = claim.subject.kind == Argument::Kind::kMeeting;
  const Argument& meeting = first ? claim.subject : claim.object;
  const Argument& other = first ? claim.object : claim.subject;
  return {meeting.kind, meeting.index, meeting.text,    other.kind,
          other.index,  other.text,    claim.predicate, claim.negated};
}

// "Talks in Lima were called off", "Olsen is to host a summit": what only tells who would be there
// and where holds as far as the occasion does.
void adopt_status(const Document& document, Claim& claim) {
  if (!is_word_in(claim.predicate, "located_in|participates_in|hosts|speaks_at") || claim.negated ||
      claim.modality != Modality::kAsserted) {
    return;
  }
  const MeetingStatus status = document.meetings[claim.meeting].status;
  claim.negated = status == MeetingStatus::kNotHeld;
  if (status == MeetingStatus::kPlanned) claim.modality = Modality::kPlanned;
  if (status == MeetingStatus::kPossible) claim.modality = Modality::kPossible;
}

bool is_of_meeting(const Claim& claim) {
  return claim.subject.kind == Argument::Kind::kMeeting ||
         claim.object.kind == Argument::Kind::kMeeting;
}

}  // namespace

void unite_occasions(Document& document) {
  const auto meetings = meetings_of_clusters(document);
  if (meetings.empty()) return;
  std::set<Edge> edges;
  for (const Claim& claim : document.claims) {
    if (!claim.open && is_of_meeting(claim)) edges.insert(edge_of(claim));
  }
  std::vector<Claim> kept;
  kept.reserve(document.claims.size());
  for (Claim& claim : document.claims) {
    bool united = false;
    for (Argument* end : {&claim.subject, &claim.object}) {
      if (claim.open || end->kind != Argument::Kind::kCluster) continue;
      const auto found = meetings.find(end->index);
      if (found == meetings.end() || found->second == kNone) continue;
      *end = Argument::of_meeting(found->second);
      claim.meeting = found->second;
      united = true;
    }
    if (united) adopt_status(document, claim);
    if (united && (claim.subject == claim.object || edges.contains(edge_of(claim)))) continue;
    kept.push_back(std::move(claim));
  }
  document.claims = std::move(kept);
}

}  // namespace whomet
