// What follows from a meeting: its name for people, and edges to its participants and its place.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/facts.h"

namespace whomet {

struct NamedParticipant {
  std::string_view name;
  EntityType type = EntityType::kPerson;
  std::size_t mentions = 0;
};

// Whether the name of a meeting only describes it ("six-nation talks"): no capitals.
// Such names are no sign that two meetings are one, nor that they are two.
bool is_description(std::string_view name);

// "2020 Andean Summit" is the "Andean Summit" of "2020". No year in front: "" and the whole name.
struct Edition {
  std::string_view year;
  std::string_view name;
};
Edition edition_of(std::string_view name);

// Its own name, or one made of its parts: "visit of Wang Yi to Moscow, 2023-02-22", "six-nation
// talks of North Korea in Beijing". People are
// named before states and the most mentioned first; participants come in the order of their ids.
// `place` is the name of its place, "" if that is unknown.
std::string meeting_label(const Meeting& meeting, std::vector<NamedParticipant> participants,
                          std::string_view place);

// What a derived edge is worth where no statement of the meeting says it better.
inline constexpr double kDerivedConfidence = 0.7;

// participates_in of each participant and located_in of its place, with the meeting's time and
// evidence, but for those that `is_stated` (subject, predicate, object) knows. The status of the
// meeting is their modality. None of a meeting without evidence.
using IsStated = std::function<bool(const std::string&, const char*, const std::string&)>;
std::vector<Statement> edges_of_meeting(const Meeting& meeting, double confidence,
                                        const IsStated& is_stated);

}  // namespace whomet
