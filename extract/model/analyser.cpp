// Tested by tests/extract/model/analyse_test.cpp.
#include "extract/model/analyser.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "base/utf8.h"
#include "extract/model/activations.h"
#include "extract/model/regular_lemma.h"

namespace whomet {

Analyser::Analyser(const LanguageModel::Parts& model, const Kernels& kernels)
    : model_(model),
      forward_(model.features, model.network, kernels, model.states ? &*model.states : nullptr) {}

void Analyser::run(std::span<Document* const> documents) {
  collect(documents);
  for (std::size_t first = 0; first < pieces_.size();) {
    std::size_t last = first;
    std::size_t words = 0;
    do {
      words += pieces_[last].tokens.size();
      ++last;
    } while (last < pieces_.size() && last - first < Forward::kMostSentences &&
             words + pieces_[last].tokens.size() <= Forward::kMostWords);
    run_batch(std::span(pieces_).subspan(first, last - first));
    first = last;
  }
  for (Document* document : documents) join_parts(*document);
}

void Analyser::collect(std::span<Document* const> documents) {
  pieces_.clear();
  for (Document* document : documents) {
    document->name_tags.assign(document->tokens.size(), {});
    document->states = {};
    if (model_.states) {
      document->states.size = model_.states->size();
      document->states.values.resize(document->tokens.size() * model_.states->size());
    }
    for (const Sentence& sentence : document->sentences) {
      const std::uint32_t end = sentence.tokens.end;
      for (std::uint32_t begin = sentence.tokens.begin; begin < end; begin += kLongestPart) {
        pieces_.push_back({document, {begin, std::min(end, begin + kLongestPart)}});
      }
    }
  }
  std::ranges::stable_sort(pieces_, std::greater{},
                           [](const Piece& piece) { return piece.tokens.size(); });
}

void Analyser::run_batch(std::span<const Piece> pieces) {
  words_.clear();
  for (const Piece& piece : pieces) {
    words_.emplace_back(piece.document->tokens.data() + piece.tokens.begin, piece.tokens.size());
  }
  forward_.run(words_);
  head_rows_.resize(forward_.rows());
  for (std::size_t sentence = 0; sentence < pieces.size(); ++sentence) {
    tag(pieces[sentence], sentence);
    name(pieces[sentence], sentence);
    if (model_.states) keep_states(pieces[sentence], sentence);
    find_heads(pieces[sentence], sentence);
  }
  forward_.score_relations(head_rows_);
  for (std::size_t sentence = 0; sentence < pieces.size(); ++sentence) {
    label_arcs(pieces[sentence], sentence);
  }
}

void Analyser::tag(const Piece& piece, std::size_t sentence) {
  for (std::uint32_t i = 0; i < piece.tokens.size(); ++i) {
    Token& token = piece.document->tokens[piece.tokens.begin + i];
    const float* scores = forward_.tags(forward_.row(sentence, i));
    std::size_t begin = 0;
    const auto best = [&](std::size_t labels) {
      const std::size_t at = argmax(scores, begin, begin + labels) - begin;
      begin += labels;
      return at;
    };
    token.upos = model_.upos[best(model_.upos.size())];
    token.xpos = model_.xpos[best(model_.xpos.size())];
    token.feats = model_.feats[best(model_.feats.size())];
    const float* script_scores = scores + begin;
    const LemmaScript* known = model_.features.lemmas().choose(
        forward_.lemmas(forward_.row(sentence, i)), token.upos, script_scores);
    const LemmaScript& script =
        known != nullptr ? *known : model_.scripts[best(model_.scripts.size())];
    token.lemma = script.lemma(token.form);
    const bool past = token.upos == Upos::kVerb && (token.xpos == "VBD" || token.xpos == "VBN");
    if (std::string base = past ? irregular_base(to_lower(token.form)) : ""; !base.empty()) {
      token.lemma = std::move(base);
    } else if (known == nullptr && token.upos == Upos::kVerb) {
      token.lemma = regular_lemma(model_.features.lemmas(), token.form, std::move(token.lemma));
    }
  }
}

void Analyser::name(const Piece& piece, std::size_t sentence) {
  const std::size_t tags = model_.names.tags();
  scores_.resize(piece.tokens.size() * tags);
  for (std::uint32_t i = 0; i < piece.tokens.size(); ++i) {
    std::copy_n(forward_.names(forward_.row(sentence, i)), tags, scores_.data() + i * tags);
  }
  model_.names.decode(
      scores_,
      std::span(piece.document->name_tags).subspan(piece.tokens.begin, piece.tokens.size()),
      name_memory_);
}

void Analyser::keep_states(const Piece& piece, std::size_t sentence) {
  WordStates& states = piece.document->states;
  for (std::uint32_t i = 0; i < piece.tokens.size(); ++i) {
    std::copy_n(forward_.states(forward_.row(sentence, i)), states.size,
                states.values.data() + (piece.tokens.begin + i) * states.size);
  }
}

void Analyser::find_heads(const Piece& piece, std::size_t sentence) {
  const std::uint32_t count = piece.tokens.size();
  forward_.score_arcs(sentence, count, scores_);
  const std::vector<std::uint32_t>& heads = tree_.solve(scores_, count);
  for (std::uint32_t i = 0; i < count; ++i) {
    const bool is_root = heads[i] == 0;
    piece.document->tokens[piece.tokens.begin + i].head =
        is_root ? kNone : piece.tokens.begin + heads[i] - 1;
    head_rows_[forward_.row(sentence, i)] =
        is_root ? Forward::kRoot : static_cast<std::uint32_t>(forward_.row(sentence, heads[i] - 1));
  }
}

void Analyser::label_arcs(const Piece& piece, std::size_t sentence) {
  for (std::uint32_t i = 0; i < piece.tokens.size(); ++i) {
    Token& token = piece.document->tokens[piece.tokens.begin + i];
    std::size_t label = model_.root;
    if (token.head != kNone) {
      // The best but "root".
      const float* scores = forward_.relations(forward_.row(sentence, i));
      label = model_.join;
      for (std::size_t other = 0; other < model_.relations.size(); ++other) {
        if (other != model_.root && scores[other] > scores[label]) label = other;
      }
    }
    token.deprel = model_.relations[label];
  }
}

// The roots of later parts depend on the first one's.
void Analyser::join_parts(Document& document) const {
  for (const Sentence& sentence : document.sentences) {
    if (sentence.tokens.size() <= kLongestPart) continue;
    std::uint32_t root = kNone;
    for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      Token& token = document.tokens[i];
      if (token.head != kNone) continue;
      if (root == kNone) {
        root = i;
      } else {
        token.head = root;
        token.deprel = model_.relations[model_.join];
      }
    }
  }
}

void analyse(std::span<Document* const> documents, const LanguageModel& model) {
  struct Kept {
    std::uint64_t serial = 0;
    std::unique_ptr<Analyser> analyser;
  };
  thread_local Kept kept;
  if (kept.serial != model.parts().serial) {
    kept.analyser = std::make_unique<Analyser>(model.parts(), best_kernels());
    kept.serial = model.parts().serial;
  }
  kept.analyser->run(documents);
}

void analyse(Document& document, const LanguageModel& model) {
  Document* documents[] = {&document};
  analyse(documents, model);
}

}  // namespace whomet
