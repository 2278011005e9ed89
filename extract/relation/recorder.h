// The one door through which extractors state something: checks the ontology's domain and range,
// adds factuality, time and place, and remembers the trigger.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/document.h"
#include "extract/relation/context.h"
#include "extract/relation/factuality.h"
#include "graph/schema.h"

namespace whomet {

// What somebody says of himself in words is his act: "Oslo says it opposes the plan" is the
// article's own voice, "Oslo says it has met all terms" is Oslo's.
inline constexpr std::string_view kOwnWords =
    "says|denies|accuses|warns|urges|opposes|supports|doubts|concerned_about|praises|criticizes|"
    "pledges|rejects|agrees_with|proposes|threatens|orders|issues";

// What may fill an end of a relation, and how sure that is.
struct Filler {
  Argument argument;
  double certainty = 1.0;
};

class Recorder {
 public:
  Recorder(Document& document, const Context& context, const char* extractor)
      : document_(&document), context_(&context), extractor_(extractor) {}

  const Context& context() const { return *context_; }

  // Clusters that the phrases with these heads refer to and whose type is allowed. Where a phrase
  // refers to nothing of that type, whose it is if `or_owner` ("Lima's aims", "raids by Lima"),
  // else its words if `or_text` (and the type set holds Topic or Role).
  std::vector<Filler> fillers(const std::vector<std::uint32_t>& phrases, TypeSet types,
                              bool or_text = false, bool or_owner = false) const;

  struct Options {
    double confidence = 0.7;
    Qualifiers qualifiers;
    bool with_time = true;
    bool denied = false;  // the words themselves negate it: "strained ties"
    // What the verb makes of it (promises, requests), unless the text says otherwise.
    Modality meant = Modality::kAsserted;
    bool state_only = false;        // a role or place: read no modality and no time off the clause
    bool dated = false;             // that state has the time of the clause: "was king until 1990"
    std::uint32_t read_at = kNone;  // whose factuality it has; kNone = the trigger's
  };

  // Adds subject-predicate-object for all pairs that the ontology allows. `trigger` is the word
  // that says it. Returns how many were added.
  std::size_t state(const std::vector<Filler>& subjects, std::string_view predicate,
                    const std::vector<Filler>& objects, std::uint32_t trigger,
                    const Options& options);
  // One claim as it is, with sentence, extractor and (unless set) confidence filled in.
  void add(Claim claim, TokenSpan trigger);
  std::vector<Claim>& claims() { return document_->claims; }

 private:
  std::vector<std::uint32_t> whole_of(std::uint32_t head) const;
  bool is_before(std::uint32_t owner, std::uint32_t noun) const;
  bool is_actor_name(std::uint32_t mention) const;
  std::string with_content(std::uint32_t noun, std::string text) const;
  bool allows(const Argument& argument, TypeSet types) const;

  Document* document_;
  const Context* context_;
  const char* extractor_;
};

}  // namespace whomet
