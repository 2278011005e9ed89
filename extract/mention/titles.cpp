// Method: a title stands right before a name, in apposition to it (either may come first), or is
// said of it by "is"; whom the office is for is the name before the title or the first one after
// its preposition.
#include "extract/mention/titles.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/words.h"
#include "extract/mention/name_words.h"
#include "extract/mention/title_table.h"
#include "extract/syntax/tree.h"

namespace whomet {
namespace {

class TitleFinder {
 public:
  TitleFinder(const Document& document, std::uint32_t mention)
      : document_(document),
        mention_(mention),
        tree_(document, document.mentions[mention].sentence),
        sentence_(document.sentences[document.mentions[mention].sentence].tokens) {}

  std::vector<Title> find() {
    const Mention& mention = document_.mentions[mention_];
    if (mention.type != EntityType::kPerson || mention.level == MentionLevel::kPronoun) return {};
    if (mention.level == MentionLevel::kNominal) {
      add(mention.head, mention.tokens);
      return std::move(titles_);
    }
    add_before(mention);
    add_shared(mention);
    const std::uint32_t above = tree_.head(mention.head);
    if (above != kNone && tree_.is(mention.head, "appos"))
      add(above, {sentence_.begin, mention.tokens.begin});
    add_before_comma(mention);
    for (const std::uint32_t child : tree_.children(mention.head, "appos")) {
      if (child >= mention.tokens.end && !speaks(child))
        add(child, {mention.tokens.end, sentence_.end});
    }
    if (titles_.empty() || titles_.back().head < mention.tokens.begin) add_after_comma(mention);
    if (above != kNone && tree_.is(mention.head, "nsubj") && tree_.child(above, "cop") != kNone &&
        above > mention.head) {
      add(above, {mention.tokens.end, sentence_.end});
    }
    std::stable_sort(titles_.begin(), titles_.end(), [](const Title& a, const Title& b) {
      return a.tokens.begin < b.tokens.begin;
    });
    return std::move(titles_);
  }

 private:
  std::string lower(std::uint32_t i) const { return lower_form(document_.tokens[i]); }
  const std::string& form(std::uint32_t i) const { return document_.tokens[i].form; }

  void add_before(const Mention& mention) {
    std::uint32_t last = mention.tokens.begin;
    // "Chancellor-designate [Olsen]": the table has few of them.
    if (last > sentence_.begin + 2 && is_suffix_to_come(document_, last - 2) &&
        find_title_ending_at(document_, sentence_.begin, last - 1) == nullptr) {
      last -= 2;
    }
    while (last > sentence_.begin) {
      std::uint32_t begin = 0;
      const TitleWord* title = find_title_ending_at(document_, sentence_.begin, last - 1, &begin);
      if (title == nullptr) return;
      if (title->kind == TitleKind::kHonorific) {  // "President Dr. Olsen"
        last = begin;
        continue;
      }
      add(last - 1, {sentence_.begin, last});
      return;
    }
  }

  // "Norwegian senators [Kari Olsen] and [Ana Rocha]": each is one.
  void add_shared(const Mention& mention) {
    const std::uint32_t first = tree_.first_conjunct(mention.head);
    if (!titles_.empty() || tree_.conjuncts(first).size() < 2) return;
    const std::uint32_t begin = name_begin(first);
    if (begin == kNone || begin == sentence_.begin) return;
    bool plural = false;
    if (find_title_ending_at(document_, sentence_.begin, begin - 1, nullptr, &plural) == nullptr ||
        !plural) {
      return;
    }
    add(begin - 1, {sentence_.begin, begin}, true);
  }

  // The first token of the name with this head; kNone if there is none.
  std::uint32_t name_begin(std::uint32_t head) const {
    for (std::uint32_t m = first_mention(); m <= mention_; ++m) {
      const Mention& mention = document_.mentions[m];
      if (mention.head == head && mention.level == MentionLevel::kName) return mention.tokens.begin;
    }
    return kNone;
  }

  // "Norway's top diplomat, [Kari Olsen]": the tree may not have it.
  void add_before_comma(const Mention& mention) {
    const std::uint32_t name = mention.tokens.begin;
    if (name < sentence_.begin + 3 || form(name - 1) != ",") return;
    const std::uint32_t next = mention.tokens.end;
    if (next < sentence_.end && (form(next) == "and" || form(next) == "'s" || form(next) == "’s"))
      return;
    std::uint32_t begin = 0;
    if (find_title_ending_at(document_, sentence_.begin, name - 2, &begin) == nullptr) return;
    for (std::uint32_t i = begin; i > sentence_.begin && i + 6 > begin; --i) {
      const std::string word = lower(i - 1);
      if (word == "the" || is_possessive(word) || word == "its" || word == "his")
        return add(name - 2, {sentence_.begin, name});
      if (document_.tokens[i - 1].upos == Upos::kAdp ||
          document_.tokens[i - 1].upos == Upos::kVerb || word == ",")
        break;
    }
    if (name_ending_at(begin) != kNone) add(name - 2, {sentence_.begin, name});
  }

  // "They met Olsen, a UN official said": who is named after the comma tells it, and no comma parts
  // the noun from its verb.
  bool speaks(std::uint32_t noun) const {
    constexpr std::string_view kTelling[] = {"say",   "tell",    "add",     "announce", "report",
                                             "note",  "state",   "write",   "confirm",  "warn",
                                             "claim", "explain", "predict", "argue"};
    for (std::uint32_t i = noun + 1; i < sentence_.end && i < noun + 10; ++i) {
      const Token& token = document_.tokens[i];
      const bool pronoun = token.upos == Upos::kPron && token.xpos != "PRP$";
      if (token.form == "," || pronoun || token.upos == Upos::kSconj) return false;
      if (token.upos == Upos::kVerb)
        return std::find(std::begin(kTelling), std::end(kTelling), token.lemma) !=
               std::end(kTelling);
    }
    return false;
  }

  // ", an expert at ...": where the tree has no apposition.
  void add_after_comma(const Mention& mention) {
    std::uint32_t i = mention.tokens.end;
    if (i + 1 >= sentence_.end || form(i) != ",") return;
    const std::uint32_t first = i + 1;
    for (i = first; i < sentence_.end && i < first + 9; ++i) {
      const Token& token = document_.tokens[i];
      if (token.form == "," || token.upos == Upos::kVerb || token.upos == Upos::kAux ||
          token.upos == Upos::kPron || token.upos == Upos::kAdp)
        return;
      std::uint32_t begin = 0;
      const bool longer =
          i + 1 < sentence_.end && find_title_ending_at(document_, first, i + 1, &begin) != nullptr;
      if (!longer && find_title_ending_at(document_, first, i, &begin) != nullptr) {
        if (speaks(i)) return;
        add(i, {first, sentence_.end});
        return;
      }
    }
  }

  // Title whose last word is `head`, looked for in `window`.
  void add(std::uint32_t head, TokenSpan window, bool shared = false) {
    std::uint32_t begin = 0;
    bool plural = false;
    const std::uint32_t earliest = std::max(window.begin, sentence_.begin);
    if (head < earliest || head >= sentence_.end) return;
    const TitleWord* word =
        find_title_ending_at(document_, earliest, head, &begin, shared ? &plural : nullptr);
    if (word == nullptr || word->kind == TitleKind::kHonorific) return;
    for (const Title& known : titles_) {
      if (known.head == head) return;
    }
    Title title;
    title.mention = mention_;
    title.head = head;
    title.kind = word->kind;
    title.shared = shared;
    title.core = {begin, head + 1};
    title.to_come = is_title_to_come(lower(head));  // the table has "president-elect"
    extend_left(title, earliest);
    extend_right(title);
    title.tokens = title.core;
    find_owner_before(title, earliest);
    find_owner_after(title, window);
    // "[Olsen], then the leader of the party"
    const std::uint32_t article = title.tokens.begin;
    if (article >= sentence_.begin + 2 && lower(article - 1) == "the" &&
        is_former_word(lower(article - 2))) {
      title.former = true;
    }
    titles_.push_back(title);
  }

  // "former", "acting", "incoming"
  static void note_tense(Title& title, std::string_view word) {
    title.former = title.former || is_former_word(word);
    title.acting = title.acting || is_acting_word(word);
    title.to_come = title.to_come || is_title_to_come(word);
  }

  // Modifiers and the portfolio: "former deputy", "economic development".
  void extend_left(Title& title, std::uint32_t earliest) const {
    while (title.core.begin > earliest) {
      const std::uint32_t i = title.core.begin - 1;
      const std::string word = lower(i);
      note_tense(title, word);
      const Token& token = document_.tokens[i];
      const bool below =
          title.core.contains(token.head) && (tree_.is(i, "amod") || tree_.is(i, "compound"));
      const bool hyphen = word == "-" && i > earliest && !document_.tokens[i].space_after;
      if (name_ending_at(i + 1) != kNone) return;
      // "a coup ousted then President Olsen": what was done to her; "81-year-old": no office.
      if (token.upos == Upos::kVerb && !tree_.is(i, "amod")) return;
      if (word == "old" && i > earliest && form(i - 1) == "-") return;
      if (hyphen && document_.tokens[i - 1].upos == Upos::kNum) {  // "two-time champion"
        title.core.begin = i - 1;
        return;
      }
      if (!is_title_modifier(word) && !hyphen &&
          !(below &&
            (token.upos == Upos::kNoun || token.upos == Upos::kAdj || token.upos == Upos::kPropn)))
        return;
      title.core.begin = i;
    }
  }

  // "president-elect"
  void extend_right(Title& title) const {
    const std::uint32_t dash = title.core.end;
    if (dash + 1 >= sentence_.end || !is_suffix_to_come(document_, dash)) return;
    title.core.end = dash + 2;
    title.to_come = true;
  }

  bool may_own(const Mention& mention) const {
    return mention.type == EntityType::kCountry || mention.type == EntityType::kOrganization ||
           mention.type == EntityType::kPlace || mention.type == EntityType::kPerson ||
           mention.type == EntityType::kGroup;
  }

  // The outermost owner mention whose last token is end - 1; names first.
  std::uint32_t name_ending_at(std::uint32_t end) const {
    std::uint32_t best = kNone;
    for (std::uint32_t m = first_mention();
         m < document_.mentions.size() && document_.mentions[m].tokens.begin < end; ++m) {
      const Mention& mention = document_.mentions[m];
      if (m == mention_ || mention.tokens.end != end || mention.level == MentionLevel::kPronoun ||
          !may_own(mention))
        continue;
      if (mention.head == document_.mentions[mention_].head) continue;
      if (best == kNone) best = m;
    }
    return best;
  }

  std::uint32_t first_mention() const {
    const auto found = std::lower_bound(
        document_.mentions.begin(), document_.mentions.end(), sentence_.begin,
        [](const Mention& mention, std::uint32_t token) { return mention.tokens.begin < token; });
    return static_cast<std::uint32_t>(found - document_.mentions.begin());
  }

  void find_owner_before(Title& title, std::uint32_t earliest) const {
    std::uint32_t end = title.core.begin;
    if (end > earliest && is_possessive(form(end - 1))) --end;
    const std::uint32_t owner = name_ending_at(end);
    if (owner == kNone || document_.mentions[owner].tokens.begin < earliest) return;
    title.owner = owner;
    title.tokens.begin = document_.mentions[owner].tokens.begin;
    // "[Norway]'s [Olsen] ..." has no second owner; "former Norwegian president" has its modifier
    // outside.
    for (std::uint32_t i = title.tokens.begin; i-- > earliest;) {
      const std::string word = lower(i);
      note_tense(title, word);
      if (!is_title_modifier(word) && word != "-") break;
      title.tokens.begin = i;
    }
  }

  // "secretary of the Security Council", "expert on trade at Oslo University".
  void find_owner_after(Title& title, TokenSpan window) const {
    std::uint32_t i = title.core.end;
    if (i >= sentence_.end || i >= window.end) return;
    static constexpr std::string_view kLinks[] = {"of", "for",  "at",   "in",
                                                  "to", "with", "from", "on"};
    const auto is_link = [&](std::uint32_t at) {
      return std::find(std::begin(kLinks), std::end(kLinks), form(at)) != std::end(kLinks);
    };
    if (!is_link(i)) return;
    std::uint32_t found = kNone;
    bool by_topic = form(i) == "on";
    for (std::uint32_t m = first_mention(); m < document_.mentions.size(); ++m) {
      const Mention& mention = document_.mentions[m];
      if (mention.tokens.begin >= std::min(window.end, sentence_.end)) break;
      if (mention.tokens.begin <= i || mention.level == MentionLevel::kPronoun) continue;
      bool broken = false;
      for (std::uint32_t k = i; k < mention.tokens.begin; ++k) {
        broken = broken || form(k) == "," || document_.tokens[k].upos == Upos::kVerb ||
                 document_.tokens[k].upos == Upos::kAux;
        if (form(k) == "at" || form(k) == "for" || form(k) == "with") by_topic = false;
      }
      if (broken || mention.tokens.begin > i + 10) break;
      if (!may_own(mention) || by_topic ||
          (mention.level == MentionLevel::kNominal && mention.type == EntityType::kGroup))
        continue;
      found = m;
      break;
    }
    std::uint32_t end = title.core.end;
    if (found != kNone) found = titled_person(found);
    if (found != kNone) {
      end = std::max(end, document_.mentions[found].tokens.end);
      // "for the [Norwegian] space forces": up to what the name stands before.
      const std::uint32_t head = document_.mentions[found].head;
      const std::uint32_t above = document_.tokens[head].head;
      const bool before = above != kNone && above > head && above < window.end &&
                          document_.tokens[above].upos == Upos::kNoun &&
                          (tree_.is(head, "amod") || tree_.is(head, "compound"));
      if (before) end = std::max(end, above + 1);
      if (title.owner == kNone && !is_destination(title, form(i))) title.owner = found;
    } else {
      const TokenSpan phrase = tree_.phrase(title.head);
      end = std::min(std::max(phrase.end, title.core.end), window.end);
      for (std::uint32_t k = title.core.end; k < end; ++k) {
        if (form(k) == "," || document_.tokens[k].upos == Upos::kVerb) end = k;
      }
    }
    title.tokens.end = std::max(title.core.end, end);
  }

  // "an ally of Norwegian President [Kari Olsen]": hers, not Norway's. Else the mention itself.
  std::uint32_t titled_person(std::uint32_t owner) const {
    const Mention& country = document_.mentions[owner];
    std::uint32_t end = country.tokens.end;
    if (country.type != EntityType::kCountry || end >= sentence_.end ||
        find_title_starting_at(document_, country.tokens.end, sentence_.end, &end) == nullptr) {
      return owner;
    }
    for (std::uint32_t m = owner; m < document_.mentions.size(); ++m) {
      const Mention& person = document_.mentions[m];
      if (person.tokens.begin > end) break;
      if (person.tokens.begin == end && person.type == EntityType::kPerson &&
          person.level == MentionLevel::kName) {
        return m;
      }
    }
    return owner;
  }

  // "ambassador to Peru", "envoy for Sudan": where somebody is sent, not who sent them.
  bool is_destination(const Title& title, std::string_view link) const {
    static constexpr std::string_view kEnvoys[] = {"ambassador", "envoy",  "emissary", "negotiator",
                                                   "consul",     "nuncio", "attache",  "attaché"};
    static constexpr std::string_view kOrigins[] = {"of", "from"};
    return title.head != kNone && is_one_of(lower(title.head), kEnvoys) &&
           !is_one_of(link, kOrigins);
  }

  const Document& document_;
  std::uint32_t mention_;
  Tree tree_;
  TokenSpan sentence_;
  std::vector<Title> titles_;
};

}  // namespace

std::vector<Title> titles_of(const Document& document, std::uint32_t mention) {
  return TitleFinder(document, mention).find();
}

bool is_below_head(const Document& document, const Title& title) {
  static constexpr std::string_view kBelow[] = {"deputy",   "vice",  "assistant", "associate",
                                                "regional", "local", "junior"};
  if (title.kind != TitleKind::kHeadOfState && title.kind != TitleKind::kHeadOfGovernment &&
      title.kind != TitleKind::kLeader) {
    return false;
  }
  for (std::uint32_t t = title.core.begin; t < title.head; ++t) {
    if (is_one_of(lower_form(document.tokens[t]), kBelow)) return true;
  }
  return false;
}

}  // namespace whomet
