// Statements by the lexicon of patterns.cpp: for each verb, adjective and noun of the text, the
// patterns that it starts, their ends looked up in the tree.
// Tested by tests/extract/relation/statements_test.cpp.
#include "extract/relation/statements.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "extract/relation/extractors.h"
#include "extract/relation/patterns.h"
#include "extract/relation/recorder.h"

namespace whomet {
namespace {

using Tokens = std::vector<std::uint32_t>;

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

constexpr TypeSet kAnyActor{EntityType::kPerson, EntityType::kCountry, EntityType::kOrganization,
                            EntityType::kGroup};

std::vector<std::string_view> split(std::string_view list) {
  std::vector<std::string_view> parts;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find('|'), list.size());
    parts.push_back(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return parts;
}

// The patterns of each kind by their words. Views and pointers point into the patterns.
class Lexicon {
 public:
  using Index = std::multimap<std::string_view, const Pattern*>;

  explicit Lexicon(std::span<const Pattern> patterns) {
    for (const Pattern& pattern : patterns) {
      for (const std::string_view word : split(pattern.words)) {
        indices_[static_cast<std::size_t>(pattern.kind)].emplace(word, &pattern);
      }
    }
  }

  const Index& index_of(Pattern::Kind kind) const {
    return indices_[static_cast<std::size_t>(kind)];
  }

 private:
  std::array<Index, 3> indices_;
};

void append(Tokens& list, const Tokens& more) {
  for (const std::uint32_t token : more) {
    if (std::find(list.begin(), list.end(), token) == list.end()) list.push_back(token);
  }
}

Tokens with_conjuncts(const Tree& tree, const Tokens& heads) {
  Tokens list;
  for (const std::uint32_t head : heads) append(list, tree.conjuncts(head));
  return list;
}

// The complement clause that the word governs; kNone if none.
std::uint32_t complement_of(const Tree& tree, std::uint32_t token) {
  for (const std::uint32_t child : tree.children(token)) {
    if (tree.is_any(child, {"ccomp", "xcomp"}) && child > token) return child;
    if (tree.is(child, "acl") && !tree.is(child, "acl:relcl") && child > token) return child;
    if (tree.is(child, "advcl") && child > token && !tree.mark(child).empty()) {
      const std::string mark = tree.mark(child);
      if (is_word_in(mark, "of|against|about|for|from|on")) return child;  // "warned against going"
    }
  }
  return kNone;
}

// What is done to somebody's policy or plan is done to them.
bool touches_owner(std::string_view predicate) {
  return is_word_in(predicate,
                    "supports|criticizes|opposes|affects|praises|doubts|concerned_about");
}

class StatementFinder {
 public:
  StatementFinder(Document& document, const Context& context, const Lexicon& lexicon)
      : context_(context), recorder_(document, context, "statement"), lexicon_(lexicon) {}

  void find_all() {
    const Document& document = context_.document();
    for (std::uint32_t t = 0; t < document.tokens.size(); ++t) {
      const Upos upos = document.tokens[t].upos;
      if (upos == Upos::kVerb || upos == Upos::kAdj) find_verb(t);
      if (upos == Upos::kNoun) find_noun(t);
      find_compound(t);
    }
    drop_goods_that_are_arms();
  }

 private:
  // "the Norwegian-backed rebels", "U.N.-led talks": participles bound to a name by a hyphen.
  void find_compound(std::uint32_t participle) {
    const Tree& tree = context_.tree(participle);
    const std::uint32_t first = tree.tokens().begin;
    std::string word = to_lower(context_.token(participle).form);
    if (participle < first + 2 || context_.token(participle - 1).form != "-") return;
    const auto [begin, end] = lexicon_.index_of(Pattern::Kind::kCompound).equal_range(word);
    for (auto entry = begin; entry != end; ++entry) state_compound(*entry->second, participle);
  }

  void state_compound(const Pattern& pattern, std::uint32_t participle) {
    const Predicate* predicate = find_predicate(pattern.predicate);
    const std::uint32_t bearer = context_.tree(participle).head(participle);
    if (predicate == nullptr || bearer == kNone || bearer < participle) return;
    const TypeSet ends = pattern.swapped ? predicate->range : predicate->domain;
    const TypeSet others = pattern.swapped ? predicate->domain : predicate->range;
    auto owner = recorder_.fillers({participle - 2}, ends);
    auto owned = recorder_.fillers({bearer}, others);
    if (pattern.swapped) std::swap(owner, owned);
    Recorder::Options options;
    options.confidence = pattern.confidence;
    options.state_only = true;
    recorder_.state(owner, pattern.predicate, owned, participle, options);
  }

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

  // Part of a name ("Human Rights Watch"), not a word of the sentence.
  bool in_name(std::uint32_t token) const { return context_.is_in_name(token); }

  std::vector<Filler> slot_of_verb(std::uint32_t verb, std::string_view slot, TypeSet types,
                                   bool or_text, bool or_owner) const {
    const Tree& tree = context_.tree(verb);
    if (slot == "obj") return recorder_.fillers(tree.undergoers(verb), types, or_text, or_owner);
    if (slot == "iobj") {
      return recorder_.fillers(with_conjuncts(tree, tree.children(verb, "iobj")), types, or_text);
    }
    if (slot == "clause") {
      const std::uint32_t clause = complement_of(tree, verb);
      if (clause == kNone || !or_text || !types.contains(EntityType::kTopic)) return {};
      std::string text = context_.clause_text(clause);
      if (text.empty()) return {};
      return {{Argument::of_text(std::move(text)), 0.9}};
    }
    if (slot == "accused") {
      // "demanded that Oslo leave": who the clause is about.
      const std::uint32_t clause = complement_of(tree, verb);
      const bool finite = clause != kNone && tree.is(clause, "ccomp");
      return finite ? recorder_.fillers(tree.own_subjects(clause), types) : std::vector<Filler>{};
    }
    std::vector<Filler> fillers =
        recorder_.fillers(obliques_of(tree, verb, slot), types, or_text, or_owner);
    if (fillers.empty() && or_text) fillers = gerund_after(verb, slot, types);
    return fillers;
  }

  // "objected to lifting the ban", "support for ending it": the words of the gerund clause that the
  // preposition opens.
  std::vector<Filler> gerund_after(std::uint32_t word, std::string_view preposition,
                                   TypeSet types) const {
    const Tree& tree = context_.tree(word);
    if (!types.contains(EntityType::kTopic)) return {};
    std::uint32_t gerund = kNone;
    for (const std::uint32_t child : tree.children(word)) {
      if (child < word || context_.token(child).xpos != "VBG") continue;
      const bool opened = tree.mark(child) == preposition || tree.preposition(child) == preposition;
      if (opened && tree.is_any(child, {"acl", "advcl", "xcomp", "ccomp", "obl", "nmod"}))
        gerund = child;
    }
    // Right behind the word, whatever the tree hangs it on.
    if (gerund == kNone && word + 2 < tree.tokens().end &&
        to_lower(context_.token(word + 1).form) == preposition &&
        context_.token(word + 2).xpos == "VBG" && context_.token(word + 2).upos == Upos::kVerb)
      gerund = word + 2;
    if (gerund == kNone) return {};
    std::string text = context_.clause_text(gerund);
    if (text.empty()) return {};
    return {{Argument::of_text(std::move(text)), 0.9}};
  }

  // "sold tractors to Lima", "fired rockets at Lima": parsers hang the phrase on the verb or on its
  // object.
  static Tokens obliques_of(const Tree& tree, std::uint32_t verb, std::string_view slot) {
    Tokens list = tree.obliques(verb, slot);
    if (!list.empty() || !is_word_in(slot, "to|at|against|into") || tree.is_passive(verb))
      return list;
    for (const std::uint32_t object : tree.objects(verb)) append(list, tree.obliques(object, slot));
    return list;
  }

  // "called the plan a mistake", "described the talks as constructive": whether one of the words
  // is what the object is called.
  bool calls(std::uint32_t verb, std::string_view words) const {
    const Tree& tree = context_.tree(verb);
    for (const std::uint32_t child : tree.children(verb)) {
      const bool name = tree.is_any(child, {"xcomp", "obj", "advcl", "ccomp"}) ||
                        (tree.is_any(child, {"obl", "advmod"}) && tree.preposition(child) == "as");
      if (child > verb && name && is_word_in(context_.lemma(child), words)) return true;
    }
    return false;
  }

  bool has_slot(std::uint32_t verb, std::string_view slot) const {
    const Tree& tree = context_.tree(verb);
    if (slot == "obj") return !tree.undergoers(verb).empty();
    if (slot == "clause") return complement_of(tree, verb) != kNone;
    return !tree.obliques(verb, slot).empty();
  }

  void find_verb(std::uint32_t verb) {
    if (in_name(verb)) return;
    const std::string lemma = context_.tree(verb).verb_lemma(verb);
    find_verb_as(verb, known_verb(lemma), false);
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
  // "invade", "objecte", "expell". The lemma where there is none.
  std::string known_verb(const std::string& lemma) const {
    const Lexicon::Index& index = lexicon_.index_of(Pattern::Kind::kVerb);
    if (index.contains(lemma) || lemma.size() < 3) return lemma;
    std::string shorter = lemma.substr(0, lemma.size() - 1);
    const bool may_be_long = lemma.back() == 'e' || lemma.back() == shorter.back();
    if (may_be_long && index.contains(shorter)) return shorter;
    return index.contains(lemma + "e") ? lemma + "e" : lemma;
  }

  // "take part", "open fire": the verb with its bare object; "" where there is none.
  std::string light_phrase(std::uint32_t verb, const std::string& lemma) const {
    if (!is_word_in(lemma, "take|open|join|put|pay|make|present")) return {};
    for (const std::uint32_t object : context_.tree(verb).objects(verb)) {
      if (object == verb + 1) return lemma + " " + to_lower(context_.token(object).form);
    }
    return {};
  }

  void find_verb_as(std::uint32_t verb, const std::string& words, bool as_adjective) {
    const auto [begin, end] = lexicon_.index_of(Pattern::Kind::kVerb).equal_range(words);
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
    if (!pattern.needs.empty() && !has_slot(verb, pattern.needs)) return;
    if (!pattern.called.empty() && !calls(verb, pattern.called)) return;
    double certainty = 1.0;
    std::vector<Filler> subjects =
        recorder_.fillers(as_adjective ? tree.subjects(verb) : actors_of(tree, verb), acting);
    if (subjects.empty() && as_adjective) return;
    if (subjects.empty()) subjects = authors_of(verb, acting);
    if (subjects.empty()) {
      // Trees of long sentences are often wrong: what stands before the verb may still be meant.
      if (tree.is_passive(verb) || !actors_of(tree, verb).empty()) return;
      const std::uint32_t before = context_.subject_before(verb, acting);
      if (before == kNone) return;
      subjects = recorder_.fillers({before}, acting);
      certainty = kBesideTheTree;
    }
    if (pattern.together) {
      if (has_slot(verb, pattern.object)) state_pairs(pattern, subjects, verb);
      return;
    }
    std::vector<Filler> objects;
    for (const std::string_view slot : split(pattern.object)) {
      // A clause is the content where nothing else is.
      if (slot == "clause" && !objects.empty()) break;
      for (Filler& filler : slot_of_verb(verb, slot, undergoing, pattern.text,
                                         pattern.owner || touches_owner(pattern.predicate))) {
        objects.push_back(std::move(filler));
      }
    }
    if (objects.empty() && !tree.is_passive(verb)) {
      for (const std::string_view slot : split(pattern.object)) {
        if (slot == "clause" || slot == "iobj" || slot == "accused") continue;
        const std::uint32_t after =
            context_.object_after(verb, undergoing, slot == "obj" ? "" : slot);
        if (after == kNone) continue;
        objects = recorder_.fillers({after}, undergoing);
        certainty *= kBesideTheTree;
        break;
      }
    }
    if (touches_owner(pattern.predicate)) drop_own(subjects, objects, verb);
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

  // "Oslo and Lima praised their deal": nobody's own; "each other" stays.
  void drop_own(const std::vector<Filler>& subjects, std::vector<Filler>& objects,
                std::uint32_t verb) const {
    for (const std::uint32_t object : context_.tree(verb).undergoers(verb)) {
      if (context_.token(object).upos == Upos::kPron || context_.lemma(object) == "other") return;
    }
    std::erase_if(objects, [&](const Filler& object) {
      return std::ranges::any_of(
          subjects, [&](const Filler& subject) { return subject.argument == object.argument; });
    });
  }

  // "the Amnesty report accuses Lima": who speaks in what is written.
  std::vector<Filler> authors_of(std::uint32_t verb, TypeSet types) const {
    Tokens written = actors_of(context_.tree(verb), verb);
    std::erase_if(written, [this](std::uint32_t noun) {
      return !is_word_in(context_.lemma(noun),
                         "report|statement|letter|study|indictment|resolution|communique|editorial|"
                         "declaration|complaint|lawsuit|petition");
    });
    return recorder_.fillers(written, types, false, true);
  }

  // "supplied Lima with grain": what is given after "with".
  bool gives_with(std::uint32_t noun) const {
    const Tree& tree = context_.tree(noun);
    const std::uint32_t head = tree.head(noun);
    return head != kNone && tree.is(noun, "obl") && tree.preposition(noun) == "with" &&
           is_word_in(tree.verb_lemma(head), "supply|provide|equip|furnish|arm");
  }

  // To whom the verb gives the noun: its indirect object, or the country that the parser took for
  // a modifier of the noun ("sent Lima grain").
  Tokens receivers_of(std::uint32_t noun, std::uint32_t verb) const {
    const Tree& tree = context_.tree(noun);
    if (gives_with(tree.first_conjunct(noun))) return tree.undergoers(verb);
    Tokens list = with_conjuncts(tree, tree.children(verb, "iobj"));
    if (!list.empty() || noun <= verb || !tree.is(noun, "obj") || tree.is_passive(verb))
      return list;
    if (!tree.obliques(noun, "to").empty() || !tree.obliques(verb, "to").empty()) return list;
    for (const std::uint32_t child : tree.children(noun)) {
      if (child != verb + 1 || !tree.is_any(child, {"compound", "nmod", "nmod:unmarked"})) continue;
      if (context_.token(child).upos == Upos::kPropn && is_own_name(child)) list.push_back(child);
    }
    return list;
  }

  // "Norway", not "Norwegian" or the first word of a longer name.
  bool is_own_name(std::uint32_t token) const {
    const std::uint32_t m = context_.mention_at(token);
    if (m == kNone) return false;
    const Mention& mention = context_.document().mentions[m];
    return mention.level == MentionLevel::kName && mention.head == token &&
           mention.tokens.size() == 1 &&
           context_.type_of(mention.cluster) == EntityType::kCountry &&
           context_.token(token).xpos == "NNP" &&
           !is_word_in(context_.token(token).form, "U.S.|US|UK|U.K.|EU");
  }

  // "a resumption of ties": the noun above that says what comes of them. kNone if there is none.
  std::uint32_t phase_of(std::uint32_t noun) const {
    constexpr std::string_view kPhases =
        "resumption|restoration|renewal|establishment|normalization|normalisation|strengthening|"
        "improvement|expansion|deepening|continuation|upgrading|warming|development|opening|start|"
        "beginning|launch|imposition|widening|tightening|extension|escalation";
    const Tree& tree = context_.tree(noun);
    const std::uint32_t first = tree.first_conjunct(noun);
    const std::uint32_t head = tree.head(first);
    const bool below = head != kNone && head < noun && tree.preposition(first) == "of";
    return below && is_word_in(context_.lemma(head), kPhases) ? head : kNone;
  }

  // The verb whose object (or passive subject) the noun is, itself or by its phase; kNone if none.
  std::uint32_t verb_of(std::uint32_t noun) const {
    if (const std::uint32_t phase = phase_of(noun); phase != kNone) return verb_of(phase);
    const Tree& tree = context_.tree(noun);
    const std::uint32_t first = tree.first_conjunct(noun);
    const std::uint32_t head = tree.head(first);
    if (head == kNone) return kNone;
    if (tree.is(first, "obj") || tree.is(first, "nsubj:pass")) return head;
    return gives_with(first) ? head : kNone;
  }

  bool has_modifier(std::uint32_t noun, std::string_view words) const {
    const Tree& tree = context_.tree(noun);
    for (const std::uint32_t child : tree.children(noun)) {
      if (child > noun) break;
      if (is_word_in(context_.lemma(child), words) ||
          is_word_in(to_lower(context_.token(child).form), words)) {
        return true;
      }
    }
    return false;
  }

  // What the noun is said of: "Oslo is a member of", "Oslo, a member of".
  Tokens bearers_of(std::uint32_t noun) const {
    const Tree& tree = context_.tree(noun);
    const std::uint32_t first = tree.first_conjunct(noun);
    Tokens list = tree.own_subjects(first);
    if (tree.is(first, "appos") && tree.head(first) != kNone) list.push_back(tree.head(first));
    for (const std::uint32_t child : tree.children(noun)) {
      if (child > noun && tree.is_any(child, {"appos", "flat"}))
        append(list, tree.conjuncts(child));
    }
    return list;
  }

  // `alone`: whatever the noun is the object of has no say ("withdrew troops from Peru").
  Tokens slot_of_noun(std::uint32_t noun, std::string_view slot, bool alone = false) const {
    const Tree& tree = context_.tree(noun);
    const std::uint32_t verb = alone ? kNone : verb_of(noun);
    if (slot == "own") {
      Tokens owners = context_.owners(noun);
      const std::uint32_t phase = phase_of(noun);
      return owners.empty() && phase != kNone ? context_.owners(phase) : owners;
    }
    if (slot == "subject") return bearers_of(noun);
    if (slot == "this") return {noun};
    if (slot == "frame") {
      // "said in a statement": who acts in the clause that the noun frames.
      const std::uint32_t head = tree.head(noun);
      const bool frames =
          tree.is(noun, "obl") && is_word_in(tree.preposition(noun), "in|according to");
      return frames && head != kNone ? actors_of(tree, head) : Tokens{};
    }
    if (slot == "accused") {
      // "allegations that Oslo broke the deal": who the clause is about.
      std::uint32_t clause = complement_of(tree, noun);
      // Parsers take "that" for the object of a relative clause.
      if (clause == kNone) clause = tree.child(noun, "acl:relcl");
      return clause == kNone ? Tokens{} : tree.own_subjects(clause);
    }
    if (slot == "verb") return verb == kNone ? Tokens{} : actors_of(tree, verb);
    if (slot == "iobj") {
      return verb == kNone ? Tokens{} : receivers_of(noun, verb);
    }
    Tokens list = tree.obliques(noun, slot);
    if (list.empty() && verb != kNone) list = tree.obliques(verb, slot);
    if (list.empty()) {
      const std::uint32_t after = context_.object_after(noun, kAnyActor, slot);
      if (after != kNone && to_lower(context_.token(noun + 1).form) == slot) list.push_back(after);
    }
    return list;
  }

  void find_noun(std::uint32_t noun) {
    const auto [begin, end] =
        lexicon_.index_of(Pattern::Kind::kNoun).equal_range(context_.lemma(noun));
    if (begin == end || in_name(noun)) return;
    for (auto entry = begin; entry != end; ++entry) state_noun(*entry->second, noun);
  }

  void state_noun(const Pattern& pattern, std::uint32_t noun) {
    const Tree& tree = context_.tree(noun);
    const Predicate* predicate = find_predicate(pattern.predicate);
    if (predicate == nullptr) return;
    if (!pattern.under.empty()) {
      const std::uint32_t verb = verb_of(noun);
      if (verb == kNone || !is_word_in(tree.verb_lemma(verb), pattern.under)) return;
    }
    if (!pattern.modified.empty() && !has_modifier(noun, pattern.modified)) return;
    const TypeSet subject_types = narrowed(predicate->domain, pattern.subject_types);
    const TypeSet object_types = narrowed(predicate->range, pattern.object_types);
    // The first slot that gives a subject counts; objects are all that are there.
    std::vector<Filler> subjects;
    Recorder::Options options;
    options.confidence = pattern.confidence;
    options.denied = pattern.negated;
    if (pattern.named) options.qualifiers.kind = context_.lemma(noun);
    bool of_itself = false;  // "Norwegian officials": what the phrase says of itself
    for (const std::string_view slot : split(pattern.subject)) {
      subjects = recorder_.fillers(slot_of_noun(noun, slot), subject_types);
      if (subjects.empty()) continue;
      of_itself = slot == "this" && predicate->state;
      options.state_only = of_itself || (slot == "own" && is_taken_for_granted(noun));
      break;
    }
    if (pattern.predicate == "partner_of" && is_strained(noun)) options.denied = true;
    std::vector<Filler> objects;
    bool paired = false;  // "between" has said all
    for (const std::string_view slot : split(pattern.object)) {
      std::vector<Filler> more;
      if (slot == "clause") {
        const std::uint32_t clause = complement_of(tree, noun);
        if (clause != kNone && objects.empty() && pattern.text) {
          std::string text = context_.clause_text(clause);
          if (!text.empty()) more.push_back({Argument::of_text(std::move(text)), 0.9});
        }
      } else if (slot == "between" && pattern.symmetric) {
        more = recorder_.fillers(slot_of_noun(noun, slot), object_types);
        state_pairs(pattern, more, noun);
        paired = paired || more.size() > 1;
        continue;
      } else {
        more = recorder_.fillers(slot_of_noun(noun, slot, of_itself), object_types, pattern.text,
                                 touches_owner(pattern.predicate));
        if (more.empty() && pattern.text) more = gerund_after(noun, slot, object_types);
      }
      for (Filler& filler : more) objects.push_back(std::move(filler));
    }
    if (objects.empty() && pattern.symmetric) {
      if (!paired) state_pairs(pattern, subjects, noun);
      return;
    }
    // "severed ties": the verb that the pattern asks for is what happens.
    const std::uint32_t trigger = pattern.under.empty() ? noun : verb_of(noun);
    options.promised =
        !pattern.under.empty() && is_word_in(context_.lemma(trigger), "promise|pledge|vow|offer");
    recorder_.state(subjects, pattern.predicate, objects, trigger, options);
  }

  // "Oslo denied Lima's charges", "a response to Lima's attack": the charge and the attack stand
  // whatever the clause says of them.
  bool is_taken_for_granted(std::uint32_t noun) const {
    const Tree& tree = context_.tree(noun);
    const std::uint32_t verb = verb_of(noun);
    if (verb == kNone) return tree.is_any(noun, {"nmod", "obl"});
    return is_word_in(tree.verb_lemma(verb),
                      "deny|reject|dismiss|ignore|face|refute|condemn|criticize");
  }

  // "strained ties", "relations have deteriorated".
  bool is_strained(std::uint32_t noun) const {
    constexpr std::string_view kWords =
        "strained|frayed|tense|poor|bad|sour|hostile|strain|deteriorate|worsen|sour|fray|rocky|"
        "damaged";
    if (has_modifier(noun, kWords)) return true;
    const Tree& tree = context_.tree(noun);
    const std::uint32_t head = tree.head(tree.first_conjunct(noun));
    return head != kNone && tree.is(tree.first_conjunct(noun), "nsubj") &&
           is_word_in(context_.lemma(head), kWords);
  }

  // "ties between A, B and C", "the A-B border".
  void state_pairs(const Pattern& pattern, const std::vector<Filler>& members, std::uint32_t noun) {
    constexpr std::size_t kMostMembers = 4;  // a list of ten is no set of pairs
    if (members.size() < 2 || members.size() > kMostMembers) return;
    Recorder::Options options;
    options.confidence = pattern.confidence;
    options.denied = pattern.predicate == "partner_of" && is_strained(noun);
    for (std::size_t i = 0; i < members.size(); ++i) {
      for (std::size_t k = i + 1; k < members.size(); ++k) {
        recorder_.state({members[i]}, pattern.predicate, {members[k]}, noun, options);
      }
    }
  }

  const Context& context_;
  Recorder recorder_;
  const Lexicon& lexicon_;
};

void find_statements(Document& document, const Lexicon& lexicon) {
  const Context context(document);
  StatementFinder(document, context, lexicon).find_all();
}

void extract_statements(Document& document) {
  static const Lexicon lexicon(patterns());
  find_statements(document, lexicon);
}

}  // namespace

void state_patterns(Document& document, std::span<const Pattern> patterns) {
  find_statements(document, Lexicon(patterns));
}

Extractor statement_extractor() {
  return {.name = "statement",
          .summary = "Who supports, accuses, sanctions, ... whom, by a lexicon of verbs and nouns",
          .extract = extract_statements};
}

}  // namespace whomet
