#include "extract/pipeline.h"

#include <utility>

#include "extract/coref/resolver.h"
#include "extract/extractor.h"
#include "extract/headlines.h"
#include "extract/mention/names.h"
#include "extract/mention/nominals.h"
#include "extract/mention/pronouns.h"
#include "extract/mention/retyped_names.h"
#include "extract/mention/surname_pronouns.h"
#include "extract/mention/times.h"
#include "extract/mention/titled_names.h"
#include "extract/relation/claim_confidence.h"
#include "extract/relation/occasions.h"
#include "extract/relation/office_holders.h"
#include "extract/relation/pair_classifier.h"
#include "extract/syntax/tree_repair.h"
#include "extract/text/quotations.h"
#include "extract/text/sentences.h"

namespace whomet {

Document annotate(Source source, const Models& models) {
  Document document;
  document.source = std::move(source);
  split_sentences(document, models.language.segmenter());
  annotate_tokens(document, models);
  return document;
}

void annotate_tokens(Document& document, const Models& models) {
  recase_headlines(document, models);
  analyse(document, models.language);
  annotate_parsed(document, models);
}

void annotate_parsed(Document& document, const Models& models) {
  repair_surname_pronouns(document);
  retype_names(document, models.gazetteer);
  part_office_holders(document, models.gazetteer);
  repair_titled_names(document);
  repair_trees(document);
  find_names(document, models.gazetteer);
  find_nominals(document, models.gazetteer);
  find_pronouns(document);
  find_quotations(document);
  resolve_coreference(document, models.gazetteer);
  find_times(document);
  note_office_holders(document, models.gazetteer);
  if (models.encodes_sentences) encode_sentences(document);
  for (const Extractor& extractor : models.extractors) extractor.extract(document);
  if (!models.rates_claims) return;
  rate_claims(document);
  unite_occasions(document);
}

}  // namespace whomet
