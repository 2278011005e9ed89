// The functions that cli/commands/*.cpp define, one a command. Read only by commands.cpp and them.
#pragma once

#include "cli/command.h"

namespace whomet {

Command build_command();
Command add_command();
Command import_command();
Command rm_command();
Command info_command();
Command stats_command();
Command find_command();
Command show_command();
Command path_command();
Command near_command();
Command between_command();
Command meetings_command();
Command explain_command();
Command query_command();
Command render_command();
Command export_command();
Command import_command();
Command report_command();
Command extract_command();
Command parse_command();
Command triples_command();
Command dates_command();
Command clean_command();
Command eval_command();
Command help_command();

}  // namespace whomet
