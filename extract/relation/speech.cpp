// Who says what: reporting verbs with their content, "according to". What a verb tells sharper
// ("urged", "denied") is left to the patterns.
// Tested by tests/extract/relation/speech_test.cpp.
#include <algorithm>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "base/words.h"
#include "extract/relation/extractors.h"
#include "extract/relation/recorder.h"
#include "extract/syntax/speech_verbs.h"

namespace whomet {
namespace {

constexpr std::string_view kSayingVerbs =
    "say|tell|announce|claim|insist|stress|note|add|report|declare|state|argue|emphasize|explain|"
    "allege|acknowledge|admit|confirm|write|reiterate|indicate|assert|maintain|contend|remark|"
    "observe|comment|reveal|disclose|predict|reaffirm|conclude|point out|tweet|believe|describe|"
    "determine|find|rule|estimate|recall|recount|caution|suggest|clarify|complain|lament|boast|"
    "joke|testify|forecast|post|read|counter|hint|emphasise|stipulate|learn|hear|reply|respond|"
    "answer|concede|confess|speculate|project|expect|suspect|think|specify";

// What they say may be a noun: "reported a rise in prices", "announced his resignation".
constexpr std::string_view kTellingVerbs =
    "report|announce|mention|cite|detail|acknowledge|reveal|disclose|confirm|recount|recall|"
    "predict|forecast|describe|reiterate|indicate|declare|estimate|note|state|emphasize|emphasise|"
    "stress|underline|underscore|highlight|specify|identify";

// "declined to comment on the talks", "would not say who": what they leave open.
constexpr std::string_view kUntold =
    "comment|say|confirm|identify|specify|disclose|reveal|discuss|speculate|elaborate|answer|"
    "explain|respond";

// "expressed hope that": a clause of the noun.
constexpr std::string_view kVoicing = "express|voice|make|repeat|reiterate|share";
constexpr std::string_view kVoiced =
    "hope|optimism|confidence|belief|view|opinion|claim|statement|assertion|announcement|"
    "allegation|prediction|conviction|expectation|position|point";

constexpr double kBesideTheTree = 0.7;  // an end that only the order of words gives

class SpeechFinder {
 public:
  SpeechFinder(Document& document, const Context& context)
      : context_(context), recorder_(document, context, "speech") {}

  void find_all() {
    const std::size_t count = context_.document().tokens.size();
    for (std::uint32_t t = 0; t < count; ++t) {
      if (context_.token(t).upos != Upos::kVerb) continue;
      add_verb(t);
      add_voiced(t);
      add_untold(t);
    }
    for (std::uint32_t s = 0; s < context_.document().sentences.size(); ++s) add_according_to(s);
    for (const Quotation& quotation : context_.document().quotations) add_quotation(quotation);
  }

 private:
  static constexpr TypeSet actors() {
    return {EntityType::kPerson, EntityType::kCountry, EntityType::kOrganization,
            EntityType::kGroup, EntityType::kDocument};
  }

  // The clause that the verb reports: its complement, or the clause that it hangs on ("..., he
  // said").
  std::uint32_t content_of(std::uint32_t verb) const {
    const Tree& tree = context_.tree(verb);
    const std::uint32_t complement = tree.child(verb, "ccomp");
    if (complement != kNone) return complement;
    if (tree.is(verb, "parataxis")) return tree.head(verb);
    const std::uint32_t direct = tree.child(verb, "parataxis");
    if (direct != kNone && direct > verb) return direct;
    return kNone;
  }

  // What follows "says" where the tree has no clause for it; "" if no clause seems to follow.
  std::string rest_of_sentence(std::uint32_t verb) const {
    const Tree& tree = context_.tree(verb);
    if (!is_word_in(tree.verb_lemma(verb), "say|report|add|warn|claim|note|insist|state"))
      return {};
    std::uint32_t begin = verb + 1;
    bool clause = false;
    std::uint32_t end = begin;
    constexpr std::uint32_t kLimit = 24;  // tokens
    for (; end < tree.tokens().end && end - begin < kLimit; ++end) {
      const Upos upos = context_.token(end).upos;
      clause = clause || upos == Upos::kVerb || upos == Upos::kAux;
    }
    while (begin < end && (context_.token(begin).upos == Upos::kPunct ||
                           context_.token(begin).upos == Upos::kSconj ||
                           context_.token(begin).upos == Upos::kCconj))
      ++begin;
    if (!clause || end - begin < 4 || context_.token(begin).upos == Upos::kAdp) return {};
    std::string text(context_.document().text_of({begin, end}));
    while (!text.empty() && (text.back() == '.' || text.back() == ' ')) text.pop_back();
    return text;
  }

  void add_verb(std::uint32_t verb) {
    const Tree& tree = context_.tree(verb);
    if (!is_word_in(tree.verb_lemma(verb), kSayingVerbs)) return;
    double certainty = 1.0;
    auto subjects = recorder_.fillers(tellers_of(tree, verb), actors());
    if (subjects.empty() && tree.own_subjects(verb).empty() && !tree.is_passive(verb)) {
      const std::uint32_t before = context_.subject_before(verb, actors());
      if (before != kNone) subjects = recorder_.fillers({before}, actors());
      certainty = kBesideTheTree;
    }
    if (subjects.empty()) return;
    add_quoting(verb);
    const std::uint32_t content = content_of(verb);
    Recorder::Options options;
    options.confidence = (content == kNone ? 0.5 : 0.7) * certainty;
    if (content == kNone) {
      std::string text = rest_of_sentence(verb);
      if (!text.empty()) {
        recorder_.state(subjects, "says", {{Argument::of_text(std::move(text)), 1.0}}, verb,
                        options);
      } else if (is_word_in(tree.verb_lemma(verb), kTellingVerbs)) {
        constexpr TypeSet kTold{EntityType::kTopic, EntityType::kEvent, EntityType::kDocument};
        recorder_.state(subjects, "says", recorder_.fillers(tree.undergoers(verb), kTold, true),
                        verb, options);
      }
      return;
    }
    const std::uint32_t told_of = noun_told_of(tree, verb, content);
    if (told_of != kNone) options.state_only = true;
    for (const std::uint32_t clause : clauses_of(tree, content)) {
      std::string text = context_.clause_text(clause);
      if (told_of != kNone && tree.token(told_of).upos != Upos::kPron) {
        text.insert(0, " ").insert(0, context_.phrase_text(told_of));
      }
      if (text.find(' ') == std::string::npos) continue;  // "described how": cut off
      recorder_.state(subjects, "says", {{Argument::of_text(std::move(text)), 1.0}}, verb, options);
    }
  }

  // "denied the charges, which Olsen says were false", "journalists it says are in jail": the noun
  // that the clause is about; "what police said was a dispute". Or kNone.
  static std::uint32_t noun_told_of(const Tree& tree, std::uint32_t verb, std::uint32_t content) {
    if (tree.head(content) != verb || content < verb) return kNone;
    const auto own = tree.own_subjects(content);
    if (std::ranges::any_of(own, [&](std::uint32_t subject) { return subject > verb; }))
      return kNone;
    const std::uint32_t noun = tree.head(verb);
    if (tree.is(verb, "acl:relcl") && noun < verb) return noun;
    const std::uint32_t first = tree.subtree(content).begin;
    return first < verb && is_word_in(to_lower(tree.token(first).form), "what") ? first : kNone;
  }

  // "The agency quotes her as saying Lima has agreed": the agency tells it as well.
  void add_quoting(std::uint32_t verb) {
    const Tree& tree = context_.tree(verb);
    const std::uint32_t head = tree.head(verb);
    const std::uint32_t content = content_of(verb);
    if (head == kNone || content == kNone || tree.mark(verb) != "as" ||
        !is_word_in(tree.verb_lemma(head), "quote|cite|report")) {
      return;
    }
    Recorder::Options options;
    options.confidence = 0.6;
    options.state_only = true;
    std::string text = context_.clause_text(content);
    const auto papers = recorder_.fillers(tree.actors(head), actors());
    if (papers.empty() || text.empty()) return;
    recorder_.state(papers, "says", {{Argument::of_text(std::move(text)), 1.0}}, head, options);
  }

  // "expressed optimism that the talks would succeed".
  void add_voiced(std::uint32_t verb) {
    const Tree& tree = context_.tree(verb);
    if (!is_word_in(tree.verb_lemma(verb), kVoicing)) return;
    const auto subjects = recorder_.fillers(tree.actors(verb), actors());
    if (subjects.empty()) return;
    for (const std::uint32_t noun : tree.undergoers(verb)) {
      if (!is_word_in(context_.lemma(noun), kVoiced)) continue;
      for (const std::uint32_t clause : tree.children(noun)) {
        if (!tree.is_any(clause, {"acl", "ccomp"}) || tree.mark(clause) != "that") continue;
        std::string text = context_.clause_text(clause);
        if (text.empty()) continue;
        Recorder::Options options;
        options.confidence = 0.6;
        recorder_.state(subjects, "says", {{Argument::of_text(std::move(text)), 1.0}}, verb,
                        options);
      }
    }
  }

  // "declined to comment on the talks", "would not comment": negated; about what, or the verb.
  void add_untold(std::uint32_t verb) {
    const Tree& tree = context_.tree(verb);
    if (!is_word_in(context_.lemma(verb), kUntold)) return;
    const std::uint32_t head = tree.head(verb);
    const bool refused = tree.is(verb, "xcomp") && head != kNone &&
                         is_word_in(tree.verb_lemma(head), "decline|refuse") &&
                         !tree.has_negation(head);
    const bool silent =
        is_word_in(context_.lemma(verb), "comment|speculate|elaborate") && tree.has_negation(verb);
    if (!refused && !silent) return;
    const auto subjects = recorder_.fillers(tree.actors(verb), actors());
    if (subjects.empty()) return;
    constexpr TypeSet kTold{EntityType::kTopic, EntityType::kEvent, EntityType::kDocument};
    std::vector<std::uint32_t> about = tree.objects(verb);
    for (const std::string_view preposition : {"on", "about", "to"}) {
      for (const std::uint32_t noun : tree.obliques(verb, preposition)) about.push_back(noun);
    }
    std::vector<Filler> told = recorder_.fillers(about, kTold, true);
    if (told.empty()) {
      const TokenSpan phrase{verb, refused ? tree.subtree(verb).end : verb + 1};
      std::string text(context_.document().text_of(phrase));
      told.push_back({Argument::of_text(std::move(text)), 1.0});
    }
    Recorder::Options options;
    options.confidence = 0.6;
    options.denied = true;
    options.state_only = true;  // "would not comment" is told as fact
    recorder_.state(subjects, "says", told, verb, options);
  }

  // "said that Oslo had agreed and Lima would follow": each clause with a subject of its own.
  static std::vector<std::uint32_t> clauses_of(const Tree& tree, std::uint32_t content) {
    std::vector<std::uint32_t> clauses{content};
    for (const std::uint32_t next : tree.children(content, "conj")) {
      if (tree.is_predicate(next) && !tree.own_subjects(next).empty()) clauses.push_back(next);
    }
    return clauses;
  }

  // "..." Olsen said. "The state will pay." What else stands in quotation marks is hers as well.
  void add_quotation(const Quotation& quotation) {
    if (quotation.speaker == kNone || quotation.tokens.empty()) return;
    const std::uint32_t cluster = context_.document().mentions[quotation.speaker].cluster;
    if (cluster == kNone) return;
    const std::uint32_t last = context_.sentence_of(quotation.tokens.end - 1);
    for (std::uint32_t s = context_.sentence_of(quotation.tokens.begin); s <= last; ++s) {
      const Tree tree(context_.document(), s);
      const std::uint32_t root = tree.root();
      if (root == kNone || !quotation.tokens.contains(root) || !tree.is_predicate(root)) continue;
      if (is_told_already(s, cluster)) continue;
      std::string text = context_.clause_text(root);
      if (text.empty()) continue;
      Recorder::Options options;
      options.confidence = 0.5;
      options.state_only = true;
      recorder_.state({{Argument::of_cluster(cluster), 1.0}}, "says",
                      {{Argument::of_text(std::move(text)), 1.0}}, root, options);
    }
  }

  bool is_told_already(std::uint32_t sentence, std::uint32_t speaker) {
    for (const Claim& claim : recorder_.claims()) {
      if (claim.sentence == sentence && claim.predicate == "says" &&
          claim.subject == Argument::of_cluster(speaker)) {
        return true;
      }
    }
    return false;
  }

  void add_according_to(std::uint32_t sentence) {
    const Tree tree(context_.document(), sentence);
    const std::uint32_t root = tree.root();
    if (root == kNone) return;
    for (std::uint32_t t = tree.tokens().begin; t < tree.tokens().end; ++t) {
      if (tree.preposition(t) != "according to") continue;
      const auto subjects = recorder_.fillers({t}, actors());
      std::string text = context_.clause_text(root);
      if (subjects.empty() || text.empty()) continue;
      Recorder::Options options;
      options.confidence = 0.6;
      options.state_only = true;
      recorder_.state(subjects, "says", {{Argument::of_text(std::move(text)), 1.0}}, t, options);
    }
  }

  const Context& context_;
  Recorder recorder_;
};

void extract_speech(Document& document) {
  const Context context(document);
  SpeechFinder(document, context).find_all();
}

}  // namespace

Extractor speech_extractor() {
  return {.name = "speech", .summary = "Who says what", .extract = extract_speech};
}

}  // namespace whomet
