#include <string>
#include <thread>
#include <vector>

#include <doctest/doctest.h>

#include "extract/model/analyser.h"
#include "tests/extract/model/tiny_model.h"

using namespace whomet;

namespace {

// All that is predicted of a sentence, probabilities to the last bit.
std::string prediction(const Document& document, const Sentence& sentence) {
  std::string text;
  for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
    const Token& token = document.tokens[i];
    text += token.form + '\t' + token.lemma + '\t' + std::string(name_of(token.upos)) + '\t' +
            token.xpos + '\t' + token.feats + '\t' +
            (token.head == kNone ? "0" : std::to_string(token.head - sentence.tokens.begin + 1)) +
            '\t' + token.deprel + '\t' + (document.name_tags[i].begins ? "B-" : "") +
            std::string(name_of(document.name_tags[i].type));
    for (const float probability : document.name_tags[i].probabilities) {
      text.append(reinterpret_cast<const char*>(&probability), sizeof probability);
    }
    text += '\n';
  }
  return text;
}

void check_tree(const Document& document, const Sentence& sentence) {
  std::size_t roots = 0;
  for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
    const bool is_root = document.tokens[i].head == kNone;
    roots += is_root ? 1 : 0;
    CHECK((document.tokens[i].deprel == "root") == is_root);
    std::uint32_t at = i;
    std::uint32_t steps = 0;
    for (; document.tokens[at].head != kNone && steps <= sentence.tokens.size(); ++steps) {
      at = document.tokens[at].head;
      REQUIRE(sentence.tokens.contains(at));
    }
    CHECK(steps <= sentence.tokens.size());
  }
  CHECK(roots == 1);
}

std::string words(std::size_t count, std::size_t variety) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    text += (i == 0 ? "w" : " w") + std::to_string(i * 7919 % variety);
  }
  return text;
}

}  // namespace

TEST_CASE("extract/model/analyse: a sentence gets the same bits alone and among others") {
  std::vector<std::string> sentences = tiny_sentences();
  for (std::size_t i = 1; i < 70; ++i) sentences.push_back(words(i % 41 + 1, i + 3));
  Document together = document_of(sentences);
  analyse(together, tiny_model());
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    CAPTURE(sentences[i]);
    Document alone = document_of({sentences[i]});
    analyse(alone, tiny_model());
    CHECK(prediction(alone, alone.sentences[0]) == prediction(together, together.sentences[i]));
  }
}

TEST_CASE(
    "extract/model/analyse: several documents, several threads, a forgetful cache: same bits") {
  Document one = document_of(tiny_sentences());
  Document two = document_of({words(30, 1000), "x"});
  std::string expected;
  {
    Document first = one;
    analyse(first, tiny_model());
    expected = prediction(first, first.sentences[0]);
  }
  std::vector<std::string> found(4);
  std::vector<std::thread> threads;
  for (std::string& text : found) {
    threads.emplace_back([&text, one, two]() mutable {
      Document many;  // more words than are kept
      for (std::size_t i = 0; i < 20; ++i) add_sentence(many, words(300, 100003 + i));
      analyse(many, tiny_model());
      Document* both[] = {&two, &one};
      analyse(both, tiny_model());
      text = prediction(one, one.sentences[0]);
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& text : found) CHECK(text == expected);
}

TEST_CASE("extract/model/analyse: nothing, one token, 400 tokens, more, and bad UTF-8") {
  Document empty;
  analyse(empty, tiny_model());
  CHECK(empty.name_tags.empty());
  Document hollow;
  hollow.sentences.emplace_back();
  analyse(hollow, tiny_model());
  CHECK(hollow.tokens.empty());

  Document document =
      document_of({"x", words(400, 90), words(401, 90), words(2000, 5), "\xFF\xFE a"});
  document.tokens.emplace_back();  // in no sentence
  analyse(document, tiny_model());
  for (const Sentence& sentence : document.sentences) check_tree(document, sentence);
  CHECK(document.tokens[0].deprel == "root");
  CHECK(document.name_tags.size() == document.tokens.size());
  CHECK(document.tokens.back().deprel.empty());
}

TEST_CASE("extract/model/analyse: all kernels choose the same labels") {
  Document best = document_of(tiny_sentences());
  analyse(best, tiny_model());
  Document plain = document_of(tiny_sentences());
  Document* documents[] = {&plain};
  Analyser(tiny_model().parts(), portable_kernels()).run(documents);
  for (std::size_t i = 0; i < best.tokens.size(); ++i) {
    CAPTURE(best.tokens[i].form);
    CHECK(best.tokens[i].upos == plain.tokens[i].upos);
    CHECK(best.tokens[i].lemma == plain.tokens[i].lemma);
    CHECK(best.tokens[i].head == plain.tokens[i].head);
    CHECK(best.tokens[i].deprel == plain.tokens[i].deprel);
    CHECK(best.name_tags[i].type == plain.name_tags[i].type);
    CHECK(static_cast<double>(best.name_tags[i].confidence()) ==
          doctest::Approx(static_cast<double>(plain.name_tags[i].confidence())).epsilon(1e-3));
  }
}

TEST_CASE("extract/model/analyse: a model may be replaced by another") {
  Document document = document_of({"x y z"});
  {
    const LanguageModel other = LanguageModel::load(tiny_bytes(), "other");
    analyse(document, other);
  }
  const std::string expected = prediction(document, document.sentences[0]);
  analyse(document, tiny_model());
  CHECK(prediction(document, document.sentences[0]) == expected);
}
