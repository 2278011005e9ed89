#include "extract/relation/open_nouns.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "base/words.h"
#include "extract/relation/context.h"
#include "extract/relation/open_clauses.h"
#include "extract/relation/open_slots.h"

namespace whomet {
namespace {

std::string lower(const Tree& tree, std::uint32_t token) {
  return to_lower(tree.token(token).form);
}

class NounReader {
 public:
  NounReader(const Tree& tree, std::uint32_t sentence, std::vector<OpenTriple>& triples)
      : tree_(tree), sentence_(sentence), triples_(triples) {}

  void read(std::uint32_t noun) {
    for (const std::uint32_t child : tree_.children(noun)) {
      if (tree_.is(child, "appos")) {
        read_apposition(noun, child);
      } else if (tree_.is(child, "nmod:desc") ||
                 (tree_.is(child, "compound") && is_name(noun) && !is_name(child))) {
        read_title(noun, child);
      } else if (tree_.is(child, "nmod:poss")) {
        read_owner(noun, child);
      } else if (tree_.is(child, "nmod") && child > noun) {
        read_phrase(noun, child);
      } else if (tree_.is(child, "amod") && child < noun) {
        read_attribute(noun, child);
      }
    }
  }

 private:
  bool is_name(std::uint32_t token) const { return tree_.token(token).upos == Upos::kPropn; }

  bool plural(std::uint32_t noun) const {
    const std::string& tag = tree_.token(noun).xpos;
    return tag == "NNS" || tag == "NNPS";
  }

  void emit(OpenForm form, std::string inserted, OpenSlot relation, std::uint32_t predicate,
            std::uint32_t subject_head, OpenSlot subject, std::uint32_t object_head,
            OpenSlot object) {
    if (subject.empty() || object.empty()) return;
    OpenTriple triple;
    triple.sentence = sentence_;
    triple.form = form;
    triple.inserted = std::move(inserted);
    triple.relation = std::move(relation);
    triple.predicate = predicate;
    triple.subject_head = subject_head;
    triple.subject = std::move(subject);
    triple.object_head = object_head;
    triple.objects = {std::move(object)};
    triples_.push_back(std::move(triple));
  }

  // "Olsen, the captain" and "the captain, Olsen": Olsen is the captain. "Bergen, Norway": in it.
  void read_apposition(std::uint32_t noun, std::uint32_t apposition) {
    if (tree_.token(apposition).upos == Upos::kNum) return;
    if (is_place_in_place(noun, apposition)) {
      emit(OpenForm::kPlace, "is in", {}, apposition, noun, core_slot(tree_, noun), apposition,
           core_slot(tree_, apposition));
      return;
    }
    // What somebody is outlives the story: present tense.
    for (const std::uint32_t part : tree_.conjuncts(apposition)) {
      const bool turned = is_name(part) && !is_name(noun);
      const std::uint32_t subject = turned ? part : noun;
      const std::uint32_t object = turned ? noun : part;
      emit(OpenForm::kApposition, plural(subject) ? "are" : "is", {}, part, subject,
           noun_slot(tree_, subject), object, noun_slot(tree_, object));
    }
  }

  bool is_place_in_place(std::uint32_t noun, std::uint32_t apposition) const {
    if (!is_name(noun) || !is_name(apposition)) return false;
    if (tree_.child(apposition, "det") != kNone || apposition < noun) return false;
    return is_word_in(tree_.preposition(noun), "in|at|near|of|from|to|outside|around");
  }

  // "captain Olsen": Olsen is captain.
  void read_title(std::uint32_t name, std::uint32_t title) {
    if (is_word_in(lower(tree_, title), "mr.|mrs.|ms.|dr.|sir|mr|mrs|ms|dr|st.|st")) return;
    OpenSlot subject = core_slot(tree_, name);
    const TokenSpan span = tree_.subtree(title);
    std::erase_if(subject, [&](std::uint32_t t) { return t < span.end; });
    emit(OpenForm::kTitle, "is", {}, title, name, std::move(subject), title,
         noun_slot(tree_, title));
  }

  // "Olsen 's boat": Olsen has boat.
  void read_owner(std::uint32_t noun, std::uint32_t owner) {
    OpenSlot object = core_slot(tree_, noun);
    const TokenSpan span = tree_.subtree(owner);
    std::erase_if(object, [&](std::uint32_t t) { return t < span.end; });
    std::uint32_t holder = owner;
    if (tree_.token(owner).upos == Upos::kPron) holder = antecedent_of(owner);
    OpenSlot subject = noun_slot(tree_, holder);
    if (!subject.empty() && tree_.is(subject.back(), "case")) subject.pop_back();
    emit(OpenForm::kOwner, have_for(holder), {}, owner, holder, std::move(subject), noun,
         std::move(object));
  }

  std::string have_for(std::uint32_t noun) const {
    const std::string& tag = tree_.token(noun).xpos;
    const bool many = tag == "NNS" || tag == "NNPS" ||
                      is_word_in(lower(tree_, noun), "they|we|you|i|their|our|your|my");
    return many ? "have" : "has";
  }

  // The subject of the clause that the possessive pronoun is in, if the pronoun can mean it.
  std::uint32_t antecedent_of(std::uint32_t pronoun) const {
    const std::uint32_t verb = tree_.clause_verb(tree_.head(pronoun));
    if (verb == kNone) return pronoun;
    const std::vector<std::uint32_t> subjects = subjects_of(tree_, verb);
    if (subjects.size() != 1 || tree_.in_subtree(pronoun, subjects.front())) return pronoun;
    const std::uint32_t subject = subjects.front();
    const std::string& tag = tree_.token(subject).xpos;
    const std::string word = lower(tree_, pronoun);
    const bool many = tag == "NNS" || tag == "NNPS" || lower(tree_, subject) == "they";
    if ((word == "their") != many) return pronoun;
    if (is_word_in(word, "my|our|your")) return pronoun;
    return subject;
  }

  // "the boat in Riga": the boat is in Riga. "the mast of the boat": the boat has the mast.
  void read_phrase(std::uint32_t noun, std::uint32_t phrase) {
    const OpenSlot lead = preposition_slot(tree_, phrase);
    if (lead.empty()) return;
    const std::string words = tree_.preposition(phrase);
    const bool split = !is_word_in(words, "between|among|amongst");
    const std::vector<std::uint32_t> parts = split ? tree_.conjuncts(phrase) : std::vector{phrase};
    for (const std::uint32_t part : parts) {
      const OpenSlot object = split ? short_slot(tree_, part) : coordination_slot(tree_, part);
      if (words == "including" || words == "such as" || words == "like") {
        emit(OpenForm::kBare, "", lead, phrase, noun, core_slot(tree_, noun), part, object);
        continue;
      }
      emit(OpenForm::kPlace, plural(noun) ? "are" : "is", lead, phrase, noun,
           core_slot(tree_, noun), part, object);
    }
  }

  // "old boat": boat is old.
  void read_attribute(std::uint32_t noun, std::uint32_t adjective) {
    if (is_word_in(lower(tree_, adjective),
                   "other|same|such|many|more|most|several|few|last|next|first|own|certain|"
                   "various|different|further|second|third|main|total|additional"))
      return;
    OpenSlot subject = core_slot(tree_, noun);
    const TokenSpan span = tree_.subtree(adjective);
    std::erase_if(subject, [&](std::uint32_t t) { return span.contains(t); });
    OpenSlot object;
    for (std::uint32_t t = span.begin; t < span.end; ++t) object.push_back(t);
    emit(OpenForm::kAttribute, copula_for(tree_, noun), {}, adjective, noun, std::move(subject),
         adjective, std::move(object));
  }

  const Tree& tree_;
  std::uint32_t sentence_;
  std::vector<OpenTriple>& triples_;
};

}  // namespace

void add_noun_triples(const Tree& tree, std::uint32_t sentence, std::vector<OpenTriple>& triples) {
  NounReader reader(tree, sentence, triples);
  for (std::uint32_t t = tree.tokens().begin; t < tree.tokens().end; ++t) {
    const Upos upos = tree.token(t).upos;
    if (upos == Upos::kNoun || upos == Upos::kPropn) reader.read(t);
  }
}

}  // namespace whomet
