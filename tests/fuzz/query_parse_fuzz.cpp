// Any bytes through the lexer, the parser and the checker: tokens in order inside the text, and
// errors whose place is in it.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "query/failure.h"
#include "query/lang/checker.h"
#include "query/lang/parser.h"
#include "query/lang/token.h"

namespace {

using namespace whomet;

void require(bool holds) {
  if (!holds) std::abort();
}

template <typename Work>
void refused_at_worst(std::string_view text, Work work) {
  try {
    work();
  } catch (const QueryFailure& failure) {
    require(failure.error().place.begin <= text.size() + 1);
    require(failure.error().place.begin <= failure.error().place.end);
    require(!failure.error().message.empty());
    require(!describe(failure.error(), text).empty());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  refused_at_worst(text, [text] {
    std::size_t at = 0;
    for (const QueryToken& token : tokenize(text)) {
      require(token.place.begin >= at && token.place.end >= token.place.begin);
      at = token.place.end;
    }
    require(at <= text.size() + 1);
  });
  refused_at_worst(text, [text] { parse_expression(text); });
  refused_at_worst(text, [text] {
    QueryTree tree = parse_query(text);
    const ValueMap parameters = {{"list", Value::list({Value::integer(1)})},
                                 {"name", Value::text("Ada")}};
    check_query(tree, parameters, built_in_procedures());
    require(!tree.parts.empty());
  });
  return 0;
}
