// The functions that render/writers/*.cpp define, one a format. Read only by render/writers.cpp and
// them.
#pragma once

#include "render/writers.h"

namespace whomet {

GraphWriter exchange_writer();
GraphWriter graphml_writer();
GraphWriter gexf_writer();
GraphWriter gexf12_writer();
GraphWriter cytoscape_writer();
GraphWriter cx2_writer();
GraphWriter json_graph_writer();
GraphWriter node_link_writer();
GraphWriter csv_writer();
GraphWriter statements_writer();
GraphWriter neo4j_writer();
GraphWriter n_triples_writer();
GraphWriter turtle_writer();
GraphWriter json_ld_writer();
GraphWriter follow_the_money_writer();
GraphWriter kumu_writer();
GraphWriter canvas_writer();
GraphWriter dot_writer();
GraphWriter mermaid_writer();
GraphWriter plantuml_writer();

}  // namespace whomet
