#include "extract/relation/pair_words.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "base/words.h"
#include "extract/mention/firm_words.h"
#include "extract/mention/name_types.h"
#include "extract/mention/title_table.h"
#include "extract/relation/pattern_senses.h"

namespace whomet {
namespace {

// Words by which a sentence tells of something: lemmas, and beginnings of words of which there are
// many ("explo" for "explosion", "exploded"), both parted by "|".
struct Words {
  std::string_view lemmas;
  std::string_view stems;
};

bool begins_with_any(std::string_view word, std::string_view stems) {
  while (!stems.empty()) {
    const std::string_view stem = stems.substr(0, stems.find('|'));
    if (word.starts_with(stem)) return true;
    stems.remove_prefix(std::min(stem.size() + 1, stems.size()));
  }
  return false;
}

bool is_one_of_words(const Context& context, std::uint32_t token, const Words& words) {
  return is_word_in(context.lemma(token), words.lemmas) ||
         begins_with_any(to_lower(context.token(token).form), words.stems);
}

// Whether the sentence of the token has such a word.
bool has_word(const Context& context, std::uint32_t token, const Words& words) {
  const TokenSpan sentence = context.tree(token).tokens();
  for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
    if (is_one_of_words(context, t, words)) return true;
  }
  return false;
}

// The relative clause of the mention's phrase that the token stands in and the other mention does
// not; or kNone.
std::uint32_t aside_with(const Context& context, std::uint32_t token, const Mention& mention,
                         const Mention& other) {
  const Tree& tree = context.tree(token);
  for (std::uint32_t verb = token; verb != kNone; verb = tree.head(verb)) {
    const bool aside = tree.is(verb, "acl:relcl") &&
                       (tree.head(verb) == mention.head || tree.in_subtree(mention.head, verb));
    if (aside) {
      return tree.in_subtree(other.head, verb) ? kNone : verb;
    }
  }
  return kNone;
}

constexpr Words kDeath{
    "die|dead|death|kill|slay|toll|hang",
    "kill|dying|murder|slain|assassin|perish|drown|execut|suicid|behead|lynch|"
    "massacre|slaughter|fatal|succumb|funeral|burial|buried|corpse|mortal|starv"};
constexpr Words kHurt{"hurt", "injur|wound|surviv|hospital|recover"};
constexpr Words kMaybeDeath{"shoot|shot|body|bomb|life", "crash|blast|victim|casualt"};

constexpr Words kKin{
    "wife|husband|spouse|son|uncle|aunt|heir|wed|marry|kin|twin|child|clan|bear|bride|groom|baby|"
    "tribe|lady|half|partner",
    "widow|daughter|brother|sister|father|mother|cousin|nephew|niece|grand|step|fianc|marri|divorc|"
    "famil|relative|parent|couple|dynast|engage|sibling|descend"};

constexpr Words kSuccession{"success", "predecess|successor|counterpart"};
constexpr Words kAdvice{"aide|aid|assist", "advis|counsel|consult|assistant"};

constexpr Words kLearning{"",
                          "stud|graduat|degree|educat|alum|enrol|diploma|doctorate|thesis|dropp"};
constexpr Words kWorking{"work|head|dean|expert|president",
                         "teach|taught|profess|lectur|research|rector|chancellor|analyst|director"};

constexpr Words kViolence{
    "hit|beat|kill|war|die|dead|death|gun|gas|arm|mob|ram|rob|raze|trap|sink|kick|slap|fire|hurt|"
    "blow|burn|block|force|level|loot|plot|punch|throw|hurl|pelt|pound|storm|crack|tank|army|raid|"
    "fight|shoot|shot|target|crime|crush|abuse|stab|knife|rape|hack|riot|slay|hostage",
    "kill|shoot|fight|stabb|beating|attack|assault|assail|strik|struck|bomb|shell|wound|injur|"
    "murder|assassin|ambush|clash|battl|"
    "invad|invas|incursion|explo|blast|detonat|rocket|missile|drone|mortar|artill|grenade|seiz|"
    "captur|kidnap|abduct|hijack|tortur|violen|terror|massacre|slaughter|genocid|destr|torch|arson|"
    "vandal|suppress|troop|milit|offensive|operation|behead|execut|poison|cyber|weapon|rebel|"
    "insurg|casualt|victim|damage|arrest|detain|repress|persecut|prosecut|retaliat|occup|annex|"
    "sieg|besieg|conflict|crash|intercept|sabotag|overr|atroc|bloody|brutal|bullet|destab|demolish|"
    "evict|ransack|unrest|incident|skirmish|slain|infect|jihad|gunm|soldier|police|warfare|"
    "warplane|"
    "warship|fired|firing|firef"};

constexpr Words kBreaking{
    "cut|leave|exit|quit|end|close|shut|halt|stop|freeze|drop|pull|boycott|scrap|lose|part|split|"
    "break|oust|ban|bar|defect|resign|revoke|send|reject|kick|flee|shun|ditch|divest|dump|remove",
    "sever|suspen|expel|expuls|withdr|recall|ruptur|isolat|downgrad|terminat|disengag|break|"
    "broke|closure|abandon|cancel|retreat|distanc|decoupl|seced|secess|exclu|ostraci|"
    "independen|ceas|depart|breakaway|renounc|disown|estrange|pullout|evict|deport|separat|divorc|"
    "dismiss|deplor|condemn|denounc"};

constexpr Words kLeaving{
    "leave|quit|exit|scrap|ditch|tear|pull|suspend|violate|breach|break|reject",
    "withdr|abandon|renounc|repudiat|denounc|terminat|cancel"};
constexpr Words kSigning{"sign|ratify|seal|ink|reach|forge|conclude|negotiate|agree|join",
                         "signat|signing|signed|ratif"};

// The noun that the mention says something of from before it: "[NATO] observers", "[Peru's] army".
std::uint32_t noun_modified_by(const Context& context, const Mention& mention) {
  const Tree& tree = context.tree(mention.head);
  const std::uint32_t first = tree.first_conjunct(mention.head);
  const std::uint32_t noun = tree.head(first);
  const bool before = tree.is_any(first, {"amod", "compound", "nmod:poss", "nmod:unmarked"}) &&
                      tree.preposition(first).empty();
  return noun != kNone && noun > first && before ? noun : kNone;
}

}  // namespace

bool acts_upon_somebody(const Context& context, std::uint32_t verb) {
  const std::vector<std::uint32_t> objects = context.tree(verb).objects(verb);
  return std::ranges::any_of(objects, [&](std::uint32_t object) {
    const std::uint32_t mention = context.mention_of(object);
    return mention != kNone && kActors.contains(context.document().mentions[mention].type);
  });
}

bool owns_people(const Context& context, const Mention& owner) {
  const Tree& tree = context.tree(owner.head);
  // "an adviser to Olsen"
  const bool of = tree.is(owner.head, "nmod") && is_word_in(tree.preposition(owner.head), "of|to");
  if (!of && !tree.is(owner.head, "nmod:poss")) return false;
  const std::uint32_t owned = context.mention_at(tree.head(owner.head));
  return owned != kNone && kActors.contains(context.document().mentions[owned].type);
}

bool tells_of_no_death(const Context& context, const Mention& subject, const Mention&) {
  if (has_word(context, subject.head, kDeath)) return false;
  // "was shot", "the body was found": unless somebody was only hurt.
  return has_word(context, subject.head, kHurt) || !has_word(context, subject.head, kMaybeDeath);
}

bool tells_of_no_kin(const Context& context, const Mention& subject, const Mention&) {
  return !has_word(context, subject.head, kKin);
}

bool is_of_succession(const Context& context, const Mention& subject, const Mention&) {
  return has_word(context, subject.head, kSuccession) && !has_word(context, subject.head, kAdvice);
}

bool is_owner_of_another(const Context& context, const Mention& owned, const Mention& owner) {
  return owned.sentence == owner.sentence &&
         owns_before_list(context.document(), owner.tokens.end - 1, owned.head);
}

bool tells_of_no_attack(const Context& context, const Mention& subject, const Mention& object) {
  if (is_word_in(context.lemma(object.head), "sea|ocean|water|waters|air|sky|space|head|leg|arm")) {
    return true;
  }
  return !has_word(context, subject.head, kViolence);
}

bool tells_of_no_break(const Context& context, const Mention& subject, const Mention& object) {
  const TokenSpan sentence = context.tree(subject.head).tokens();
  for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
    if (is_one_of_words(context, t, kBreaking) &&
        aside_with(context, t, subject, object) == kNone) {
      return false;
    }
  }
  return true;
}

bool tells_of_no_signing(const Context& context, const Mention& subject, const Mention&) {
  return has_word(context, subject.head, kLeaving) && !has_word(context, subject.head, kSigning);
}

bool is_unrest(const Context& context, const Mention& subject, const Mention& object) {
  return is_of_unrest(context.lemma(subject.head)) || is_of_unrest(context.lemma(object.head));
}

bool is_before_its_leader(const Context& context, const Mention& body) {
  if (body.level != MentionLevel::kName || body.type == EntityType::kCountry ||
      body.type == EntityType::kPerson) {
    return false;
  }
  const std::uint32_t end_of_sentence = context.tree(body.head).tokens().end;
  std::uint32_t name = body.tokens.end;
  if (find_title_starting_at(context.document(), body.tokens.end, end_of_sentence, &name) ==
          nullptr ||
      name >= end_of_sentence) {
    return false;
  }
  const std::uint32_t leader = context.mention_of(name);
  if (leader == kNone) return false;
  const Mention& person = context.document().mentions[leader];
  return person.tokens.begin == name && person.level == MentionLevel::kName &&
         person.type == EntityType::kPerson;
}

bool is_no_head(const Context& context, const Mention& person, const Mention& body) {
  if (person.sentence != body.sentence) return false;
  const Tree& tree = context.tree(body.head);
  // "NATO observers led by Olsen": them, not NATO.
  const std::uint32_t led = noun_modified_by(context, body);
  if (led != kNone && !body.tokens.contains(led)) {
    const bool of_people = is_word_in(
        context.lemma(led),
        "observer|troop|troops|soldier|official|fighter|delegation|mission|force|forces|team|"
        "peacekeeper|inspector|monitor|lawmaker|rebel|diplomat|faction|envoy|minister|committee");
    const auto is_lead = [&](std::uint32_t verb) {
      return verb != kNone && is_word_in(tree.verb_lemma(verb), "lead|head|command|chair");
    };
    if (of_people &&
        (is_lead(tree.head(led)) || std::ranges::any_of(tree.children(led, "acl"), is_lead))) {
      return true;
    }
  }
  // "the candidate of the party", "a member of the party", "a party member".
  constexpr std::string_view kNotAtHead =
      "candidate|nominee|member|lawmaker|senator|legislator|deputy|supporter|activist|contender|"
      "flagbearer|hopeful|rival|ally|backer|parliamentarian|politician|observer";
  const std::uint32_t first = tree.first_conjunct(body.head);
  for (const std::uint32_t noun : {led, tree.head(first)}) {
    if (noun != kNone && is_word_in(context.lemma(noun), kNotAtHead)) return true;
  }
  // "his party, New Hope", "Olsen's office": that it is his says not that he leads it.
  for (const std::uint32_t noun : {first, tree.is(first, "appos") ? tree.head(first) : kNone}) {
    if (noun == kNone || !is_word_in(context.lemma(noun), "party|movement|office")) continue;
    if (!tree.children(noun, "nmod:poss").empty()) return true;
  }
  return false;
}

bool is_company_of(const Context& context, const Mention& company, const Mention& state) {
  if (context.type_of(state.cluster) != EntityType::kCountry) return false;
  const std::uint32_t last = company.tokens.end - 1;
  if (is_firm_suffix(context.token(last).form)) return true;
  if (is_firm_noun(context.lemma(company.head))) return true;
  if (context.lemma(company.head) == "group" &&
      context.type_of(company.cluster) == EntityType::kOrganization) {
    return true;
  }
  // "the Norwegian company Nordvik", "Nordvik, a company from Norway", "owned by the group Nordvik"
  const Tree& tree = context.tree(company.head);
  const std::uint32_t noun = noun_modified_by(context, state);
  if (noun == kNone) return false;
  const bool beside = tree.head(company.head) == noun || tree.head(noun) == company.head;
  if (beside && is_firm_noun(context.lemma(noun))) return true;
  // "owned by the Norwegian group": who owns it is of the country, not what is owned.
  const std::uint32_t verb = tree.clause_verb(noun);
  return verb != kNone && !beside && company.head != noun &&
         is_word_in(tree.verb_lemma(verb), "own|buy|acquire|purchase|sell|take over|control");
}

bool is_company_in(const Context& context, const Mention& company, const Mention& state) {
  if (company.sentence != state.sentence || !is_company_of(context, company, state)) return false;
  const Tree& tree = context.tree(company.head);
  const std::uint32_t noun = noun_modified_by(context, state);
  if (noun == kNone || context.lemma(company.head) == "group") return false;
  return noun == company.head || tree.head(company.head) == noun || tree.head(noun) == company.head;
}

bool is_firm_at_home(const Context& context, const Mention& company, const Mention& state) {
  return company.level == MentionLevel::kName && company.tokens.size() == 1 &&
         context.type_of(company.cluster) == EntityType::kOrganization &&
         context.type_of(state.cluster) == EntityType::kCountry &&
         company.tokens.begin == state.tokens.end + 1 &&
         is_word_in(context.token(state.tokens.end).form, "'s|\xE2\x80\x99s") &&
         !is_acronym(context.token(company.head).form);
}

bool is_customer(const Context& context, const Mention& mention) {
  const Tree& tree = context.tree(mention.head);
  const std::uint32_t first = tree.first_conjunct(mention.head);
  const std::uint32_t head = tree.head(first);
  constexpr std::string_view kSales = "sale|sell|export";
  if (head == kNone || tree.preposition(first) != "to") return false;
  if (is_word_in(context.lemma(head), kSales)) return true;
  // Parsers hang it on the verb or on what is sold.
  const std::vector<std::uint32_t> objects = tree.objects(head);
  const std::uint32_t above = tree.head(head);
  return (above != kNone && is_word_in(context.lemma(above), kSales)) ||
         std::ranges::any_of(objects, [&](std::uint32_t object) {
           return is_word_in(context.lemma(object), kSales);
         });
}

bool is_where_one_learnt(const Context& context, const Mention& person, const Mention& body) {
  const std::string_view name = context.document().text_of(body.tokens);
  const bool school = name.find("Universit") != std::string_view::npos ||
                      name.find("College") != std::string_view::npos ||
                      name.find("School") != std::string_view::npos ||
                      name.find("Academy") != std::string_view::npos ||
                      name.find("Institute") != std::string_view::npos;
  return school && has_word(context, person.head, kLearning) &&
         !has_word(context, person.head, kWorking);
}

bool is_beaten(const Context& context, const Mention& subject, const Mention&) {
  const Tree& tree = context.tree(subject.head);
  const std::uint32_t first = tree.first_conjunct(subject.head);
  const std::uint32_t verb = tree.head(first);
  constexpr std::string_view kBeating =
      "defeat|beat|oust|unseat|trounce|edge out|topple|overtake|outpoll|rout|crush|thrash|lose";
  if (verb == kNone || !is_word_in(tree.verb_lemma(verb), kBeating)) return false;
  if (tree.verb_lemma(verb) == "lose") return tree.is(first, "nsubj");
  return tree.is(first, "obj") || tree.is(first, "nsubj:pass");
}

bool are_of_two_deeds(const Context& context, const Mention& one, const Mention& other) {
  if (one.sentence != other.sentence) return false;
  const Tree& tree = context.tree(one.head);
  const std::uint32_t first = tree.clause_verb(one.head);
  const std::uint32_t second = tree.clause_verb(other.head);
  if (first == kNone || second == kNone || first == second) return false;
  if (tree.first_conjunct(first) != tree.first_conjunct(second)) return false;
  const std::uint32_t later = std::max(first, second);
  if (!tree.own_subjects(later).empty()) return false;
  const auto is_actor = [&](const Mention& mention, std::uint32_t verb) {
    return std::ranges::any_of(tree.children(verb), [&](std::uint32_t child) {
      return tree.is_any(child, {"nsubj", "csubj"}) && tree.in_subtree(mention.head, child);
    });
  };
  return !is_actor(one, first) && !is_actor(other, second);
}

bool is_begun(const Context& context, const Mention& mention) {
  const Tree& tree = context.tree(mention.head);
  const std::uint32_t verb = tree.clause_verb(mention.head);
  return verb != kNone && !tree.has_negation(verb) &&
         is_word_in(tree.verb_lemma(verb),
                    "open|reopen|establish|recognize|recognise|resume|restore|form|launch|build|"
                    "strengthen|deepen|forge|set up|renew");
}

bool is_echo(const Context& context, const Mention& mention) {
  const Tree& tree = context.tree(mention.head);
  const std::uint32_t verb = tree.head(tree.first_conjunct(mention.head));
  return verb != kNone && is_word_in(to_lower(context.token(verb).form), "did|do|does|has|have") &&
         tree.is_any(verb, {"advcl", "conj", "parataxis"}) && verb < mention.head &&
         (tree.mark(verb) == "as" || to_lower(context.token(verb - 1).form) == "so");
}

}  // namespace whomet
