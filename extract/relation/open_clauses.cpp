#include "extract/relation/open_clauses.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "extract/relation/context.h"
#include "extract/relation/open_slots.h"

namespace whomet {
namespace {

constexpr int kDeepestLink = 3;  // phrases within phrases that one chained relation goes through

// Verbs that stand beside what they tell: "The boat sank, Olsen said."
constexpr std::string_view kTellingVerbs =
    "say|tell|add|note|report|write|ask|state|claim|explain|announce|declare|argue|insist|warn|"
    "believe|think|reply|comment|remark|suggest|admit|recall|estimate|predict|conclude|observe|"
    "acknowledge|contend|concede|maintain|stress|quip|joke|confirm|deny|cry|know|hope|figure";

constexpr std::string_view kTimeNouns =
    "year|month|week|day|hour|minute|decade|century|january|february|march|april|may|june|july|"
    "august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|"
    "sunday|morning|evening|night|time|season|spring|summer|autumn|winter|1990s|1980s|1970s";

std::string lower(const Tree& tree, std::uint32_t token) {
  return to_lower(tree.token(token).form);
}

// A phrase or clause that a verb has beside subject and object.
struct Argument {
  std::uint32_t head;
  OpenSlot lead;   // its preposition or mark
  OpenSlot words;  // the rest
  bool is_clause;
};

OpenSlot whole(const Argument& argument) {
  return appended(argument.lead, argument.words);
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
      : tree_(tree), sentence_(sentence), triples_(triples) {}

  void read(std::uint32_t predicate) {
    if (is_copular(tree_, predicate)) {
      read_copula(predicate);
    } else if (is_verb(tree_, predicate) &&
               !tree_.is_any(predicate, {"amod", "case", "fixed", "compound"})) {
      read_verb(predicate);
    }
  }

 private:
  struct Subject {
    std::uint32_t head;
    OpenSlot words;
  };

  // --- parts of a clause ---

  std::vector<Subject> subjects_for(std::uint32_t verb) const {
    std::vector<Subject> subjects;
    std::vector<std::uint32_t> heads = subjects_of(tree_, verb);
    // "Olsen is a painter who lives in Oslo": Olsen lives there.
    for (std::uint32_t& head : heads) {
      if (!is_relative(tree_, verb) || !is_copular(tree_, head)) continue;
      const std::vector<std::uint32_t> named = subjects_of(tree_, head);
      if (named.size() == 1 && tree_.token(head).upos == Upos::kNoun) head = named.front();
    }
    for (const std::uint32_t head : heads) {
      if (is_relative_pronoun(tree_, head)) continue;
      subjects.push_back(
          {head, is_verb(tree_, head) ? clause_slot(tree_, head) : noun_slot(tree_, head)});
    }
    return subjects;
  }

  // Phrases beside the object, in text order, those of the governing verbs included.
  std::vector<Argument> arguments_of(std::uint32_t verb) const {
    std::vector<Argument> arguments;
    const std::uint32_t top = top_of_group(tree_, verb);
    for (std::uint32_t at = verb;; at = tree_.head(at)) {
      add_arguments(at, arguments);
      if (at == top) break;
    }
    // "In 1890 he sold the boat and left": the time of both.
    const std::uint32_t first = tree_.first_conjunct(top);
    if (first != top && tree_.own_subjects(top).empty()) {
      std::vector<Argument> shared;
      add_arguments(first, shared);
      for (Argument& argument : shared) {
        const std::vector<std::uint32_t> subjects = tree_.own_subjects(first);
        if (!subjects.empty() && argument.head < subjects.front())
          arguments.push_back(std::move(argument));
      }
    }
    std::sort(arguments.begin(), arguments.end(),
              [](const Argument& a, const Argument& b) { return a.head < b.head; });
    return arguments;
  }

  void add_arguments(std::uint32_t verb, std::vector<Argument>& arguments) const {
    for (const std::uint32_t child : tree_.children(verb)) {
      if (tree_.is(child, "obl")) {
        if (is_relative_pronoun(tree_, child)) continue;
        arguments.push_back(
            {child, preposition_slot(tree_, child), coordination_slot(tree_, child), false});
      } else if (tree_.is(child, "advcl") && child > verb && (is_argument_clause(child))) {
        arguments.push_back({child, mark_slot(tree_, child), clause_slot(tree_, child), true});
      } else if (tree_.is(child, "xcomp") && is_verb(tree_, child) &&
                 tree_.child(verb, "obj") != kNone) {
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

  OpenTriple triple(OpenForm form, const Subject& subject, OpenSlot relation,
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
    const std::vector<Argument> arguments = arguments_of(verb);
    for (const Subject& subject : subjects_for(verb)) {
      read_for_subject(subject, verb, relation, arguments);
    }
  }

  void read_for_subject(const Subject& subject, std::uint32_t verb, const OpenSlot& relation,
                        const std::vector<Argument>& arguments) {
    std::vector<std::uint32_t> objects = tree_.objects(verb);
    std::erase_if(objects, [&](std::uint32_t object) {
      return object == subject.head || is_relative_pronoun(tree_, object);
    });
    const std::uint32_t state = state_of(verb);
    if (objects.empty() && state != kNone) objects = {state};
    for (const std::uint32_t object : objects) {
      std::vector<OpenSlot> slots = {noun_slot(tree_, object)};
      for (const Argument& argument : arguments) slots.push_back(whole(argument));
      if (state != kNone && object != state)
        slots.insert(slots.begin() + 1, noun_slot(tree_, state));
      emit_main(triple(OpenForm::kClause, subject, relation, verb, slots, object));
      add_brief(subject, relation, verb, object);
    }
    if (!objects.empty()) {
      add_links(subject, relation, verb, objects.front(), arguments, kNone);
      for (const std::uint32_t object : objects) follow(subject, relation, verb, object, 0);
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
      const Argument& main = arguments[first];
      const OpenSlot phrase = appended(with_adverb(relation, verb, main), main.lead);
      for (const std::uint32_t noun : parts_of(main)) {
        std::vector<OpenSlot> slots = {main.is_clause ? main.words : noun_slot(tree_, noun)};
        for (std::size_t i = 0; i < arguments.size(); ++i) {
          if (i != first) slots.push_back(whole(arguments[i]));
        }
        emit_main(triple(OpenForm::kClause, subject, phrase, verb, slots, noun));
        if (!main.is_clause) {
          add_brief(subject, phrase, verb, noun);
          follow(subject, phrase, verb, noun, 0);
        }
      }
      add_links(subject, relation, verb, kNone, arguments, first);
      return;
    }
    std::vector<OpenSlot> slots;
    for (const Argument& argument : arguments) slots.push_back(whole(argument));
    for (const std::uint32_t adverb : tree_.children(verb, "advmod")) {
      if (slots.empty() && adverb > verb) slots.push_back(noun_slot(tree_, adverb));
    }
    // "the boat was | sold": a passive says something without any argument.
    if (slots.empty() && tree_.token(verb).xpos == "VBN" && relation.size() > 1 &&
        relation.back() == verb) {
      OpenSlot auxiliaries = relation;
      auxiliaries.pop_back();
      emit(triple(OpenForm::kCopula, subject, auxiliaries, verb, {{verb}}, verb));
      return;
    }
    emit_main(triple(OpenForm::kClause, subject, relation, verb, slots, kNone));
    add_links(subject, relation, verb, kNone, arguments, kNone);
  }

  // "contribute significantly to": the adverb right after the verb.
  OpenSlot with_adverb(OpenSlot relation, std::uint32_t verb, const Argument& argument) const {
    for (const std::uint32_t adverb : tree_.children(verb, "advmod")) {
      if (adverb != verb + 1 || argument.lead.empty() || argument.lead.front() <= adverb) continue;
      relation.push_back(adverb);
    }
    return relation;
  }

  std::vector<std::uint32_t> parts_of(const Argument& argument) const {
    if (argument.is_clause) return {argument.head};
    for (const std::uint32_t t : argument.lead) {
      if (is_word_in(lower(tree_, t), "between|among|amongst")) return {argument.head};
    }
    std::vector<std::uint32_t> parts = tree_.conjuncts(argument.head);
    std::erase_if(parts, [&](std::uint32_t part) { return is_verb(tree_, part); });
    if (parts.empty()) return {argument.head};
    return parts;
  }

  // The first phrase after the verb that has a preposition; else a clause.
  static std::size_t first_after(const std::vector<Argument>& arguments, std::uint32_t verb) {
    for (std::size_t i = 0; i < arguments.size(); ++i) {
      if (arguments[i].head > verb && !arguments[i].lead.empty()) return i;
    }
    return arguments.size();
  }

  // The object without what follows it.
  void add_brief(const Subject& subject, const OpenSlot& relation, std::uint32_t predicate,
                 std::uint32_t object) {
    const OpenSlot brief = short_slot(tree_, object);
    if (brief.empty() || brief.size() == noun_slot(tree_, object).size()) return;
    emit_main(triple(OpenForm::kBrief, subject, relation, predicate, {brief}, object));
  }

  // One triple for each further argument: the relation goes through the object.
  void add_links(const Subject& subject, const OpenSlot& relation, std::uint32_t verb,
                 std::uint32_t object, const std::vector<Argument>& arguments, std::size_t main) {
    for (std::size_t i = 0; i < arguments.size(); ++i) {
      const Argument& argument = arguments[i];
      if (i == main || argument.lead.empty()) continue;
      OpenSlot phrase = object == kNone ? with_adverb(relation, verb, argument)
                                        : appended(relation, core_slot(tree_, object));
      if (main < i && is_complement(arguments[main])) {
        phrase = appended(appended(phrase, arguments[main].lead),
                          short_slot(tree_, arguments[main].head));
      }
      phrase = appended(std::move(phrase), argument.lead);
      if (argument.is_clause) {
        link_clause(subject, phrase, argument);
        continue;
      }
      for (const std::uint32_t noun : parts_of(argument)) {
        emit(triple(OpenForm::kLink, subject, phrase, verb, {short_slot(tree_, noun)}, noun));
        follow(subject, phrase, verb, noun, 0);
      }
    }
  }

  // A phrase that the verb needs: "returned to Riga", but not "was built in 1890".
  bool is_complement(const Argument& argument) const {
    if (argument.is_clause) return false;
    const Token& head = tree_.token(argument.head);
    return head.upos != Upos::kNum && !is_word_in(to_lower(head.lemma), kTimeNouns);
  }

  // "sold the boat to pay | the debts"; "left after selling | the boat".
  void link_clause(const Subject& subject, const OpenSlot& phrase, const Argument& argument) {
    const std::uint32_t verb = argument.head;
    if (!tree_.own_subjects(verb).empty()) {
      emit(triple(OpenForm::kLink, subject, phrase, verb, {argument.words}, verb));
      return;
    }
    link_verb(subject, appended(phrase, verb_group_only(verb)), verb, 0);
  }

  // The verb and its particle and auxiliaries, without its governors.
  OpenSlot verb_group_only(std::uint32_t verb) const {
    OpenSlot group = {verb};
    for (const std::uint32_t child : tree_.children(verb)) {
      if (tree_.is_any(child, {"aux", "cop", "compound:prt"})) group = joined(group, {child});
    }
    return group;
  }

  void link_verb(const Subject& subject, const OpenSlot& phrase, std::uint32_t verb, int depth) {
    if (depth > kDeepestLink) return;
    std::vector<std::uint32_t> objects;
    for (const std::uint32_t object : tree_.children(verb, "obj")) {
      for (const std::uint32_t part : tree_.conjuncts(object)) objects.push_back(part);
    }
    for (const std::uint32_t object : objects) {
      emit(triple(OpenForm::kLink, subject, phrase, verb, {short_slot(tree_, object)}, object));
      follow(subject, phrase, verb, object, depth + 1);
    }
    for (const std::uint32_t child : tree_.children(verb, "obl")) {
      const OpenSlot lead = preposition_slot(tree_, child);
      if (lead.empty() || child < verb) continue;
      OpenSlot longer =
          objects.empty() ? phrase : appended(phrase, core_slot(tree_, objects.front()));
      longer = appended(std::move(longer), lead);
      for (const std::uint32_t part : parts_of({child, lead, {}, false})) {
        emit(triple(OpenForm::kLink, subject, longer, verb, {short_slot(tree_, part)}, part));
        follow(subject, longer, verb, part, depth + 1);
      }
    }
  }

  // Phrases within the phrase that a relation ends with: "became captain of | the guard".
  void follow(const Subject& subject, const OpenSlot& relation, std::uint32_t predicate,
              std::uint32_t noun, int depth) {
    if (depth >= kDeepestLink) return;
    const OpenSlot core = core_slot(tree_, noun);
    if (!relation.empty() && !core.empty() && core.front() < relation.front()) return;
    for (const std::uint32_t child : tree_.children(noun)) {
      if (child < noun) continue;
      if (tree_.is(child, "nmod")) {
        const OpenSlot lead = preposition_slot(tree_, child);
        if (lead.empty()) continue;
        const OpenSlot brief = short_slot(tree_, noun);
        const bool behind = !brief.empty() && brief.back() < lead.front();
        const OpenSlot phrase = appended(appended(relation, behind ? brief : core), lead);
        for (const std::uint32_t part : parts_of({child, lead, {}, false})) {
          emit(
              triple(OpenForm::kLink, subject, phrase, predicate, {short_slot(tree_, part)}, part));
          follow(subject, phrase, predicate, part, depth + 1);
        }
      } else if (tree_.is(child, "acl") && !tree_.is(child, "acl:relcl") && is_verb(tree_, child)) {
        const OpenSlot group = appended(mark_slot(tree_, child), verb_group_only(child));
        link_verb(subject, appended(appended(relation, core), group), child, depth + 1);
      }
    }
  }

  void read_copula(std::uint32_t predicate) {
    const std::uint32_t first =
        tree_.child(predicate, "cop") != kNone ? predicate : tree_.first_conjunct(predicate);
    // "is so far away": what grades the predicate is no part of the relation.
    const OpenSlot graded = core_slot(tree_, first);
    OpenSlot relation = verb_group(tree_, first);
    std::erase_if(relation, [&](std::uint32_t t) {
      return t == first || std::find(graded.begin(), graded.end(), t) != graded.end();
    });
    const std::uint32_t complement = is_verb(tree_, predicate) ? predicate : kNone;
    const std::vector<Argument> arguments = arguments_of(predicate);
    const OpenSlot preposition = preposition_slot(tree_, predicate);
    const bool adjective = tree_.token(predicate).upos == Upos::kAdj;
    // "able to go" is told by the verb.
    for (const std::uint32_t child : tree_.children(predicate, "xcomp")) {
      if (adjective && is_verb(tree_, child)) return;
    }
    for (const Subject& subject : subjects_for(predicate)) {
      if (complement != kNone) {
        emit(triple(OpenForm::kReport, subject, joined(relation, mark_slot(tree_, predicate)),
                    predicate, {clause_without_subject(predicate, relation)}, predicate));
        continue;
      }
      const std::size_t main = first_after(arguments, predicate);
      if (adjective && main < arguments.size()) {
        const OpenSlot degree = core_slot(tree_, predicate);
        const OpenSlot phrase = appended(appended(relation, degree), arguments[main].lead);
        for (const std::uint32_t noun : parts_of(arguments[main])) {
          std::vector<OpenSlot> slots = {arguments[main].is_clause ? arguments[main].words
                                                                   : noun_slot(tree_, noun)};
          for (std::size_t i = 0; i < arguments.size(); ++i) {
            if (i != main) slots.push_back(whole(arguments[i]));
          }
          emit(triple(OpenForm::kCopula, subject, phrase, predicate, slots, noun));
          if (!arguments[main].is_clause) follow(subject, phrase, predicate, noun, 0);
        }
        continue;
      }
      const OpenSlot phrase = appended(relation, preposition);
      std::vector<OpenSlot> slots = {noun_slot(tree_, predicate)};
      for (const Argument& argument : arguments) slots.push_back(whole(argument));
      emit(triple(OpenForm::kCopula, subject, phrase, predicate, slots, predicate));
      if (adjective) continue;
      add_brief(subject, phrase, predicate, predicate);
      const OpenSlot core = core_slot(tree_, predicate);
      if (core.size() < short_slot(tree_, predicate).size())
        emit(triple(OpenForm::kBrief, subject, phrase, predicate, {core}, predicate));
      follow(subject, phrase, predicate, predicate, 0);
      add_links(subject, phrase, predicate, predicate, arguments, kNone);
    }
  }

  OpenSlot clause_without_subject(std::uint32_t predicate, const OpenSlot& relation) const {
    OpenSlot words = clause_slot(tree_, predicate);
    std::erase_if(words,
                  [&](std::uint32_t t) { return !relation.empty() && t <= relation.back(); });
    return words;
  }

  const Tree& tree_;
  std::uint32_t sentence_;
  std::vector<OpenTriple>& triples_;
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
