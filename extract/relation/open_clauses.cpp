#include "extract/relation/open_clauses.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "base/words.h"
#include "extract/relation/context.h"
#include "extract/relation/open_chains.h"
#include "extract/relation/open_slots.h"

namespace whomet {
namespace {

// Verbs that stand beside what they tell: "The boat sank, Olsen said."
constexpr std::string_view kTellingVerbs =
    "say|tell|add|note|report|write|ask|state|claim|explain|announce|declare|argue|insist|warn|"
    "believe|think|reply|comment|remark|suggest|admit|recall|estimate|predict|conclude|observe|"
    "acknowledge|contend|concede|maintain|stress|quip|joke|confirm|deny|cry|know|hope|figure";

std::string lower(const Tree& tree, std::uint32_t token) {
  return to_lower(tree.token(token).form);
}

bool is_relative_pronoun(const Tree& tree, std::uint32_t token) {
  return is_word_in(lower(tree, token), "who|which|that|whom|whose|what|where");
}

bool is_verb(const Tree& tree, std::uint32_t token) {
  return tree.token(token).upos == Upos::kVerb;
}

// Has a copula, or is coordinated with one that has ("is old and grey").
bool is_copular(const Tree& tree, std::uint32_t token) {
  if (tree.child(token, "cop") != kNone) return true;
  if (is_verb(tree, token) || !tree.is(token, "conj") || !tree.own_subjects(token).empty())
    return false;
  const std::uint32_t first = tree.first_conjunct(token);
  return tree.child(first, "cop") != kNone && !is_verb(tree, first);
}

class ClauseReader {
 public:
  ClauseReader(const Tree& tree, std::uint32_t sentence, std::vector<OpenTriple>& triples)
      : tree_(tree), sentence_(sentence), triples_(triples), chains_(tree, sentence, triples) {}

  void read(std::uint32_t predicate) {
    if (is_copular(tree_, predicate)) {
      read_copula(predicate);
    } else if (is_verb(tree_, predicate) &&
               !tree_.is_any(predicate, {"amod", "case", "fixed", "compound"})) {
      read_verb(predicate);
    }
  }

 private:
  // --- parts of a clause ---

  std::vector<OpenSubject> subjects_for(std::uint32_t verb) const {
    std::vector<OpenSubject> subjects;
    std::vector<std::uint32_t> heads = subjects_of(tree_, verb);
    // "Olsen is a painter who lives in Oslo": Olsen lives there.
    for (std::uint32_t& head : heads) {
      if (!is_relative(tree_, verb) || !is_copular(tree_, head)) continue;
      const std::vector<std::uint32_t> named = subjects_of(tree_, head);
      if (named.size() == 1 && tree_.token(head).upos == Upos::kNoun) head = named.front();
    }
    for (const std::uint32_t head : heads) {
      if (is_relative_pronoun(tree_, head)) continue;
      subjects.push_back({head, is_verb(tree_, head) ? clause_slot(tree_, head)
                                : is_described(verb) ? short_slot(tree_, head)
                                                     : noun_slot(tree_, head)});
    }
    return subjects;
  }

  // "the boat built in Riga": the verb describes the noun.
  bool is_described(std::uint32_t verb) const {
    return tree_.is(verb, "acl") && !is_relative(tree_, verb);
  }

  // Phrases beside the object, in text order, those of the governing verbs included.
  std::vector<OpenArgument> arguments_of(std::uint32_t verb) const {
    std::vector<OpenArgument> arguments;
    const std::uint32_t top = top_of_group(tree_, verb);
    for (std::uint32_t at = verb;; at = tree_.head(at)) {
      add_arguments(at, arguments);
      if (at == top) break;
    }
    // "In 1890 he sold the boat and left": the time of both.
    const std::uint32_t first = tree_.first_conjunct(top);
    if (first != top && tree_.own_subjects(top).empty()) {
      std::vector<OpenArgument> shared;
      add_arguments(first, shared);
      for (OpenArgument& argument : shared) {
        const std::vector<std::uint32_t> subjects = tree_.own_subjects(first);
        if (!subjects.empty() && argument.head < subjects.front())
          arguments.push_back(std::move(argument));
      }
    }
    std::sort(arguments.begin(), arguments.end(),
              [](const OpenArgument& a, const OpenArgument& b) { return a.head < b.head; });
    return arguments;
  }

  void add_arguments(std::uint32_t verb, std::vector<OpenArgument>& arguments) const {
    for (const std::uint32_t child : tree_.children(verb)) {
      if (tree_.is(child, "obl")) {
        if (is_relative_pronoun(tree_, child)) continue;
        arguments.push_back(
            {child, preposition_slot(tree_, child), coordination_slot(tree_, child), false});
      } else if ((tree_.is(child, "advcl") && child > verb && is_argument_clause(child)) ||
                 (tree_.is(child, "xcomp") && is_verb(tree_, child) &&
                  tree_.child(verb, "obj") != kNone)) {
        arguments.push_back({child, mark_slot(tree_, child), clause_slot(tree_, child), true});
      } else if (tree_.is(child, "advmod") && child > verb &&
                 is_word_in(lower(tree_, child),
                            "there|here|today|yesterday|now|tomorrow|again|together|abroad|home|"
                            "northeast|ago|away|back|later|earlier|once|twice|recently")) {
        arguments.push_back({child, {}, noun_slot(tree_, child), false});
      }
    }
  }

  bool is_argument_clause(std::uint32_t clause) const {
    return !mark_slot(tree_, clause).empty() &&
           !is_word_in(tree_.mark(clause), "although|though|while|whereas|as|so that|so|as if");
  }

  // "remains silent", "became president".
  std::uint32_t state_of(std::uint32_t verb) const {
    for (const std::uint32_t child : tree_.children(verb, "xcomp")) {
      if (!is_verb(tree_, child) && tree_.child(child, "cop") == kNone) return child;
    }
    return kNone;
  }

  std::uint32_t content_of(std::uint32_t verb) const {
    const std::uint32_t complement = tree_.child(verb, "ccomp");
    if (complement != kNone) return complement;
    const bool tells = tree_.is(verb, "parataxis") && !tree_.own_subjects(verb).empty() &&
                       is_word_in(to_lower(tree_.token(verb).lemma), kTellingVerbs);
    return tells ? tree_.head(verb) : kNone;
  }

  // --- triples ---

  OpenTriple triple(OpenForm form, const OpenSubject& subject, OpenSlot relation,
                    std::uint32_t predicate, std::vector<OpenSlot> objects,
                    std::uint32_t object_head) const {
    OpenTriple made;
    made.sentence = sentence_;
    made.form = form;
    made.relation = std::move(relation);
    made.subject = subject.words;
    made.objects = std::move(objects);
    made.predicate = predicate;
    made.subject_head = subject.head;
    made.object_head = object_head;
    return made;
  }

  void emit(OpenTriple made) {
    std::erase_if(made.objects, [](const OpenSlot& slot) { return slot.empty(); });
    if (made.subject.empty() || made.objects.empty()) return;
    if (made.relation.empty() && made.inserted.empty()) return;
    triples_.push_back(std::move(made));
  }

  // A participle without its own auxiliary says its clause with "was" put in, and without.
  void emit_main(OpenTriple made) {
    const std::uint32_t verb = made.predicate;
    if (is_bare_participle(verb, made.relation)) {
      OpenTriple full = made;
      if (made.form == OpenForm::kClause) {
        made.form = OpenForm::kBare;
        made.objects.resize(std::min<std::size_t>(1, made.objects.size()));
        full.form = OpenForm::kParticiple;
      }
      full.inserted = copula_for(tree_, made.subject_head);
      if (tree_.mark(verb).empty()) {
        made.stands_in = true;
        emit(std::move(full));
      }
    }
    emit(std::move(made));
  }

  bool is_bare_participle(std::uint32_t verb, const OpenSlot& relation) const {
    const std::string& tag = tree_.token(verb).xpos;
    return (tag == "VBN" || tag == "VBG") && tree_.auxiliaries(verb).empty() &&
           std::none_of(relation.begin(), relation.end(), [&](std::uint32_t t) {
             return t < verb && tree_.token(t).upos != Upos::kAdv;
           });
  }

  void read_verb(std::uint32_t verb) {
    for (const std::uint32_t child : tree_.children(verb, "xcomp")) {
      if (is_verb(tree_, child) && top_of_group(tree_, child) != child)
        return;  // told by its last verb
    }
    // "the need for buying boats": the need buys nothing; chains go through it.
    if (tree_.is(verb, "acl") && !is_relative(tree_, verb) && !tree_.mark(verb).empty()) return;
    const OpenSlot relation = verb_group(tree_, verb);
    const std::vector<OpenArgument> arguments = arguments_of(verb);
    for (const OpenSubject& subject : subjects_for(verb)) {
      read_for_subject(subject, verb, relation, arguments);
    }
  }

  void read_for_subject(const OpenSubject& subject, std::uint32_t verb, const OpenSlot& relation,
                        const std::vector<OpenArgument>& arguments) {
    std::vector<std::uint32_t> objects = tree_.objects(verb);
    std::erase_if(objects, [&](std::uint32_t object) {
      return object == subject.head || is_relative_pronoun(tree_, object);
    });
    const std::uint32_t state = state_of(verb);
    if (objects.empty() && state != kNone) objects = {state};
    for (const std::uint32_t object : objects) {
      std::vector<OpenSlot> slots = {noun_slot(tree_, object)};
      for (const OpenArgument& argument : arguments) slots.push_back(whole_slot(argument));
      if (state != kNone && object != state)
        slots.insert(slots.begin() + 1, noun_slot(tree_, state));
      emit_main(triple(OpenForm::kClause, subject, relation, verb, slots, object));
      add_brief(subject, relation, verb, object);
    }
    if (!objects.empty()) {
      chains_.add_arguments(subject, relation, verb, objects.front(), arguments, kNone);
      for (const std::uint32_t object : objects)
        chains_.add_phrases(subject, relation, verb, object);
      return;
    }
    const std::uint32_t content = content_of(verb);
    if (content != kNone) {
      emit(triple(OpenForm::kReport, subject, joined(relation, mark_slot(tree_, content)), verb,
                  {clause_slot(tree_, content)}, content));
      return;
    }
    const std::size_t first = first_after(arguments, verb);
    if (first < arguments.size()) {
      const OpenArgument& main = arguments[first];
      const OpenSlot phrase = appended(with_adverb(tree_, relation, verb, main), main.lead);
      for (const std::uint32_t noun : parts_of(tree_, main)) {
        std::vector<OpenSlot> slots = {main.is_clause ? main.words : noun_slot(tree_, noun)};
        for (std::size_t i = 0; i < arguments.size(); ++i) {
          if (i != first) slots.push_back(whole_slot(arguments[i]));
        }
        emit_main(triple(OpenForm::kClause, subject, phrase, verb, slots, noun));
        if (!main.is_clause) {
          add_brief(subject, phrase, verb, noun);
          chains_.add_phrases(subject, phrase, verb, noun);
        }
      }
      chains_.add_arguments(subject, relation, verb, kNone, arguments, first);
      return;
    }
    std::vector<OpenSlot> slots;
    slots.reserve(arguments.size());
    for (const OpenArgument& argument : arguments) slots.push_back(whole_slot(argument));
    for (const std::uint32_t adverb : tree_.children(verb, "advmod")) {
      if (slots.empty() && adverb > verb) slots.push_back(noun_slot(tree_, adverb));
    }
    // "the boat was | sold": a passive says something without any argument.
    if (slots.empty() && tree_.token(verb).xpos == "VBN" && relation.size() > 1 &&
        relation.back() == verb) {
      OpenSlot auxiliaries = relation;
      OpenSlot graded_verb;
      std::erase_if(auxiliaries, [&](std::uint32_t t) {
        const bool graded = t == verb || (tree_.token(t).upos == Upos::kAdv && t + 1 == verb);
        if (graded) graded_verb.push_back(t);
        return graded;
      });
      emit(triple(OpenForm::kCopula, subject, auxiliaries, verb, {graded_verb}, verb));
      return;
    }
    emit_main(triple(OpenForm::kClause, subject, relation, verb, slots, kNone));
    chains_.add_arguments(subject, relation, verb, kNone, arguments, kNone);
  }

  // The first phrase after the verb that has a preposition; else a clause.
  static std::size_t first_after(const std::vector<OpenArgument>& arguments, std::uint32_t verb) {
    for (std::size_t i = 0; i < arguments.size(); ++i) {
      if (arguments[i].head > verb && !arguments[i].lead.empty()) return i;
    }
    return arguments.size();
  }

  // The object without what follows it.
  void add_brief(const OpenSubject& subject, const OpenSlot& relation, std::uint32_t predicate,
                 std::uint32_t object) {
    const OpenSlot brief = short_slot(tree_, object);
    if (brief.empty() || brief.size() == noun_slot(tree_, object).size()) return;
    emit_main(triple(OpenForm::kBrief, subject, relation, predicate, {brief}, object));
  }

  void read_copula(std::uint32_t predicate) {
    const std::uint32_t first =
        tree_.child(predicate, "cop") != kNone ? predicate : tree_.first_conjunct(predicate);
    // "is very near": what grades the predicate is no part of the relation.
    const OpenSlot graded = core_slot(tree_, first);
    OpenSlot relation = verb_group(tree_, first);
    std::erase_if(relation, [&](std::uint32_t t) {
      return t == first || std::find(graded.begin(), graded.end(), t) != graded.end();
    });
    const std::uint32_t complement = is_verb(tree_, predicate) ? predicate : kNone;
    const std::vector<OpenArgument> arguments = arguments_of(predicate);
    const OpenSlot preposition = preposition_slot(tree_, predicate);
    const bool adjective = tree_.token(predicate).upos == Upos::kAdj;
    // "able to go" is told by the verb.
    for (const std::uint32_t child : tree_.children(predicate, "xcomp")) {
      if (adjective && is_verb(tree_, child)) return;
    }
    for (const OpenSubject& subject : subjects_for(predicate)) {
      if (complement != kNone) {
        emit(triple(OpenForm::kReport, subject, joined(relation, mark_slot(tree_, predicate)),
                    predicate, {clause_without_subject(predicate, relation)}, predicate));
        continue;
      }
      const std::size_t main = first_after(arguments, predicate);
      if (adjective && main < arguments.size()) {
        const OpenSlot degree = core_slot(tree_, predicate);
        const OpenSlot phrase = appended(appended(relation, degree), arguments[main].lead);
        for (const std::uint32_t noun : parts_of(tree_, arguments[main])) {
          std::vector<OpenSlot> slots = {arguments[main].is_clause ? arguments[main].words
                                                                   : noun_slot(tree_, noun)};
          for (std::size_t i = 0; i < arguments.size(); ++i) {
            if (i != main) slots.push_back(whole_slot(arguments[i]));
          }
          emit(triple(OpenForm::kCopula, subject, phrase, predicate, slots, noun));
          if (!arguments[main].is_clause) chains_.add_phrases(subject, phrase, predicate, noun);
        }
        continue;
      }
      const OpenSlot phrase = appended(relation, preposition);
      std::vector<OpenSlot> slots = {noun_slot(tree_, predicate)};
      for (const OpenArgument& argument : arguments) slots.push_back(whole_slot(argument));
      emit(triple(OpenForm::kCopula, subject, phrase, predicate, slots, predicate));
      if (adjective) continue;
      add_brief(subject, phrase, predicate, predicate);
      const OpenSlot core = core_slot(tree_, predicate);
      if (core.size() < short_slot(tree_, predicate).size())
        emit(triple(OpenForm::kBrief, subject, phrase, predicate, {core}, predicate));
      chains_.add_phrases(subject, phrase, predicate, predicate);
      chains_.add_arguments(subject, phrase, predicate, predicate, arguments, kNone);
    }
  }

  OpenSlot clause_without_subject(std::uint32_t predicate, const OpenSlot& relation) const {
    OpenSlot words = clause_slot(tree_, predicate);
    const OpenSlot marks = mark_slot(tree_, predicate);
    const std::uint32_t last =
        marks.empty() ? relation.empty() ? 0 : relation.back() : marks.back();
    std::erase_if(words, [&](std::uint32_t t) { return t <= last; });
    return words;
  }

  const Tree& tree_;
  std::uint32_t sentence_;
  std::vector<OpenTriple>& triples_;
  OpenChains chains_;
};

}  // namespace

bool is_past(const Tree& tree) {
  const std::uint32_t root = tree.root();
  if (root == kNone) return false;
  if (tree.token(root).xpos == "VBD") return true;
  for (const std::uint32_t auxiliary : tree.auxiliaries(root)) {
    if (tree.token(auxiliary).xpos == "VBD") return true;
  }
  return false;
}

std::string copula_for(const Tree& tree, std::uint32_t noun) {
  const std::string& tag = tree.token(noun).xpos;
  const bool plural = tag == "NNS" || tag == "NNPS";
  if (is_past(tree)) return plural ? "were" : "was";
  return plural ? "are" : "is";
}

void add_clause_triples(const Tree& tree, std::uint32_t sentence,
                        std::vector<OpenTriple>& triples) {
  ClauseReader reader(tree, sentence, triples);
  for (std::uint32_t t = tree.tokens().begin; t < tree.tokens().end; ++t) reader.read(t);
}

}  // namespace whomet
