#include "train/train_tagger.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <random>
#include <set>
#include <stdexcept>
#include <utility>

#include "base/table_file.h"
#include "base/text_file.h"

namespace whomet {
namespace {

constexpr std::uint32_t kNoFold = 5;
constexpr std::size_t kMostTags = 250;
constexpr std::uint32_t kLexiconCount = 3;   // a word as frequent as this is in the lexicon
constexpr std::uint32_t kCertainCount = 30;  // with one tag only: the model is not asked
constexpr float kStep = 0.125F;              // of the int8 weights

// Where names come from. `parts`: each word of a longer name is one. `adjective`: demonyms.
struct NameColumn {
  const char* file;
  const char* column;
  bool parts;
  bool adjective;
};
constexpr NameColumn kNameColumns[] = {
    {"countries.tsv", "name", true, false},    {"countries.tsv", "demonyms", false, true},
    {"given_names.tsv", "name", false, false}, {"leaders.tsv", "name", true, false},
    {"cities.tsv", "name", false, false},      {"subdivisions.tsv", "name", false, false}};

TagLexicon make_lexicon(const std::vector<TreebankSentence>& sentences, const TagSet& tags,
                        std::uint32_t skipped_fold) {
  std::map<std::uint32_t, std::map<std::uint32_t, std::uint32_t>> counts;  // form -> tag -> count
  for (const TreebankSentence& sentence : sentences) {
    if (sentence.fold == skipped_fold) continue;
    for (const Token& token : sentence.tokens) {
      ++counts[word_keys(token.form).form][tags.index(token)];
    }
  }
  TagLexicon lexicon;
  for (const auto& [form, by_tag] : counts) {
    std::uint32_t total = 0;
    std::pair<std::uint32_t, std::uint32_t> best{0, 0};  // tag, count
    for (const auto& [tag, count] : by_tag) {
      total += count;
      if (count > best.second) best = {tag, count};
    }
    if (total < kLexiconCount) continue;
    const bool certain = total >= kCertainCount && best.second == total;
    lexicon.by_form.emplace(form,
                            TagLexicon::Entry{static_cast<std::uint8_t>(best.first), certain});
  }
  return lexicon;
}

std::uint32_t best_label(const AveragedPerceptron::FloatScores& scores, std::size_t count) {
  const auto end = scores.begin() + static_cast<std::ptrdiff_t>(count);
  return static_cast<std::uint32_t>(std::max_element(scores.begin(), end) - scores.begin());
}

}  // namespace

TagSet::TagSet(const std::vector<TreebankSentence>& sentences) {
  std::map<std::pair<Upos, std::string>, std::uint32_t> counts;
  for (const TreebankSentence& sentence : sentences) {
    for (const Token& token : sentence.tokens) ++counts[{token.upos, token.xpos}];
  }
  std::vector<std::pair<std::uint32_t, std::pair<Upos, std::string>>> order;
  for (const auto& [tag, count] : counts) {
    if (count >= 3) order.push_back({count, tag});
  }
  std::ranges::stable_sort(order, std::greater<>{}, [](const auto& entry) { return entry.first; });
  if (order.size() > kMostTags) order.resize(kMostTags);
  for (const auto& entry : order) tags_.push_back({entry.second.first, entry.second.second, 0});
}

std::uint32_t TagSet::index(const Token& token) const {
  for (std::size_t i = 0; i < tags_.size(); ++i) {
    if (tags_[i].upos == token.upos && tags_[i].xpos == token.xpos) {
      return static_cast<std::uint32_t>(i);
    }
  }
  for (std::size_t i = 0; i < tags_.size(); ++i) {
    if (tags_[i].upos == token.upos) return static_cast<std::uint32_t>(i);
  }
  return 0;
}

std::vector<KnownName> read_names(const std::string& gazetteer_folder) {
  std::vector<KnownName> names;
  for (const NameColumn& source : kNameColumns) {
    const std::string path = gazetteer_folder + "/" + source.file;
    const auto table = parse_table(read_file(path), path);
    if (!table) throw std::runtime_error(table.error().message);
    const std::size_t column = table->column(source.column);
    if (column == table->columns.size()) throw std::runtime_error(path + ": a column is missing");
    for (const std::vector<std::string>& row : table->rows) {
      for (const std::string_view name : split(row[column], '|')) {
        const std::vector<std::string_view> words = split(name, ' ');
        if (words.size() > 1 && !source.parts) continue;
        for (const std::string_view word : words) {
          if (word.size() < 3 || word[0] < 'A' || word[0] > 'Z') continue;
          if (word.find_first_of("-.,()'") != std::string_view::npos) continue;
          const bool people = source.adjective && word.ends_with('s');
          const bool adjective = source.adjective && !people;
          names.push_back({std::string(word), adjective ? Upos::kAdj : Upos::kPropn,
                           adjective ? "JJ"
                           : people  ? "NNPS"
                                     : "NNP"});
        }
      }
    }
  }
  return names;
}

void add_names(TagLexicon& lexicon, const std::vector<KnownName>& names,
               const std::vector<TreebankSentence>& sentences, const TagSet& tags) {
  if (names.empty()) return;
  std::set<std::uint32_t> lower_words;  // words that are written in lower case
  for (const TreebankSentence& sentence : sentences) {
    for (const Token& token : sentence.tokens) {
      const WordKeys keys = word_keys(token.form);
      if (keys.form == keys.lower) lower_words.insert(keys.lower);
    }
  }
  for (const KnownName& name : names) {
    const WordKeys keys = word_keys(name.form);
    if (lower_words.contains(keys.lower) || lexicon.find(keys.form) != nullptr) continue;
    Token token;
    token.upos = name.upos;
    token.xpos = name.xpos;
    lexicon.by_form.emplace(keys.form,
                            TagLexicon::Entry{static_cast<std::uint8_t>(tags.index(token)), false});
  }
}

TrainedTagger train_tagger(const std::vector<TreebankSentence>& sentences, const TagSet& tags,
                           const std::vector<KnownName>& names, std::uint32_t skipped_fold,
                           const TaggerSettings& settings, std::uint32_t seed) {
  TrainedTagger trained;
  trained.lexicon = make_lexicon(sentences, tags, skipped_fold);
  add_names(trained.lexicon, names, sentences, tags);
  const std::size_t label_count = tags.tags().size();
  AveragedPerceptron perceptron(label_count, settings.least_updates);
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < sentences.size(); ++i) {
    if (sentences[i].fold != skipped_fold) order.push_back(i);
  }
  std::mt19937 random(seed);
  TaggerView view;
  FeatureList features;
  AveragedPerceptron::FloatScores scores{};
  for (int epoch = 0; epoch < settings.epochs; ++epoch) {
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
    for (const std::uint32_t s : order) {
      const std::vector<Token>& tokens = sentences[s].tokens;
      view.assign(tokens, trained.lexicon);
      for (std::size_t i = 0; i < tokens.size(); ++i) {
        const TagLexicon::Entry* entry = view.entry(i);
        if (entry != nullptr && entry->certain) {
          view.set_tag(i, entry->tag);
          continue;
        }
        view.features(i, features);
        perceptron.score(features, scores);
        const std::uint32_t guess = best_label(scores, label_count);
        const std::uint32_t right = tags.index(tokens[i]);
        if (guess != right) perceptron.update(features, right, guess);
        perceptron.tick();
        view.set_tag(i, guess);
      }
    }
  }
  trained.packed = perceptron.pack(settings.threshold, kStep);
  return trained;
}

void tag_fold(std::vector<TreebankSentence>& sentences, const TagSet& tags,
              const TrainedTagger& tagger, std::uint32_t fold) {
  const std::size_t label_count = tags.tags().size();
  const LinearModel model = tagger.packed.model(label_count);
  TaggerView view;
  FeatureList features;
  Scores scores;
  for (TreebankSentence& sentence : sentences) {
    if (fold != kNoFold && sentence.fold != fold) continue;
    view.assign(sentence.tokens, tagger.lexicon);
    for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
      const TagLexicon::Entry* entry = view.entry(i);
      std::uint32_t tag = 0;
      if (entry != nullptr && entry->certain) {
        tag = entry->tag;
      } else {
        view.features(i, features);
        model.score(features, scores);
        const auto end = scores.begin() + static_cast<std::ptrdiff_t>(label_count);
        tag = static_cast<std::uint32_t>(std::max_element(scores.begin(), end) - scores.begin());
      }
      view.set_tag(i, tag);
    }
    for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
      sentence.tokens[i].upos = tags.tags()[view.tag(i)].upos;
      sentence.tokens[i].xpos = tags.tags()[view.tag(i)].xpos;
    }
  }
}

}  // namespace whomet
