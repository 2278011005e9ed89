// Method: as Platt, "Probabilistic Outputs for Support Vector Machines", 1999, fits a sigmoid to a
// score, here to a sum of weights of named features.
#include "extract/relation/claim_confidence.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <stdexcept>
#include <utility>

#include "base/embedded.h"
#include "base/table_file.h"
#include "base/utf8.h"
#include "extract/relation/pair_classifier.h"
#include "extract/relation/pair_features.h"

namespace whomet {
namespace {

constexpr const char* kTable = "relations/confidence.tsv";
constexpr std::string_view kPairExtractor = "pair";

// Claims below it are left out: at least seven of ten are wrong.
constexpr double kLeastConfidence = 0.3;
// ... what no rule but the classifier of pairs alone reads, already where three of five are. F1 is
// best at half of its own value (Lipton, Elkan and Naryanaswamy, "Optimal thresholding of
// classifiers to maximize F1 measure", 2014), some .35 here; a little above it costs little and
// leaves fewer wrong ones.
constexpr double kLeastOfPairs = 0.4;

std::string distance_class(std::size_t tokens) {
  constexpr std::size_t kLast[] = {1, 3, 6, 12, 24};
  for (std::size_t i = 0; i < std::size(kLast); ++i) {
    if (tokens <= kLast[i]) return std::to_string(kLast[i]);
  }
  return "far";
}

std::string tenth(double probability) {
  const int tenths = static_cast<int>(std::floor(probability * 10.0));
  return std::to_string(std::clamp(tenths, 0, 9));
}

class Features {
 public:
  Features(const Context& context, const Claim& claim)
      : context_(context), document_(context.document()), claim_(claim) {}

  std::vector<std::string> all() {
    add_origin();
    add_end("s", claim_.subject);
    add_end("o", claim_.object);
    add_reading();
    add_company();
    add_classifier();
    std::sort(list_.begin(), list_.end());
    list_.erase(std::unique(list_.begin(), list_.end()), list_.end());
    return std::move(list_);
  }

 private:
  void add(std::string feature) {
    std::replace(feature.begin(), feature.end(), ' ', '_');
    list_.push_back(std::move(feature));
  }

  // Who states it, by which word, how sure its pattern is.
  void add_origin() {
    const std::string extractor = claim_.extractor;
    add("by=" + extractor);
    add("relation=" + claim_.predicate);
    add("by=" + extractor + ":" + claim_.predicate);
    constexpr double kStep = 0.05;
    const int steps = static_cast<int>(std::lround(claim_.confidence / kStep));
    add("guess=" + extractor + ":" + std::to_string(steps));
    if (!claim_.qualifiers.kind.empty()) add("kind=" + claim_.qualifiers.kind);
    if (claim_.trigger.empty()) return;
    const std::uint32_t trigger = claim_.trigger.begin;
    const Token& token = context_.token(trigger);
    add("word=" + claim_.predicate + ":" + context_.lemma(trigger));
    add("tag=" + extractor + ":" + token.xpos);
    add("label=" + extractor + ":" + token.deprel);
    if (context_.quotation_of(trigger) != kNone) add("quoted");
    const std::string mark = context_.tree(trigger).mark(trigger);  // "if Oslo agrees"
    if (!mark.empty()) add("mark=" + extractor + ":" + mark);
  }

  // The mention of the cluster in the sentence that is nearest to the trigger; kNone if none.
  std::uint32_t mention_near(std::uint32_t cluster) const {
    std::uint32_t best = kNone;
    std::size_t best_distance = 0;
    for (const std::uint32_t m : document_.clusters[cluster].mentions) {
      if (document_.mentions[m].sentence != claim_.sentence) continue;
      const std::size_t distance = distance_to(document_.mentions[m].head);
      if (best != kNone && distance >= best_distance) continue;
      best = m;
      best_distance = distance;
    }
    return best;
  }

  std::size_t distance_to(std::uint32_t token) const {
    const std::uint32_t trigger = claim_.trigger.empty() ? token : claim_.trigger.begin;
    return token < trigger ? trigger - token : token - trigger;
  }

  void add_end(const std::string& end, const Argument& argument) {
    if (argument.kind == Argument::Kind::kMeeting) {
      add(end + "=meeting");
      return;
    }
    if (argument.kind != Argument::Kind::kCluster) {
      const auto words = std::count(argument.text.begin(), argument.text.end(), ' ') + 1;
      add(end + "=text");
      add(end + "text=" + claim_.predicate);
      add(end + "words=" + distance_class(static_cast<std::size_t>(words)));
      return;
    }
    const std::uint32_t mention = mention_near(argument.index);
    const std::string type(name_of(context_.type_of(argument.index)));
    std::string level = "elsewhere";
    if (mention != kNone) {
      level = std::string(name_of(document_.mentions[mention].level));
      const std::uint32_t head = document_.mentions[mention].head;
      add(end + "distance=" + distance_class(distance_to(head)));
      add(end + "label=" + context_.token(head).deprel);
      if (level == "NOM") add(end + "noun=" + claim_.predicate + ":" + context_.lemma(head));
    }
    level += document_.has_name(argument.index) ? "" : "-nameless";
    add(end + "=" + level);
    add(end + "=" + level + ":" + claim_.predicate);
    add(end + "type=" + type + ":" + claim_.predicate);
  }

  // Whether it is so, and who says so.
  void add_reading() {
    const std::string modality(name_of(claim_.modality));
    const bool attributed = claim_.speaker != kNone || !claim_.speaker_text.empty();
    add("modality=" + modality);
    add("reading=" + std::string(claim_.negated ? "not-" : "") + modality +
        (attributed ? "-said" : ""));
    if (attributed) {
      // "a paper quotes Olsen as saying": papers are told of by all, and many leave it at that.
      const bool quoted = !claim_.trigger.empty() &&
                          context_.tree(claim_.trigger.begin).mark(claim_.trigger.begin) == "as";
      add((quoted ? "quoted=" : "said=") + claim_.predicate);
    }
    if (claim_.negated) add("negated=" + claim_.predicate);
    const TokenSpan tokens = document_.sentences[claim_.sentence].tokens;
    add("sentence=" + std::to_string(std::min<std::size_t>(6, tokens.size() / 10)));
    if (claim_.sentence == 0) add("first-sentence");
  }

  // Other claims of the sentence: of the same two, of the same trigger.
  void add_company() {
    int same_pair = 0;
    int same_claim = 0;
    for (const Claim& other : document_.claims) {
      if (&other == &claim_ || other.open || other.sentence != claim_.sentence) continue;
      const bool straight = other.subject == claim_.subject && other.object == claim_.object;
      const bool swapped = other.subject == claim_.object && other.object == claim_.subject;
      if (!straight && !swapped) continue;
      if (straight && other.predicate == claim_.predicate) {
        ++same_claim;
      } else {
        ++same_pair;
      }
    }
    if (same_pair > 0) add("others-of-pair=" + std::to_string(std::min(same_pair, 2)));
    if (same_claim > 0) add("told-twice");
  }

  // What the trained classifier thinks of the two, and of this relation.
  void add_classifier() {
    if (claim_.subject.kind != Argument::Kind::kCluster ||
        claim_.object.kind != Argument::Kind::kCluster) {
      return;
    }
    MentionPair pair{mention_near(claim_.subject.index), mention_near(claim_.object.index)};
    if (pair.first == kNone || pair.second == kNone) return;
    const bool swapped = document_.mentions[pair.second].head < document_.mentions[pair.first].head;
    if (swapped) std::swap(pair.first, pair.second);
    const auto [relation, none] = pair_classifier().probabilities(
        shares_of(context_, pair), find_predicate(claim_.predicate), swapped);
    const std::string extractor = claim_.extractor == kPairExtractor ? "pair" : "rule";
    add("agrees=" + extractor + ":" + tenth(relation));
    add("none=" + extractor + ":" + tenth(none));
  }

  const Context& context_;
  const Document& document_;
  const Claim& claim_;
  std::vector<std::string> list_;
};

const ClaimConfidence& embedded_confidence() {
  static const ClaimConfidence confidence = [] {
    auto parsed = ClaimConfidence::parse(embedded_file(kTable), kTable);
    if (!parsed) throw std::runtime_error(parsed.error().message);
    return std::move(parsed).value();
  }();
  return confidence;
}

}  // namespace

std::vector<std::string> claim_features(const Context& context, const Claim& claim) {
  return Features(context, claim).all();
}

Result<ClaimConfidence> ClaimConfidence::parse(std::string_view text, std::string_view name) {
  const Result<Table> table = parse_table(text, name);
  if (!table) return table.error();
  ClaimConfidence confidence;
  for (std::size_t r = 0; r < table->rows.size(); ++r) {
    const auto& row = table->rows[r];
    const auto refuse = [&](const std::string& message) {
      return Error{Error::Kind::kInvalidInput,
                   std::string(name) + ":" + std::to_string(table->lines[r]) + ": " + message};
    };
    if (row.size() != 2) return refuse("expected 2 columns, found " + std::to_string(row.size()));
    double weight = 0.0;
    const char* end = row[1].data() + row[1].size();
    const auto read = std::from_chars(row[1].data(), end, weight);
    if (read.ec != std::errc{} || read.ptr != end)
      return refuse("expected a weight, found '" + std::string(row[1]) + "'");
    confidence.weights_.emplace(row[0], weight);
  }
  return confidence;
}

double ClaimConfidence::of(const std::vector<std::string>& features) const {
  double score = 0.0;
  const auto add = [&](const std::string& feature) {
    const auto weight = weights_.find(feature);
    if (weight != weights_.end()) score += weight->second;
  };
  add("bias");
  for (const std::string& feature : features) add(feature);
  return 1.0 / (1.0 + std::exp(-score));
}

void rate_claims(Document& document) {
  const Context context(document);
  std::vector<double> confidences;
  confidences.reserve(document.claims.size());
  for (const Claim& claim : document.claims) {
    confidences.push_back(claim.open ? claim.confidence
                                     : embedded_confidence().of(claim_features(context, claim)));
  }
  std::vector<Claim> kept;
  kept.reserve(document.claims.size());
  for (std::size_t i = 0; i < document.claims.size(); ++i) {
    Claim& claim = document.claims[i];
    claim.confidence = confidences[i];
    const bool guessed = std::string_view(claim.extractor) == kPairExtractor;
    if (!claim.open && claim.confidence < (guessed ? kLeastOfPairs : kLeastConfidence)) continue;
    kept.push_back(std::move(claim));
  }
  document.claims = std::move(kept);
}

}  // namespace whomet
