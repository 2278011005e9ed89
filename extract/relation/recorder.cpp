#include "extract/relation/recorder.h"

#include <algorithm>

#include "base/words.h"

namespace whomet {
bool Recorder::allows(const Argument& argument, TypeSet types) const {
  switch (argument.kind) {
    case Argument::Kind::kCluster:
      return types.contains(context_->type_of(argument.index));
    case Argument::Kind::kMeeting:
      return types.contains(EntityType::kMeeting);
    case Argument::Kind::kText:
      return types.contains(EntityType::kTopic) || types.contains(EntityType::kRole);
    case Argument::Kind::kNothing:
      break;
  }
  return false;
}

namespace {

// What somebody says or sends.
constexpr std::string_view kSentThings =
    "memo|letter|message|assurance|proposal|offer|pledge|statement|call|support|help|aid|promise|"
    "guarantee|invitation|word|comment|remark|request|demand|criticism|initiative|announcement|"
    "decision|move|step|gesture|plan|threat|warning";
constexpr std::string_view kSending = "send|make|issue|give|offer|deliver";
// What somebody does or wants: "of" says who.
constexpr std::string_view kOwnDoings =
    "effort|attempt|plan|policy|decision|action|refusal|bid|aim|stance|position|conduct|behavior|"
    "ambition|proposal|handling|intention";
// Nouns of which another says what is meant: "a resumption of ties".
constexpr std::string_view kPhases =
    "resumption|restoration|renewal|establishment|normalization|strengthening|improvement|"
    "expansion|continuation|development|start|signing|conclusion|series|set|kind";

// Whose the thing is: its owners; else those that it is by ("raids by Lima"), between ("a deal
// between Lima and Quito"), of ("the efforts of Lima") or, of what is said and sent, from
// ("assurances from Lima").
std::vector<std::uint32_t> makers_of(const Context& context, std::uint32_t noun) {
  std::vector<std::uint32_t> makers = context.owners(noun);
  const Tree& tree = context.tree(noun);
  const std::string lemma = context.lemma(noun);
  for (const std::string_view preposition : {"by", "between", "of", "from"}) {
    if (!makers.empty()) return makers;
    if (preposition == "from" && !is_word_in(lemma, kSentThings)) continue;
    if (preposition == "of" && !is_word_in(lemma, kOwnDoings)) continue;
    makers = tree.obliques(noun, preposition);
  }
  if (!makers.empty()) return makers;
  if (is_word_in(lemma, kSentThings)) {
    for (const std::uint32_t clause : tree.children(noun, "acl")) {
      if (!is_word_in(tree.verb_lemma(clause), kSending)) continue;
      makers = tree.agents(clause);
      if (makers.empty()) makers = tree.obliques(clause, "from");
    }
  }
  // "assurances on trade from Lima": on the noun before.
  if (makers.empty() && is_word_in(lemma, kSentThings)) {
    for (const std::string_view preposition : {"on", "about", "over", "of"}) {
      for (const std::uint32_t topic : tree.obliques(noun, preposition)) {
        if (topic == noun) continue;
        std::vector<std::uint32_t> senders = tree.obliques(topic, "from");
        for (const std::uint32_t clause : tree.children(topic, "acl")) {
          if (!is_word_in(tree.verb_lemma(clause), kSending) || !senders.empty()) continue;
          senders = tree.obliques(clause, "from");
        }
        makers.insert(makers.end(), senders.begin(), senders.end());
      }
    }
  }
  if (makers.empty() && is_word_in(lemma, kPhases)) {
    for (const std::uint32_t inner : tree.obliques(noun, "of")) {
      if (inner != noun) makers = tree.obliques(inner, "between");
    }
  }
  return makers;
}

}  // namespace

// "reports (that) they met": with what they say; the bare word says little.
std::string Recorder::with_content(std::uint32_t noun, std::string text) const {
  constexpr std::string_view kContents =
      "report|allegation|accusation|charge|claim|rumor|rumour|suggestion|assertion|demand|notion|"
      "idea|possibility|speculation|insinuation|complaint|fact|view|decision|request|plan|offer";
  constexpr std::uint32_t kLongest = 12;  // tokens of the clause
  if (text.empty() || !is_word_in(context_->lemma(noun), kContents)) return text;
  const Tree& tree = context_->tree(noun);
  for (const std::uint32_t child : tree.children(noun)) {
    if (child < noun || !tree.is_any(child, {"acl", "ccomp"}) || tree.is(child, "acl:relcl"))
      continue;
    const TokenSpan clause = tree.subtree(child);
    const std::string mark = tree.mark(child);
    const bool told = mark == "that" || (mark.empty() && !tree.own_subjects(child).empty());
    if (clause.begin != noun + 1 || (!told && mark != "to")) continue;
    if (!mark.empty()) text += " " + mark;
    return text + " " + context_->clause_text(child, kLongest);
  }
  return text;
}

// "annexed part of Peru", "much of the north": what there is a part of. Else the head alone.
std::vector<std::uint32_t> Recorder::whole_of(std::uint32_t head) const {
  constexpr std::string_view kParts = "part|portion|half|third|swath|chunk|section|rest|much|most";
  if (!is_word_in(context_->lemma(head), kParts) || context_->mention_at(head) != kNone) {
    return {head};
  }
  const Tree& tree = context_->tree(head);
  if (is_word_in(tree.preposition(head), "in|at|near")) return {head};
  std::vector<std::uint32_t> whole = tree.obliques(head, "of");
  std::erase_if(whole, [this](std::uint32_t noun) {
    return is_word_in(context_->lemma(noun), "east|west|north|south|northern|southern|center");
  });
  return whole.empty() ? std::vector<std::uint32_t>{head} : whole;
}

// "Islamist positions": without "'s".
bool Recorder::is_before(std::uint32_t owner, std::uint32_t noun) const {
  return owner < noun && !context_->tree(owner).is(owner, "nmod:poss");
}

bool Recorder::is_actor_name(std::uint32_t mention) const {
  const Mention& named = document_->mentions[mention];
  return named.level == MentionLevel::kName &&
         (named.type == EntityType::kPerson || named.type == EntityType::kCountry);
}

std::vector<Filler> Recorder::fillers(const std::vector<std::uint32_t>& phrases, TypeSet types,
                                      bool or_text, bool or_owner) const {
  std::vector<std::uint32_t> heads;
  for (const std::uint32_t phrase : phrases) {
    const std::vector<std::uint32_t> whole = whole_of(phrase);
    heads.insert(heads.end(), whole.begin(), whole.end());
  }
  std::vector<Filler> list;
  TokenSpan said;  // of several nouns, as one text
  for (const std::uint32_t head : heads) {
    bool found = false;
    const std::string phrase = or_text ? context_->phrase_text(head) : std::string();
    const std::string words = with_content(head, phrase);
    for (const Referent& referent : context_->referents(head)) {
      const EntityType type = context_->type_of(referent.cluster);
      if (!types.contains(type)) continue;
      // A topic is words at any rate: then those with what they say.
      if (type == EntityType::kTopic && words != phrase) continue;
      list.push_back({Argument::of_cluster(referent.cluster), referent.certainty});
      found = true;
    }
    const bool literal =
        or_text && (types.contains(EntityType::kTopic) || types.contains(EntityType::kRole));
    if (found || (!literal && !or_owner)) continue;
    if (context_->token(head).upos == Upos::kPron || context_->token(head).upos == Upos::kNum)
      continue;
    // "talks on Tuesday": when, not of what.
    if (context_->is_in_time(head)) continue;
    // Who has a name is no topic.
    const std::uint32_t named = context_->mention_at(head);
    if (named != kNone && is_actor_name(named)) continue;
    if (or_owner) {
      // "supports Lima's aims": whose aims they are says more than their name.
      const std::size_t before = list.size();
      for (const std::uint32_t owner : makers_of(*context_, head)) {
        for (const Referent& referent : context_->referents(owner)) {
          const EntityType type = context_->type_of(referent.cluster);
          if (!types.contains(type)) continue;
          // "Islamist positions", "his Lima home" are of a kind or in a place.
          const bool names_kind = type == EntityType::kGroup || type == EntityType::kPlace;
          if (names_kind && is_before(owner, head)) continue;
          list.push_back({Argument::of_cluster(referent.cluster), 0.8 * referent.certainty});
        }
      }
      if (list.size() > before) continue;
    }
    if (!literal) continue;
    const TokenSpan joint = context_->joint_phrase(head);
    if (!joint.empty() && joint == said) continue;
    if (!joint.empty() && context_->tree(head).first_conjunct(head) == head) {
      list.push_back({Argument::of_text(std::string(document_->text_of(joint))), 0.9});
      said = joint;
      continue;
    }
    // "discussed how": cut off.
    const bool cut_off = is_word_in(words, "how|why|when|where|what|who|whether");
    if (!words.empty() && !cut_off) list.push_back({Argument::of_text(words), 0.9});
  }
  return list;
}

std::size_t Recorder::state(const std::vector<Filler>& subjects, std::string_view predicate,
                            const std::vector<Filler>& objects, std::uint32_t trigger,
                            const Options& options) {
  const Predicate* known = find_predicate(predicate);
  if (known == nullptr || subjects.empty() || objects.empty()) return 0;
  Factuality reading =
      factuality_of(*context_, options.read_at == kNone ? trigger : options.read_at);
  if (options.state_only) {
    reading = {};  // what a phrase takes for granted is nobody's claim
    reading.modality = modality_by_adjective(*context_, trigger);
  }
  if (reading.modality == Modality::kAsserted) reading.modality = options.meant;
  if (options.denied) reading.negated = true;
  std::size_t added = 0;
  for (const Filler& subject : subjects) {
    if (!allows(subject.argument, known->domain)) continue;
    for (const Filler& object : objects) {
      if (!allows(object.argument, known->range) || subject.argument == object.argument) continue;
      Claim claim;
      claim.subject = subject.argument;
      claim.predicate = predicate;
      claim.object = object.argument;
      claim.negated = reading.negated;
      claim.modality = reading.modality;
      const bool own_words = reading.speaker != kNone &&
                             subject.argument == Argument::of_cluster(reading.speaker) &&
                             is_word_in(predicate, kOwnWords);
      if (!own_words) {
        claim.speaker = reading.speaker;
        claim.speaker_text = reading.speaker_text;
      }
      if (options.with_time && (options.dated || !options.state_only))
        claim.time = context_->shared_time_of(trigger);
      claim.qualifiers = options.qualifiers;
      claim.confidence = options.confidence * subject.certainty * object.certainty;
      add(std::move(claim), {trigger, trigger + 1});
      ++added;
    }
  }
  return added;
}

void Recorder::add(Claim claim, TokenSpan trigger) {
  claim.sentence = trigger.empty() ? claim.sentence : context_->sentence_of(trigger.begin);
  claim.trigger = trigger;
  claim.extractor = extractor_;
  document_->claims.push_back(std::move(claim));
}

}  // namespace whomet
