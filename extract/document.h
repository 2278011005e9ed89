// One annotated article: a struct of layers. Each stage adds one layer and changes no earlier one;
// parts refer to each other by index into these vectors. extract/pipeline.h shows the stages.
//
//   source -> sentences, tokens -> upos/lemma/head/deprel -> mentions -> clusters
//          -> times, quotations -> meetings, claims          (facts_of() turns it into Facts)
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/spans.h"
#include "extract/syntax/name_tag.h"
#include "extract/syntax/upos.h"
#include "graph/facts.h"
#include "graph/source.h"

namespace whomet {

inline constexpr std::uint32_t kNone = 0xFFFFFFFF;

// A syntactic word of Universal Dependencies v2. A contraction ("don't", "China's") gives several
// tokens, each with its own part of the text.
struct Token {
  ByteSpan text;            // in source.text
  std::string form;         // as written, or as UD writes the word; in headlines in title case as
                            // running text would have it (extract/headlines.h)
  bool space_after = true;  // white space follows in the text
  bool joined_to_next =
      false;  // part of a multiword token ("do" + "n't"): CoNLL-U prints a range line

  // Filled by model/language_model (analyse).
  Upos upos = Upos::kX;
  std::string xpos;
  std::string feats = "_";
  std::string lemma;
  std::uint32_t head = kNone;  // index in Document::tokens, inside the same sentence; kNone = root
  std::string deprel;          // full label: "nsubj:pass"
};

struct Sentence {
  TokenSpan tokens;
  ByteSpan text;  // from the first to the last token, no outer white space
  bool starts_paragraph = false;
  bool is_heading = false;  // a short line without final stop
  bool is_dateline =
      false;  // "OSLO, March 3 (Nordlys) -", what it opens being a sentence of its own
};

// What the language model saw around each word, for classifiers: `size` values a token, in the
// order of Document::tokens. Empty where no classifier reads it.
struct WordStates {
  std::size_t size = 0;
  std::vector<float> values;

  std::span<const float> of(std::uint32_t token) const {
    return std::span(values).subspan(token * size, size);
  }
};

// What a reader would underline: tokens that refer to something.
struct Mention {
  TokenSpan tokens;        // name or noun phrase; titles are not part of a name
  TokenSpan phrase;        // of a noun phrase: the same with "about", "at least" before it and with
                           // relative clauses and further members behind; else empty
  std::uint32_t head = 0;  // index of the head token
  EntityType type = EntityType::kTopic;
  MentionLevel level = MentionLevel::kName;
  std::uint32_t sentence = 0;
  std::uint32_t cluster = kNone;
  std::string country;  // Wikidata id of the country it names or belongs to: "Q148" for
                        // "China", "Chinese", "Beijing"; "" = none
  std::string ner;      // PER ORG GPE LOC NORP EVENT FAC DOC MISC for names, "" otherwise
  bool acts = false;    // a place name that stands for its government ("Beijing accuses")
};

// Mentions of one document that refer to the same thing: a local entity.
struct Cluster {
  EntityType type = EntityType::kTopic;
  std::string name;                  // canonical in this document
  std::vector<std::string> aliases;  // other NAM and NOM forms, sorted
  std::vector<Link> links;
  std::vector<std::uint32_t> mentions;  // indices, ascending
  std::vector<MergeReason> merged;
  // "the two leaders": the clusters that it stands for; what is said of it is said of each. Empty
  // for all others.
  std::vector<std::uint32_t> members;
};

// A time expression, resolved against the date of the document where possible.
struct TimeExpression {
  TokenSpan tokens;
  ByteSpan text;
  TimeValue value;
};

// Direct speech: the text between (and without) the quotation marks.
struct Quotation {
  TokenSpan tokens;
  std::uint32_t speaker = kNone;  // mention index
};

// An end of a claim: a cluster, a meeting, or literal text.
struct Argument {
  enum class Kind { kNothing, kCluster, kMeeting, kText };

  Kind kind = Kind::kNothing;
  std::uint32_t index = kNone;  // of the cluster or meeting
  std::string text;             // for kText

  static Argument of_cluster(std::uint32_t cluster) { return {Kind::kCluster, cluster, {}}; }
  static Argument of_meeting(std::uint32_t meeting) { return {Kind::kMeeting, meeting, {}}; }
  static Argument of_text(std::string text) { return {Kind::kText, kNone, std::move(text)}; }
  explicit operator bool() const { return kind != Kind::kNothing; }
  friend bool operator==(const Argument&, const Argument&) = default;
};

// A meeting as this document tells it.
struct LocalMeeting {
  MeetingKind kind = MeetingKind::kMeeting;
  MeetingStatus status = MeetingStatus::kHeld;
  std::string name;                         // a proper name or, without capitals, a description
  std::vector<std::uint32_t> participants;  // cluster indices, ascending
  // Who met whom, by its reports: "met A and B" does not say that A met B. Cluster indices, the
  // smaller first, ascending.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  std::uint32_t place = kNone;  // cluster index
  std::uint32_t time = kNone;   // index into Document::times
  std::string topic;
  struct Support {
    std::uint32_t sentence = 0;
    TokenSpan trigger;
    const char* extractor = "";  // static string
    MeetingStatus status = MeetingStatus::kHeld;
  };
  std::vector<Support> support;  // never empty
};

// One assertion found in one sentence. facts_of() folds equal claims into one Statement.
struct Claim {
  Argument subject;
  std::string predicate;
  Argument object;
  bool open = false;
  bool negated = false;
  Modality modality = Modality::kAsserted;
  std::uint32_t speaker = kNone;  // cluster it is attributed to
  std::string speaker_text;       // verbatim; set with or without `speaker`
  std::uint32_t time = kNone;     // index into Document::times
  std::uint32_t place = kNone;    // cluster index
  std::uint32_t meeting = kNone;  // index into Document::meetings
  Qualifiers qualifiers;
  double confidence = 0.5;
  std::uint32_t sentence = 0;
  TokenSpan trigger;           // empty = none
  const char* extractor = "";  // static string: name in extract/extractors.cpp
};

struct Document {
  Source source;
  std::vector<Sentence> sentences;
  std::vector<Token> tokens;
  std::vector<NameTag> name_tags;  // one a token, by the language model; or empty
  WordStates states;               // by the language model
  WordStates pair_states;          // read over each sentence for the classifier of pairs
  // What that classifier has said of two mentions of a sentence (relation/pair_classifier.h).
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<double>> pair_shares;
  std::vector<Mention> mentions;  // by position; names may nest in nominals ("Ukraine" in
                                  // "Ukraine's president"), never overlap otherwise
  std::vector<Cluster> clusters;
  std::vector<TimeExpression> times;  // by position
  std::vector<Quotation> quotations;  // by position
  std::vector<LocalMeeting> meetings;
  std::vector<Claim> claims;

  // Whether one of its mentions is a proper name.
  bool has_name(const Cluster& cluster) const {
    return std::ranges::any_of(cluster.mentions, [this](std::uint32_t m) {
      return mentions[m].level == MentionLevel::kName;
    });
  }
  bool has_name(std::uint32_t cluster) const { return has_name(clusters[cluster]); }

  std::string_view text_of(TokenSpan span) const {
    if (span.empty()) return {};
    const ByteSpan bytes{tokens[span.begin].text.begin, tokens[span.end - 1].text.end};
    return slice(source.text, bytes);
  }
};

}  // namespace whomet
