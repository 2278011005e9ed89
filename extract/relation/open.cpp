#include "extract/relation/open.h"

#include <algorithm>
#include <set>

#include "base/utf8.h"
#include "extract/relation/context.h"
#include "extract/relation/extractors.h"
#include "extract/relation/recorder.h"
#include "extract/syntax/tree.h"

namespace whomet {
namespace {

class OpenFinder {
 public:
  explicit OpenFinder(const Document& document) : document_(document) {}

  std::vector<OpenTriple> find_all() {
    for (std::uint32_t s = 0; s < document_.sentences.size(); ++s) {
      const Tree tree(document_, s);
      for (std::uint32_t t = tree.tokens().begin; t < tree.tokens().end; ++t) {
        const Token& token = document_.tokens[t];
        if (token.upos == Upos::kVerb || tree.child(t, "cop") != kNone) add_clause(tree, s, t);
        if (token.upos == Upos::kNoun || token.upos == Upos::kPropn) add_noun(tree, s, t);
      }
    }
    return std::move(found_);
  }

 private:
  static OpenSlot range(TokenSpan span) {
    OpenSlot slot;
    for (std::uint32_t t = span.begin; t < span.end; ++t) slot.push_back(t);
    return slot;
  }

  OpenSlot trimmed(OpenSlot slot) const {
    const auto is_punct = [&](std::uint32_t t) { return document_.tokens[t].upos == Upos::kPunct; };
    while (!slot.empty() && is_punct(slot.back()) && !closes_bracket(slot)) slot.pop_back();
    while (!slot.empty() && is_punct(slot.front()) && document_.tokens[slot.front()].form != "``" &&
           document_.tokens[slot.front()].form != "\"") {
      slot.erase(slot.begin());
    }
    return slot;
  }

  bool closes_bracket(const OpenSlot& slot) const {
    const std::string& last = document_.tokens[slot.back()].form;
    if (last != "''" && last != "\"") return false;
    return std::any_of(slot.begin(), slot.end() - 1, [&](std::uint32_t t) {
      const std::string& form = document_.tokens[t].form;
      return form == "``" || form == "\"";
    });
  }

  // The noun phrase with what follows it in its own phrase, but no relative clause or apposition.
  OpenSlot noun_slot(const Tree& tree, std::uint32_t head) const {
    TokenSpan span = tree.phrase(head);
    if (span.empty()) span = {head, head + 1};
    return trimmed(range(span));
  }

  // The words of a whole clause.
  OpenSlot clause_slot(const Tree& tree, std::uint32_t head) const {
    TokenSpan span = tree.subtree(head);
    for (const std::uint32_t child : tree.children(head)) {
      const TokenSpan part = tree.subtree(child);
      if (child > head && tree.is_any(child, {"parataxis", "punct"}) && part.begin > head) {
        if (tree.is(child, "parataxis")) span.end = std::min(span.end, part.begin);
      }
      if (child < head && tree.is(child, "mark") && part.begin == span.begin) span.begin = part.end;
    }
    return trimmed(range(span));
  }

  // Auxiliaries, negation, verb and particle; with the verbs that control it ("began to rise").
  OpenSlot relation_of(const Tree& tree, std::uint32_t verb) const {
    std::set<std::uint32_t> words = {verb};
    for (const std::uint32_t child : tree.children(verb)) {
      const bool negation =
          tree.is(child, "advmod") &&
          is_word_in(to_lower(document_.tokens[child].form), "not|n't|never|no longer");
      if (tree.is_any(child, {"aux", "compound:prt", "cop"}) || negation) words.insert(child);
    }
    return {words.begin(), words.end()};
  }

  struct Part {
    std::uint32_t head;
    OpenSlot preposition;
    OpenSlot words;
  };

  OpenSlot preposition_of(const Tree& tree, std::uint32_t noun) const {
    OpenSlot slot;
    for (const std::uint32_t child : tree.children(noun)) {
      if (!tree.is(child, "case") || child > noun) continue;
      for (const std::uint32_t t : range(tree.subtree(child))) slot.push_back(t);
    }
    return slot;
  }

  // Obliques of a verb with their prepositions, in text order; times and places included.
  std::vector<Part> obliques_of(const Tree& tree, std::uint32_t verb) const {
    std::vector<Part> parts;
    for (const std::uint32_t child : tree.children(verb)) {
      if (!tree.is(child, "obl")) continue;
      for (const std::uint32_t noun : {child}) {
        parts.push_back({noun, preposition_of(tree, noun), noun_slot(tree, noun)});
      }
    }
    return parts;
  }

  void emit(const Tree& tree, std::uint32_t sentence, const OpenSlot& subject,
            std::uint32_t subject_head, const OpenSlot& relation, std::uint32_t predicate,
            std::vector<OpenSlot> objects, std::uint32_t object_head, double confidence,
            const char* inserted = "") {
    std::erase_if(objects, [](const OpenSlot& slot) { return slot.empty(); });
    // "who described it": a relative pronoun names nobody.
    if (subject.size() == 1 &&
        is_word_in(to_lower(document_.tokens[subject.front()].form), "who|which|that|whom")) {
      return;
    }
    if (subject.empty() || objects.empty() || (relation.empty() && *inserted == '\0')) return;
    static_cast<void>(tree);
    OpenTriple triple;
    triple.sentence = sentence;
    triple.confidence = confidence;
    triple.inserted = inserted;
    triple.relation = relation;
    triple.subject = subject;
    triple.objects = std::move(objects);
    triple.predicate = predicate;
    triple.subject_head = subject_head;
    triple.object_head = object_head;
    found_.push_back(std::move(triple));
  }

  static OpenSlot joined(OpenSlot a, const OpenSlot& b) {
    a.insert(a.end(), b.begin(), b.end());
    std::sort(a.begin(), a.end());
    a.erase(std::unique(a.begin(), a.end()), a.end());
    return a;
  }

  void add_clause(const Tree& tree, std::uint32_t sentence, std::uint32_t verb) {
    // "began to rise" is told by its last verb.
    for (const std::uint32_t child : tree.children(verb)) {
      if (tree.is(child, "xcomp") && document_.tokens[child].upos == Upos::kVerb) {
        if (tree.objects(verb).empty()) return;
      }
    }
    OpenSlot relation = relation_of(tree, verb);
    std::uint32_t top = verb;
    while (tree.is(top, "xcomp") && tree.head(top) != kNone &&
           tree.objects(tree.head(top)).empty()) {
      for (const std::uint32_t mark : tree.children(top, "mark")) relation.push_back(mark);
      top = tree.head(top);
      relation = joined(relation, relation_of(tree, top));
    }
    const std::vector<std::uint32_t> subjects = subjects_of(tree, verb);
    if (subjects.empty()) return;
    const double confidence = tree.own_subjects(top).empty() ? 0.6 : 0.8;
    std::vector<Part> obliques = obliques_of(tree, verb);
    if (top != verb) {
      for (Part& part : obliques_of(tree, top)) obliques.push_back(std::move(part));
    }
    if (tree.child(verb, "cop") != kNone) {
      add_copula(tree, sentence, verb, relation, subjects, obliques);
      return;
    }
    std::vector<std::uint32_t> objects;
    for (const std::uint32_t object : tree.objects(verb)) {
      if (tree.in_subtree(object, verb) || tree.is(verb, "acl:relcl")) objects.push_back(object);
    }
    for (const std::uint32_t subject : subjects) {
      const OpenSlot who = noun_slot(tree, subject);
      if (!objects.empty()) {
        const std::vector<OpenSlot> more = rest(obliques, 0, verb);
        for (const std::uint32_t object : objects) {
          std::vector<OpenSlot> slots = {noun_slot(tree, object)};
          slots.insert(slots.end(), more.begin(), more.end());
          emit(tree, sentence, who, subject, relation, verb, std::move(slots), object, confidence);
        }
        continue;
      }
      const std::uint32_t content = content_of(tree, verb);
      if (content != kNone) {
        OpenSlot phrase = relation;
        for (const std::uint32_t mark : tree.children(content, "mark")) phrase.push_back(mark);
        std::sort(phrase.begin(), phrase.end());
        emit(tree, sentence, who, subject, phrase, verb, {clause_slot(tree, content)}, content,
             confidence);
        continue;
      }
      const std::uint32_t state = state_of(tree, verb);
      if (state != kNone) {
        std::vector<OpenSlot> slots = {noun_slot(tree, state)};
        for (OpenSlot& slot : rest(obliques, 0, verb)) slots.push_back(std::move(slot));
        emit(tree, sentence, who, subject, relation, verb, std::move(slots), state, confidence);
        continue;
      }
      const std::size_t first = first_after(obliques, verb);
      if (first < obliques.size()) {
        const OpenSlot phrase = joined(relation, obliques[first].preposition);
        for (const std::uint32_t noun : tree.conjuncts(obliques[first].head)) {
          std::vector<OpenSlot> slots = {noun_slot(tree, noun)};
          for (OpenSlot& slot : rest(obliques, first + 1, verb)) slots.push_back(std::move(slot));
          emit(tree, sentence, who, subject, phrase, verb, std::move(slots), noun, confidence);
        }
        continue;
      }
      std::vector<OpenSlot> slots = rest(obliques, 0, verb);
      for (const std::uint32_t adverb : tree.children(verb, "advmod")) {
        if (slots.empty() && adverb > verb) slots.push_back(range(tree.subtree(adverb)));
      }
      emit(tree, sentence, who, subject, relation, verb, std::move(slots), kNone, confidence - 0.2);
    }
  }

  // The first oblique after the verb that has a preposition.
  static std::size_t first_after(const std::vector<Part>& parts, std::uint32_t verb) {
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (parts[i].head > verb && !parts[i].preposition.empty()) return i;
    }
    return parts.size();
  }

  static std::vector<OpenSlot> rest(const std::vector<Part>& parts, std::size_t from,
                                    std::uint32_t) {
    std::vector<OpenSlot> slots;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (from > 0 && i + 1 == from) continue;
      slots.push_back(joined(parts[i].preposition, parts[i].words));
    }
    return slots;
  }

  // "remains silent", "became president": the complement that is no clause.
  std::uint32_t state_of(const Tree& tree, std::uint32_t verb) const {
    for (const std::uint32_t child : tree.children(verb, "xcomp")) {
      if (child > verb && document_.tokens[child].upos != Upos::kVerb) return child;
    }
    return kNone;
  }

  std::uint32_t content_of(const Tree& tree, std::uint32_t verb) const {
    const std::uint32_t complement = tree.child(verb, "ccomp");
    if (complement != kNone) return complement;
    return tree.is(verb, "parataxis") ? tree.head(verb) : kNone;
  }

  void add_copula(const Tree& tree, std::uint32_t sentence, std::uint32_t predicate,
                  const OpenSlot& words, const std::vector<std::uint32_t>& subjects,
                  const std::vector<Part>& obliques) {
    OpenSlot relation = words;
    std::erase(relation, predicate);
    OpenSlot object;
    const OpenSlot preposition = preposition_of(tree, predicate);
    if (document_.tokens[predicate].upos == Upos::kAdj && !obliques.empty() &&
        first_after(obliques, predicate) < obliques.size()) {
      const Part& part = obliques[first_after(obliques, predicate)];
      relation = joined(joined(relation, {predicate}), part.preposition);
      object = part.words;
    } else {
      for (const std::uint32_t t : noun_slot(tree, predicate)) {
        if (std::find(relation.begin(), relation.end(), t) == relation.end()) object.push_back(t);
      }
      // The phrase of a predicate noun starts after its copula.
      const std::uint32_t copula = relation.empty() ? predicate : relation.back();
      if (copula < predicate) std::erase_if(object, [&](std::uint32_t t) { return t < copula; });
      relation = joined(relation, preposition);
    }
    for (const std::uint32_t subject : subjects) {
      emit(tree, sentence, noun_slot(tree, subject), subject, relation, predicate, {object},
           predicate, 0.8);
    }
  }

  // What a noun phrase says by itself: "Olsen, the minister", "Oslo's offer".
  void add_noun(const Tree& tree, std::uint32_t sentence, std::uint32_t noun) {
    for (const std::uint32_t child : tree.children(noun, "appos")) {
      if (document_.tokens[child].upos == Upos::kNum) continue;
      emit(tree, sentence, noun_slot(tree, noun), noun, {}, child, {noun_slot(tree, child)}, child,
           0.5, "is");
    }
    for (const std::uint32_t child : tree.children(noun, "nmod:desc")) {
      if (is_word_in(to_lower(document_.tokens[child].form), "mr.|mrs.|ms.|dr.|sir|mr|mrs|ms|dr"))
        continue;
      emit(tree, sentence, noun_name(tree, noun), noun, {}, child, {noun_slot(tree, child)}, child,
           0.45, "is");
    }
  }

  // The name after a title, without the title.
  OpenSlot noun_name(const Tree& tree, std::uint32_t noun) const {
    OpenSlot slot = {noun};
    for (const std::uint32_t part : tree.children(noun)) {
      if (tree.is_any(part, {"flat", "compound"})) slot = joined(slot, range(tree.subtree(part)));
    }
    return slot;
  }

  const Document& document_;
  std::vector<OpenTriple> found_;
};

constexpr TypeSet kGraphEnds{EntityType::kPerson, EntityType::kCountry, EntityType::kOrganization,
                             EntityType::kGroup, EntityType::kPlace};

// Third person of the present tense of a regular verb: "aligns", "carries".
std::string present_of(const std::string& lemma) {
  if (lemma == "have") return "has";
  const auto ends = [&](std::string_view tail) {
    return lemma.size() > tail.size() && lemma.ends_with(tail);
  };
  if (ends("s") || ends("x") || ends("z") || ends("ch") || ends("sh") || ends("o")) {
    return lemma + "es";
  }
  if (ends("y") && lemma.find_last_of("aeiou") != lemma.size() - 2) {
    return lemma.substr(0, lemma.size() - 1) + "ies";
  }
  return lemma + "s";
}

// Whether the verb is a participle that only describes a noun: "talks involving Oslo".
bool is_describing(const Tree& tree, std::uint32_t verb) {
  const std::string& tag = tree.token(verb).xpos;
  return (tag == "VBG" || tag == "VBN") && tree.auxiliaries(verb).empty() &&
         tree.own_subjects(verb).empty() &&
         (tree.is(verb, "amod") || (tree.is(verb, "acl") && !tree.is(verb, "acl:relcl")));
}

// The relation as a label that can be read: "aligning against" is "aligns against"; what has a
// finite verb stays as it is.
std::string reading_words(const Document& document, const Tree& tree, const OpenTriple& triple) {
  if (triple.relation.empty() || triple.relation.front() != triple.predicate) {
    return relation_words(document, triple);
  }
  const std::string& tag = document.tokens[triple.predicate].xpos;
  if (tag != "VBG" && tag != "VB" && tag != "VBP") return relation_words(document, triple);
  const std::string& lemma = document.tokens[triple.predicate].lemma;
  if (lemma.empty() || lemma == "_" || !tree.auxiliaries(triple.predicate).empty()) {
    return relation_words(document, triple);
  }
  std::string words = present_of(to_lower(lemma));
  const std::string rest =
      words_of(document, OpenSlot(triple.relation.begin() + 1, triple.relation.end()));
  if (!rest.empty()) words += ' ' + rest;
  return words;
}

// Open claims enter the graph only between two known ends of a clause that no sharper extractor
// read.
void extract_open(Document& document) {
  const Context context(document);
  Recorder recorder(document, context, "open");
  std::set<std::uint32_t> told;
  for (const Claim& claim : document.claims) {
    if (!claim.trigger.empty()) told.insert(claim.trigger.begin);
  }
  for (const OpenTriple& triple : find_open_triples(document)) {
    if (!triple.inserted.empty() || triple.object_head == kNone || told.contains(triple.predicate))
      continue;
    if (document.tokens[triple.predicate].upos != Upos::kVerb) continue;
    const auto subjects = recorder.fillers({triple.subject_head}, kGraphEnds);
    const auto objects = recorder.fillers({triple.object_head}, kGraphEnds);
    if (subjects.empty() || objects.empty()) continue;
    if (subjects.front().argument == objects.front().argument) continue;
    const Tree& tree = context.tree(triple.predicate);
    if (is_describing(tree, triple.predicate)) continue;
    const Factuality reading = factuality_of(context, triple.predicate);
    Claim claim;
    claim.subject = subjects.front().argument;
    claim.predicate = to_lower(reading_words(document, tree, triple));
    claim.object = objects.front().argument;
    claim.open = true;
    claim.negated = reading.negated;
    claim.modality = reading.modality;
    claim.speaker = reading.speaker;
    claim.speaker_text = reading.speaker_text;
    claim.time = context.time_of(triple.predicate);
    claim.confidence = 0.4 * subjects.front().certainty * objects.front().certainty;
    recorder.add(std::move(claim), {triple.predicate, triple.predicate + 1});
  }
}

}  // namespace

std::string words_of(const Document& document, const OpenSlot& slot) {
  std::string words;
  for (const std::uint32_t t : slot) {
    if (!words.empty()) words += ' ';
    words += document.tokens[t].form;
  }
  return words;
}

std::string relation_words(const Document& document, const OpenTriple& triple) {
  std::string words = triple.inserted;
  const std::string own = words_of(document, triple.relation);
  if (!words.empty() && !own.empty()) words += ' ';
  return words + own;
}

std::vector<OpenTriple> find_open_triples(const Document& document) {
  return OpenFinder(document).find_all();
}

Extractor open_extractor() {
  return {.name = "open",
          .summary = "Any other clause between two nodes, in its own words",
          .extract = extract_open};
}

}  // namespace whomet
