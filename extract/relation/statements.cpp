// Statements by the lexicon of patterns.cpp: for each verb, adjective and noun of the text, the
// patterns that it starts; pattern_slots.h finds their ends.
// Tested by tests/extract/relation/statements_test.cpp.
#include "extract/relation/statements.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/table_file.h"
#include "base/utf8.h"
#include "base/words.h"
#include "extract/relation/compounds.h"
#include "extract/relation/extractors.h"
#include "extract/relation/factuality.h"
#include "extract/relation/pattern_ends.h"
#include "extract/relation/pattern_index.h"
#include "extract/relation/pattern_senses.h"
#include "extract/relation/pattern_slots.h"
#include "extract/relation/patterns.h"
#include "extract/relation/recorder.h"

namespace whomet {
namespace {

// The types of `all` that the pattern leaves.
TypeSet narrowed(TypeSet all, const std::optional<TypeSet>& left) {
  if (!left) return all;
  TypeSet both;
  for (int i = 0; i <= static_cast<int>(EntityType::kItem); ++i) {
    const auto type = static_cast<EntityType>(i);
    if (all.contains(type) && left->contains(type)) both.insert(type);
  }
  return both;
}

// How sure an end is that the tree does not give, but the order of words.
constexpr double kBesideTheTree = 0.7;

constexpr TypeSet kBodies{EntityType::kCountry, EntityType::kOrganization, EntityType::kGroup};

// What is done to somebody's policy or plan is done to them.
bool touches_owner(std::string_view predicate) {
  return is_word_in(predicate,
                    "supports|criticizes|opposes|affects|praises|doubts|concerned_about");
}

class StatementFinder {
 public:
  StatementFinder(Document& document, const Context& context, const PatternIndex& lexicon)
      : context_(context),
        slots_(context),
        recorder_(document, context, "statement"),
        ends_(slots_, recorder_),
        lexicon_(lexicon) {}

  void find_all() {
    const Document& document = context_.document();
    for (std::uint32_t t = 0; t < document.tokens.size(); ++t) {
      const Upos upos = document.tokens[t].upos;
      if (upos == Upos::kVerb || (upos == Upos::kAdj && !is_attribute(t))) find_verb(t);
      if (upos == Upos::kNoun || upos == Upos::kSym) find_noun(t);  // "$"
      state_compound(recorder_, lexicon_, t);
      state_leaning(recorder_, t);
    }
    drop_goods_that_are_arms();
  }

 private:
  // "sent Lima missiles": supplies_arms_to says more than exports_to by the same word.
  void drop_goods_that_are_arms() {
    auto& claims = recorder_.claims();
    std::erase_if(claims, [&](const Claim& goods) {
      return goods.predicate == "exports_to" &&
             std::any_of(claims.begin(), claims.end(), [&](const Claim& arms) {
               return arms.predicate == "supplies_arms_to" && arms.subject == goods.subject &&
                      arms.object == goods.object && arms.trigger == goods.trigger;
             });
    });
  }

  // "closer ties with Oslo": an adjective before its noun says nothing of who has the ties.
  bool is_attribute(std::uint32_t adjective) const {
    const Tree& tree = context_.tree(adjective);
    const std::uint32_t noun = tree.head(adjective);
    return tree.is(adjective, "amod") && noun != kNone && noun > adjective;
  }

  // Part of a name ("Human Rights Watch"), not a word of the sentence.
  bool in_name(std::uint32_t token) const { return context_.is_in_name(token); }

  void find_verb(std::uint32_t verb) {
    if (in_name(verb)) return;
    const std::string lemma = context_.tree(verb).verb_lemma(verb);
    // "closed the border" is not "close to".
    const bool adjective_only = lemma == "close" && context_.token(verb).upos == Upos::kVerb;
    if (!adjective_only) find_verb_as(verb, known_verb(lemma), false);
    const std::string phrase = light_phrase(verb, lemma);
    if (!phrase.empty()) find_verb_as(verb, phrase, false);
    // "is worried about", "was based in": an adjective, though the tree has a passive verb.
    const std::string form = to_lower(context_.token(verb).form);
    if (context_.token(verb).upos == Upos::kVerb && form != lemma &&
        context_.token(verb).xpos == "VBN") {
      find_verb_as(verb, form, true);
    }
  }

  // The verb of the lexicon that the lemma stands for: those of rare verbs are guessed, "invad" for
  // "invade", "objecte", "expell", "buys". The lemma where there is none.
  std::string known_verb(const std::string& lemma) const {
    const PatternIndex::ByWord& index = lexicon_.of(Pattern::Kind::kVerb);
    if (index.contains(lemma) || lemma.size() < 3) return lemma;
    std::string shorter = lemma.substr(0, lemma.size() - 1);
    const bool may_be_long =
        lemma.back() == 'e' || lemma.back() == 's' || lemma.back() == shorter.back();
    if (may_be_long && index.contains(shorter)) return shorter;
    return index.contains(lemma + "e") ? lemma + "e" : lemma;
  }

  // "take part", "present his credentials": the verb with its bare object or what is one's own; ""
  // where there is none.
  std::string light_phrase(std::uint32_t verb, const std::string& lemma) const {
    if (!is_word_in(lemma,
                    "take|open|join|put|pay|make|present|exchange|trade|claim|accept|admit|cut|"
                    "sever|break"))
      return {};
    for (const std::uint32_t object : context_.tree(verb).objects(verb)) {
      const bool own = object == verb + 2 && context_.token(verb + 1).xpos == "PRP$";
      if (object == verb + 1 || own) return lemma + " " + to_lower(context_.token(object).form);
    }
    return {};
  }

  void find_verb_as(std::uint32_t verb, const std::string& words, bool as_adjective) {
    const auto [begin, end] = lexicon_.of(Pattern::Kind::kVerb).equal_range(words);
    for (auto entry = begin; entry != end; ++entry) {
      state_verb(*entry->second, verb, as_adjective);
    }
  }

  void state_verb(const Pattern& pattern, std::uint32_t verb, bool as_adjective) {
    const Tree& tree = context_.tree(verb);
    const Predicate* predicate = find_predicate(pattern.predicate);
    if (predicate == nullptr) return;
    const TypeSet subject_types = narrowed(predicate->domain, pattern.subject_types);
    const TypeSet object_types = narrowed(predicate->range, pattern.object_types);
    const TypeSet acting = pattern.swapped ? object_types : subject_types;
    const TypeSet undergoing = pattern.swapped ? subject_types : object_types;
    if (!pattern.needs.empty() && !slots_.has(verb, pattern.needs)) return;
    if (!pattern.lacks.empty() && slots_.has(verb, pattern.lacks)) return;
    if (!pattern.called.empty() && !slots_.calls(verb, pattern.called)) return;
    // "an unreliable partner", "a dangerous ally" is no praise.
    if (!pattern.called.empty() && pattern.predicate == "praises" &&
        slots_.calls(verb,
                     "unreliable|dangerous|bad|poor|worst|false|former|failed|difficult|weak|"
                     "reckless|corrupt|so-called|untrustworthy|unequal|junior|unwilling|"
                     "missed|wasted|lost")) {
      return;
    }
    const auto is_excepted = [&](std::uint32_t object) {
      const std::uint32_t mention = context_.mention_of(object);
      const bool other = pattern.except_types && mention != kNone &&
                         pattern.except_types->contains(context_.document().mentions[mention].type);
      return other || is_word_in(context_.lemma(object), pattern.except);
    };
    if (std::ranges::any_of(tree.undergoers(verb), is_excepted) ||
        std::ranges::any_of(tree.children(verb, "xcomp"), is_excepted)) {
      return;
    }
    // "called the raid on Oslo a crime": upon nobody.
    if ((is_word_in("on", pattern.object) || is_word_in("for", pattern.object)) &&
        tree.verb_lemma(verb) == "call" && has_thing(context_, verb)) {
      return;
    }
    double certainty = 1.0;
    std::vector<Filler> subjects =
        recorder_.fillers(as_adjective ? tree.subjects(verb) : actors_of(tree, verb), acting);
    if (subjects.empty() && as_adjective) return;
    // "the Amnesty report accuses Lima", "Norwegian warplanes bombed Lima"
    if (subjects.empty()) {
      subjects = recorder_.fillers(written_by(context_, verb), acting, false, true);
    }
    if (subjects.empty() && is_word_in(pattern.predicate, "attacks|invades")) {
      constexpr TypeSet kStates{EntityType::kCountry, EntityType::kOrganization};
      subjects = recorder_.fillers(arms_of(context_, verb), narrowed(acting, kStates), false, true);
    }
    if (subjects.empty()) {
      // "the jailed leader Barghouti": by whom, nothing says.
      if (tree.is(verb, "amod") && tree.head(verb) > verb) return;
      // Trees of long sentences are often wrong: what stands before the verb may still be meant.
      if (tree.is_passive(verb) || !actors_of(tree, verb).empty()) return;
      const std::uint32_t before = context_.subject_before(verb, acting);
      if (before == kNone) return;
      subjects = recorder_.fillers({before}, acting);
      certainty = kBesideTheTree;
    }
    if (pattern.together) {
      const bool meant =
          pattern.object.empty() ? stands_alone(pattern, verb) : slots_.has(verb, pattern.object);
      if (meant) state_pairs(pattern, subjects, verb, verb);
      return;
    }
    const bool owner = touches_owner(pattern.predicate) ||
                       (pattern.owner && (pattern.predicate != "attacks" ||
                                          are_targets(context_, tree.undergoers(verb))));
    std::vector<Filler> objects;
    for (const std::string_view slot : split(pattern.object, '|')) {
      // A clause is the content where nothing else is.
      if (slot == "clause" && !objects.empty()) break;
      for (Filler& filler :
           ends_.of_verb(verb, slot, undergoing, pattern.text, owner, pattern.except_object)) {
        objects.push_back(std::move(filler));
      }
    }
    if (objects.empty() && !tree.is_passive(verb)) {
      for (const std::string_view slot : split(pattern.object, '|')) {
        if (slot == "clause" || slot == "iobj" || slot == "accused") continue;
        const std::uint32_t after =
            context_.object_after(verb, undergoing, slot == "obj" ? "" : slot);
        if (after == kNone || is_deed(context_, verb, after) ||
            is_word_in(context_.lemma(after), pattern.except_object)) {
          continue;
        }
        objects = recorder_.fillers({after}, undergoing);
        certainty *= kBesideTheTree;
        break;
      }
    }
    // "offered to mediate between the two governments" is between others.
    if (touches_owner(pattern.predicate) || pattern.predicate == "mediates") {
      drop_own(subjects, objects, verb);
    }
    if (is_mutual(context_, slots_, verb, split(pattern.object, '|'))) objects = subjects;
    Recorder::Options options;
    options.confidence = pattern.confidence * certainty;
    options.qualifiers.polarity = std::string(pattern.polarity);
    options.denied = pattern.negated;
    const std::uint32_t clause = complement_of(tree, verb);
    if (clause != kNone && pattern.object.find("clause") == std::string_view::npos &&
        is_word_in(pattern.predicate, "urges|accuses|warns|pressures|blames")) {
      options.qualifiers.topic = context_.clause_text(clause);
    }
    if (pattern.item) {
      const Tokens goods = tree.undergoers(verb);
      if (goods.empty()) return;
      options.qualifiers.item = context_.phrase_text(goods.front(), 8);
    }
    if (pattern.swapped) std::swap(subjects, objects);
    recorder_.state(subjects, pattern.predicate, objects, verb, options);
  }

  // "Oslo and Lima clashed": with each other, if with nobody else.
  bool stands_alone(const Pattern& pattern, std::uint32_t verb) const {
    const Tree& tree = context_.tree(verb);
    const std::string phrase = light_phrase(verb, tree.verb_lemma(verb));
    const std::size_t own_objects = is_word_in(phrase, pattern.words) ? 1 : 0;
    return !tree.is_passive(verb) && tree.undergoers(verb).size() == own_objects &&
           tree.obliques(verb, "with").empty() && tree.obliques(verb, "against").empty() &&
           tree.obliques(verb, "for").empty();
  }

  // "Oslo and Lima praised their deal": nobody's own.
  void drop_own(const std::vector<Filler>& subjects, std::vector<Filler>& objects,
                std::uint32_t verb) const {
    for (const std::uint32_t object : context_.tree(verb).undergoers(verb)) {
      if (context_.token(object).upos == Upos::kPron) return;
    }
    std::erase_if(objects, [&](const Filler& object) {
      return std::ranges::any_of(
          subjects, [&](const Filler& subject) { return subject.argument == object.argument; });
    });
  }

  void find_noun(std::uint32_t noun) {
    const auto [begin, end] = lexicon_.of(Pattern::Kind::kNoun).equal_range(context_.lemma(noun));
    if (begin == end || in_name(noun)) return;
    for (auto entry = begin; entry != end; ++entry) state_noun(*entry->second, noun);
  }

  // "brother", of "brother-in-law" all of it.
  std::string kind_named_by(std::uint32_t noun) const {
    const std::uint32_t end = context_.tree(noun).tokens().end;
    const bool in_law = noun + 4 < end && context_.token(noun + 2).form == "in" &&
                        context_.token(noun + 4).form == "law";
    return context_.lemma(noun) + (in_law ? "-in-law" : "");
  }

  void state_noun(const Pattern& pattern, std::uint32_t noun) {
    const Tree& tree = context_.tree(noun);
    const Predicate* predicate = find_predicate(pattern.predicate);
    if (predicate == nullptr) return;
    const std::uint32_t verb = slots_.doing_of(noun, pattern.under);
    if (!pattern.under.empty() && verb == kNone) return;
    const bool above = verb == slots_.verb_of(noun);
    // "severed ties", "the ties that Lima severed": the verb is what happens.
    const std::uint32_t trigger = !pattern.under.empty() || !above ? verb : noun;
    if (!pattern.modified.empty() && !slots_.has_modifier(noun, pattern.modified) &&
        !slots_.is_of(noun, pattern.modified)) {
      return;
    }
    if (!pattern.except.empty() && slots_.has_modifier(noun, pattern.except)) return;
    // "came under attack for his remarks" is said with words.
    if (pattern.predicate == "attacks" && is_word_in("under", pattern.modified) &&
        is_blamed(context_, noun)) {
      return;
    }
    const TypeSet subject_types = narrowed(predicate->domain, pattern.subject_types);
    const TypeSet object_types = narrowed(predicate->range, pattern.object_types);
    // The first slot that gives a subject counts; objects are all that are there.
    std::vector<Filler> subjects;
    Recorder::Options options;
    options.confidence = pattern.confidence;
    options.denied = pattern.negated;
    if (pattern.named) options.qualifiers.kind = kind_named_by(noun);
    bool of_itself = false;  // "Norwegian officials": what the phrase says of itself
    for (const std::string_view slot : split(pattern.subject, '|')) {
      TypeSet types = subject_types;
      if (slot == "verb") {
        if (above && is_deed_of_others(context_, slots_, pattern, noun)) continue;
        // Who calls for ties in person means those of his country.
        if (above && slots_.is_called_for(noun)) types = narrowed(types, kBodies);
        // "approved the sale of jets to Peru": a state may sell them then, its parliament does not.
        if (above && pattern.predicate == "supplies_arms_to" && verb != kNone &&
            is_word_in(tree.verb_lemma(verb), "approve|authorize|authorise|clear|allow|permit")) {
          types = narrowed(types, TypeSet{EntityType::kCountry});
          options.meant = Modality::kPlanned;
        }
      }
      subjects = recorder_.fillers(slots_.of_noun(noun, slot, verb), types);
      // "She refused to sell Taurus missiles": who sells is told, whoever makes them.
      if (subjects.empty() && slot == "verb" && pattern.predicate == "supplies_arms_to" &&
          !slots_.of_noun(noun, slot, verb).empty()) {
        break;
      }
      if (subjects.empty()) continue;
      of_itself = slot == "this";
      options.state_only =
          of_itself || (slot == "own" && is_taken_for_granted(context_, slots_, noun));
      break;
    }
    if (pattern.predicate == "partner_of" && is_strained(context_, slots_, noun))
      options.denied = true;
    options.with_time = trigger != noun || !is_lasting(context_, noun);
    std::vector<Filler> objects;
    bool paired = false;  // "between" has said all
    const bool has_of =
        is_word_in("of", pattern.object) && !slots_.of_noun(noun, "of", verb).empty();
    for (const std::string_view slot : split(pattern.object, '|')) {
      // "the U.S. assets of a Peruvian bank"
      if (slot == "own" && has_of) continue;
      std::vector<Filler> more;
      if (slot == "clause") {
        const std::uint32_t clause = complement_of(tree, noun);
        if (clause != kNone && objects.empty() && pattern.text) {
          std::string text = context_.clause_text(clause);
          if (!text.empty()) more.push_back({Argument::of_text(std::move(text)), 0.9});
        }
      } else if (slot == "between" && pattern.symmetric) {
        more = recorder_.fillers(slots_.of_noun(noun, slot, verb), object_types);
        state_pairs(pattern, more, noun, trigger);
        paired = paired || more.size() > 1;
        continue;
      } else {
        const Tokens ends = slots_.of_noun(noun, slot, of_itself ? kNone : verb);
        if (pattern.predicate == "at_war_with" && std::ranges::any_of(ends, [&](std::uint32_t end) {
              return is_of_unrest(context_.lemma(end));
            })) {
          return;
        }
        const bool owner =
            touches_owner(pattern.predicate) ||
            (pattern.owner && (pattern.predicate != "attacks" || are_targets(context_, ends)));
        more = recorder_.fillers(ends, object_types, pattern.text, owner);
        if (more.empty() && pattern.text) more = ends_.gerund_after(noun, slot, object_types);
      }
      for (Filler& filler : more) objects.push_back(std::move(filler));
    }
    if (objects.empty() && pattern.symmetric) {
      if (!paired && !is_deal_of_others(context_, slots_, pattern, noun)) {
        state_pairs(pattern, subjects, noun, trigger);
      }
      return;
    }
    if (!pattern.under.empty()) {
      const std::string lemma = context_.lemma(trigger);
      if (is_word_in(lemma, "promise|pledge|vow|offer")) options.meant = Modality::kPlanned;
      if (is_word_in(lemma, "seek|request|want|demand|solicit")) options.meant = Modality::kDesired;
    }
    // "lifted the sanctions that it imposed on Peru": no more.
    if (tree.is(trigger, "acl:relcl") && tree.head(trigger) == noun &&
        factuality_of(context_, noun).negated) {
      options.denied = true;
    }
    recorder_.state(subjects, pattern.predicate, objects, trigger, options);
  }

  // "ties between A, B and C", "the A-B border".
  void state_pairs(const Pattern& pattern, const std::vector<Filler>& members, std::uint32_t noun,
                   std::uint32_t trigger) {
    constexpr std::size_t kMostMembers = 4;  // a list of ten is no set of pairs
    if (members.size() < 2 || members.size() > kMostMembers) return;
    Recorder::Options options;
    options.confidence = pattern.confidence;
    options.denied = pattern.predicate == "partner_of" && is_strained(context_, slots_, noun);
    for (std::size_t i = 0; i < members.size(); ++i) {
      for (std::size_t k = i + 1; k < members.size(); ++k) {
        recorder_.state({members[i]}, pattern.predicate, {members[k]}, trigger, options);
      }
    }
  }

  const Context& context_;
  PatternSlots slots_;
  Recorder recorder_;
  PatternEnds ends_;
  const PatternIndex& lexicon_;
};

void find_statements(Document& document, const PatternIndex& lexicon) {
  const Context context(document);
  StatementFinder(document, context, lexicon).find_all();
}

void extract_statements(Document& document) {
  static const PatternIndex lexicon(patterns());
  find_statements(document, lexicon);
}

}  // namespace

void state_patterns(Document& document, std::span<const Pattern> patterns) {
  find_statements(document, PatternIndex(patterns));
}

Extractor statement_extractor() {
  return {.name = "statement",
          .summary = "Who supports, accuses, sanctions, ... whom, by a lexicon of verbs and nouns",
          .extract = extract_statements};
}

}  // namespace whomet
