// Open relations with their form and features, for train/open_confidence.py.
// usage: open_features < SENTENCES (one a line, tokens between blanks)
// Prints a line per triple: sentence, confidence, relation, arguments joined by tabs, as
// `whomet triples` does, then a tab, '|', form and features by blanks.

#include <iostream>

#include "cli/analysis.h"
#include "extract/pipeline.h"
#include "extract/relation/open.h"
#include "extract/relation/open_confidence.h"

using namespace whomet;

int main() {
  const Models models = load_models();
  AnalysisOptions options;
  options.input = "tokens";
  return for_each_document(options, [&](Document document) {
    annotate_syntax(document, models);
    for (const OpenTriple& triple : find_open_triples(document, true)) {
      if (triple.stands_in) continue;
      const Sentence& sentence = document.sentences[triple.sentence];
      std::cout << slice(document.source.text, sentence.text) << '\t' << triple.confidence << '\t'
                << relation_words(document, triple) << '\t' << words_of(document, triple.subject);
      for (const OpenSlot& object : triple.objects) std::cout << '\t' << words_of(document, object);
      std::cout << "\t|" << name_of(triple.form);
      for (const std::string& feature :
           confidence_features(Tree(document, triple.sentence), triple)) {
        std::cout << ' ' << feature;
      }
      std::cout << '\n';
    }
  });
}
