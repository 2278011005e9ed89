// What belongs to what, and where it is: organs of states, members, places in countries.
// Tested by tests/extract/relation/structure_test.cpp.
#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/utf8.h"
#include "base/words.h"
#include "extract/relation/extractors.h"
#include "extract/relation/recorder.h"

namespace whomet {
namespace {

// Words in the name of a body that is an organ of its state, not just at home there.
constexpr std::string_view kOrganWords =
    "ministry|parliament|government|army|navy|police|military|court|agency|council|senate|congress|"
    "department|security|intelligence|assembly|cabinet|forces|force|administration|commission|"
    "house|"
    "office|treasury|guard|knesset|duma|bundestag|kremlin|embassy|bureau|authority|state|air|"
    "service|presidency|palace|legislature|lok|sabha|supreme|central|national|federal";

// Nouns that only say what the name before them is.
constexpr std::string_view kSelfNouns =
    "newspaper|agency|party|magazine|television|network|channel|company|station|group|movement|"
    "militia|airline|bank";

// Events that happen in the country that they are called after.
constexpr std::string_view kHomeEvents =
    "election|vote|referendum|genocide|crisis|coup|earthquake|flood|hurricane|uprising|protest|"
    "primary|caucus|revolution|riot|famine|massacre|drought|epidemic|pandemic|tsunami|"
    "insurgency|rebellion|unrest|transition|census|runoff|mutiny|lockdown|blackout";

class StructureFinder {
 public:
  StructureFinder(Document& document, const Context& context)
      : document_(document), context_(context), recorder_(document, context, "structure") {}

  void find_all() {
    note_wholes();
    const std::size_t count = document_.mentions.size();
    for (std::uint32_t m = 0; m < count; ++m) {
      const Mention& mention = document_.mentions[m];
      if (mention.cluster == kNone || mention.level == MentionLevel::kPronoun) continue;
      switch (context_.type_of(mention.cluster)) {
        case EntityType::kOrganization:
          add_organization(mention);
          add_location(mention);
          add_listed_members(mention);
          break;
        case EntityType::kPlace:
          add_place(mention);
          add_location(mention);
          break;
        case EntityType::kEvent:
        case EntityType::kMeeting:
        case EntityType::kItem:
          add_location(mention);
          break;
        case EntityType::kCountry:
          add_membership(mention);
          break;
        default:
          break;
      }
    }
  }

 private:
  static constexpr TypeSet places() { return {EntityType::kPlace, EntityType::kCountry}; }

  void state(std::uint32_t subject, std::string_view predicate, const std::vector<Filler>& objects,
             std::uint32_t trigger, double confidence) {
    Recorder::Options options;
    options.state_only = true;
    options.confidence = confidence;
    recorder_.state({{Argument::of_cluster(subject), 1.0}}, predicate, objects, trigger, options);
  }

  bool is_organ(const Mention& mention) const {
    for (std::uint32_t t = mention.tokens.begin; t < mention.tokens.end; ++t) {
      if (is_word_in(to_lower(document_.tokens[t].form), kOrganWords)) return true;
    }
    return false;
  }

  // The cluster of the country with this Wikidata id; kNone if the text does not name it.
  std::uint32_t country_cluster(const std::string& wikidata) const {
    if (wikidata.empty()) return kNone;
    for (const Mention& mention : document_.mentions) {
      if (mention.cluster != kNone && mention.country == wikidata &&
          mention.level == MentionLevel::kName &&
          context_.type_of(mention.cluster) == EntityType::kCountry) {
        return mention.cluster;
      }
    }
    return kNone;
  }

  // "Norway's Foreign Ministry", "the Norwegian parliament", "the Senate of Norway".
  void add_organization(const Mention& mention) {
    const Tree& tree = context_.tree(mention.head);
    std::vector<std::uint32_t> owners = context_.owners(mention.head);
    // The demonym may stand inside the name.
    std::erase_if(owners, [&](std::uint32_t t) {
      return mention.tokens.contains(t) && (t == mention.head || !is_organ(mention));
    });
    const std::string_view of_country = is_organ(mention) ? "part_of" : "located_in";
    state(mention.cluster, of_country, recorder_.fillers(owners, {EntityType::kCountry}),
          mention.head, 0.75);
    // "the Times newspaper" is no part of the Times.
    if (!is_word_in(context_.lemma(mention.head), kSelfNouns)) {
      state(mention.cluster, "part_of", recorder_.fillers(owners, {EntityType::kOrganization}),
            mention.head, 0.65);
    }
    const auto whole = recorder_.fillers(tree.obliques(mention.head, "of"),
                                         {EntityType::kOrganization, EntityType::kCountry});
    state(mention.cluster, "part_of", whole, mention.head, 0.65);
    // "the Arctic Center at Bergen University"
    state(mention.cluster, "part_of",
          recorder_.fillers(tree.obliques(mention.head, "at"), {EntityType::kOrganization}),
          mention.head, 0.55);
    add_whole_in_name(mention);
    if (owners.empty() && whole.empty() && is_organ(mention) &&
        mention.level == MentionLevel::kName) {
      const std::uint32_t country = country_cluster(mention.country);
      if (country != kNone) {
        state(mention.cluster, "part_of", {{Argument::of_cluster(country), 1.0}}, mention.head,
              0.6);
      }
    }
  }

  // "U.N. Security Council", "Senate Judiciary Committee": the name begins with that of the whole,
  // which the article names elsewhere.
  void add_whole_in_name(const Mention& mention) {
    if (mention.level != MentionLevel::kName || mention.tokens.size() < 2) return;
    for (std::uint32_t end = mention.tokens.end - 1; end > mention.tokens.begin; --end) {
      const std::uint32_t whole =
          whole_named(to_lower(document_.text_of({mention.tokens.begin, end})));
      if (whole == kNone || whole == mention.cluster) continue;
      if (context_.type_of(whole) == EntityType::kCountry && !is_organ(mention)) continue;
      if (is_word_in(context_.lemma(mention.head), kSelfNouns)) continue;
      state(mention.cluster, "part_of", {{Argument::of_cluster(whole), 1.0}}, mention.head, 0.5);
      return;
    }
  }

  void note_wholes() {
    for (const Mention& mention : document_.mentions) {
      if (mention.cluster == kNone || mention.level != MentionLevel::kName) continue;
      const EntityType type = context_.type_of(mention.cluster);
      if (type != EntityType::kOrganization && type != EntityType::kCountry) continue;
      wholes_.emplace(to_lower(document_.text_of(mention.tokens)), mention.cluster);
    }
  }

  // The organization or country that a name in this article (in small letters) stands for.
  std::uint32_t whole_named(const std::string& name) const {
    const auto found = wholes_.find(name);
    return found == wholes_.end() ? kNone : found->second;
  }

  // "Bergen, Norway"; "the Norwegian city of Bergen"; "Norway's capital, Oslo".
  void add_place(const Mention& mention) {
    const Tree& tree = context_.tree(mention.head);
    std::vector<std::uint32_t> wholes;
    for (const std::uint32_t child : tree.children(mention.head)) {
      if (child > mention.head &&
          tree.is_any(child, {"appos", "nmod:unmarked", "nmod:npmod", "list"})) {
        wholes.push_back(child);
      }
    }
    for (const std::uint32_t t : context_.owners(mention.head)) {
      if (!is_called_after(context_, mention, t)) wholes.push_back(t);
    }
    const std::uint32_t head = tree.head(mention.head);
    if (head != kNone && document_.tokens[head].upos == Upos::kNoun &&
        is_word_in(context_.lemma(head),
                   "city|capital|town|village|province|region|state|port|resort|district|island|"
                   "area|base|suburb") &&
        (tree.is(mention.head, "appos") || tree.preposition(mention.head) == "of" ||
         tree.is(mention.head, "compound") || tree.is(mention.head, "flat"))) {
      for (const std::uint32_t t : context_.owners(head)) wholes.push_back(t);
      // "the West Bank town of Jericho", "the regions of Karva and Tarko": of is what the other is.
      const std::uint32_t first = tree.first_conjunct(mention.head);
      const std::vector<std::uint32_t> named = tree.obliques(head, "of");
      const bool before = tree.is(mention.head, "compound") && !named.empty();
      for (const std::uint32_t t : named) {
        if (!before && tree.first_conjunct(t) != first) wholes.push_back(t);
      }
    }
    std::erase_if(wholes, [&](std::uint32_t whole) {
      return tree.first_conjunct(whole) == tree.first_conjunct(mention.head);
    });
    auto fillers = recorder_.fillers(wholes, places());
    std::erase_if(fillers, [&](const Filler& f) { return f.argument.index == mention.cluster; });
    state(mention.cluster, "located_in", fillers, mention.head, 0.75);
  }

  // "the headquarters in Geneva", "the war in Sudan".
  void add_location(const Mention& mention) {
    const Tree& tree = context_.tree(mention.head);
    for (const char* preposition :
         {"in", "at", "near", "outside", "along", "around", "inside", "across"}) {
      state(mention.cluster, "located_in",
            recorder_.fillers(tree.obliques(mention.head, preposition), places()), mention.head,
            0.65);
    }
    add_scene(mention);
    if (context_.type_of(mention.cluster) == EntityType::kEvent) add_event(mention);
  }

  // "violence has grown in Peru", "gunmen attacked a checkpoint near Lima": what somebody does
  // there stands there. Names are left out: who joins NATO in Oslo does not say where NATO is.
  void add_scene(const Mention& mention) {
    if (mention.level == MentionLevel::kName) return;
    const Tree& tree = context_.tree(mention.head);
    const std::uint32_t verb = tree.head(mention.head);
    if (verb == kNone || context_.token(verb).upos != Upos::kVerb) return;
    const EntityType type = context_.type_of(mention.cluster);
    const bool happens = type == EntityType::kEvent || type == EntityType::kItem;
    const bool undergoes = tree.is_any(mention.head, {"obj", "nsubj:pass"});
    if (!undergoes && !(happens && tree.is(mention.head, "nsubj"))) return;
    // "plan to attack an embassy in Lima": it is there already, unless it is to be built.
    const bool stands = type == EntityType::kPlace || type == EntityType::kOrganization;
    Recorder::Options options;
    options.confidence = 0.4;
    options.state_only =
        stands && !is_word_in(tree.verb_lemma(verb),
                              "open|build|set up|establish|found|create|construct|install|launch");
    for (const char* preposition : {"in", "at", "near", "outside"}) {
      recorder_.state({{Argument::of_cluster(mention.cluster), 1.0}}, "located_in",
                      recorder_.fillers(tree.obliques(verb, preposition), places()), verb, options);
    }
  }

  // "Oslo's riots", "the Norwegian elections" are there; "the Norwegian offensive" is Norway's
  // doing.
  void add_event(const Mention& mention) {
    const std::vector<std::uint32_t> owners = context_.owners(mention.head);
    const bool at_home =
        is_word_in(context_.lemma(mention.head), kHomeEvents) || is_civil_war(mention.head);
    state(mention.cluster, "located_in",
          recorder_.fillers(owners, at_home ? places() : TypeSet{EntityType::kPlace}), mention.head,
          0.55);
  }

  bool is_civil_war(std::uint32_t noun) const {
    if (!is_word_in(context_.lemma(noun), "war|conflict")) return false;
    const auto words = context_.tree(noun).children(noun);
    return std::any_of(words.begin(), words.end(), [this](std::uint32_t word) {
      return is_word_in(context_.lemma(word), "civil|internal|guerrilla");
    });
  }

  // "the Quartet -- Norway, Denmark and Iceland": who is listed behind the name and a dash.
  void add_listed_members(const Mention& mention) {
    const std::uint32_t end = context_.tree(mention.head).tokens().end;
    std::uint32_t dash = mention.tokens.end;
    while (dash < end && dash < mention.tokens.end + 3 && !is_dash(dash)) ++dash;  // "of mediators"
    if (dash >= end || !is_dash(dash)) return;
    std::vector<Argument> members;
    for (std::uint32_t t = dash + 1; t < end;) {
      if (is_word_in(to_lower(document_.tokens[t].form), ",|and|the")) {
        ++t;
        continue;
      }
      const std::uint32_t m = name_beginning_at(t);
      if (m == kNone) break;
      members.push_back(Argument::of_cluster(document_.mentions[m].cluster));
      t = document_.mentions[m].tokens.end;
    }
    constexpr std::size_t kList = 3;
    if (members.size() < kList) return;
    for (const Argument& member : members) {
      state(member.index, "member_of", {{Argument::of_cluster(mention.cluster), 1.0}}, mention.head,
            0.5);
    }
  }

  bool is_dash(std::uint32_t token) const {
    return is_word_in(document_.tokens[token].form, "--|-|\u2013|\u2014|:");
  }

  // A country, organization or person; kNone for other words.
  std::uint32_t name_beginning_at(std::uint32_t token) const {
    constexpr TypeSet kMembers{EntityType::kCountry, EntityType::kOrganization,
                               EntityType::kPerson};
    const auto& mentions = document_.mentions;  // by their first token
    auto at = std::ranges::lower_bound(mentions, token, {},
                                       [](const Mention& mention) { return mention.tokens.begin; });
    for (; at != mentions.end() && at->tokens.begin == token; ++at) {
      if (at->cluster != kNone && at->level == MentionLevel::kName &&
          kMembers.contains(context_.type_of(at->cluster)))
        return static_cast<std::uint32_t>(at - mentions.begin());
    }
    return kNone;
  }

  // "NATO member Norway", "Norway, a member of NATO" is a noun pattern.
  void add_membership(const Mention& mention) {
    const Tree& tree = context_.tree(mention.head);
    for (const std::uint32_t child : tree.children(mention.head)) {
      if (child > mention.head || !is_word_in(context_.lemma(child), "member")) continue;
      state(mention.cluster, "member_of",
            recorder_.fillers(context_.owners(child), {EntityType::kOrganization}), child, 0.7);
    }
  }

  Document& document_;
  const Context& context_;
  Recorder recorder_;
  // Names in small letters, the first cluster that has each.
  std::unordered_map<std::string, std::uint32_t> wholes_;
};

void extract_structure(Document& document) {
  const Context context(document);
  StructureFinder(document, context).find_all();
}

}  // namespace

Extractor structure_extractor() {
  return {.name = "structure",
          .summary = "Parts of states and organizations, members, places in countries",
          .extract = extract_structure};
}

}  // namespace whomet
