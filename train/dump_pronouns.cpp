// Writes the pronouns of articles with their candidates, for train_pronouns.py.
// usage: dump_pronouns FILE...
// One line a pronoun: "?", file, begin and end (bytes), kind ("he", "it"), label of its arc, the
// word that it hangs on, begin and end of the sentence. Then one line a candidate, the nearest
// first: begin, end, words, features ("name:value", separated by blanks).
#include <cstdio>
#include <string>
#include <vector>

#include "base/text_file.h"
#include "extract/coref/pronoun_ranker.h"
#include "extract/coref/resolver.h"
#include "extract/headlines.h"
#include "extract/mention/names.h"
#include "extract/mention/nominals.h"
#include "extract/mention/pronouns.h"
#include "extract/mention/titled_names.h"
#include "extract/models.h"
#include "extract/pipeline.h"
#include "extract/syntax/tree_repair.h"
#include "extract/text/sentences.h"

namespace {

using namespace whomet;

ByteSpan bytes_of(const Document& document, TokenSpan span) {
  return {document.tokens[span.begin].text.begin, document.tokens[span.end - 1].text.end};
}

void print_question(const char* file, const Document& document, TreeCache& trees,
                    const PronounQuestion& question) {
  const Mention& pronoun = document.mentions[question.pronoun];
  const ByteSpan at = bytes_of(document, pronoun.tokens);
  const PronounTraits* traits = find_pronoun(document.text_of(pronoun.tokens));
  const std::string kind(PronounRanker::kind_of(*traits));
  if (kind.empty()) return;
  const Token& token = document.tokens[pronoun.head];
  const std::string governor(token.head == kNone ? ""
                                                 : document.text_of({token.head, token.head + 1}));
  const ByteSpan sentence = bytes_of(document, document.sentences[pronoun.sentence].tokens);
  std::printf("?\t%s\t%zu\t%zu\t%s\t%s\t%s\t%zu\t%zu\n", file, at.begin, at.end, kind.c_str(),
              token.deprel.c_str(), governor.c_str(), sentence.begin, sentence.end);
  for (std::size_t i = 0; i < question.candidates.size(); ++i) {
    const Mention& mention = document.mentions[question.candidates[i]];
    const ByteSpan span = bytes_of(document, mention.tokens);
    std::string words(document.text_of(mention.tokens));
    for (char& c : words) {
      if (c == '\t' || c == '\n' || c == '\r') c = ' ';
    }
    std::printf("%zu\t%zu\t%s\t", span.begin, span.end, words.c_str());
    const char* blank = "";
    for (const PronounFeature& feature : pronoun_features(document, trees, question, i)) {
      std::printf("%s%.*s:%.4f", blank, static_cast<int>(feature.name.size()), feature.name.data(),
                  feature.value);
      blank = " ";
    }
    std::printf("\n");
  }
}

}  // namespace

int main(int argc, char** argv) {
  const Models models = load_models();
  for (int i = 1; i < argc; ++i) {
    Document document;
    document.source.text = read_file(argv[i]);
    document.source.offsets.add(document.source.text.size(), {0, document.source.text.size()},
                                true);
    split_sentences(document, models.language.segmenter());
    recase_headlines(document, models);
    analyse(document, models.language);
    repair_titled_names(document);
    repair_trees(document);
    find_names(document, models.gazetteer);
    find_nominals(document, models.gazetteer);
    find_pronouns(document);
    std::vector<PronounQuestion> asked;
    resolve_coreference(document, models.gazetteer, &asked);
    TreeCache trees(document);
    for (const PronounQuestion& question : asked)
      print_question(argv[i], document, trees, question);
  }
  return 0;
}
