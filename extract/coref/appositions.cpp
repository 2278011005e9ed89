// Tested by tests/extract/coref/resolver_test.cpp.
#include "extract/coref/appositions.h"

#include <algorithm>

namespace whomet {

bool types_agree(EntityType a, EntityType b) {
  if (a == b) return true;
  const auto is_body = [](EntityType t) {
    return t == EntityType::kOrganization || t == EntityType::kGroup;
  };
  return is_body(a) && is_body(b);
}

HeadIndex::HeadIndex(const Resolution& r, bool pronouns)
    : mention_(r.document.tokens.size(), kNone) {
  for (std::uint32_t m = 0; m < r.count(); ++m) {
    if (r.mention(m).level == MentionLevel::kPronoun && !pronouns) continue;
    std::uint32_t& at = mention_[r.mention(m).head];
    if (at == kNone || r.mention(at).level == MentionLevel::kNominal) at = m;
  }
}

void join_apposition(Resolution& r, std::uint32_t a, std::uint32_t b, const char* reason) {
  if (a == kNone || b == kNone || a == b || r.sets.find(a) == r.sets.find(b)) return;
  if (!types_agree(r.mention(a).type, r.mention(b).type)) return;
  if (r.has_name(a) && r.has_name(b)) return;  // never two names by the tree alone
  const TokenSpan gap{std::min(r.mention(a).tokens.end, r.mention(b).tokens.end),
                      std::max(r.mention(a).tokens.begin, r.mention(b).tokens.begin)};
  for (std::uint32_t k = std::min(a, b) + 1; k < std::max(a, b); ++k) {  // said of a nearer name
    // "her daughter, Ida Berg, is a singer": the name is hers.
    if (r.sets.find(k) == r.sets.find(a) || r.sets.find(k) == r.sets.find(b)) continue;
    if (r.mention(k).level == MentionLevel::kName && r.mention(k).type == r.mention(a).type &&
        gap.begin <= r.mention(k).tokens.begin && r.mention(k).tokens.end <= gap.end)
      return;
  }
  r.join(a, b, reason);
}

}  // namespace whomet
