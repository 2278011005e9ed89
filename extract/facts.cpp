// Annotated document -> local graph. Clusters become entities, local meetings become meeting nodes,
// claims become statements; equal claims fold into one statement with all their evidence.
// Ids are digests of what the thing is in this document, so that they do not depend on threads or
// on other documents. Tested by tests/extract/pipeline_test.cpp.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "base/digest.h"
#include "extract/mention/titles.h"
#include "extract/pipeline.h"
#include "graph/schema.h"

namespace whomet {
namespace {

class Assembler {
 public:
  explicit Assembler(const Document& document) : document_(document) {}

  Facts assemble() {
    facts_.documents.push_back(document_.source.record);
    make_ids();
    for (const LocalMeeting& meeting : document_.meetings) add_meeting(meeting);
    for (const Claim& claim : document_.claims) add_claims(claim);
    finish_statements();
    add_entities();
    sort_all();
    return std::move(facts_);
  }

 private:
  const std::string& document_id() const { return document_.source.record.id; }

  Location location_of(ByteSpan text) const {
    return {document_id(), document_.source.offsets.to_file(text), text};
  }

  ByteSpan bytes_of(TokenSpan span) const {
    return {document_.tokens[span.begin].text.begin, document_.tokens[span.end - 1].text.end};
  }

  // A role is a literal, and so is a topic without a proper name. What stands for several is they.
  bool is_node(const Cluster& cluster) const {
    if (cluster.type == EntityType::kRole || !cluster.members.empty()) return false;
    return cluster.type != EntityType::kTopic || document_.has_name(cluster);
  }

  void make_ids() {
    std::set<std::string> taken;
    for (std::size_t i = 0; i < document_.clusters.size(); ++i) {
      const Cluster& cluster = document_.clusters[i];
      const std::size_t at =
          cluster.mentions.empty()
              ? i
              : document_.tokens[document_.mentions[cluster.mentions.front()].tokens.begin]
                    .text.begin;
      IdHash hash;
      hash.add(document_id()).add(name_of(cluster.type)).add(cluster.name).add(std::to_string(at));
      std::string id = "e" + hash.hex12();
      for (int round = 0; !taken.insert(id).second; ++round) {
        id = "e" + IdHash(hash).add(std::to_string(round)).hex12();
      }
      entity_ids_.push_back(id);
    }
    for (std::size_t i = 0; i < document_.meetings.size(); ++i) {
      IdHash hash;
      hash.add(document_id()).add("meeting").add(std::to_string(i));
      meeting_ids_.push_back("m" + hash.hex12());
    }
    used_.assign(document_.clusters.size(), false);
  }

  Evidence evidence_of(std::uint32_t sentence, TokenSpan trigger, const char* extractor) const {
    const ByteSpan text = document_.sentences[sentence].text;
    Evidence evidence;
    evidence.at = location_of(text);
    evidence.exact = document_.source.offsets.is_exact(text);
    evidence.quote = std::string(slice(document_.source.text, text));
    evidence.extractor = extractor;
    if (!trigger.empty()) {
      evidence.trigger.text = bytes_of(trigger);
      evidence.trigger.file = document_.source.offsets.to_file(evidence.trigger.text);
      evidence.trigger.words = std::string(slice(document_.source.text, evidence.trigger.text));
    }
    return evidence;
  }

  bool is_in_sentence(std::uint32_t time, std::uint32_t sentence) const {
    return document_.sentences[sentence].tokens.contains(document_.times[time].tokens.begin);
  }

  // The basis tells a reader of the evidence where to look for the time.
  TimeValue time_value(std::uint32_t time, bool told_here) const {
    TimeValue value = document_.times[time].value;
    if (!told_here) value.basis += ", sentence before";
    return value;
  }

  std::string use(std::uint32_t cluster) {
    if (cluster == kNone || !is_node(document_.clusters[cluster])) return {};
    used_[cluster] = true;
    return entity_ids_[cluster];
  }

  void add_meeting(const LocalMeeting& local) {
    Meeting meeting;
    meeting.id = meeting_ids_[facts_.meetings.size()];
    meeting.kind = local.kind;
    meeting.status = local.status;
    meeting.name = local.name;
    meeting.topic = local.topic;
    std::set<MeetingStatus> seen;
    for (const auto& support : local.support) {
      if (seen.insert(support.status).second)
        meeting.history.push_back({support.status, document_id()});
      Evidence evidence = evidence_of(support.sentence, support.trigger, support.extractor);
      const bool known =
          std::any_of(meeting.evidence.begin(), meeting.evidence.end(),
                      [&](const Evidence& e) { return e.at.text == evidence.at.text; });
      if (!known) meeting.evidence.push_back(std::move(evidence));
    }
    for (const std::uint32_t cluster : local.participants) {
      for (const Argument& one : each_of(Argument::of_cluster(cluster))) {
        if (const std::string id = use(one.index); !id.empty()) meeting.participants.push_back(id);
      }
    }
    std::sort(meeting.participants.begin(), meeting.participants.end());
    meeting.participants.erase(
        std::unique(meeting.participants.begin(), meeting.participants.end()),
        meeting.participants.end());
    meeting.place = use(local.place);
    if (local.time != kNone) {
      const bool told_here = std::ranges::any_of(local.support, [&](const auto& support) {
        return is_in_sentence(local.time, support.sentence);
      });
      meeting.date = time_value(local.time, told_here);
    }
    facts_.meetings.push_back(std::move(meeting));
  }

  // Id of a node end, or the literal.
  void fill_end(const Argument& argument, std::string& id, std::string& text) {
    switch (argument.kind) {
      case Argument::Kind::kCluster:
        id = use(argument.index);
        if (id.empty()) text = document_.clusters[argument.index].name;
        break;
      case Argument::Kind::kMeeting:
        id = meeting_ids_[argument.index];
        break;
      case Argument::Kind::kText:
        text = argument.text;
        break;
      case Argument::Kind::kNothing:
        break;
    }
  }

  // The clusters that the argument speaks of, one by one.
  std::vector<Argument> each_of(const Argument& argument) const {
    if (argument.kind != Argument::Kind::kCluster) return {argument};
    const auto& members = document_.clusters[argument.index].members;
    if (members.empty()) return {argument};
    std::vector<Argument> all;
    all.reserve(members.size());
    for (const std::uint32_t member : members) all.push_back(Argument::of_cluster(member));
    return all;
  }

  // What is said of "the two leaders" is said of each.
  void add_claims(const Claim& claim) {
    for (const Argument& subject : each_of(claim.subject)) {
      for (const Argument& object : each_of(claim.object)) {
        if (subject == object && subject.kind == Argument::Kind::kCluster &&
            !(claim.subject == claim.object))
          continue;
        Claim one = claim;
        one.subject = subject;
        one.object = object;
        add_claim(one);
      }
    }
  }

  void add_claim(const Claim& claim) {
    Statement statement;
    fill_end(claim.subject, statement.subject, statement.subject_text);
    fill_end(claim.object, statement.object, statement.object_text);
    if (statement.subject.empty() && statement.subject_text.empty()) return;
    if (statement.object.empty() && statement.object_text.empty()) return;
    statement.predicate = claim.predicate;
    statement.open = claim.open;
    statement.negated = claim.negated;
    statement.modality = claim.modality;
    statement.attributed_to.entity = use(claim.speaker);
    statement.attributed_to.text = claim.speaker_text;
    if (claim.time != kNone) {
      const bool told_here = is_in_sentence(claim.time, claim.sentence);
      statement.time = time_value(claim.time, told_here);
    }
    statement.place = use(claim.place);
    if (claim.meeting != kNone) statement.meeting = meeting_ids_[claim.meeting];
    statement.qualifiers = claim.qualifiers;
    statement.confidence = std::clamp(claim.confidence, 0.0, 1.0);
    statement.evidence.push_back(evidence_of(claim.sentence, claim.trigger, claim.extractor));
    fold(std::move(statement));
  }

  // Equal claims are one statement. Its qualifiers come from the claim that has them first, and so
  // does the order of ends that may be exchanged: who acts in the text is the subject.
  void fold(Statement statement) {
    std::string one = statement.subject + "\n" + statement.subject_text;
    std::string other = statement.object + "\n" + statement.object_text;
    const Predicate* predicate = statement.open ? nullptr : find_predicate(statement.predicate);
    if (predicate != nullptr && predicate->symmetric && other < one) std::swap(one, other);
    const auto key = std::tuple(
        std::move(one), statement.predicate, std::move(other), statement.open, statement.negated,
        statement.modality,
        statement.attributed_to.entity.empty() ? statement.attributed_to.text
                                               : statement.attributed_to.entity,
        statement.meeting, statement.time.from.empty() ? statement.time.text : statement.time.from);
    const auto [found, is_new] = index_.try_emplace(key, facts_.statements.size());
    if (is_new) {
      facts_.statements.push_back(std::move(statement));
      return;
    }
    Statement& kept = facts_.statements[found->second];
    Evidence& more = statement.evidence.front();
    const bool known =
        std::any_of(kept.evidence.begin(), kept.evidence.end(), [&](const Evidence& e) {
          return e.at.text == more.at.text && e.trigger.text == more.trigger.text;
        });
    if (!known) kept.evidence.push_back(std::move(more));
    kept.confidence = std::max(kept.confidence, statement.confidence);
    if (kept.place.empty()) kept.place = statement.place;
    if (kept.qualifiers.kind.empty()) kept.qualifiers.kind = statement.qualifiers.kind;
    if (kept.qualifiers.item.empty()) kept.qualifiers.item = statement.qualifiers.item;
    if (kept.qualifiers.topic.empty()) kept.qualifiers.topic = statement.qualifiers.topic;
    if (kept.qualifiers.polarity.empty()) kept.qualifiers.polarity = statement.qualifiers.polarity;
    if (kept.qualifiers.trend.empty()) kept.qualifiers.trend = statement.qualifiers.trend;
  }

  void finish_statements() {
    for (Statement& statement : facts_.statements) {
      IdHash hash;
      hash.add(document_id()).add(statement.subject).add(statement.subject_text);
      hash.add(statement.predicate).add(statement.object).add(statement.object_text);
      hash.add(statement.negated ? "negated" : "").add(name_of(statement.modality));
      hash.add(statement.attributed_to.entity).add(statement.attributed_to.text);
      hash.add(statement.meeting).add(statement.time.from).add(statement.time.text);
      hash.add(statement.open ? "open" : "");
      statement.id = "s" + hash.hex12();
    }
  }

  // A name is always a node, and so is what a noun phrase speaks of.
  bool is_wanted(std::size_t i) const {
    const Cluster& cluster = document_.clusters[i];
    if (!is_node(cluster) || cluster.mentions.empty()) return false;
    // Meetings are nodes of their own.
    return used_[i] || document_.has_name(cluster) ||
           (cluster.type != EntityType::kTopic && cluster.type != EntityType::kMeeting);
  }

  void add_mentions(const Cluster& cluster, Entity& entity) const {
    for (const std::uint32_t m : cluster.mentions) {
      const Mention& mention = document_.mentions[m];
      if (mention.tokens.empty()) continue;
      const ByteSpan text = bytes_of(mention.phrase.empty() ? mention.tokens : mention.phrase);
      entity.mentions.push_back(
          {location_of(text), std::string(slice(document_.source.text, text)), mention.level});
      if (mention.type == EntityType::kPerson && mention.level == MentionLevel::kName)
        add_title(m, entity);
    }
  }

  // "[the Norwegian prime minister] Kari Olsen": an office right before the name that says whose it
  // is refers to the person too.
  void add_title(std::uint32_t name, Entity& entity) const {
    for (const Title& title : titles_of(document_, name)) {
      if (title.owner == kNone || title.tokens.empty() ||
          title.tokens.end != document_.mentions[name].tokens.begin)
        continue;
      const ByteSpan text = bytes_of(title.tokens);
      entity.mentions.push_back({location_of(text), std::string(slice(document_.source.text, text)),
                                 MentionLevel::kNominal});
    }
  }

  void add_entities() {
    std::vector<std::vector<std::uint32_t>> groups_of(document_.clusters.size());
    for (std::uint32_t i = 0; i < document_.clusters.size(); ++i) {
      for (const std::uint32_t member : document_.clusters[i].members)
        groups_of[member].push_back(i);
    }
    for (std::size_t i = 0; i < document_.clusters.size(); ++i) {
      if (!is_wanted(i)) continue;
      const Cluster& cluster = document_.clusters[i];
      Entity entity;
      entity.id = entity_ids_[i];
      entity.type = cluster.type;
      entity.name = cluster.name;
      entity.aliases = cluster.aliases;
      std::sort(entity.aliases.begin(), entity.aliases.end());
      std::erase(entity.aliases, entity.name);
      entity.links = cluster.links;
      entity.merged = cluster.merged;
      add_mentions(cluster, entity);
      for (const std::uint32_t group : groups_of[i])
        add_mentions(document_.clusters[group], entity);
      std::ranges::stable_sort(entity.mentions, {},
                               [](const MentionRecord& mention) { return mention.at.text; });
      facts_.entities.push_back(std::move(entity));
    }
  }

  void sort_all() {
    const auto by_id = [](const auto& a, const auto& b) { return a.id < b.id; };
    std::sort(facts_.entities.begin(), facts_.entities.end(), by_id);
    std::sort(facts_.meetings.begin(), facts_.meetings.end(), by_id);
    std::sort(facts_.statements.begin(), facts_.statements.end(), by_id);
    for (Statement& statement : facts_.statements) {
      std::sort(statement.evidence.begin(), statement.evidence.end(),
                [](const Evidence& a, const Evidence& b) {
                  return std::tie(a.at.text, a.trigger.text, a.extractor) <
                         std::tie(b.at.text, b.trigger.text, b.extractor);
                });
    }
  }

  using Key = std::tuple<std::string, std::string, std::string, bool, bool, Modality, std::string,
                         std::string, std::string>;

  const Document& document_;
  Facts facts_;
  std::vector<std::string> entity_ids_;
  std::vector<std::string> meeting_ids_;
  std::vector<bool> used_;
  std::map<Key, std::size_t> index_;
};

}  // namespace

Facts facts_of(const Document& document) {
  return Assembler(document).assemble();
}

}  // namespace whomet
