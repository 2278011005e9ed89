// Meetings as nodes, and the edges that follow from them: who took part, where, who met whom, who
// visited what. Tested by tests/extract/relation/meetings_test.cpp.
#include <algorithm>
#include <vector>

#include "extract/relation/extractors.h"
#include "extract/relation/meeting_dates.h"
#include "extract/relation/meeting_mentions.h"
#include "extract/relation/meeting_merge.h"
#include "extract/relation/recorder.h"

namespace whomet {
namespace {

class EdgeMaker {
 public:
  EdgeMaker(Document& document, const Context& context)
      : document_(document), context_(context), recorder_(document, context, "meeting") {}

  void add_edges(std::uint32_t index) {
    const LocalMeeting meeting = document_.meetings[index];
    const Argument node = Argument::of_meeting(index);
    const bool travel = meeting.kind == MeetingKind::kVisit || meeting.kind == MeetingKind::kTour;
    for (const std::uint32_t participant : meeting.participants) {
      add(index, Argument::of_cluster(participant), "participates_in", node, 0.7);
      if (travel && meeting.place != kNone) {
        add(index, Argument::of_cluster(participant), "visits", Argument::of_cluster(meeting.place),
            0.75);
      }
      if (meeting.kind == MeetingKind::kSpeechEvent) {
        add(index, Argument::of_cluster(participant), "speaks_at", node, 0.6);
      }
    }
    if (meeting.place != kNone) {
      add(index, node, "located_in", Argument::of_cluster(meeting.place), 0.7);
    }
    if (!travel && meeting.kind != MeetingKind::kSpeechEvent) add_pairs(index, meeting);
    add_topic(index, meeting);
  }

 private:
  // What a few people talked about is what each of them did.
  void add_topic(std::uint32_t index, const LocalMeeting& meeting) {
    constexpr std::size_t kMostForTopic = 3;
    if (meeting.topic.empty()) return;
    const Argument topic = Argument::of_text(meeting.topic);
    if (meeting.participants.empty() || meeting.participants.size() > kMostForTopic) {
      add(index, Argument::of_meeting(index), "discusses", topic, 0.6);
      return;
    }
    for (const std::uint32_t participant : meeting.participants) {
      add(index, Argument::of_cluster(participant), "discusses", topic, 0.6);
    }
  }

  // Who met whom: of a meeting of two, and the pairs that one report links in a larger one.
  void add_pairs(std::uint32_t index, const LocalMeeting& meeting) {
    constexpr std::size_t kMostForPairs = 4;
    if (meeting.participants.size() > kMostForPairs || meeting.kind == MeetingKind::kConference) {
      return;
    }
    for (const auto& [one, other] : meeting.pairs) {
      add(index, Argument::of_cluster(one), "meets_with", Argument::of_cluster(other), 0.75);
    }
  }

  static Modality modality_of(MeetingStatus status) {
    if (status == MeetingStatus::kPlanned) return Modality::kPlanned;
    return status == MeetingStatus::kPossible ? Modality::kPossible : Modality::kAsserted;
  }

  void add(std::uint32_t index, const Argument& subject, const char* predicate,
           const Argument& object, double confidence) {
    const Predicate* known = find_predicate(predicate);
    if (known == nullptr || subject == object) return;
    if (subject.kind == Argument::Kind::kCluster &&
        !known->domain.contains(context_.type_of(subject.index)))
      return;
    if (object.kind == Argument::Kind::kCluster &&
        !known->range.contains(context_.type_of(object.index)))
      return;
    const LocalMeeting& meeting = document_.meetings[index];
    Claim claim;
    claim.subject = subject;
    claim.predicate = predicate;
    claim.object = object;
    claim.negated = meeting.status == MeetingStatus::kNotHeld;
    claim.modality = modality_of(meeting.status);
    const TokenSpan trigger = meeting.support.front().trigger;
    const Factuality reading = factuality_of(context_, trigger.begin);
    if (claim.negated && reading.modality == Modality::kDenied) claim.modality = reading.modality;
    claim.speaker = reading.speaker;
    claim.speaker_text = reading.speaker_text;
    claim.time = meeting.time;
    claim.place = meeting.place;
    claim.meeting = index;
    claim.confidence = confidence;
    recorder_.add(std::move(claim), trigger);
  }

  Document& document_;
  const Context& context_;
  Recorder recorder_;
};

void extract_meetings(Document& document) {
  const Context context(document);
  const std::uint32_t first = static_cast<std::uint32_t>(document.meetings.size());
  std::vector<LocalMeeting> found = merge_meeting_mentions(context, find_meeting_mentions(context));
  date_by_reference(context, found);
  date_by_event(context, found);
  for (LocalMeeting& meeting : found) document.meetings.push_back(std::move(meeting));
  EdgeMaker edges(document, context);
  for (std::uint32_t i = first; i < document.meetings.size(); ++i) edges.add_edges(i);
}

}  // namespace

Extractor meeting_extractor() {
  return {
      .name = "meeting",
      .summary = "Meetings, visits, calls and summits with participants, place, time and status",
      .extract = extract_meetings};
}

}  // namespace whomet
