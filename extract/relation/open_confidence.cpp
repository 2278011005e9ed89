#include "extract/relation/open_confidence.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <stdexcept>

#include "base/embedded.h"
#include "base/table_file.h"
#include "base/utf8.h"

namespace whomet {
namespace {

constexpr const char* kTable = "open_relations/confidence.tsv";

// Few classes for a number of tokens: "1", "2", "3-4", "5-7", "8-12", "13-20", "21-".
std::string size_class(std::size_t size) {
  constexpr std::size_t kLast[] = {0, 1, 2, 4, 7, 12, 20, 35};
  for (std::size_t i = 0; i < std::size(kLast); ++i) {
    if (size <= kLast[i]) return std::to_string(i);
  }
  return "8";
}

std::string base_label(const std::string& deprel) {
  return deprel == "acl:relcl" || deprel == "nmod:unmarked" ? deprel
                                                            : deprel.substr(0, deprel.find(':'));
}

bool has_gap(const OpenSlot& slot) {
  return !slot.empty() && slot.back() - slot.front() + 1 != slot.size();
}

std::size_t arcs_to_root(const Tree& tree, std::uint32_t token) {
  std::size_t arcs = 0;
  for (std::uint32_t at = tree.head(token); at != kNone && arcs < 9; at = tree.head(at)) ++arcs;
  return arcs;
}

std::string form_of(const Tree& tree, std::uint32_t token) {
  return to_lower(tree.token(token).form);
}

}  // namespace

std::vector<std::string> confidence_features(const Tree& tree, const OpenTriple& triple) {
  std::vector<std::string> features;
  const bool participle = triple.stands_in && triple.form == OpenForm::kBare;
  const std::string form(name_of(participle ? OpenForm::kParticiple : triple.form));
  const auto add = [&](const std::string& feature) {
    features.push_back(feature);
    features.push_back(form + ":" + feature);
  };
  features.push_back("form=" + form);
  const Token& predicate = tree.token(triple.predicate);
  const Token& subject = tree.token(triple.subject_head);
  std::size_t object_words = 0;
  for (const OpenSlot& object : triple.objects) object_words += object.size();

  add("predicate=" + base_label(predicate.deprel));
  add("tag=" + predicate.xpos);
  add("depth=" + std::to_string(std::min<std::size_t>(5, arcs_to_root(tree, triple.predicate))));
  add("arguments=" + std::to_string(std::min<std::size_t>(4, triple.objects.size())));
  add("subject-words=" + size_class(triple.subject.size()));
  add("object-words=" + size_class(object_words));
  add("relation-words=" + size_class(triple.relation.size()));
  add("sentence=" + size_class(tree.tokens().size()));
  add("subject=" + subject.xpos);
  add("subject-label=" + base_label(subject.deprel));
  if (triple.object_head != kNone) {
    const Token& object = tree.token(triple.object_head);
    add("object=" + object.xpos);
    add("object-label=" + base_label(object.deprel));
    if (tree.child(triple.object_head, "det") != kNone) add("object-det");
    if (tree.child(triple.object_head, "conj") != kNone || tree.is(triple.object_head, "conj"))
      add("object-conjoined");
    if (tree.child(triple.object_head, "acl:relcl") != kNone) add("object-relative");
  }
  if (tree.child(triple.subject_head, "det") != kNone) add("subject-det");
  if (tree.child(triple.subject_head, "conj") != kNone || tree.is(triple.subject_head, "conj"))
    add("subject-conjoined");
  if (tree.own_subjects(triple.predicate).empty()) add("subject-inherited");
  if (has_gap(triple.subject)) add("subject-gap");
  if (!triple.relation.empty()) {
    const std::uint32_t last = triple.relation.back();
    if (tree.is(last, "case")) add("lead=" + form_of(tree, last));
    if (tree.is(last, "mark")) add("mark=" + form_of(tree, last));
    if (has_gap(triple.relation)) add("relation-gap");
  }
  for (const OpenSlot& object : triple.objects) {
    if (has_gap(object)) add("object-gap");
    const bool clause = std::any_of(object.begin(), object.end(), [&](std::uint32_t t) {
      return tree.token(t).upos == Upos::kVerb;
    });
    if (clause) {
      add("object-verb");
      break;
    }
  }
  std::sort(features.begin(), features.end());
  features.erase(std::unique(features.begin(), features.end()), features.end());
  return features;
}

OpenConfidence::OpenConfidence(std::string_view table) {
  const Result<Table> rows = parse_table(table, kTable);
  if (!rows) throw std::runtime_error(rows.error().message);
  const std::size_t feature = rows.value().column("feature");
  const std::size_t weight = rows.value().column("weight");
  if (std::max(feature, weight) >= rows.value().columns.size()) {
    throw std::runtime_error(std::string(kTable) + ": expected columns feature and weight");
  }
  for (const auto& row : rows.value().rows) {
    double value = 0.0;
    const std::string_view text = row.at(weight);
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) {
      throw std::runtime_error(std::string(kTable) + ": expected a weight, found '" +
                               std::string(text) + "'");
    }
    weights_.emplace(row.at(feature), value);
  }
}

const OpenConfidence& OpenConfidence::embedded() {
  static const OpenConfidence confidence(embedded_file(kTable));
  return confidence;
}

double OpenConfidence::of(const Tree& tree, const OpenTriple& triple) const {
  double score = 0.0;
  for (const std::string& feature : confidence_features(tree, triple)) {
    const auto weight = weights_.find(feature);
    if (weight != weights_.end()) score += weight->second;
  }
  const auto bias = weights_.find("bias");
  if (bias != weights_.end()) score += bias->second;
  return 1.0 / (1.0 + std::exp(-score));
}

}  // namespace whomet
