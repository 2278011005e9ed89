#include "train/treebank.h"

#include <random>
#include <stdexcept>

#include "base/text_file.h"
#include "extract/syntax/conllu.h"

namespace whomet {
namespace {

constexpr std::uint32_t kFolds = 5;
constexpr std::uint32_t kFoldBlock = 40;  // neighbours share words: folds are blocks of sentences

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
char upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

// Without the final full stop. False if it does not end in one.
bool drop_final_stop(TreebankSentence& sentence) {
  const Token& last = sentence.tokens.back();
  if (sentence.tokens.size() < 4 || last.form != "." || last.head == kNone) return false;
  for (const Token& token : sentence.tokens) {
    if (token.head == sentence.tokens.size() - 1) return false;
  }
  sentence.tokens.pop_back();
  return true;
}

bool curl_quotes(TreebankSentence& sentence) {
  bool changed = false;
  for (Token& token : sentence.tokens) {
    if (token.form != "\"" && token.form != "``" && token.form != "''") continue;
    if (token.xpos != "``" && token.xpos != "''") continue;
    token.form = token.xpos == "``" ? "\xE2\x80\x9C" : "\xE2\x80\x9D";
    changed = true;
  }
  return changed;
}

bool write_capitals(TreebankSentence& sentence) {
  for (Token& token : sentence.tokens) {
    for (char& c : token.form) c = upper(c);
  }
  return true;
}

// As headlines are written: all but short function words begin with a capital.
bool capitalise(TreebankSentence& sentence) {
  for (Token& token : sentence.tokens) {
    const bool small = token.form.size() < 4 && token.upos != Upos::kNoun &&
                       token.upos != Upos::kVerb && token.upos != Upos::kAdj;
    if (!small && is_ascii_letter(token.form[0])) token.form[0] = upper(token.form[0]);
  }
  drop_final_stop(sentence);
  return true;
}

}  // namespace

std::vector<TreebankSentence> read_treebank(const std::string& path) {
  const auto documents = read_conllu(read_file(path), path);
  if (!documents) throw std::runtime_error(documents.error().message);
  std::vector<TreebankSentence> sentences;
  for (const Document& document : *documents) {
    for (const Sentence& sentence : document.sentences) {
      TreebankSentence copy;
      copy.fold = static_cast<std::uint32_t>(sentences.size()) / kFoldBlock % kFolds;
      for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
        copy.tokens.push_back(document.tokens[i]);
        if (copy.tokens.back().head != kNone) copy.tokens.back().head -= sentence.tokens.begin;
      }
      sentences.push_back(std::move(copy));
    }
  }
  return sentences;
}

void add_news_copies(std::vector<TreebankSentence>& sentences, std::uint32_t seed) {
  struct Change {
    bool (*apply)(TreebankSentence&);
    std::uint32_t percent;
  };
  const Change kChanges[] = {
      {drop_final_stop, 8}, {curl_quotes, 60}, {write_capitals, 2}, {capitalise, 3}};
  std::mt19937 random(seed);
  const std::size_t originals = sentences.size();
  for (std::size_t i = 0; i < originals; ++i) {
    for (const Change& change : kChanges) {
      if (random() % 100 >= change.percent) continue;
      TreebankSentence copy = sentences[i];
      if (change.apply(copy)) sentences.push_back(std::move(copy));
    }
  }
}

Document as_document(const std::vector<TreebankSentence>& sentences) {
  Document document;
  for (const TreebankSentence& sentence : sentences) {
    const auto base = static_cast<std::uint32_t>(document.tokens.size());
    for (Token token : sentence.tokens) {
      if (token.head != kNone) token.head += base;
      document.tokens.push_back(std::move(token));
    }
    Sentence span;
    span.tokens = {base, static_cast<std::uint32_t>(document.tokens.size())};
    document.sentences.push_back(span);
  }
  return document;
}

}  // namespace whomet
