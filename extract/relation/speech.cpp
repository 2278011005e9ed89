// Who says what: reporting verbs with their content, "according to". What a sharper relation tells
// is left to it: by the verb ("urged", "denied"), or by what is said.
// Tested by tests/extract/relation/speech_test.cpp.
#include "extract/relation/speech.h"

#include <algorithm>
#include <string>
#include <vector>

#include "extract/relation/extractors.h"
#include "extract/relation/recorder.h"

namespace whomet {
namespace {

constexpr std::string_view kSayingVerbs =
    "say|tell|announce|claim|insist|stress|note|add|report|declare|state|argue|emphasize|explain|"
    "allege|acknowledge|admit|confirm|write|reiterate|indicate|assert|maintain|contend|remark|"
    "observe|comment|reveal|disclose|predict|reaffirm|conclude|point out|tweet|believe|describe";

constexpr double kSure = 0.25;          // a doubtful claim tells nothing sharper
constexpr double kBesideTheTree = 0.7;  // an end that only the order of words gives

class SpeechFinder {
 public:
  SpeechFinder(Document& document, const Context& context)
      : context_(context), recorder_(document, context, "speech") {}

  void find_all() {
    const std::size_t count = context_.document().tokens.size();
    for (std::uint32_t t = 0; t < count; ++t) {
      if (context_.token(t).upos == Upos::kVerb) add_verb(t);
    }
    for (std::uint32_t s = 0; s < context_.document().sentences.size(); ++s) add_according_to(s);
  }

  // Of the claims of this extractor.
  void drop_told_sharper() {
    std::vector<bool> sharper;
    for (const Claim& claim : recorder_.claims()) {
      sharper.push_back(std::string_view(claim.extractor) == "speech" &&
                        claim.predicate == "says" && is_told_sharper(claim));
    }
    std::size_t i = 0;
    std::erase_if(recorder_.claims(), [&](const Claim&) { return sharper[i++]; });
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
                           context_.token(begin).upos == Upos::kSconj))
      ++begin;
    if (!clause || end - begin < 4 || context_.token(begin).upos == Upos::kAdp) return {};
    std::string text(context_.document().text_of({begin, end}));
    while (!text.empty() && (text.back() == '.' || text.back() == ' ')) text.pop_back();
    return text;
  }

  // Whether another statement says what they say: "Oslo said that Lima attacked Quito" is told by
  // the attack, with who says so. Roles and places beside it are no news.
  bool is_told_sharper(const Claim& says) const {
    const std::uint32_t verb = says.trigger.begin;
    const TokenSpan told = told_by(verb);
    return std::ranges::any_of(context_.document().claims, [&](const Claim& claim) {
      if (claim.open || claim.trigger.empty() || claim.trigger.begin == verb ||
          claim.confidence < kSure || !told.contains(claim.trigger.begin) ||
          is_word_in(claim.extractor, "speech|pair")) {
        return false;
      }
      const Predicate* predicate = find_predicate(claim.predicate);
      if (predicate == nullptr || predicate->group == "role") return false;
      return is_main(claim.trigger.begin, told) && claim.speaker != kNone &&
             says.subject == Argument::of_cluster(claim.speaker);
    });
  }

  // The words that a verb of saying, or "according to", reports.
  TokenSpan told_by(std::uint32_t verb) const {
    const Tree& tree = context_.tree(verb);
    if (context_.token(verb).upos != Upos::kVerb) return tree.tokens();
    const std::uint32_t content = content_of(verb);
    return content == kNone ? TokenSpan{verb + 1, tree.tokens().end} : tree.subtree(content);
  }

  // Whether the word is what the clause tells in the main, not in a side clause or a modifier. "has
  // helped them by sending weapons": the means is the deed.
  bool is_main(std::uint32_t word, TokenSpan told) const {
    const Tree& tree = context_.tree(word);
    for (std::uint32_t at = word; at != kNone && told.contains(at); at = tree.head(at)) {
      if (tree.is(at, "advcl") && tree.mark(at) == "by") continue;
      if (tree.is_any(at, {"advcl", "acl", "acl:relcl", "appos", "nmod:poss", "amod"})) {
        return false;
      }
    }
    return true;
  }

  void add_verb(std::uint32_t verb) {
    const Tree& tree = context_.tree(verb);
    if (!is_word_in(tree.verb_lemma(verb), kSayingVerbs)) return;
    double certainty = 1.0;
    auto subjects = recorder_.fillers(tree.actors(verb), actors());
    if (subjects.empty() && tree.own_subjects(verb).empty() && !tree.is_passive(verb)) {
      const std::uint32_t before = context_.subject_before(verb, actors());
      if (before != kNone) subjects = recorder_.fillers({before}, actors());
      certainty = kBesideTheTree;
    }
    if (subjects.empty()) return;
    const std::uint32_t content = content_of(verb);
    std::string text = content == kNone ? rest_of_sentence(verb) : context_.clause_text(content);
    if (text.empty()) return;
    Recorder::Options options;
    options.confidence = (content == kNone ? 0.5 : 0.7) * certainty;
    recorder_.state(subjects, "says", {{Argument::of_text(std::move(text)), 1.0}}, verb, options);
  }

  void add_according_to(std::uint32_t sentence) {
    const Tree tree(context_.document(), sentence);
    const std::uint32_t root = tree.root();
    if (root == kNone) return;
    for (std::uint32_t t = tree.tokens().begin; t < tree.tokens().end; ++t) {
      if (tree.preposition(t) != "according to" || !tree.is_any(t, {"obl", "nmod"})) continue;
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

void drop_repeated_speech(Document& document) {
  const Context context(document);
  SpeechFinder(document, context).drop_told_sharper();
}

}  // namespace whomet
