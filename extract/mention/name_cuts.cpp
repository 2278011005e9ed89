// Method: from left to right; what the tables know as a name or as a title is taken as one, words
// between them are a stretch that ends at the next title or country.
#include "extract/mention/name_cuts.h"

#include <algorithm>
#include <string>

#include "base/words.h"
#include "extract/mention/name_words.h"
#include "extract/mention/title_table.h"

namespace whomet {
namespace {

// Offices that follow a field as "minister" does: "Trade Commissioner".
constexpr std::string_view kFieldOffices[] = {
    "adviser",    "advisor",   "chief",       "commissioner",  "director", "envoy",
    "negotiator", "spokesman", "spokeswoman", "correspondent", "analyst"};

// Titles that are as often parts of names.
constexpr std::string_view kNameLikeTitles[] = {
    "king",   "prince",   "major",  "dean",    "earl",    "baron",   "marshal",  "pope",
    "bishop", "judge",    "lord",   "duke",    "lady",    "private", "father",   "brother",
    "sister", "champion", "mayor",  "priest",  "monk",    "whip",    "member",   "man",
    "head",   "chair",    "young",  "chief",   "general", "justice", "leader",   "deputy",
    "player", "partner",  "fellow", "mother",  "son",     "child",   "owner",    "host",
    "guest",  "student",  "agent",  "captain", "driver",  "abbot",   "producer", "miss",
    "page",   "don"};

class RunCutter {
 public:
  RunCutter(const Document& document, std::uint32_t sentence, const Gazetteer& gazetteer,
            std::vector<NamePiece>& pieces)
      : document_(document),
        words_(document, sentence, gazetteer),
        sentence_(sentence),
        gazetteer_(gazetteer),
        pieces_(pieces) {}

  void cut(TokenSpan run) {
    std::uint32_t begin = run.begin;
    const std::uint32_t end = run.end;
    bool after_title = false;
    if (const std::uint32_t stop = field_end(begin, end); stop != begin) {
      after_title = true;
      begin = stop;
    }
    for (std::uint32_t p = begin; p < end;) {
      const std::string word = lower(p);
      if (!words_.is_name_word(p) && !words_.is_particle_start(p) && !is_digits(form(p))) {
        std::uint32_t stop = 0;
        if (p != begin || longest_entry(document_, gazetteer_, p, end, &stop).empty()) {
          ++p;
          continue;
        }
      }
      std::uint32_t entry_end = 0;
      auto entry = longest_entry(document_, gazetteer_, p, end, &entry_end);
      // "US [Treasury Secretary]": an office, and not the US Treasury.
      if (std::uint32_t office = 0;
          !entry.empty() && entry_end > p + 1 &&
          find_title_starting_at(document_, entry_end - 1, end, &office) != nullptr &&
          office > entry_end) {
        entry = longest_entry(document_, gazetteer_, p, entry_end - 1, &entry_end);
      }
      bool before_name = false;
      const std::uint32_t after = title_end(p, end, false, &before_name);
      if (after != 0 && (entry.empty() || entry_end <= after) &&
          !(p > begin && form(p - 1) == "-")) {
        after_title = before_name;
        p = after;
        continue;
      }
      if (const std::uint32_t stop = portfolio_end(p, end);
          stop != 0 && (entry.empty() || entry_end < stop)) {
        after_title = true;
        p = stop;
        continue;
      }
      p = entry.empty() ? add_stretch(p, end, after_title)
                        : add_entry(p, entry_end, end, entry, after_title);
      after_title = false;
    }
  }

 private:
  const std::string& form(std::uint32_t i) const { return words_.form(i); }
  std::string lower(std::uint32_t i) const { return words_.lower(i); }

  void add(std::uint32_t begin, std::uint32_t end, bool after_title, bool in_table) {
    while (end > begin && !words_.is_name_word(end - 1) && !is_digits(form(end - 1)) && !in_table &&
           form(end - 1).size() < 4 && !is_particle(form(end - 1)) && end - 1 > begin &&
           form(end - 2) != "-") {
      --end;
    }
    if (begin >= end) return;
    NamePiece piece;
    piece.tokens = {begin, end};
    piece.sentence = sentence_;
    piece.after_title = after_title;
    piece.starts_sentence = words_.starts_sentence(begin);
    piece.in_table = in_table;
    pieces_.push_back(piece);
  }

  // A title at `at` that is followed by a name or ends the run; 0 = none. Modifiers included.
  std::uint32_t title_end(std::uint32_t at, std::uint32_t end, bool inside,
                          bool* before_name) const {
    std::uint32_t start = at;
    while (start + 1 < end && is_title_modifier(lower(start))) {
      ++start;
      if (form(start) == "-" && start + 1 < end) ++start;
    }
    std::uint32_t stop = 0;
    const TitleWord* title = find_title_starting_at(document_, start, end, &stop);
    if (title == nullptr && start != at) title = find_title_starting_at(document_, at, end, &stop);
    if (title == nullptr) return 0;
    if (inside && stop - at == 1 && is_one_of(lower(at), kNameLikeTitles)) return 0;
    if (inside && stop - at == 1 && stop == end && title->kind != TitleKind::kMinister) return 0;
    if (stop < end && stop - start == 1 && start == at && is_weak_title(*title) &&
        ends_in_body(end))
      return 0;
    if (stop < end) {
      if (form(stop) == "and" || form(stop) == "&") return 0;  // "Justice and Equality Movement"
      const auto head = gazetteer_.type_of_name_head(lower(stop));
      if (head && *head == EntityType::kOrganization && stop + 1 == end)
        return 0;  // "General Assembly"
      if (form(stop) == "of" || form(stop) == "'s" || form(stop) == "’s")
        return title->kind == TitleKind::kHonorific ? 0 : stop;
    }
    if (before_name != nullptr) *before_name = title->before_name && stop < end;
    return stop;
  }

  // "[National] Institute", "[Justice] Department": an adjective or field rather than a person.
  bool is_weak_title(const TitleWord& title) const {
    return title.kind == TitleKind::kCitizen || title.kind == TitleKind::kMember ||
           title.kind == TitleKind::kEmployee || title.kind == TitleKind::kMilitary ||
           title.words == "justice";
  }

  bool ends_in_body(std::uint32_t end) const {
    const auto type = gazetteer_.type_of_name_head(lower(end - 1));
    if (type) return true;
    for (std::uint32_t i = end - 1; i > words_.begin() && i + 8 > end; --i) {
      if ((form(i) == "of" || form(i) == "for") && gazetteer_.type_of_name_head(lower(i - 1)))
        return true;
    }
    return false;
  }

  // "Economic Development Minister": the end of such a title from `at`; 0 = none.
  std::uint32_t portfolio_end(std::uint32_t at, std::uint32_t end) const {
    if (gazetteer_.given_name(form(at)) != '\0') return 0;
    // "[Karvia] Prime Minister": the office is whole without the word before it.
    std::uint32_t office_end = 0;
    const TitleWord* office =
        at + 1 < end ? find_title_starting_at(document_, at + 1, end, &office_end) : nullptr;
    if (office != nullptr && office_end > at + 2 && !is_field(lower(at))) return 0;
    for (std::uint32_t i = at; i < end && i < at + 6; ++i) {
      const std::string word = lower(i);
      if (i > at && (word == "minister" || word == "secretary")) return i + 1;
      if (i > at && is_one_of(word, kFieldOffices) && is_field(lower(i - 1))) return i + 1;
      if (!words_.is_name_word(i) && word != "and" && word != "&") return 0;
      std::uint32_t stop = 0;
      const auto entry = longest_entry(document_, gazetteer_, i, end, &stop);
      if (!entry.empty() && entry[0].kind != GazetteerEntry::Kind::kCity) return 0;
      if (i > at && gazetteer_.given_name(form(i)) != '\0') return 0;
    }
    return 0;
  }

  // Where the name that starts at `at` ends: at a title, or at a country that begins a new name.
  std::uint32_t stretch_end(std::uint32_t at, std::uint32_t end) const {
    const bool given_alone = gazetteer_.given_name(form(at)) != '\0';
    for (std::uint32_t i = at + 1; i < end; ++i) {
      if (!words_.is_name_word(i)) continue;
      const std::string before = lower(i - 1);
      const bool linked = !words_.is_name_word(i - 1);
      if (linked) continue;
      if (title_end(i, end, true, nullptr) != 0) return i;
      if (portfolio_end(i, end) != 0 && i > at + 1) return i;
      if (i == at + 1 && given_alone) continue;
      const auto entries = gazetteer_.find(form(i));
      if (!entries.empty() &&
          (entries[0].kind == GazetteerEntry::Kind::kCountry ||
           entries[0].kind == GazetteerEntry::Kind::kDemonym) &&
          !entries[0].country.empty() && !gazetteer_.type_of_name_head(lower(end - 1))) {
        return i;
      }
    }
    return end;
  }

  // "Commissioner for [Development] [Louis Michel]": one past the field words; `begin` if there are
  // none.
  std::uint32_t field_end(std::uint32_t begin, std::uint32_t end) const {
    std::uint32_t i = begin;
    if (i > words_.begin() && lower(i - 1) == "the") --i;
    if (i < words_.begin() + 2 || (form(i - 1) != "for" && form(i - 1) != "of")) return begin;
    const TitleWord* title = find_title_ending_at(document_, words_.begin(), i - 2);
    if (title == nullptr ||
        (title->kind != TitleKind::kMinister && title->kind != TitleKind::kLeader &&
         title->kind != TitleKind::kOfficial)) {
      return begin;
    }
    std::uint32_t entry_end = 0;
    if (ends_in_body(end) ||
        !longest_entry(document_, gazetteer_, begin, end, &entry_end).empty()) {
      return begin;  // "secretary of the [Security Council]"
    }
    std::uint32_t stop = begin;
    for (std::uint32_t k = begin; k < end; ++k) {
      const std::string word = lower(k);
      if (is_field(word) || word == "affairs" || word == "relations" || word == "policy" ||
          word == "aid" || word == "humanitarian" || word == "state" || word == "external") {
        stop = k + 1;
      } else if (word != "and" && word != "," && word != "&") {
        break;
      }
    }
    return stop;
  }

  std::uint32_t add_stretch(std::uint32_t p, std::uint32_t end, bool after_title) {
    const std::uint32_t stop = stretch_end(p, end);
    add(p, stop, after_title, false);
    return stop;
  }

  std::uint32_t add_entry(std::uint32_t p, std::uint32_t entry_end, std::uint32_t end,
                          std::span<const GazetteerEntry> entry, bool after_title) {
    if (entry_end >= end) {
      add(p, end, after_title, true);
      return end;
    }
    using Kind = GazetteerEntry::Kind;
    const Kind kind = entry[0].kind;
    const std::uint32_t stop = stretch_end(p, end);
    const bool hyphen = form(entry_end) == "-";
    const bool has_head = stop > entry_end && !hyphen && words_.is_name_word(entry_end) &&
                          ends_in_head(entry_end, stop);
    const bool is_given = entry_end == p + 1 && gazetteer_.given_name(form(p)) != '\0';
    const bool is_weak = kind == Kind::kCity || (kind == Kind::kRegion && entry[0].ner == "GPE") ||
                         kind == Kind::kLeader;
    const bool person_follows = !is_given && !after_title && !hyphen &&
                                words_.is_name_word(entry_end + 1) &&
                                gazetteer_.given_name(form(entry_end)) != '\0';
    if (is_weak && person_follows && !has_head) {  // "from Bavaria Greta Huber"
      add(p, entry_end, after_title, true);
      return entry_end;
    }
    const bool person =
        (is_given || after_title) && kind != Kind::kDemonym && stop > entry_end && !hyphen;
    if (has_head || person ||
        (is_weak && stop > entry_end && (!hyphen || words_.is_name_word(entry_end + 1)))) {
      add(p, stop, after_title, false);
      return stop;
    }
    add(p, entry_end, after_title, true);
    return hyphen ? entry_end + 1 : entry_end;
  }

  // Whether the words up to a joining word, or all of them, end in "Ministry", "Summit", ...
  bool ends_in_head(std::uint32_t begin, std::uint32_t end) const {
    std::uint32_t last = begin;
    while (end - 1 > begin && is_digits(form(end - 1))) --end;
    while (last + 1 < end && form(last + 1) != "of" && form(last + 1) != "for" &&
           form(last + 1) != "on")
      ++last;
    return gazetteer_.type_of_name_head(lower(last)).has_value() ||
           gazetteer_.type_of_name_head(lower(end - 1)).has_value();
  }

  const Document& document_;
  NameWords words_;
  std::uint32_t sentence_;
  const Gazetteer& gazetteer_;
  std::vector<NamePiece>& pieces_;
};

}  // namespace

void cut_run(const Document& document, std::uint32_t sentence, const Gazetteer& gazetteer,
             TokenSpan run, std::vector<NamePiece>& pieces) {
  RunCutter(document, sentence, gazetteer, pieces).cut(run);
}

}  // namespace whomet
