#include "extract/syntax/parser.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "base/embedded.h"
#include "extract/syntax/tree.h"
#include "extract/text/sentences.h"

using namespace whomet;

namespace {

const SyntaxModel& model() {
  static const SyntaxModel loaded =
      SyntaxModel::load(embedded_file("models/syntax.whomet"), "syntax.whomet");
  return loaded;
}

Document parsed(const std::string& text) {
  Document document;
  document.source.text = text;
  split_sentences(document);
  tag(document, model());
  parse(document, model());
  return document;
}

std::string words(const Document& document, const std::vector<std::uint32_t>& tokens) {
  std::string line;
  for (const std::uint32_t token : tokens) {
    line += (line.empty() ? "" : " ") + document.tokens[token].form;
  }
  return line;
}

const char* const kTexts[] = {
    "The minister met her colleague in Riga on Monday.",
    "\"We will not sign it,\" said Berg, who leads the party.\n\nTalks fail\n\nIt rained.",
    "LIND AND BERG SIGN PACT",
    "While Lind paid a visit to Lima, Peru’s envoy is in Quito, and it rained.",
    "a . b ! ? ( ) \" ' , ; -",
    "word word word word word word word word word word",
    ".",
    "\xFF\xFE x \xE5\x8C\x97\xE4\xBA\xAC",
    "",
};

struct TagRow {
  const char* text;
  const char* tags;
};

constexpr TagRow kTags[] = {
    {"She met him.", "PRON VERB PRON PUNCT"},
    {"The old king spoke in Oslo.", "DET ADJ NOUN VERB ADP PROPN PUNCT"},
    {"They didn't agree.", "PRON AUX PART VERB PUNCT"},
    {"Norway's president will visit Riga.", "PROPN PART NOUN AUX VERB PROPN PUNCT"},
    {"He paid $ 5.", "PRON VERB SYM NUM PUNCT"},
};

struct LemmaRow {
  const char* text;
  const char* lemmas;
};

constexpr LemmaRow kLemmas[] = {
    {"She met the ministers.", "she meet the minister ."},
    {"They didn't agree.", "they do not agree ."},
    {"The children were running.", "the child be run ."},
    {"Norway's leaders said so.", "Norway 's leader say so ."},
};

struct ArcRow {
  const char* text;
  const char* verb;
  const char* subjects;
  const char* objects;
};

constexpr ArcRow kArcs[] = {
    {"The minister met her colleague in Riga.", "met", "minister", "colleague"},
    {"Norway and Latvia signed a treaty.", "signed", "Norway Latvia", "treaty"},
    {"The envoy will visit the island on Monday.", "visit", "envoy", "island"},
    {"The king thanked the sailors.", "thanked", "king", "sailors"},
    {"The treaty was signed by the minister.", "signed", "treaty", ""},
};

}  // namespace

TEST_CASE("extract/tagger: clear words get their part of speech") {
  for (const TagRow& row : kTags) {
    CAPTURE(row.text);
    std::string tags;
    for (const Token& token : parsed(row.text).tokens) {
      tags += (tags.empty() ? "" : " ") + std::string(name_of(token.upos));
    }
    CHECK(tags == row.tags);
  }
}

TEST_CASE("extract/lemmatizer: lemmas of regular and irregular words") {
  for (const LemmaRow& row : kLemmas) {
    CAPTURE(row.text);
    std::string lemmas;
    for (const Token& token : parsed(row.text).tokens) {
      lemmas += (lemmas.empty() ? "" : " ") + token.lemma;
    }
    CHECK(lemmas == row.lemmas);
  }
}

TEST_CASE("extract/parser: subjects and objects of plain sentences") {
  for (const ArcRow& row : kArcs) {
    CAPTURE(row.text);
    const Document document = parsed(row.text);
    REQUIRE(document.sentences.size() == 1);
    const Tree tree(document, 0);
    for (std::uint32_t i = 0; i < document.tokens.size(); ++i) {
      if (document.tokens[i].form != row.verb) continue;
      CHECK(words(document, tree.subjects(i)) == row.subjects);
      CHECK(words(document, tree.objects(i)) == row.objects);
    }
  }
}

TEST_CASE("extract/parser: every sentence has one root and a projective tree, and all is filled") {
  for (const char* text : kTexts) {
    CAPTURE(text);
    const Document document = parsed(text);
    for (const Sentence& sentence : document.sentences) {
      int roots = 0;
      for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
        const Token& token = document.tokens[i];
        CHECK(!token.xpos.empty());
        CHECK(!token.lemma.empty());
        CHECK(!token.feats.empty());
        CHECK(!token.deprel.empty());
        CHECK((token.deprel == "root") == (token.head == kNone));
        roots += token.head == kNone ? 1 : 0;
        if (token.head == kNone) continue;
        REQUIRE(sentence.tokens.contains(token.head));
        // Whatever lies between a word and its head hangs below that head.
        const Tree tree(document, sentence);
        for (std::uint32_t k = std::min(i, token.head) + 1; k < std::max(i, token.head); ++k) {
          CHECK(tree.in_subtree(k, token.head));
        }
      }
      CHECK(roots == 1);
    }
  }
}

TEST_CASE("extract/parser: the same text gives the same trees, whatever came before it") {
  for (const char* text : kTexts) {
    CAPTURE(text);
    const Document alone = parsed(text);
    const Document after = parsed("One more line here.\n\n" + std::string(text));
    const std::size_t skipped = after.tokens.size() - alone.tokens.size();
    for (std::size_t i = 0; i < alone.tokens.size(); ++i) {
      const Token& a = alone.tokens[i];
      const Token& b = after.tokens[i + skipped];
      CHECK(a.deprel == b.deprel);
      CHECK(a.xpos == b.xpos);
      CHECK((a.head == kNone ? b.head == kNone : a.head + skipped == b.head));
    }
  }
}
