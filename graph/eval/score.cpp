// Method: entities and literals of both sides are compared by their names in the article
// (graph/eval/matcher.h). Recall counts annotated statements that are sure; precision accepts the
// others too, and the edges that follow from an annotated meeting. Open relations and the
// extension of the ontology are not scored: nobody has annotated them.
#include "graph/eval/score.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <unordered_map>
#include <utility>

#include "graph/eval/comparison.h"
#include "graph/eval/matcher.h"
#include "graph/eval/words.h"
#include "graph/schema.h"

namespace whomet {
namespace {

std::string file_name(const DocumentRecord& record) {
  if (record.paths.empty()) return {};
  const std::string& path = record.paths.front();
  return path.substr(path.rfind('/') + 1);  // npos + 1 is 0
}

std::string joined(const std::set<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : " | ") + part;
  return text;
}

class Scorer {
 public:
  explicit Scorer(const Facts& facts) {
    for (const DocumentRecord& record : facts.documents) file_of_[record.id] = file_name(record);
    for (const Entity& entity : facts.entities) {
      entities_[entity.id] = &entity;
      std::set<std::string> files;
      for (const MentionRecord& mention : entity.mentions) files.insert(file_of(mention.at));
      for (const std::string& file : files) entities_of_[file].push_back(&entity);
    }
    for (const Meeting& meeting : facts.meetings) {
      meetings_[meeting.id] = &meeting;
      for (const std::string& file : files_of(meeting.evidence))
        meetings_of_[file].push_back(&meeting);
    }
    for (const Statement& statement : facts.statements) {
      for (const std::string& file : files_of(statement.evidence))
        statements_of_[file].push_back(&statement);
    }
  }

  EvalScores score(const std::vector<GoldDocument>& gold) {
    scores_.articles = gold.size();
    for (const GoldDocument& document : gold) {
      const ArticleMatcher matcher(document.article);
      matched_.clear();
      score_nodes(matcher);
      if (document.has_text) score_references(matcher, CharacterIndex(document.text));
      score_statements(matcher);
      score_meetings(matcher);
    }
    count_merges();
    return std::move(scores_);
  }

 private:
  using Ids = std::set<std::string>;

  std::string file_of(const Location& at) const {
    const auto found = file_of_.find(at.document);
    return found == file_of_.end() ? std::string() : found->second;
  }

  Ids files_of(const std::vector<Evidence>& evidence) const {
    Ids files;
    for (const Evidence& each : evidence) files.insert(file_of(each.at));
    return files;
  }

  void note_error(const char* kind, const std::string& file, const std::string& what,
                  std::string sentence = {}) {
    std::replace(sentence.begin(), sentence.end(), '\n', ' ');
    std::replace(sentence.begin(), sentence.end(), '\t', ' ');
    scores_.errors.push_back(std::string(kind) + "\t" + file + "\t" + what + "\t" + sentence);
  }

  // ---- Texts of a node ----

  // How the article calls the node: its name first.
  std::vector<std::string> texts_of(const std::string& id, const std::string& file) const {
    std::vector<std::string> texts;
    if (const auto entity = entities_.find(id); entity != entities_.end()) {
      texts.push_back(entity->second->name);
      for (const MentionRecord& mention : entity->second->mentions) {
        if (mention.level != MentionLevel::kPronoun && file_of(mention.at) == file)
          texts.push_back(mention.text);
      }
      const auto& aliases = entity->second->aliases;
      texts.insert(texts.end(), aliases.begin(), aliases.end());
    } else if (const auto meeting = meetings_.find(id); meeting != meetings_.end()) {
      if (!meeting->second->name.empty()) texts.push_back(meeting->second->name);
      std::string kind(name_of(meeting->second->kind));
      std::replace(kind.begin(), kind.end(), '_', ' ');
      if (!meeting->second->topic.empty()) kind += " " + meeting->second->topic;
      texts.push_back(std::move(kind));
      for (const Evidence& evidence : meeting->second->evidence) texts.push_back(evidence.quote);
    }
    return texts;
  }

  const MatchedNode& match(const ArticleMatcher& matcher, const std::string& id) {
    const auto [found, is_new] = matched_.try_emplace(id);
    if (is_new) found->second = matcher.match(texts_of(id, matcher.article().file), false);
    return found->second;
  }

  MatchedNode match_end(const ArticleMatcher& matcher, const std::string& id,
                        const std::string& text) {
    return id.empty() ? matcher.match({text}, true) : match(matcher, id);
  }

  // ---- Nodes ----

  void score_nodes(const ArticleMatcher& matcher) {
    const std::string& file = matcher.article().file;
    nodes_of_.clear();
    for (const Entity* entity : entities_of_[file]) {
      std::vector<std::string> texts = {entity->name};
      Ids names;
      for (const MentionRecord& mention : entity->mentions) {
        if (file_of(mention.at) != file) continue;
        texts.push_back(mention.text);
        if (mention.level == MentionLevel::kName) names.insert(scored_name(mention.text));
      }
      Ids sure;
      Ids ids;
      for (const std::string& name : names) {
        const Ids named = matcher.named(name);
        if (named.size() == 1) sure.insert(named.begin(), named.end());
        ids.insert(named.begin(), named.end());
      }
      if (ids.empty()) ids = matcher.match(texts, false).ids;
      owners_[entity->id].insert(sure.begin(), sure.end());
      if (!names.empty() && entity->type != EntityType::kRole &&
          entity->type != EntityType::kTopic) {
        scores_.aliens.count(ids.empty());
        if (ids.empty()) note_error("ALIEN", file, entity->name);
      }
      for (const std::string& id : ids) nodes_of_[id].push_back(entity);
    }
    for (const GoldEntity& wanted : matcher.article().entities) {
      if (wanted.optional) continue;
      const auto found = nodes_of_.find(wanted.id);
      scores_.nodes.count(found != nodes_of_.end());
      if (found == nodes_of_.end()) {
        note_error("MISSED NODE", file, wanted.id);
        continue;
      }
      const bool right_type = std::ranges::any_of(
          found->second, [&](const Entity* entity) { return entity->type == wanted.type; });
      scores_.types.count(right_type);
      if (!right_type) {
        note_error("WRONG TYPE", file,
                   wanted.id + " " + std::string(name_of(found->second.front()->type)));
      }
    }
  }

  // Over all articles.
  void count_merges() {
    std::map<std::string, Ids> holders;
    for (const auto& [entity, ids] : owners_) {
      scores_.merged.count(ids.size() > 1);
      if (ids.size() > 1) note_error("MERGED", "", entities_.at(entity)->name + ": " + joined(ids));
      for (const std::string& id : ids) holders[id].insert(entity);
    }
    for (const auto& [id, entities] : holders) {
      scores_.split.count(entities.size() > 1);
      Ids names;
      for (const std::string& entity : entities) names.insert(entities_.at(entity)->name);
      if (entities.size() > 1) note_error("SPLIT", "", id + ": " + joined(names));
    }
  }

  // ---- Coreference ----

  struct Placed {
    std::size_t begin;
    std::size_t end;
    const Entity* entity;
  };

  void score_references(const ArticleMatcher& matcher, const CharacterIndex& characters) {
    const std::string& file = matcher.article().file;
    Ids known;
    for (const GoldEntity& entity : matcher.article().entities) known.insert(entity.id);
    std::vector<Placed> mentions;
    for (const Entity* entity : entities_of_[file]) {
      for (const MentionRecord& mention : entity->mentions) {
        if (file_of(mention.at) != file) continue;
        mentions.push_back(
            {characters.at(mention.at.file.begin), characters.at(mention.at.file.end), entity});
      }
    }
    for (const GoldReference& wanted : matcher.article().references) {
      const bool is_asked = std::ranges::any_of(
          wanted.entities, [&](const std::string& id) { return known.contains(id); });
      if (!is_asked) continue;
      const Entity* found = entity_at(mentions, wanted);
      const bool right = found != nullptr && std::ranges::any_of(wanted.entities, [&](auto& id) {
                           return stands_for(found, id);
                         });
      scores_.coreference.recall.count(right);
      if (found == nullptr) continue;
      scores_.coreference.precision.count(right);
      if (!right) {
        note_error("WRONG COREFERENCE", file,
                   wanted.text + " = " + joined({wanted.entities.begin(), wanted.entities.end()}) +
                       ", not " + found->name);
      }
    }
  }

  bool stands_for(const Entity* entity, const std::string& gold_id) const {
    const auto nodes = nodes_of_.find(gold_id);
    return nodes != nodes_of_.end() &&
           std::ranges::find(nodes->second, entity) != nodes->second.end();
  }

  // Whose mention overlaps the phrase most; of several the shortest mention.
  static const Entity* entity_at(const std::vector<Placed>& mentions, const GoldReference& wanted) {
    const Entity* best = nullptr;
    std::size_t best_shared = 0;
    std::size_t best_size = 0;
    for (const Placed& mention : mentions) {
      if (mention.begin >= wanted.end || mention.end <= wanted.begin) continue;
      const std::size_t shared =
          std::min(wanted.end, mention.end) - std::max(wanted.begin, mention.begin);
      const std::size_t size = mention.end - mention.begin;
      const bool better =
          best == nullptr || shared > best_shared ||
          (shared == best_shared &&
           (size < best_size || (size == best_size && mention.entity->id > best->id)));
      if (!better) continue;
      best = mention.entity;
      best_shared = shared;
      best_size = size;
    }
    return best;
  }

  // ---- Statements ----

  // What the graph states of the article, each once; with the last statement that says it.
  std::map<Stated, const Statement*> stated_in(const ArticleMatcher& matcher) {
    std::map<Stated, const Statement*> all;
    for (const Statement* statement : statements_of_[matcher.article().file]) {
      const Predicate* predicate = find_predicate(statement->predicate);
      if (statement->open || (predicate != nullptr && predicate->group == "extension")) continue;
      Stated stated;
      stated.subject = match_end(matcher, statement->subject, statement->subject_text);
      stated.predicate = statement->predicate;
      stated.object = match_end(matcher, statement->object, statement->object_text);
      stated.negated = statement->negated;
      stated.modal = statement->modality != Modality::kAsserted;
      stated.attributed = !statement->attributed_to.empty();
      all[std::move(stated)] = statement;
    }
    return all;
  }

  void score_statements(const ArticleMatcher& matcher) {
    const auto all = stated_in(matcher);
    const std::string& file = matcher.article().file;
    for (const WantedStatement& wanted : matcher.statements()) {
      if (!wanted.sure) continue;
      const auto is_found = [&](Level level) {
        return std::ranges::any_of(
            all, [&](const auto& each) { return is_right(matcher, each.first, wanted, level); });
      };
      const bool typed = is_found(Level::kTyped);
      scores_.pair.recall.count(typed || is_found(Level::kPair));
      scores_.typed.recall.count(typed);
      scores_.full.recall.count(typed && is_found(Level::kFull));
      scores_.relations[wanted.predicate].recall.count(typed);
      if (typed) continue;
      note_error("MISSED", file,
                 joined(wanted.subjects) + "\t" + joined(wanted.predicates) + "\t" +
                     joined(wanted.objects),
                 wanted.sentence);
    }
    for (const auto& [stated, statement] : all) {
      const bool pair = is_wanted(matcher, stated, Level::kPair);
      const bool typed = pair && is_wanted(matcher, stated, Level::kTyped);
      const bool full = typed && is_wanted(matcher, stated, Level::kFull);
      scores_.pair.precision.count(pair);
      scores_.typed.precision.count(typed);
      scores_.full.precision.count(full);
      scores_.relations[stated.predicate].precision.count(typed);
      note_confidence(*statement, typed, full);
      Ids extractors;
      for (const Evidence& evidence : statement->evidence) {
        if (file_of(evidence.at) == file) extractors.insert(evidence.extractor);
      }
      for (const std::string& extractor : extractors) {
        auto& shares = scores_.extractors[extractor];
        shares[0].count(pair);
        shares[1].count(typed);
        shares[2].count(full);
      }
      if (typed) continue;
      note_error("WRONG", file,
                 joined(stated.subject.literals) + "\t" + stated.predicate + "\t" +
                     joined(stated.object.literals),
                 statement->evidence.front().quote);
    }
  }

  static bool is_wanted(const ArticleMatcher& matcher, const Stated& stated, Level level) {
    const auto fits = [&](const WantedStatement& wanted) {
      return is_right(matcher, stated, wanted, level);
    };
    return std::ranges::any_of(matcher.statements(), fits) ||
           std::ranges::any_of(matcher.derived(), fits);
  }

  void note_confidence(const Statement& statement, bool typed, bool full) {
    const auto last = static_cast<double>(scores_.confidence.size() - 1);
    // 0.7 is 7 tenths, though 0.7 * 10 may be a little less.
    const double tenths = std::clamp(statement.confidence * 10.0 + 1e-9, 0.0, last);
    ConfidenceBin& bin = scores_.confidence[static_cast<std::size_t>(tenths)];
    ++bin.statements;
    bin.sum += statement.confidence;
    bin.typed += typed ? 1 : 0;
    bin.full += full ? 1 : 0;
  }

  // ---- Meetings ----

  // How well the occasions agree: F1 of the participants, less where the places differ.
  double likeness(const ArticleMatcher& matcher, const GoldMeeting& wanted,
                  const Meeting& meeting) {
    std::size_t right = 0;
    for (const std::string& id : wanted.participants) {
      right += std::ranges::any_of(meeting.participants, [&](const std::string& p) {
        return matcher.is_same(match(matcher, p), id);
      });
    }
    const std::size_t count = wanted.participants.size() + meeting.participants.size();
    double score = 0.0;
    if (count > 0) {
      score = static_cast<double>(2 * right) / static_cast<double>(count);
    } else if (!meeting.name.empty() && !wanted.name.empty() &&
               scored_name(meeting.name) == scored_name(wanted.name)) {
      score = 1.0;
    }
    constexpr double kOtherPlace = 0.6;
    if (!meeting.place.empty() && !wanted.place.empty() &&
        !matcher.is_same(match(matcher, meeting.place), wanted.place)) {
      score -= kOtherPlace;
    }
    return score;
  }

  void score_meetings(const ArticleMatcher& matcher) {
    const auto& here = meetings_of_[matcher.article().file];
    std::set<const Meeting*> used;
    for (const GoldMeeting& wanted : matcher.article().meetings) {
      const std::string sentence = scored_name(wanted.sentence);
      const Meeting* best = nullptr;
      double best_score = 0.0;
      for (const Meeting* meeting : here) {
        if (used.contains(meeting)) continue;
        double score = likeness(matcher, wanted, *meeting);
        constexpr double kLeast = 0.5;
        if (score < kLeast) continue;
        const bool told_there = std::ranges::any_of(
            meeting->evidence, [&](const Evidence& e) { return scored_name(e.quote) == sentence; });
        constexpr double kSameSentence = 0.1;
        score += kSameSentence * (told_there ? 1.0 : 0.0);
        if (best != nullptr && score <= best_score) continue;
        best = meeting;
        best_score = score;
      }
      scores_.meetings.recall.count(best != nullptr);
      if (best == nullptr) {
        note_error("MISSED MEETING", matcher.article().file,
                   std::string(name_of(wanted.kind)) + "\t" +
                       joined({wanted.participants.begin(), wanted.participants.end()}) + "\t" +
                       wanted.place,
                   wanted.sentence);
        continue;
      }
      used.insert(best);
      scores_.statuses.count(best->status == wanted.status);
      score_date(matcher, wanted, *best);
    }
    for (const Meeting* meeting : here) scores_.meetings.precision.count(used.contains(meeting));
  }

  // Asked where the article's day is known, or the words name a year.
  void score_date(const ArticleMatcher& matcher, const GoldMeeting& wanted,
                  const Meeting& meeting) {
    if (wanted.date_iso.empty()) return;
    if (!matcher.article().dated && !names_year(wanted.date_text)) return;
    const std::string first = wanted.date_iso.substr(0, wanted.date_iso.find('/'));
    scores_.dates.count(!meeting.date.empty() && meeting.date.from.starts_with(first));
  }

  EvalScores scores_;
  std::unordered_map<std::string, std::string> file_of_;  // document id ->
  std::unordered_map<std::string, const Entity*> entities_;
  std::unordered_map<std::string, const Meeting*> meetings_;
  // By file, in the order of the graph.
  std::unordered_map<std::string, std::vector<const Entity*>> entities_of_;
  std::unordered_map<std::string, std::vector<const Meeting*>> meetings_of_;
  std::unordered_map<std::string, std::vector<const Statement*>> statements_of_;
  std::map<std::string, Ids> owners_;  // node -> annotated entities with its names, in all articles
  // Of the article at hand.
  std::map<std::string, std::vector<const Entity*>> nodes_of_;  // annotated entity ->
  std::map<std::string, MatchedNode> matched_;                  // id of a node ->
};

}  // namespace

EvalScores score_graph(const Facts& facts, const std::vector<GoldDocument>& gold) {
  return Scorer(facts).score(gold);
}

}  // namespace whomet
