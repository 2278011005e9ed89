#include "extract/relation/office_holders.h"

#include "graph/name_keys.h"

namespace whomet {

void note_office_holders(Document& document, const Gazetteer& gazetteer) {
  for (Mention& mention : document.mentions) {
    if (mention.type != EntityType::kPerson || mention.level != MentionLevel::kName) continue;
    const std::string name(document.text_of(mention.tokens));
    const std::string family = family_name(name);
    std::string country;
    bool single = true;
    for (const Leader& leader : gazetteer.leaders(family)) {
      if (leader.role == "ambassador" || !compatible_person_names(leader.name, name)) continue;
      single = single && (country.empty() || country == leader.country);
      country = leader.country;
    }
    if (single && mention.country.empty()) mention.country = country;
  }
}

}  // namespace whomet
