// Who speaks in a quotation: the subject of the reporting verb beside it ("...", Olsen said; Olsen
// said: "..."), else who was speaking in the sentence before, where the quotation is a sentence of
// its own. Tested by tests/extract/relation/speech_test.cpp.
#include <algorithm>
#include <vector>

#include "extract/relation/context.h"
#include "extract/relation/extractors.h"
#include "extract/syntax/speech_verbs.h"

namespace whomet {
namespace {

constexpr TypeSet kSpeakers{EntityType::kPerson, EntityType::kCountry, EntityType::kOrganization,
                            EntityType::kGroup, EntityType::kDocument};

// The mention that is the subject of this reporting verb; kNone if it has none that can speak.
std::uint32_t speaker_of_verb(const Context& context, std::uint32_t verb) {
  const Tree& tree = context.tree(verb);
  for (const std::uint32_t subject : tree.subjects(verb)) {
    const std::uint32_t mention = context.mention_of(subject);
    if (mention == kNone) continue;
    if (kSpeakers.contains(context.type_of(context.document().mentions[mention].cluster)))
      return mention;
  }
  return kNone;
}

// The reporting verb nearest to the quotation in the sentences that it touches, but outside it.
std::uint32_t speaker_beside(const Context& context, TokenSpan quotation) {
  const Document& document = context.document();
  const TokenSpan first = document.sentences[context.sentence_of(quotation.begin)].tokens;
  const TokenSpan last = document.sentences[context.sentence_of(quotation.end - 1)].tokens;
  std::uint32_t best = kNone;
  std::uint32_t best_distance = kNone;
  for (std::uint32_t t = first.begin; t < last.end; ++t) {
    if (quotation.contains(t) || document.tokens[t].upos != Upos::kVerb) continue;
    if (context.quotation_of(t) != kNone || !is_speech_verb(context.lemma(t))) continue;
    const std::uint32_t distance = t < quotation.begin ? quotation.begin - t : t - quotation.end;
    if (distance >= best_distance) continue;
    const std::uint32_t speaker = speaker_of_verb(context, t);
    if (speaker == kNone) continue;
    best = speaker;
    best_distance = distance;
  }
  return best;
}

void extract_speakers(Document& document) {
  if (document.quotations.empty()) return;
  const Context context(document);
  std::uint32_t last_speaker = kNone;
  std::uint32_t last_sentence = kNone;
  for (Quotation& quotation : document.quotations) {
    if (quotation.tokens.empty()) continue;
    quotation.speaker = speaker_beside(context, quotation.tokens);
    const std::uint32_t sentence = context.sentence_of(quotation.tokens.begin);
    const TokenSpan whole = document.sentences[sentence].tokens;
    const bool alone = quotation.tokens.begin <= whole.begin + 1;
    if (quotation.speaker == kNone && alone && last_speaker != kNone &&
        sentence - last_sentence <= 2) {
      quotation.speaker = last_speaker;
    }
    if (quotation.speaker != kNone) {
      last_speaker = quotation.speaker;
      last_sentence = context.sentence_of(quotation.tokens.end - 1);
    }
  }
}

}  // namespace

Extractor quotation_extractor() {
  return {.name = "quotation",
          .summary = "Who speaks in direct speech; states nothing by itself",
          .extract = extract_speakers};
}

}  // namespace whomet
