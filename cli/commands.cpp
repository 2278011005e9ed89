#include "cli/commands.h"

namespace whomet {

std::span<const Command> commands() {
  static const Command list[] = {
      build_command(),   add_command(),      import_command(),  rm_command(),    info_command(),
      stats_command(),   find_command(),     show_command(),    path_command(),  near_command(),
      between_command(), meetings_command(), explain_command(), query_command(), render_command(),
      export_command(),  report_command(),   extract_command(), parse_command(), triples_command(),
      dates_command(),   clean_command(),    eval_command(),    help_command()};
  return list;
}

}  // namespace whomet
