// Documents and local graphs are the truth; everything below "derived" is rebuilt from them.
// Ids of documents in derived tables are no foreign keys, because these tables may be stale.
// Offsets: begin_byte and end_byte count bytes of the file, text_begin and text_end those of
// documents.text. NULL = nothing is known. Order inside a list is the order of rowid.
#include "graph/store_schema.h"

namespace whomet {

const char* const kCreateSchema = R"sql(
CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;
INSERT INTO meta VALUES ('fresh', '0');

CREATE TABLE documents (
  id TEXT PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,
  title TEXT,
  date TEXT,
  date_basis TEXT NOT NULL,
  language TEXT,
  source TEXT,
  url TEXT,
  text TEXT NOT NULL
);
CREATE TABLE document_paths (
  document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  path TEXT NOT NULL,
  PRIMARY KEY (document, path)
) WITHOUT ROWID;
CREATE INDEX document_paths_by_path ON document_paths(path);
CREATE TABLE local_graphs (
  document TEXT PRIMARY KEY REFERENCES documents(id) ON DELETE CASCADE,
  json TEXT NOT NULL
);

-- derived

CREATE TABLE entities (
  id TEXT PRIMARY KEY,
  type TEXT NOT NULL,
  name TEXT NOT NULL
);
CREATE INDEX entities_by_name ON entities(name);
CREATE TABLE aliases (
  entity TEXT NOT NULL REFERENCES entities(id),
  alias TEXT NOT NULL
);
CREATE INDEX aliases_by_entity ON aliases(entity);
CREATE INDEX aliases_by_alias ON aliases(alias);
CREATE TABLE links (
  entity TEXT NOT NULL REFERENCES entities(id),
  source TEXT NOT NULL,
  target TEXT NOT NULL
);
CREATE INDEX links_by_entity ON links(entity);
CREATE TABLE mentions (
  entity TEXT NOT NULL REFERENCES entities(id),
  document TEXT NOT NULL,
  begin_byte INTEGER NOT NULL,
  end_byte INTEGER NOT NULL,
  text_begin INTEGER NOT NULL,
  text_end INTEGER NOT NULL,
  text TEXT NOT NULL,
  level TEXT NOT NULL
);
CREATE INDEX mentions_by_entity ON mentions(entity);
CREATE INDEX mentions_by_document ON mentions(document);
CREATE TABLE merges (
  entity TEXT NOT NULL REFERENCES entities(id),
  position INTEGER NOT NULL,
  reason TEXT NOT NULL,
  name TEXT
);
CREATE INDEX merges_by_entity ON merges(entity);

CREATE TABLE meetings (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  status TEXT NOT NULL,
  name TEXT,
  place TEXT REFERENCES entities(id),
  topic TEXT,
  time_text TEXT,
  time_from TEXT,
  time_to TEXT,
  time_granularity TEXT,
  time_basis TEXT
);
CREATE INDEX meetings_by_date ON meetings(time_from);
CREATE TABLE meeting_history (
  meeting TEXT NOT NULL REFERENCES meetings(id),
  status TEXT NOT NULL,
  document TEXT NOT NULL
);
CREATE INDEX meeting_history_by_meeting ON meeting_history(meeting);
CREATE TABLE participants (
  meeting TEXT NOT NULL REFERENCES meetings(id),
  entity TEXT NOT NULL REFERENCES entities(id)
);
CREATE INDEX participants_by_meeting ON participants(meeting);
CREATE INDEX participants_by_entity ON participants(entity);

CREATE TABLE statements (
  id TEXT PRIMARY KEY,
  subject TEXT,
  subject_text TEXT,
  predicate TEXT NOT NULL,
  object TEXT,
  object_text TEXT,
  open INTEGER NOT NULL,
  negated INTEGER NOT NULL,
  modality TEXT NOT NULL,
  speaker TEXT REFERENCES entities(id),
  speaker_text TEXT,
  time_text TEXT,
  time_from TEXT,
  time_to TEXT,
  time_granularity TEXT,
  time_basis TEXT,
  place TEXT REFERENCES entities(id),
  meeting TEXT REFERENCES meetings(id),
  kind TEXT,
  item TEXT,
  topic TEXT,
  polarity TEXT,
  trend TEXT,
  confidence REAL NOT NULL
);
CREATE INDEX statements_by_subject ON statements(subject);
CREATE INDEX statements_by_object ON statements(object);
CREATE INDEX statements_by_predicate ON statements(predicate);
CREATE INDEX statements_by_meeting ON statements(meeting);

CREATE TABLE sentences (
  id INTEGER PRIMARY KEY,
  document TEXT NOT NULL,
  begin_byte INTEGER NOT NULL,
  end_byte INTEGER NOT NULL,
  text_begin INTEGER NOT NULL,
  text_end INTEGER NOT NULL,
  exact INTEGER NOT NULL,
  quote TEXT NOT NULL
);
CREATE INDEX sentences_by_document ON sentences(document);
CREATE TABLE evidence (
  statement TEXT REFERENCES statements(id),
  meeting TEXT REFERENCES meetings(id),
  sentence INTEGER NOT NULL REFERENCES sentences(id),
  kind TEXT NOT NULL,
  trigger_begin INTEGER,
  trigger_end INTEGER,
  trigger_text_begin INTEGER,
  trigger_text_end INTEGER,
  trigger_words TEXT,
  extractor TEXT
);
CREATE INDEX evidence_by_statement ON evidence(statement);
CREATE INDEX evidence_by_meeting ON evidence(meeting);
CREATE INDEX evidence_by_sentence ON evidence(sentence);

-- for people: the same with names instead of ids

CREATE VIEW v_nodes AS
  SELECT id, type, name FROM entities
  UNION ALL
  SELECT id, 'Meeting', coalesce(name, kind || coalesce(', ' || time_from, '')) FROM meetings;

CREATE VIEW v_documents AS
  SELECT d.id, d.title, d.date, d.source, d.language, d.url,
         (SELECT group_concat(path, '; ') FROM document_paths p WHERE p.document = d.id) AS paths,
         (SELECT count(*) FROM sentences s JOIN evidence e ON e.sentence = s.id
           WHERE s.document = d.id AND e.statement IS NOT NULL) AS evidence
  FROM documents d;

CREATE VIEW v_entities AS
  SELECT e.id, e.type, e.name,
         (SELECT group_concat(alias, '; ') FROM aliases a WHERE a.entity = e.id) AS aliases,
         (SELECT group_concat(target, '; ') FROM links l WHERE l.entity = e.id) AS links,
         (SELECT count(*) FROM mentions m WHERE m.entity = e.id) AS mentions,
         (SELECT count(DISTINCT document) FROM mentions m WHERE m.entity = e.id) AS documents
  FROM entities e;

CREATE VIEW v_mentions AS
  SELECT e.name AS entity, e.type, m.text, m.level,
         (SELECT min(path) FROM document_paths p WHERE p.document = m.document) AS path,
         m.begin_byte, m.end_byte
  FROM mentions m JOIN entities e ON e.id = m.entity;

CREATE VIEW v_meetings AS
  SELECT m.id, m.kind, m.status, m.name,
         (SELECT group_concat(e.name, '; ') FROM participants p JOIN entities e ON e.id = p.entity
           WHERE p.meeting = m.id) AS participants,
         place.name AS place, m.topic, m.time_from AS date_from, m.time_to AS date_to,
         m.time_text AS date_text,
         (SELECT count(DISTINCT s.document) FROM evidence v JOIN sentences s ON s.id = v.sentence
           WHERE v.meeting = m.id) AS documents,
         (SELECT s.quote FROM evidence v JOIN sentences s ON s.id = v.sentence
           WHERE v.meeting = m.id ORDER BY v.rowid LIMIT 1) AS quote
  FROM meetings m LEFT JOIN entities place ON place.id = m.place;

CREATE VIEW v_statements AS
  SELECT s.id, coalesce(subject.name, s.subject_text) AS subject,
         CASE s.negated WHEN 1 THEN 'not ' ELSE '' END || s.predicate AS predicate,
         coalesce(object.name, s.object_text) AS object, s.modality,
         coalesce(speaker.name, s.speaker_text) AS attributed_to,
         s.time_from, s.time_to, s.time_text, place.name AS place, s.confidence,
         (SELECT count(DISTINCT t.document) FROM evidence v JOIN sentences t ON t.id = v.sentence
           WHERE v.statement = s.id) AS documents,
         (SELECT t.quote FROM evidence v JOIN sentences t ON t.id = v.sentence
           WHERE v.statement = s.id ORDER BY v.rowid LIMIT 1) AS quote
  FROM statements s
  LEFT JOIN v_nodes subject ON subject.id = s.subject
  LEFT JOIN v_nodes object ON object.id = s.object
  LEFT JOIN entities speaker ON speaker.id = s.speaker
  LEFT JOIN entities place ON place.id = s.place;

CREATE VIEW v_evidence AS
  SELECT v.statement, coalesce(subject.name, s.subject_text) AS subject, s.predicate,
         coalesce(object.name, s.object_text) AS object, s.negated, s.modality,
         (SELECT min(path) FROM document_paths p WHERE p.document = t.document) AS path,
         (SELECT date FROM documents d WHERE d.id = t.document) AS date,
         t.begin_byte, t.end_byte, t.exact, t.quote, v.trigger_words AS trigger, v.extractor,
         s.confidence
  FROM evidence v
  JOIN sentences t ON t.id = v.sentence
  JOIN statements s ON s.id = v.statement
  LEFT JOIN v_nodes subject ON subject.id = s.subject
  LEFT JOIN v_nodes object ON object.id = s.object;
)sql";

// Graphs that were merged elsewhere, as exchange JSON, and the documents that each speaks of: true
// like local graphs, but for documents that have a local graph of their own.
const char* const kCreateGraphTables = R"sql(
CREATE TABLE IF NOT EXISTS imported_graphs (
  sha256 TEXT PRIMARY KEY,
  path TEXT NOT NULL,
  json TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS imported_documents (
  graph TEXT NOT NULL REFERENCES imported_graphs(sha256) ON DELETE CASCADE,
  document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  PRIMARY KEY (graph, document)
) WITHOUT ROWID;
)sql";

const char* const kCreateSearchTables = R"sql(
-- CSV files: documents too, but their text is kept here, in pieces of 64 KB, each a Zstandard frame
CREATE TABLE import_files (
  number INTEGER PRIMARY KEY,
  document TEXT NOT NULL UNIQUE REFERENCES documents(id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  size INTEGER NOT NULL
);
CREATE TABLE import_sets (
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  PRIMARY KEY (id, position)
) WITHOUT ROWID;
CREATE TABLE import_text (
  piece INTEGER PRIMARY KEY, -- number of the file << 24 | number of the piece
  bytes BLOB NOT NULL
);

-- derived: the graph in numbers, for searches (docs/file_formats.md)
CREATE TABLE node_types (
  number INTEGER PRIMARY KEY,
  type TEXT NOT NULL,
  label TEXT NOT NULL,
  nodes INTEGER NOT NULL
);
CREATE TABLE relation_types (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  predicate TEXT NOT NULL,
  open INTEGER NOT NULL,
  relations INTEGER NOT NULL
);
CREATE TABLE nodes (
  number INTEGER PRIMARY KEY,
  type INTEGER NOT NULL,
  name TEXT NOT NULL,
  origin INTEGER,
  id TEXT
);
CREATE INDEX nodes_by_id ON nodes(id) WHERE id IS NOT NULL;
CREATE TABLE node_names (
  key INTEGER NOT NULL,
  node INTEGER NOT NULL,
  PRIMARY KEY (key, node)
) WITHOUT ROWID;
CREATE TABLE adjacency (
  node INTEGER PRIMARY KEY,
  relations BLOB NOT NULL
);
CREATE TABLE relation_origins (
  node INTEGER PRIMARY KEY,
  origins BLOB NOT NULL
);
CREATE TABLE node_index (
  piece INTEGER PRIMARY KEY, -- of 8192 nodes
  first_relations BLOB NOT NULL,
  types BLOB NOT NULL
);
CREATE TABLE meeting_relations (
  number INTEGER PRIMARY KEY,
  statement TEXT NOT NULL,
  meeting TEXT NOT NULL
);
)sql";

const char* const kClearSearchTables = R"sql(
DELETE FROM meeting_relations;
DELETE FROM node_index;
DELETE FROM relation_origins;
DELETE FROM adjacency;
DELETE FROM node_names;
DELETE FROM nodes;
DELETE FROM relation_types;
DELETE FROM node_types;
)sql";

const char* const kClearDerived = R"sql(
DELETE FROM evidence;
DELETE FROM sentences;
DELETE FROM statements;
DELETE FROM participants;
DELETE FROM meeting_history;
DELETE FROM meetings;
DELETE FROM merges;
DELETE FROM mentions;
DELETE FROM links;
DELETE FROM aliases;
DELETE FROM entities;
)sql";

}  // namespace whomet
