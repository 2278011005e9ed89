// Pronouns: candidates of this and the three sentences before that agree in number, gender and
// kind, and the subject that follows "In his speech,". For he, she and it the best by learnt
// weights (pronoun_ranker.h); for others a score that prefers near ones, subjects and names that
// were spoken of before. Method of the latter: Lappin & Leass, "An Algorithm for Pronominal
// Anaphora Resolution", 1994; weights by hand.
#include <algorithm>

#include "base/words.h"
#include "extract/coref/pronoun_bars.h"
#include "extract/coref/pronoun_binding.h"
#include "extract/coref/pronoun_ranker.h"
#include "extract/coref/sieves.h"
#include "extract/mention/pronouns.h"
#include "extract/mention/title_table.h"
#include "extract/syntax/tree.h"

namespace whomet {
namespace {

constexpr std::string_view kFemaleWords[] = {
    "chairwoman", "congresswoman", "spokeswoman", "businesswoman", "woman",  "girl", "queen",
    "princess",   "wife",          "mother",      "daughter",      "sister", "lady", "first lady",
    "actress",    "widow",         "mrs.",        "ms.",           "mrs",    "ms",   "baroness",
    "dame",       "duchess"};
constexpr std::string_view kMaleWords[] = {
    "chairman", "congressman", "spokesman", "businessman", "man",     "boy",  "king",
    "prince",   "husband",     "father",    "son",         "brother", "lord", "mr.",
    "mr",       "sir",         "emir",      "sultan",      "sheikh",  "pope", "crown prince"};

class PronounJoiner {
 public:
  PronounJoiner(Resolution& r, std::vector<PronounQuestion>* asked)
      : r_(r), asked_(asked), trees_(r.document), genders_(r.count(), Gender::kUnknown) {
    learn_genders();
  }

  void join() {
    for (std::uint32_t m = 0; m < r_.count(); ++m) {
      const PronounTraits* traits = traits_of(m);
      if (traits == nullptr) continue;
      if (traits->person == PronounTraits::Person::kRelative) {
        join_one(m, *traits, relative_head(m));
      } else if (traits->person == PronounTraits::Person::kThird) {
        std::uint32_t found = bound_candidate(m, *traits);
        if (found == kNone) found = best_candidate(m, *traits);
        if (traits->number == PronounTraits::Number::kPlural && join_list(m, found)) continue;
        join_one(m, *traits, found);
      }
    }
    // "I won," he said: "he" stands behind what he says.
    for (std::uint32_t m = 0; m < r_.count(); ++m) {
      const PronounTraits* traits = traits_of(m);
      if (traits != nullptr && traits->person == PronounTraits::Person::kFirst &&
          traits->number == PronounTraits::Number::kSingular)
        join_one(m, *traits, speaker_of(r_, m));
    }
  }

 private:
  const PronounTraits* traits_of(std::uint32_t m) const {
    return r_.mention(m).level == MentionLevel::kPronoun ? find_pronoun(r_.texts[m]) : nullptr;
  }

  void join_one(std::uint32_t m, const PronounTraits& traits, std::uint32_t found) {
    if (found == kNone) return;
    r_.document.mentions[m].type = r_.mention(found).type;
    r_.join(found, m);
    if (traits.gender == PronounTraits::Gender::kMale) genders_[r_.sets.find(m)] = Gender::kMale;
    if (traits.gender == PronounTraits::Gender::kFemale)
      genders_[r_.sets.find(m)] = Gender::kFemale;
  }

  void learn_genders() {
    for (std::uint32_t m = 0; m < r_.count(); ++m) {
      const Mention& mention = r_.mention(m);
      if (mention.type != EntityType::kPerson || mention.level == MentionLevel::kPronoun) continue;
      Gender gender = mention.level == MentionLevel::kName
                          ? gender_of_name(r_.texts[m], r_.gazetteer)
                          : Gender::kUnknown;
      const auto by_word = [&](std::uint32_t token) {
        const std::string word = lower_form(r_.document.tokens[token]);
        if (is_one_of(word, kFemaleWords)) gender = Gender::kFemale;
        if (is_one_of(word, kMaleWords)) gender = Gender::kMale;
      };
      if (mention.level == MentionLevel::kNominal) by_word(mention.head);
      if (mention.level == MentionLevel::kName && mention.tokens.begin > 0)
        by_word(mention.tokens.begin - 1);
      const std::uint32_t root = r_.sets.find(m);
      if (gender != Gender::kUnknown && genders_[root] == Gender::kUnknown) genders_[root] = gender;
    }
  }

  bool is_plural(const Mention& mention) const {
    if (mention.type == EntityType::kGroup) return true;
    const Token& head = r_.document.tokens[mention.head];
    // "the Kenyan" is one, though taggers take it for a people.
    const bool plural = head.xpos == "NNS" || (head.xpos == "NNPS" && head.form.ends_with('s'));
    return mention.level == MentionLevel::kNominal && plural;
  }

  bool agrees(std::uint32_t pronoun, std::uint32_t k, const PronounTraits& traits) const {
    const Mention& other = r_.mention(k);
    const bool person = other.type == EntityType::kPerson;
    const bool body = other.type == EntityType::kCountry ||
                      other.type == EntityType::kOrganization || other.type == EntityType::kGroup;
    if (traits.gender == PronounTraits::Gender::kMale ||
        traits.gender == PronounTraits::Gender::kFemale) {
      if (!person || is_plural(other)) return false;
      const Gender gender = genders_[r_.sets.find(k)];
      if (gender == Gender::kMale) return traits.gender == PronounTraits::Gender::kMale;
      if (gender == Gender::kFemale) return traits.gender == PronounTraits::Gender::kFemale;
      return true;
    }
    if (traits.gender == PronounTraits::Gender::kThing) {
      if (person || is_plural(other)) return false;
      if (other.type == EntityType::kPlace)
        return lower_form(r_.document.tokens[r_.mention(pronoun).head]) == "its";
      return true;
    }
    if (traits.number == PronounTraits::Number::kPlural) {
      return is_plural(other) && (body || person || other.type == EntityType::kItem ||
                                  other.type == EntityType::kDocument);
    }
    return true;
  }

  double score(std::uint32_t pronoun, std::uint32_t k) const {
    const Mention& p = r_.mention(pronoun);
    const Mention& other = r_.mention(k);
    const Token& head = r_.document.tokens[other.head];
    const std::uint32_t distance = p.sentence - other.sentence;
    double value = distance == 0 ? 100 : distance == 1 ? 80 : distance == 2 ? 45 : 20;
    if (head.deprel.rfind("nsubj", 0) == 0)
      value += 45;
    else if (head.deprel == "obj" || head.deprel == "iobj")
      value += 15;
    else if (head.deprel == "nmod:poss" || head.deprel == "appos")
      value += 5;
    else if (head.deprel == "amod" || head.deprel == "compound")
      value -= 25;
    else if (head.deprel == "conj")
      value -= 5;
    if (head.head == kNone ||
        (head.deprel.rfind("nsubj", 0) == 0 && r_.document.tokens[head.head].head == kNone))
      value += 20;
    if (other.level == MentionLevel::kName) value += 12;
    if (other.level == MentionLevel::kPronoun) value += 10;
    if (other.type == EntityType::kCountry || other.type == EntityType::kOrganization) value += 8;
    if (other.type == EntityType::kTopic || other.type == EntityType::kDocument ||
        other.type == EntityType::kEvent)
      value -= 12;
    value -=
        0.15 * static_cast<double>(p.tokens.begin - std::min(p.tokens.begin, other.tokens.begin));
    return value;
  }

  // Whom the grammar makes the pronoun mean, if it agrees; else kNone.
  std::uint32_t bound_candidate(std::uint32_t m, const PronounTraits& traits) {
    const Mention& p = r_.mention(m);
    const std::uint32_t found =
        known_mention_before(r_, bound_antecedent(trees_.of(p.sentence), p.head), m);
    if (found == kNone || overlap(r_.mention(found).tokens, p.tokens)) return kNone;
    return agrees(m, found, traits) ? found : kNone;
  }

  // Mentions that the pronoun may mean, the nearest first.
  PronounQuestion question_of(std::uint32_t m, const PronounTraits& traits) {
    const Mention& p = r_.mention(m);
    const Token& token = r_.document.tokens[p.head];
    const bool is_argument =
        token.deprel.starts_with("nsubj") || token.deprel == "obj" || token.deprel == "obl";
    PronounQuestion question;
    question.pronoun = m;
    const std::vector<std::uint32_t> barred = barred_sets(r_, trees_, m, traits);
    for (std::uint32_t k = m; k-- > 0;) {
      const Mention& other = r_.mention(k);
      if (other.sentence + 3 < p.sentence) break;
      // "he" is not the object or possessor in its own noun phrase: no candidate holds the pronoun.
      if (overlap(other.tokens, p.tokens)) continue;
      if (std::ranges::find(barred, r_.sets.find(k)) != barred.end()) continue;
      if (other.level == MentionLevel::kPronoun) {
        const PronounTraits* theirs = find_pronoun(r_.texts[k]);
        if (theirs == nullptr || theirs->gender != traits.gender ||
            theirs->number != traits.number || theirs->person != traits.person || !is_known(r_, k))
          continue;
      } else if (!agrees(m, k, traits)) {
        continue;
      }
      // Both arguments of one verb are two things, unless reflexive.
      const Token& head = r_.document.tokens[other.head];
      if (is_argument && !traits.reflexive && head.head == token.head && head.head != kNone &&
          other.sentence == p.sentence)
        continue;
      question.candidates.push_back(k);
    }
    add_following(question, traits);
    return question;
  }

  // "In his speech, President Olsen said", "When he arrived, Olsen said": the subject of the clause
  // that the phrase with the pronoun opens; or kNone. Not "After his death": somebody else's acts.
  std::uint32_t following_subject(std::uint32_t m) {
    constexpr std::string_view kOwnActs[] = {
        "speech",  "address", "statement", "interview", "message", "remark",  "comment",
        "letter",  "report",  "testimony", "memoir",    "book",    "ruling",  "announcement",
        "appeal",  "sermon",  "homily",    "column",    "memo",    "bid",     "effort",
        "attempt", "role",    "capacity",  "campaign",  "verdict", "sentence"};
    const Mention& p = r_.mention(m);
    const Tree& tree = trees_.of(p.sentence);
    std::uint32_t at = p.head;
    if (tree.is(at, "nmod:poss") && tree.head(at) != kNone) {
      at = tree.head(at);
      if (!is_one_of(r_.document.tokens[at].lemma, kOwnActs)) return kNone;
    } else if (tree.is_any(at, {"nsubj", "nsubj:pass"})) {
      at = tree.head(at);
    }
    if (at == kNone || !tree.is_any(at, {"obl", "advcl"})) return kNone;
    const std::uint32_t verb = tree.head(at);
    if (verb == kNone || at > verb) return kNone;
    for (const std::uint32_t subject : tree.own_subjects(verb)) {
      if (subject < p.tokens.end) continue;
      for (std::uint32_t k = m + 1; k < r_.count() && r_.mention(k).sentence == p.sentence; ++k) {
        if (r_.mention(k).head == subject && r_.mention(k).level != MentionLevel::kPronoun)
          return k;
      }
    }
    return kNone;
  }

  void add_following(PronounQuestion& question, const PronounTraits& traits) {
    question.follows.assign(question.candidates.size(), false);
    const std::uint32_t subject = following_subject(question.pronoun);
    if (subject == kNone || !agrees(question.pronoun, subject, traits)) return;
    bool known = false;
    for (std::size_t i = 0; i < question.candidates.size(); ++i) {
      question.follows[i] = r_.sets.find(question.candidates[i]) == r_.sets.find(subject);
      known = known || question.follows[i];
    }
    if (known) return;
    question.candidates.push_back(subject);
    question.follows.push_back(true);
  }

  void count_mentions(PronounQuestion& question) const {
    std::map<std::uint32_t, std::uint32_t> counts;  // by set
    for (const std::uint32_t k : question.candidates) counts.emplace(r_.sets.find(k), 0);
    for (std::uint32_t k = question.pronoun > kReach ? question.pronoun - kReach : 0;
         k < question.pronoun; ++k) {
      if (const auto count = counts.find(r_.sets.find(k)); count != counts.end()) ++count->second;
    }
    for (const std::uint32_t k : question.candidates)
      question.counts.push_back(counts.at(r_.sets.find(k)));
  }

  std::uint32_t best_candidate(std::uint32_t m, const PronounTraits& traits) {
    PronounQuestion question = question_of(m, traits);
    if (question.candidates.empty()) return kNone;
    count_mentions(question);
    if (asked_ != nullptr) asked_->push_back(question);
    const std::string_view kind = PronounRanker::kind_of(traits);
    std::uint32_t best = kNone;
    double best_score = 0;
    for (std::size_t i = 0; i < question.candidates.size(); ++i) {
      const auto learnt =
          pronoun_ranker().score(kind, pronoun_features(r_.document, trees_, question, i));
      constexpr double kFollows = 60;  // as much as being a subject that was told before
      const double value =
          learnt ? *learnt
                 : score(m, question.candidates[i]) + (question.follows[i] ? kFollows : 0);
      if (best == kNone || value > best_score) {
        best = question.candidates[i];
        best_score = value;
      }
    }
    return best;
  }

  // "Olsen and Quispe ... they": the names of a list in this sentence or the one before, if nothing
  // that stands between them and the pronoun is plural.
  bool join_list(std::uint32_t m, std::uint32_t best) {
    const Mention& p = r_.mention(m);
    for (std::uint32_t k = m; k-- > 0;) {
      const Mention& other = r_.mention(k);
      if (other.sentence + 1 < p.sentence || k == best) return false;
      if (overlap(other.tokens, p.tokens) || !may_be_listed(other)) continue;
      if (best != kNone && covers(r_.mention(best).tokens, other.tokens)) continue;
      std::vector<std::uint32_t> list = list_before(k);
      if (list.size() < 2) continue;
      r_.document.mentions[m].type = EntityType::kGroup;
      r_.members[m] = std::move(list);
      return true;
    }
    return false;
  }

  static bool may_be_listed(const Mention& mention) {
    return mention.level == MentionLevel::kName &&
           (mention.type == EntityType::kPerson || mention.type == EntityType::kCountry ||
            mention.type == EntityType::kOrganization);
  }

  // The names of one kind that end with mention k and are joined by "and".
  std::vector<std::uint32_t> list_before(std::uint32_t k) {
    const Mention& last = r_.mention(k);
    const Tree& tree = trees_.of(last.sentence);
    if (!tree.is(last.head, "conj") || last.ner == "NORP") return {};
    std::vector<std::uint32_t> list;
    for (const std::uint32_t token : tree.conjuncts(tree.first_conjunct(last.head))) {
      for (std::uint32_t other = k + 1;
           other-- > 0 && r_.mention(other).sentence == last.sentence;) {
        if (r_.mention(other).head != token || r_.mention(other).type != last.type ||
            !may_be_listed(r_.mention(other)))
          continue;
        list.push_back(other);
        break;
      }
    }
    std::ranges::sort(list);
    return list;
  }

  // "Olsen, who ...": the noun that the relative clause hangs on, or the mention right before.
  std::uint32_t relative_head(std::uint32_t m) const {
    const Mention& p = r_.mention(m);
    std::uint32_t above = p.head;
    for (int step = 0; step < 4 && above != kNone; ++step) {
      if (r_.document.tokens[above].deprel.rfind("acl", 0) == 0) {
        above = r_.document.tokens[above].head;
        break;
      }
      above = r_.document.tokens[above].head;
    }
    std::uint32_t before = kNone;
    for (std::uint32_t k = m; k-- > 0;) {
      const Mention& other = r_.mention(k);
      if (other.sentence != p.sentence) break;
      if (other.level == MentionLevel::kPronoun) continue;
      if (r_.texts[m] == "who" && other.type != EntityType::kPerson &&
          other.type != EntityType::kGroup)
        continue;
      if (above != kNone && other.head == above) return k;
      if (before == kNone && other.tokens.end + 2 >= p.tokens.begin &&
          other.tokens.end <= p.tokens.begin)
        before = k;
    }
    return before;
  }

  Resolution& r_;
  std::vector<PronounQuestion>* asked_;
  TreeCache trees_;
  std::vector<Gender> genders_;
};

}  // namespace

void join_pronouns(Resolution& r, std::vector<PronounQuestion>* asked) {
  PronounJoiner(r, asked).join();
}

}  // namespace whomet
