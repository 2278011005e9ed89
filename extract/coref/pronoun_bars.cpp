#include "extract/coref/pronoun_bars.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/words.h"
#include "extract/coref/pronoun_binding.h"
#include "extract/mention/title_table.h"
#include "extract/syntax/speech_verbs.h"
#include "extract/syntax/tree.h"

namespace whomet {
namespace {

class Bars {
 public:
  Bars(const Resolution& r, TreeCache& trees, std::uint32_t pronoun, const PronounTraits& traits)
      : r_(r),
        tree_(trees.of(r.mention(pronoun).sentence)),
        m_(pronoun),
        token_(r.mention(pronoun).head),
        traits_(traits) {}

  std::vector<std::uint32_t> find() && {
    if (tree_.is_any(token_, {"nsubj", "nsubj:pass"})) {
      add_named_below();
      add_opening_clauses();
    }
    for (const std::uint32_t head : barred_possessors(tree_, token_)) add_at(head);
    if (!traits_.reflexive) add_fellow_arguments();
    const bool person = traits_.gender == PronounTraits::Gender::kMale ||
                        traits_.gender == PronounTraits::Gender::kFemale;
    if (person) add_quoted();
    if (person) add_speaker();
    return std::move(sets_);
  }

 private:
  void add(std::uint32_t mention) { sets_.push_back(r_.sets.find(mention)); }

  void add_at(std::uint32_t head) {
    const std::uint32_t found = known_mention_before(r_, head, m_);
    if (found != kNone) add(found);
  }

  // "He called Olsen a friend", "It said Peru would vote": whom the clause names below its subject
  // is not the subject (principle C).
  void add_named_below() {
    const std::uint32_t verb = tree_.head(token_);
    const std::uint32_t sentence = r_.mention(m_).sentence;
    // "As minister under Olsen, she": as what she served, not under whom.
    for (const std::uint32_t role : tree_.children(verb, "obl")) {
      if (role > token_ || tree_.preposition(role) != "as") continue;
      for (std::uint32_t k = m_; k-- > 0 && r_.mention(k).sentence == sentence;) {
        if (tree_.in_subtree(r_.mention(k).head, role)) add(k);
      }
    }
    for (std::uint32_t k = m_ + 1; k < r_.count() && r_.mention(k).sentence == sentence; ++k) {
      const Mention& other = r_.mention(k);
      if (other.level != MentionLevel::kName || !tree_.in_subtree(other.head, verb)) continue;
      // "He left, and Olsen stayed": another clause beside it.
      bool beside = false;
      for (std::uint32_t at = other.head; at != verb && !beside; at = tree_.head(at)) {
        beside = tree_.is(at, "parataxis") || (tree_.is(at, "conj") && tree_.is_predicate(at));
      }
      // A state may be named as a place below what its government says.
      const bool core = tree_.is_any(other.head, {"obj", "nsubj", "nsubj:pass"});
      if (beside || (other.type != EntityType::kPerson && !core)) continue;
      add(k);
    }
  }

  // "Appointed in May by Olsen, [she]", "Asked about Olsen, [she]": who is asked is the subject, so
  // the others of that clause are not.
  void add_opening_clauses() {
    for (const std::uint32_t clause : tree_.children(tree_.head(token_), "advcl")) {
      if (clause > token_) break;
      if (tree_.token(clause).upos != Upos::kVerb || !tree_.own_subjects(clause).empty()) continue;
      if (!tree_.auxiliaries(clause).empty() || tree_.mark(clause) == "as") continue;
      for (const std::uint32_t argument : tree_.children(clause)) {
        if (tree_.is_any(argument, {"obj", "iobj", "obl"})) add_at(argument);
      }
    }
  }

  // "Olsen agreed to meet [her]", "urged Olsen to back [him]": who acts in the pronoun's clause is
  // somebody else (principle B), also where control tells who acts. Not so in phrases of place:
  // "took Quispe with [her]".
  void add_fellow_arguments() {
    const bool object = tree_.is_any(token_, {"obj", "iobj"}) &&
                        !is_word_in(lower_form(tree_.token(token_)), "his|hers|its");
    const bool addressed =
        tree_.is(token_, "obl") && is_word_in(tree_.preposition(token_), "to|by|against|on|of");
    if (!object && !addressed) return;
    for (const std::uint32_t actor : actors_by_control(tree_.head(token_))) {
      if (actor < token_) add_at(actor);
    }
  }

  // Who acts in the clause of this verb: its subjects, or those that infinitives ("agreed to meet")
  // and joined verbs ("came and met") have from above. Participles may be of the whole event:
  // "Quispe chose Olsen, making [her] an heir".
  std::vector<std::uint32_t> actors_by_control(std::uint32_t verb) const {
    constexpr std::string_view kObjectActs =
        "urge|ask|tell|order|persuade|convince|force|allow|press|encourage|advise|want|expect|beg|"
        "request|pressure|permit|help|let|make|instruct|authorize|authorise|compel|get|command";
    constexpr int kSteps = 4;
    for (int i = 0; i < kSteps && verb != kNone && tree_.token(verb).upos == Upos::kVerb; ++i) {
      std::vector<std::uint32_t> own = tree_.own_subjects(verb);
      if (!own.empty()) return tree_.is(verb, "acl:relcl") ? tree_.subjects(verb) : own;
      const std::uint32_t above = tree_.head(verb);
      if (above == kNone) return {};
      if (tree_.is(verb, "xcomp")) {
        for (const std::string_view label : {"iobj", "obj"}) {
          const std::uint32_t object = tree_.child(above, label);
          if (object == kNone) continue;
          const bool acts = is_word_in(tree_.verb_lemma(above), kObjectActs);
          return acts ? std::vector<std::uint32_t>{object} : std::vector<std::uint32_t>{};
        }
      } else if (!tree_.is(verb, "conj") || tree_.token(verb).xpos == "VBG") {
        return {};
      }
      verb = above;
    }
    return {};
  }

  // "I have nothing against Olsen," [he] said: whom the words name, or mean by a pronoun of the
  // third person, does not speak them.
  void add_quoted() {
    if (!tree_.is(token_, "nsubj")) return;
    const std::uint32_t verb = tree_.head(token_);
    if (!is_speech_verb(tree_.verb_lemma(verb))) return;
    const TokenSpan sentence = tree_.tokens();
    for (const Quotation& quotation : r_.document.quotations) {
      if (!overlap(quotation.tokens, sentence) || quotation.tokens.contains(token_) ||
          quotation.tokens.contains(verb) || !is_told_by(verb, quotation.tokens)) {
        continue;
      }
      add_persons_in(quotation.tokens);
    }
  }

  // Whether the words are what the verb reports, not a phrase in something else that it reports.
  bool is_told_by(std::uint32_t verb, TokenSpan words) const {
    if (tree_.head(verb) != kNone && words.contains(tree_.head(verb))) return true;
    return std::ranges::any_of(tree_.children(verb), [&](std::uint32_t child) {
      return words.contains(child) && tree_.is_any(child, {"ccomp", "parataxis", "obj"});
    });
  }

  void add_persons_in(TokenSpan words) {
    for (std::uint32_t k = m_ > kReach ? m_ - kReach : 0; k < r_.count() && k < m_ + kReach; ++k) {
      const Mention& other = r_.mention(k);
      if (!words.contains(other.head) || other.type != EntityType::kPerson) continue;
      if (other.level == MentionLevel::kNominal) continue;
      if (other.level == MentionLevel::kPronoun) {
        const PronounTraits* theirs = find_pronoun(r_.texts[k]);
        if (theirs == nullptr || theirs->person != PronounTraits::Person::kThird) continue;
        if (!is_known(r_, k)) continue;
      }
      add(k);
    }
  }

  // "[He] was threatened," said Olsen: who speaks is not among those spoken of.
  void add_speaker() {
    const bool quoted = std::ranges::any_of(r_.document.quotations, [&](const Quotation& words) {
      return words.tokens.contains(token_);
    });
    if (!quoted) return;
    const std::uint32_t speaker = speaker_of(r_, m_);
    if (speaker != kNone) add(speaker);
  }

  const Resolution& r_;
  const Tree& tree_;
  std::uint32_t m_;
  std::uint32_t token_;
  const PronounTraits& traits_;
  std::vector<std::uint32_t> sets_;
};

// The person nearest to the words who is the subject of a verb of saying outside of them, in the
// sentences [first, last].
std::uint32_t speaker_in(const Resolution& r, std::uint32_t m, std::uint32_t first,
                         std::uint32_t last, TokenSpan words) {
  std::uint32_t best = kNone;
  std::uint32_t best_distance = kNone;
  for (std::uint32_t k = m > kReach ? m - kReach : 0; k < r.count() && k < m + kReach; ++k) {
    const Mention& other = r.mention(k);
    if (other.sentence < first || last < other.sentence || other.type != EntityType::kPerson ||
        words.contains(other.head)) {
      continue;
    }
    if (!is_known(r, k)) continue;
    const Token& head = r.document.tokens[other.head];
    if (!head.deprel.starts_with("nsubj") || head.head == kNone) continue;
    if (words.contains(head.head) || !is_speech_verb(r.document.tokens[head.head].lemma)) continue;
    const std::uint32_t distance =
        other.head < words.begin ? words.begin - other.head : other.head - words.end;
    if (distance >= best_distance) continue;
    best = k;
    best_distance = distance;
  }
  return best;
}

}  // namespace

bool is_known(const Resolution& r, std::uint32_t mention) {
  if (r.mention(mention).level != MentionLevel::kPronoun) return true;
  const std::uint32_t root = r.sets.find(mention);
  if (r.members.contains(root)) return true;
  return root != mention || r.mention(root).level != MentionLevel::kPronoun;
}

std::uint32_t known_mention_before(const Resolution& r, std::uint32_t head, std::uint32_t m) {
  if (head == kNone) return kNone;
  for (std::uint32_t k = m; k-- > 0 && r.mention(k).sentence == r.mention(m).sentence;) {
    if (r.mention(k).head == head && is_known(r, k)) return k;
  }
  return kNone;
}

std::uint32_t speaker_of(const Resolution& r, std::uint32_t m) {
  const Mention& p = r.mention(m);
  TokenSpan words = p.tokens;
  for (const Quotation& quotation : r.document.quotations) {
    if (quotation.tokens.contains(p.head)) words = quotation.tokens;
  }
  std::uint32_t first = p.sentence;
  while (first > 0 && r.document.sentences[first].tokens.begin > words.begin) --first;
  std::uint32_t last = p.sentence;
  while (last + 1 < r.document.sentences.size() &&
         r.document.sentences[last].tokens.end < words.end) {
    ++last;
  }
  const std::uint32_t beside = speaker_in(r, m, first, last, words);
  if (beside != kNone || first == 0) return beside;
  return speaker_in(r, m, first - 1, first - 1, words);
}

std::vector<std::uint32_t> barred_sets(const Resolution& r, TreeCache& trees, std::uint32_t pronoun,
                                       const PronounTraits& traits) {
  return Bars(r, trees, pronoun, traits).find();
}

}  // namespace whomet
