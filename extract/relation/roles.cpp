// Offices and affiliations of people, from the titles that mention/titles finds: "Norwegian Prime
// Minister Kari Olsen", "Olsen, the head of the Arctic Institute". Parties and employers beside
// names are in memberships.cpp, titles without an owner in office_countries.cpp, groups ("Norwegian
// officials") are patterns: data/patterns/roles.pattern. Tested by
// tests/extract/relation/roles_test.cpp.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "base/words.h"
#include "extract/mention/title_table.h"
#include "extract/mention/titles.h"
#include "extract/relation/extractors.h"
#include "extract/relation/memberships.h"
#include "extract/relation/office_countries.h"
#include "extract/relation/recorder.h"

namespace whomet {
namespace {

struct OwnerRelation {
  TitleKind kind;
  std::string_view of_country;
  std::string_view of_organization;
};

constexpr OwnerRelation kOwnerRelations[] = {
    {TitleKind::kHeadOfState, "head_of_state_of", "leads"},
    {TitleKind::kHeadOfGovernment, "head_of_government_of", "leads"},
    {TitleKind::kMinister, "minister_of", "official_of"},
    {TitleKind::kSpokesperson, "spokesperson_of", "spokesperson_of"},
    {TitleKind::kLeader, "official_of", "leads"},
    {TitleKind::kOfficial, "official_of", "official_of"},
    {TitleKind::kAdviser, "adviser_of", "adviser_of"},
    {TitleKind::kEmployee, "citizen_of", "employed_by"},
    {TitleKind::kMilitary, "official_of", "official_of"},
    {TitleKind::kMember, "official_of", "member_of"},
    {TitleKind::kCitizen, "citizen_of", "member_of"},
};

// "the daughter of Olsen", "her predecessor": what somebody is to another, no office.
bool names_tie_to_somebody(std::string_view noun) {
  return is_word_in(
      noun,
      "son|daughter|brother|sister|father|mother|uncle|aunt|cousin|nephew|niece|wife|"
      "husband|widow|widower|spouse|grandson|granddaughter|heir|heiress|colleague|predecessor|"
      "successor|friend|rival");
}

class RoleFinder {
 public:
  RoleFinder(Document& document, const Context& context)
      : document_(document), context_(context), recorder_(document, context, "role") {}

  void find_all() {
    const std::size_t count = document_.mentions.size();
    for (std::uint32_t m = 0; m < count; ++m) {
      const Mention& mention = document_.mentions[m];
      if (mention.cluster == kNone || mention.level == MentionLevel::kPronoun) continue;
      const EntityType type = context_.type_of(mention.cluster);
      if (type == EntityType::kPerson) {
        for (const Title& title : titles_of(document_, m)) {
          const Mention holder = held_by_subject(mention);
          add_title(holder, document_.has_name(holder.cluster) ? with_owner(title) : title);
        }
      }
    }
    settle_leaders();
    settle_counterparts();
    settle_unowned();
  }

 private:
  // "its director, [Olsen]": of the body that "its" stands for.
  Title with_owner(Title title) const {
    const std::uint32_t before = title.core.begin;
    if (title.owner != kNone || before <= context_.tree(title.head).tokens().begin) return title;
    const std::uint32_t its = context_.mention_at(before - 1);
    if (to_lower(context_.token(before - 1).form) != "its" || its == kNone) return title;
    // No state has a director or chairman.
    const std::uint32_t body = document_.mentions[its].cluster;
    const bool state = body != kNone && context_.type_of(body) == EntityType::kCountry;
    if (!state || title.kind != TitleKind::kLeader) title.owner = its;
    return title;
  }

  // "before becoming [president of the bank]", "took over as [chief executive]": what a nameless
  // mention is called, the subject is.
  Mention held_by_subject(const Mention& mention) const {
    if (mention.level != MentionLevel::kNominal || document_.has_name(mention.cluster)) {
      return mention;
    }
    const Tree& tree = context_.tree(mention.head);
    const std::uint32_t verb = tree.head(mention.head);
    if (verb == kNone) return mention;
    const std::string lemma = tree.verb_lemma(verb);
    const bool becomes = lemma == "become" && tree.is_any(mention.head, {"obj", "xcomp"});
    const bool as = tree.preposition(mention.head) == "as" &&
                    is_word_in(lemma, "take|take over|serve|work|act|return|start|begin");
    if (!becomes && !as) return mention;
    const Factuality held = factuality_of(context_, verb);
    if (held.negated || held.modality != Modality::kAsserted) return mention;
    for (const std::uint32_t actor : actors_of(tree, verb)) {
      for (const Referent& who : context_.referents(actor)) {
        if (!document_.has_name(who.cluster) ||
            context_.type_of(who.cluster) != EntityType::kPerson) {
          continue;
        }
        Mention held_by = mention;
        held_by.cluster = who.cluster;
        return held_by;
      }
    }
    return mention;
  }

  void add_title(const Mention& mention, const Title& title) {
    if (title.kind == TitleKind::kHonorific || title.tokens.empty()) return;
    if (belongs_to_next(mention, title)) return;
    const std::uint32_t trigger = title.head == kNone ? title.tokens.begin : title.head;
    if (title.owner != kNone) owners_.push_back({mention.cluster, title.owner});
    if (names_tie_to_somebody(context_.lemma(trigger))) return;
    if (is_denied_office(context_, trigger)) return;
    if (context_.lemma(trigger) == "counterpart") {
      add_counterpart(mention, title, trigger);
      return;
    }
    if (title.kind == TitleKind::kHeadOfState || title.kind == TitleKind::kHeadOfGovernment ||
        title.kind == TitleKind::kMinister) {
      offices_.push_back({mention.cluster, trigger, relation_of(title.kind, EntityType::kCountry)});
    }
    const Filler person{Argument::of_cluster(mention.cluster), 1.0};
    Recorder::Options options;
    options.state_only = true;
    options.dated = was_at_a_time(trigger);
    const bool former = title.former || options.dated || is_given_up(trigger, mention);
    if (former) options.qualifiers.kind = "former";
    if (title.acting) options.qualifiers.kind = "acting";
    options.confidence = 0.9;
    // "a spokesman said": an office without its owner says nothing of somebody without a name.
    const bool telling = title.owner != kNone || document_.has_name(mention.cluster);
    if (telling) {
      recorder_.state({person}, "holds_role", {{Argument::of_text(role_text(title)), 1.0}}, trigger,
                      options);
    }
    if (title.owner == kNone) {
      add_likely_owner(mention, title, trigger);
      return;
    }
    const std::uint32_t owner = document_.mentions[title.owner].cluster;
    if (owner == kNone || owns_more(document_.mentions[title.owner], trigger)) return;
    // "Labour mayor Olsen" is of the party, not at its head.
    // "the Republican president" heads a state; "the Republican leader" leads the party.
    if (is_party(context_, document_.mentions[title.owner]) &&
        (!is_party_office(context_.lemma(trigger)) ||
         (context_.lemma(trigger) == "president" &&
          context_.token(document_.mentions[title.owner].head).upos == Upos::kAdj))) {
      return;
    }
    options.confidence = 0.85;
    if (title.to_come) options.meant = Modality::kPlanned;
    const bool part = is_one_of_several(title, owner) || is_of_field(title);
    const TitleKind kind =
        is_of_opposition(title) || is_of_trade(title) ? TitleKind::kCitizen
        : part || is_governor_of_part(title, owner) || is_below_head(document_, title)
            ? TitleKind::kOfficial
            : title.kind;
    const std::string_view predicate = relation_of(kind, context_.type_of(owner));
    // "the chief executive of Hong Kong" governs it; of a place that nobody knows, some firm.
    if (context_.lemma(trigger) == "executive" && predicate == "head_of_government_of" &&
        document_.mentions[title.owner].country.empty()) {
      return;
    }
    // "Norwegian leader Olsen" heads the state; an "opposition leader" does not.
    if (context_.type_of(owner) == EntityType::kCountry && title.kind == TitleKind::kLeader &&
        context_.lemma(trigger) == "leader" && title.core.size() == 1 && !title.former) {
      leaders_.push_back({mention.cluster, owner, trigger});
      return;
    }
    if (!predicate.empty()) {
      recorder_.state({person}, predicate, {{Argument::of_cluster(owner), 1.0}}, trigger, options);
    }
  }

  // "was finance minister from 2016 to 2018", "was mayor in 1990"
  bool was_at_a_time(std::uint32_t office) const {
    const std::uint32_t copula = context_.tree(office).child(office, "cop");
    if (copula == kNone || context_.token(copula).xpos != "VBD") return false;
    const std::uint32_t time = context_.time_of(office);
    return time != kNone &&
           is_word_in(document_.times[time].value.granularity, "range|year|decade");
  }

  // "resigned as prime minister", "was removed as mayor"; "Prime Minister Olsen has resigned", "the
  // king sacked Minister Olsen".
  bool is_given_up(std::uint32_t office, const Mention& person) const {
    const Tree& tree = context_.tree(office);
    const std::uint32_t verb = tree.head(office);
    constexpr std::string_view kQuits = "resign|step down|stand down|quit|retire";
    constexpr std::string_view kDismisses = "oust|remove|dismiss|sack|fire|depose|topple|replace";
    if (verb != kNone && tree.preposition(office) == "as" &&
        (is_word_in(tree.verb_lemma(verb), kQuits) ||
         is_word_in(tree.verb_lemma(verb), kDismisses))) {
      return true;
    }
    // Parsers hang either the name or its title on the verb.
    return std::ranges::any_of(std::array{person.head, office}, [&](std::uint32_t token) {
      const std::uint32_t over = tree.head(token);
      if (over == kNone || !is_word_in(context_.token(over).xpos, "VBD|VBN")) return false;
      const bool undergoes = tree.is_any(token, {"nsubj:pass", "obj"});
      const bool quits = !undergoes && tree.is(token, "nsubj") && tree.objects(over).empty() &&
                         is_word_in(tree.verb_lemma(over), kQuits);
      if (!quits && !(undergoes && is_word_in(tree.verb_lemma(over), kDismisses))) return false;
      const Factuality done = factuality_of(context_, over);
      return !done.negated && done.modality == Modality::kAsserted;
    });
  }

  // "EU Trade Commissioner": a member of the body's board, not its head.
  bool is_one_of_several(const Title& title, std::uint32_t owner) const {
    constexpr std::string_view kHeads = "high|chief|first|police";
    if (context_.lemma(title.head) != "commissioner") return false;
    const std::string& body = document_.clusters[owner].name;
    return body == "European Union" || body == "European Commission" ||
           (title.core.size() > 1 &&
            !is_word_in(to_lower(context_.token(title.head - 1).form), kHeads));
  }

  // "the Iranian director Olsen", "Norwegian manager Olsen": at home there, in no office of the
  // state's.
  bool is_of_trade(const Title& title) const {
    return title.kind == TitleKind::kLeader && title.owner != kNone && title.core.size() == 1 &&
           context_.token(document_.mentions[title.owner].head).upos == Upos::kAdj &&
           is_word_in(context_.lemma(title.head), "director|manager|founder|ceo|producer");
  }

  // "Nigerian governor Olsen": of one of its states.
  bool is_governor_of_part(const Title& title, std::uint32_t owner) const {
    return title.head != kNone && context_.lemma(title.head) == "governor" &&
           context_.type_of(owner) == EntityType::kCountry;
  }

  // "Peru's opposition leader" acts for no state.
  bool is_of_opposition(const Title& title) const {
    for (std::uint32_t t = title.tokens.begin; t < title.tokens.end; ++t) {
      const std::string word = lower_form(context_.token(t));
      if (is_against_state(word) || word == "exiled") return true;
    }
    return false;
  }

  // "EU foreign policy chief", "U.N. refugee chief": the head of a part.
  bool is_of_field(const Title& title) const {
    return title.kind == TitleKind::kLeader && title.core.size() > 1 && title.head != kNone &&
           is_word_in(context_.lemma(title.head), "chief|head") &&
           context_.token(title.head - 1).upos == Upos::kNoun;
  }

  // "the leader of Peru's Labour Party": the owner of the party.
  bool owns_more(const Mention& owner, std::uint32_t title) const {
    const std::uint32_t next = owner.tokens.end;
    return title != kNone && owner.head > title && next < document_.tokens.size() &&
           is_word_in(document_.tokens[next].form, "'s|\xE2\x80\x99s|'");
  }

  // The title as the article has it; of several people the one that each of them has.
  std::string role_text(const Title& title) const {
    TokenSpan tokens = title.tokens;
    if (title.owner != kNone && owns_more(document_.mentions[title.owner], title.head)) {
      tokens.end = std::max(tokens.end, context_.tree(title.head).phrase(title.head).end);
    }
    std::string text(document_.text_of(tokens));
    if (!title.shared) return text;
    const std::string plural(document_.text_of({title.head, title.head + 1}));
    const std::size_t at = text.rfind(plural);
    const std::string one = singular(plural);
    return at == std::string::npos || one.empty() ? text : text.replace(at, plural.size(), one);
  }

  // A counterpart is no role: what it is, the title of the other one says.
  void add_counterpart(const Mention& mention, const Title& title, std::uint32_t trigger) {
    if (title.owner == kNone) return;
    const std::uint32_t owner = document_.mentions[title.owner].cluster;
    if (owner == kNone || context_.type_of(owner) != EntityType::kCountry) return;
    counterparts_.push_back({mention.cluster, owner, trigger});
  }

  // "President Olsen" in an article about Norway: the country that the table of leaders knows, or
  // the only one that the text can mean, unless it is told elsewhere whose president she is.
  void add_likely_owner(const Mention& mention, const Title& title, std::uint32_t trigger) {
    const bool office = title.kind == TitleKind::kHeadOfState ||
                        title.kind == TitleKind::kHeadOfGovernment ||
                        title.kind == TitleKind::kMinister;
    if (!office || !document_.has_name(mention.cluster) || names_unknown_body(title, trigger) ||
        !is_word_in(context_.lemma(trigger),
                    "president|minister|premier|king|queen|emir|chancellor")) {
      return;
    }
    const std::string_view kind = title.former || is_given_up(trigger, mention) ? "former"
                                  : title.acting                                ? "acting"
                                                                                : "";
    unowned_.push_back(
        {mention.cluster, trigger, relation_of(title.kind, EntityType::kCountry), kind});
  }

  // "Nordic Authority President Olsen": of a body that was not found; no country's.
  bool names_unknown_body(const Title& title, std::uint32_t office) const {
    std::uint32_t begin = office;
    find_title_ending_at(document_, title.tokens.begin, office, &begin);
    for (std::uint32_t t = title.tokens.begin; t < begin; ++t) {
      if (context_.token(t).xpos.starts_with("NNP") &&
          !is_title_modifier(lower_form(context_.token(t)))) {
        return true;
      }
    }
    return false;
  }

  // After all titles with owners are known.
  void settle_unowned() {
    for (const UnownedOffice& office : unowned_) {
      if (states(office.person, office.predicate)) continue;
      const auto likely = country_of_office(document_, context_, office, owners_, counterparts_);
      if (!likely) continue;
      Recorder::Options options;
      options.state_only = true;
      options.confidence = likely->confidence;
      if (!office.kind.empty()) options.qualifiers.kind = office.kind;
      recorder_.state({{Argument::of_cluster(office.person), 1.0}}, office.predicate,
                      {{Argument::of_cluster(likely->country), 1.0}}, office.trigger, options);
    }
  }

  // "Chancellor Kern ... the German leader": of the government, where the text says so.
  void settle_leaders() {
    for (const HeldOffice& leader : leaders_) {
      const bool governs = states(leader.person, "head_of_government_of");
      Recorder::Options options;
      options.state_only = true;
      options.confidence = 0.85;
      recorder_.state({{Argument::of_cluster(leader.person), 1.0}},
                      governs ? "head_of_government_of" : "head_of_state_of",
                      {{Argument::of_cluster(leader.owner), 1.0}}, leader.trigger, options);
    }
  }

  // "Minister Olsen met her Peruvian counterpart Quispe": he is in Peru what she is in her country.
  void settle_counterparts() {
    for (const HeldOffice& one : counterparts_) {
      if (states(one.person, "minister_of") || states(one.person, "head_of_state_of") ||
          states(one.person, "head_of_government_of")) {
        continue;
      }
      const std::string_view predicate = office_of_other(one);
      if (predicate.empty()) continue;
      Recorder::Options options;
      options.state_only = true;
      options.confidence = 0.75;
      recorder_.state({{Argument::of_cluster(one.person), 1.0}}, predicate,
                      {{Argument::of_cluster(one.owner), 1.0}}, one.trigger, options);
    }
  }

  struct Office {
    std::uint32_t person;
    std::uint32_t trigger;
    std::string_view predicate;  // of a country
  };

  bool states(std::uint32_t person, std::string_view predicate) const {
    return std::any_of(document_.claims.begin(), document_.claims.end(), [&](const Claim& c) {
      return c.subject == Argument::of_cluster(person) && c.predicate == predicate;
    });
  }

  // The office of the one whose counterpart it is: of "her" in "her counterpart", else of the
  // nearest office holder before it.
  std::string_view office_of_other(const HeldOffice& one) const {
    std::uint32_t other = kNone;
    const Tree& tree = context_.tree(one.trigger);
    for (const std::uint32_t child : tree.children(one.trigger, "nmod:poss")) {
      for (const Referent& referent : context_.referents(child)) other = referent.cluster;
    }
    std::string_view nearest;
    for (const Office& office : offices_) {
      if (office.person == one.person) continue;
      if (office.person == other) return office.predicate;
      constexpr std::uint32_t kReach = 2;  // sentences
      if (office.trigger < one.trigger &&
          context_.sentence_of(office.trigger) + kReach >= context_.sentence_of(one.trigger)) {
        nearest = office.predicate;
      }
    }
    return nearest;
  }

  // "President Olsen, Chancellor Kern": the second title is that of the name after it.
  bool belongs_to_next(const Mention& mention, const Title& title) const {
    if (mention.level != MentionLevel::kName || title.tokens.begin < mention.tokens.end)
      return false;
    for (const Mention& other : document_.mentions) {
      if (other.tokens.begin != title.tokens.end || other.level != MentionLevel::kName) continue;
      if (other.type == EntityType::kPerson && other.cluster != mention.cluster) return true;
    }
    return false;
  }

  std::string_view relation_of(TitleKind kind, EntityType owner) const {
    for (const OwnerRelation& row : kOwnerRelations) {
      if (row.kind != kind) continue;
      if (owner == EntityType::kCountry) return row.of_country;
      if (owner == EntityType::kOrganization) return row.of_organization;
      if (owner == EntityType::kPlace && kind == TitleKind::kHeadOfGovernment)
        return row.of_country;
      if (owner == EntityType::kPerson &&
          (kind == TitleKind::kAdviser || kind == TitleKind::kSpokesperson)) {
        return row.of_country;
      }
    }
    return {};
  }

  Document& document_;
  const Context& context_;
  Recorder recorder_;
  std::vector<UnownedOffice> unowned_;
  std::vector<HeldOffice> counterparts_;
  std::vector<HeldOffice> leaders_;  // of countries
  std::vector<TitleOwner> owners_;
  std::vector<Office> offices_;
};

void extract_roles(Document& document) {
  const Context context(document);
  RoleFinder(document, context).find_all();
  state_memberships(document, context);
}

}  // namespace

Extractor role_extractor() {
  return {.name = "role",
          .summary = "Offices, jobs and nationalities, from titles beside names",
          .extract = extract_roles};
}

}  // namespace whomet
