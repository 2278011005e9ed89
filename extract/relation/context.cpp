#include "extract/relation/context.h"

#include <algorithm>

#include "base/utf8.h"
#include "base/words.h"
#include "extract/mention/titles.h"

namespace whomet {
namespace {

// Verbs whose object is the subject of the gerund after "of", "for", "against", "from".
constexpr std::string_view kObjectControlVerbs =
    "accuse|blame|charge|suspect|criticize|criticise|condemn|denounce|praise|thank|applaud|commend|"
    "congratulate|warn|caution|rebuke|fault|convict|acquit|prevent|stop|bar|ban|block|prohibit|"
    "dissuade|discourage|deter|punish|sanction|attack|slam|blast|scold|reward|forgive|credit|"
    "castigate|admonish|reproach|laud|hail|deplore|lambaste|pardon|honor|keep|restrain|blacklist|"
    "fine|arrest|detain|jail|sentence|sue|investigate|prosecute|expel|sack|dismiss";
// Verbs that take a gerund whose subject is theirs.
constexpr std::string_view kGerundVerbs =
    "consider|contemplate|mull|weigh|discuss|start|begin|stop|continue|resume|keep|halt|suspend|"
    "finish|deny|admit|avoid|propose|suggest|recommend|risk|postpone|delay|oppose|favor|support";

// What somebody has, makes or signs who will do it himself.
constexpr std::string_view kOwnIntents =
    "plan|decision|agreement|accord|deal|pact|contract|treaty|protocol|promise|pledge|vow|offer|"
    "intention|intent|effort|attempt|bid|move|right|willingness|readiness|refusal|desire|"
    "commitment|threat|determination|campaign|failure|ability|wish|step|measure|proposal|"
    "resolution|duty|obligation|ambition|aim|goal|resolve|reluctance|mission|bill|law|application|"
    "candidacy|aspiration|drive|push|quest|campaign";

// What people talk about, and where that goes on.
constexpr std::string_view kTopicVerbs = "discuss|debate|review|raise|address|cover|explore";
constexpr std::string_view kTopicNouns =
    "war|crisis|situation|conflict|fighting|ceasefire|cease-fire|peace|violence|election|coup|"
    "invasion|protest|truce|stability|security|development|event|unrest|famine|offensive|"
    "intervention|occupation|presence|operation|reform|democracy|transition|troop|turmoil|tension";

// "a nephew of President Kari Olsen": who is called by the title before the name is not the nephew.
bool has_own_title(const Document& document, const Mention& name, std::uint32_t noun) {
  std::uint32_t begin = 0;
  return find_title_ending_at(document, noun, name.tokens.begin - 1, &begin) != nullptr &&
         begin > noun;
}

// Of two mentions with the same head: names before nominals, but "three Peruvians" and "a
// Peruvian" are people, not Peru.
bool is_better_at_head(const Mention& mention, const Mention& other) {
  const auto are_people = [](const Mention& people, const Mention& state) {
    return people.level == MentionLevel::kNominal && state.level == MentionLevel::kName &&
           state.type == EntityType::kCountry &&
           (people.type == EntityType::kGroup || people.type == EntityType::kPerson);
  };
  if (are_people(mention, other)) return true;
  return other.level > mention.level && !are_people(other, mention);
}

// "a spokesman for President Olsen", "the brother of Senator Olsen": the noun is not the one named.
bool stands_for_another(const Document& document, const Tree& tree, std::uint32_t noun,
                        const Mention& name) {
  const std::string preposition = tree.preposition(name.head);
  if (preposition.empty() || tree.subtree(name.head).begin <= noun) return false;
  if (preposition != "of") return true;
  // "Secretary of State Olsen" may be read so too: State is no title.
  const std::uint32_t last = name.tokens.begin - 1;
  return find_title_ending_at(document, noun + 1, last) != nullptr;
}

// "plans for Olsen to meet", "too early for her to go": the phrase between "for" and "to", which
// parsers hang on a word above the infinitive. Its conjuncts, or nothing.
std::vector<std::uint32_t> subjects_after_for(const Tree& tree, std::uint32_t infinitive) {
  const std::uint32_t mark = tree.child(infinitive, "mark");
  if (mark == kNone || tree.token(mark).lemma != "to" || mark > infinitive) return {};
  std::uint32_t above = tree.head(infinitive);
  for (int steps = 0; above != kNone && steps < 2; ++steps, above = tree.head(above)) {
    for (const std::uint32_t noun : tree.children(above)) {
      if (tree.is_any(noun, {"obl", "nmod"}) && tree.subtree(noun).end == mark &&
          tree.preposition(noun) == "for") {
        return tree.conjuncts(noun);
      }
    }
  }
  return {};
}

// "accepted Olsen's [invitation] to visit", "extended an [invitation] to Quispe to visit": who is
// asked to come, not who asks. Empty if the words do not say: whoever else acts is not invited.
std::vector<std::uint32_t> invited(const Tree& tree, std::uint32_t invitation) {
  const std::uint32_t first = tree.first_conjunct(invitation);
  const std::uint32_t verb = tree.head(first);
  if (verb == kNone) return tree.obliques(invitation, "to");
  const std::string lemma = tree.verb_lemma(verb);
  if (tree.is(first, "obj") && is_word_in(lemma,
                                          "accept|receive|get|have|decline|reject|refuse|turn down|"
                                          "spurn|consider|take up|welcome|win|snub")) {
    return subjects_of(tree, verb);
  }
  auto guests = tree.obliques(invitation, "to");
  if (guests.empty() &&
      is_word_in(lemma, "extend|issue|send|offer|give|renew|make|deliver|convey")) {
    for (const std::uint32_t receiver : tree.children(verb, "iobj")) guests.push_back(receiver);
    if (guests.empty()) guests = tree.obliques(verb, "to");
  }
  return guests;
}

// "imposed sanctions on Olsen for helping Peru", "sanctions on her": whom the penalty is for, which
// is an object of the verb.
std::vector<std::uint32_t> punished_by(const Tree& tree, std::uint32_t verb) {
  constexpr std::string_view kPenalties = "sanction|fine|penalty|ban|embargo|tariff|restriction";
  for (const std::uint32_t penalty : tree.undergoers(verb)) {
    if (!is_word_in(tree.token(penalty).lemma, kPenalties)) continue;
    for (const std::uint32_t noun : {penalty, verb}) {
      for (const char* preposition : {"on", "against"}) {
        auto punished = tree.obliques(noun, preposition);
        if (!punished.empty()) return punished;
      }
    }
  }
  return {};
}

}  // namespace

std::uint32_t gerund_governor(const Tree& tree, std::uint32_t verb) {
  if (tree.token(verb).xpos != "VBG" || verb == tree.tokens().begin) return kNone;
  const std::uint32_t before = verb - 1;
  if (tree.token(before).upos != Upos::kVerb) return kNone;
  return is_word_in(tree.verb_lemma(before), kGerundVerbs) ? before : kNone;
}

std::vector<std::uint32_t> subjects_of(const Tree& tree, std::uint32_t verb) {
  if (!tree.own_subjects(verb).empty()) return tree.subjects(verb);
  const std::uint32_t first = tree.first_conjunct(verb);
  const std::uint32_t head = tree.head(first);
  auto meant = subjects_after_for(tree, first);
  if (!meant.empty()) return meant;
  const bool gerund = tree.token(first).xpos == "VBG" && tree.own_subjects(first).empty();
  if (gerund && head != kNone && tree.is_any(first, {"advcl", "xcomp", "ccomp", "obl"}) &&
      is_word_in(tree.mark(first), "of|for|against|from|with|over") &&
      is_word_in(tree.verb_lemma(head), kObjectControlVerbs)) {
    auto undergoers = tree.undergoers(head);
    if (!undergoers.empty()) return undergoers;
  }
  if (gerund && head != kNone && is_word_in(tree.mark(first), "for|over")) {
    auto punished = punished_by(tree, head);
    if (!punished.empty()) return punished;
  }
  // "accused Peru of conspiring to attack Fiji": who conspires attacks.
  if (head != kNone && tree.is(first, "xcomp") && tree.token(head).xpos == "VBG" &&
      tree.own_subjects(head).empty() && tree.objects(head).empty()) {
    return subjects_of(tree, head);
  }
  // "called on Lima to hold talks": whom it was called on.
  if (head != kNone && tree.is_any(first, {"xcomp", "advcl", "ccomp"}) &&
      tree.mark(first) == "to" &&
      is_word_in(tree.token(head).lemma, "call|appeal|plead|press|rely")) {
    for (const char* preposition : {"on", "to", "with", "upon"}) {
      auto asked = tree.obliques(head, preposition);
      if (!asked.empty()) return asked;
    }
  }
  // "in comments after meeting Quispe, Olsen thanked": not the comments met him.
  if (gerund && head != kNone && tree.is_any(first, {"acl", "nmod"}) &&
      is_word_in(tree.mark(first), "after|before|while|since|following|upon") &&
      !tree.is_predicate(head)) {
    const std::uint32_t clause = tree.clause_verb(head);
    if (clause != kNone && clause != first) return subjects_of(tree, clause);
  }
  const std::uint32_t governor = gerund_governor(tree, first);
  if (governor != kNone && governor != head) return subjects_of(tree, governor);
  // "Olsen plans to visit" with "plans" read as a noun that has a subject; "signed a deal to sell",
  // "announced a decision to leave".
  if (head != kNone && tree.is(first, "acl") && tree.mark(first) == "to") {
    auto planners = tree.own_subjects(head);
    if (!planners.empty()) return planners;
    if (is_word_in(tree.token(head).lemma, "invitation|invite")) return invited(tree, head);
    const std::uint32_t above = tree.head(tree.first_conjunct(head));
    if (above != kNone && tree.is(tree.first_conjunct(head), "obj") && !tree.is_passive(above) &&
        is_word_in(tree.token(head).lemma, kOwnIntents)) {
      const auto owner = tree.children(head, "nmod:poss");
      if (owner.empty()) return subjects_of(tree, above);
    }
    const auto owners = tree.children(head, "nmod:poss");
    if (!owners.empty() && is_word_in(tree.token(head).lemma, kOwnIntents))
      return tree.conjuncts(owners.front());
  }
  return tree.subjects(verb);
}

namespace {

// "Oslo condemned the coup, as did Lima and Quito", "and so did Lima": who does the same.
std::vector<std::uint32_t> echoes_of(const Tree& tree, std::uint32_t verb) {
  for (const std::uint32_t clause : tree.children(verb)) {
    if (clause < verb || !tree.is_any(clause, {"advcl", "conj", "parataxis"}) ||
        !is_word_in(tree.token(clause).form, "did|does|do|has|have")) {
      continue;
    }
    const bool same = tree.mark(clause) == "as" || to_lower(tree.token(clause - 1).form) == "so";
    if (!same) continue;
    // Parsers take who stands behind it for its object.
    for (const std::uint32_t who : tree.children(clause)) {
      if (who > clause && tree.is_any(who, {"nsubj", "obj"})) return tree.conjuncts(who);
    }
  }
  return {};
}

}  // namespace

std::vector<std::uint32_t> actors_of(const Tree& tree, std::uint32_t verb) {
  if (tree.is_passive(verb)) return tree.actors(verb);
  std::vector<std::uint32_t> actors = subjects_of(tree, verb);
  const std::vector<std::uint32_t> echoes = echoes_of(tree, verb);
  if (!actors.empty()) actors.insert(actors.end(), echoes.begin(), echoes.end());
  return actors;
}

Context::Context(const Document& document) : document_(&document) {
  const std::size_t count = document.tokens.size();
  sentence_of_.assign(count, 0);
  mention_at_.assign(count, kNone);
  cover_.assign(count, kNone);
  in_name_.assign(count, false);
  quotation_of_.assign(count, kNone);
  times_.resize(document.sentences.size());
  trees_.reserve(document.sentences.size());
  for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
    trees_.emplace_back(document, document.sentences[s]);
    const TokenSpan span = document.sentences[s].tokens;
    for (std::uint32_t t = span.begin; t < span.end; ++t) sentence_of_[t] = s;
  }
  for (std::uint32_t m = 0; m < document.mentions.size(); ++m) {
    const Mention& mention = document.mentions[m];
    if (mention.level == MentionLevel::kName) {
      for (std::uint32_t t = mention.tokens.begin; t < mention.tokens.end; ++t) in_name_[t] = true;
    }
    if (mention.cluster == kNone || mention.head >= count) continue;
    std::uint32_t& at = mention_at_[mention.head];
    if (at == kNone || is_better_at_head(mention, document.mentions[at])) at = m;
    if (mention.level != MentionLevel::kName) continue;
    for (std::uint32_t t = mention.tokens.begin; t < mention.tokens.end; ++t) {
      std::uint32_t& cover = cover_[t];
      if (cover == kNone || document.mentions[cover].tokens.size() > mention.tokens.size()) {
        cover = m;
      }
    }
  }
  // "U.S. Secretary of State Kari Olsen" with the office as its head: the name at its end says who.
  for (const Mention& title : document.mentions) {
    if (title.level != MentionLevel::kNominal || title.type != EntityType::kPerson ||
        title.tokens.empty() || title.head >= count) {
      continue;
    }
    const std::uint32_t name = cover_[title.tokens.end - 1];
    if (name == kNone) continue;
    const Mention& at = document.mentions[name];
    if (at.type == EntityType::kPerson && at.tokens.end == title.tokens.end &&
        at.tokens.begin > title.head && at.tokens.begin > title.tokens.begin &&
        document.tokens[at.tokens.begin - 1].form != "," &&
        document.tokens[at.tokens.begin - 1].upos != Upos::kAdp &&
        !has_own_title(document, at, title.head) &&
        !stands_for_another(document, trees_[at.sentence], title.head, at)) {
      mention_at_[title.head] = name;
    }
  }
  // ... and "Secretary of State Kari Olsen", where the name hangs on a title that is not part of
  // it.
  for (std::uint32_t m = 0; m < document.mentions.size(); ++m) {
    const Mention& name = document.mentions[m];
    if (name.level != MentionLevel::kName || name.type != EntityType::kPerson ||
        name.cluster == kNone || name.head >= count) {
      continue;
    }
    const Tree& tree = trees_[name.sentence];
    const std::uint32_t title = tree.head(name.head);
    if (title == kNone || title >= name.tokens.begin || mention_at_[title] == kNone) continue;
    const Mention& at = document.mentions[mention_at_[title]];
    if (at.level != MentionLevel::kNominal || at.type != EntityType::kPerson) continue;
    // "the Prince of Karvia" is not called so.
    bool beside = document.tokens[name.tokens.begin - 1].form != "of" &&
                  !has_own_title(document, name, title);
    for (std::uint32_t t = title + 1; t < name.tokens.begin; ++t) {
      const Token& word = document.tokens[t];
      beside = beside && (word.upos == Upos::kPropn || word.form == "of");
    }
    if (beside) mention_at_[title] = m;
  }
  for (std::uint32_t q = 0; q < document.quotations.size(); ++q) {
    const TokenSpan span = document.quotations[q].tokens;
    for (std::uint32_t t = span.begin; t < span.end && t < count; ++t) quotation_of_[t] = q;
  }
  for (std::uint32_t i = 0; i < document.times.size(); ++i) {
    const TokenSpan span = document.times[i].tokens;
    if (!span.empty() && span.begin < count) times_[sentence_of_[span.begin]].push_back(i);
  }
}

std::string Context::lemma(std::uint32_t token) const {
  const Token& word = document_->tokens[token];
  return to_lower(word.lemma.empty() || word.lemma == "_" ? word.form : word.lemma);
}

// "met Peruvian President Quispe": an adjective before a noun is never the whole phrase.
bool Context::token_before_noun(std::uint32_t token) const {
  if (document_->tokens[token].upos != Upos::kAdj) return false;
  const std::uint32_t next = token + 1;
  if (next >= tree(token).tokens().end) return false;
  const Upos upos = document_->tokens[next].upos;
  return upos == Upos::kNoun || upos == Upos::kPropn || upos == Upos::kAdj;
}

std::uint32_t Context::mention_of(std::uint32_t token) const {
  if (mention_at_[token] != kNone && token_before_noun(token) &&
      tree(token).is_any(token, {"obj", "xcomp", "obl", "nsubj", "iobj"})) {
    constexpr TypeSet kAll{EntityType::kPerson,   EntityType::kCountry, EntityType::kOrganization,
                           EntityType::kGroup,    EntityType::kPlace,   EntityType::kEvent,
                           EntityType::kDocument, EntityType::kItem};
    const std::uint32_t noun = object_after(token, kAll, "");
    return noun == kNone ? mention_at_[token] : mention_at_[noun];
  }
  if (mention_at_[token] != kNone) {
    // "the Norwegian president, Kari Olsen": the name says more than the noun, and is the same
    // cluster wherever coreference saw the apposition.
    return mention_at_[token];
  }
  const Tree& tree = this->tree(token);
  for (const std::uint32_t child : tree.children(token)) {
    if (!tree.is_any(child, {"flat", "appos", "nmod:desc", "compound", "nmod:unmarked"})) continue;
    const std::uint32_t mention = mention_at_[child];
    if (mention == kNone || child < token) continue;
    if (document_->mentions[mention].type == EntityType::kPerson) return mention;
  }
  // "in Lima Wednesday", "met Mr. Olsen Tuesday": parsers take the day for the head of the phrase.
  if (is_in_time(token)) {
    for (const std::uint32_t child : tree.children(token)) {
      if (child >= token || mention_at_[child] == kNone || is_in_time(child)) continue;
      if (tree.is_any(child, {"compound", "nmod", "nmod:desc", "nmod:unmarked", "flat"})) {
        return mention_at_[child];
      }
    }
  }
  const std::uint32_t cover = cover_[token];
  if (cover == kNone) return kNone;
  // The token heads the words of the name that surround it.
  const std::uint32_t head = tree.head(token);
  if (head != kNone && document_->mentions[cover].tokens.contains(head)) return kNone;
  return cover;
}

bool Context::is_in_time(std::uint32_t token) const {
  for (const std::uint32_t i : times_[sentence_of_[token]]) {
    if (document_->times[i].tokens.contains(token)) return true;
  }
  return false;
}

// "discuss the war in Norway", "talks on the crisis in Oslo": the place is that of the topic, on
// whatever word the parser hangs it.
bool Context::is_of_topic(std::uint32_t place) const {
  const Tree& tree = this->tree(place);
  std::uint32_t begin = tree.subtree(place).begin;
  for (const std::uint32_t child : tree.children(place)) {
    if (tree.is(child, "case") && child < place) begin = std::min(begin, child);
  }
  if (begin <= tree.tokens().begin) return false;
  const std::uint32_t before = begin - 1;
  if (token(before).upos != Upos::kNoun || tree.in_subtree(place, before)) return false;
  const std::uint32_t head = tree.head(before);
  if (head == kNone) return false;
  const bool topic =
      is_word_in(tree.preposition(before), "on|about|over|regarding|concerning") ||
      (tree.is(before, "obj") && is_word_in(tree.verb_lemma(head), kTopicVerbs)) ||
      (tree.is_any(before, {"conj", "nmod"}) && is_word_in(lemma(before), kTopicNouns));
  if (!topic) return false;
  const std::uint32_t mention = mention_of(place);
  const bool country =
      mention != kNone && type_of(document_->mentions[mention].cluster) == EntityType::kCountry;
  return country || is_word_in(lemma(before), kTopicNouns);
}

std::uint32_t Context::place_of(std::uint32_t token) const {
  const Tree& tree = this->tree(token);
  const std::uint32_t clause = tree.clause_verb(token);
  const std::uint32_t places[] = {token, clause};
  for (const std::uint32_t from : places) {
    if (from == kNone) continue;
    for (const char* preposition : {"in", "at", "outside", "near", "inside"}) {
      for (const std::uint32_t noun : tree.obliques(from, preposition)) {
        if (is_of_topic(noun)) continue;
        for (const Referent& referent : referents(noun)) {
          const EntityType type = type_of(referent.cluster);
          if (type == EntityType::kPlace || type == EntityType::kCountry) return referent.cluster;
        }
      }
    }
  }
  return kNone;
}

bool is_called_after(const Context& context, const Mention& place, std::uint32_t word) {
  constexpr std::string_view kNamed =
      "river|lake|mountain|island|bay|strait|mosque|prison|jail|neighborhood|district|province|"
      "state|region|county|valley|camp|square|street|desert|peninsula|strip|village|town|city|base";
  // "the Norwegian city", "Norway's coast": whose it is.
  const Tree& tree = context.tree(word);
  const std::uint32_t first = tree.first_conjunct(word);  // "the Oslo and [Bergen] regions"
  if (context.token(word).upos != Upos::kPropn || !tree.is(first, "compound")) return false;
  return word >= place.tokens.begin && tree.head(first) == place.head &&
         is_word_in(context.lemma(place.head), kNamed);
}

}  // namespace whomet
