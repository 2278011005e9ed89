#include "extract/triples.h"

#include "extract/relation/context.h"
#include "extract/relation/factuality.h"
#include "extract/relation/open.h"

namespace whomet {
namespace {

TripleSlot slot_of(const Document& document, const OpenSlot& slot) {
  TripleSlot text;
  text.text = words_of(document, slot);
  if (!slot.empty()) {
    text.span = {document.tokens[slot.front()].text.begin, document.tokens[slot.back()].text.end};
  }
  return text;
}

}  // namespace

std::vector<TripleRow> triples_of(const Document& document) {
  const Context context(document);
  std::vector<TripleRow> rows;
  for (const OpenTriple& triple : find_open_triples(document)) {
    TripleRow row;
    OpenSlot sentence;
    const TokenSpan span = document.sentences[triple.sentence].tokens;
    for (std::uint32_t t = span.begin; t < span.end; ++t) sentence.push_back(t);
    row.sentence = words_of(document, sentence);
    row.confidence = triple.confidence;
    row.relation = slot_of(document, triple.relation);
    row.relation.text = relation_words(document, triple);
    row.arguments.push_back(slot_of(document, triple.subject));
    for (const OpenSlot& object : triple.objects)
      row.arguments.push_back(slot_of(document, object));
    row.inserted = !triple.inserted.empty();
    if (!row.inserted) {
      const Factuality reading = factuality_of(context, triple.predicate);
      row.negated = reading.negated;
      row.modality = reading.modality;
      row.attributed_to = reading.speaker_text;
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace whomet
