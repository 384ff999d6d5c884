CREATE TABLE taken (               -- a file whose words are all in the history
    id       INTEGER PRIMARY KEY,
    made_at  TEXT NOT NULL,
    digest   TEXT NOT NULL         -- SHA-256 of the file
);
CREATE TABLE offer (               -- what candidates that were offered together were written from
    id       INTEGER PRIMARY KEY,
    made_at  TEXT NOT NULL,
    batch    INTEGER NOT NULL,     -- of the table candidate
    facts    TEXT NOT NULL         -- SHA-256 of the facts
);
