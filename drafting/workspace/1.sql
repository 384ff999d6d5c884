-- The history of one report. Rows are only ever added; schema.py puts a trigger on every table that refuses any
-- change or deletion.

CREATE TABLE revision (            -- one accepted state of the whole report
    number   INTEGER PRIMARY KEY,
    made_at  TEXT NOT NULL,        -- ISO 8601, UTC
    action   TEXT NOT NULL,        -- draft, regen, take, restore
    note     TEXT NOT NULL
);
CREATE TABLE version (             -- one text of one part
    id       INTEGER PRIMARY KEY,
    made_at  TEXT NOT NULL,
    part     TEXT NOT NULL,        -- title, byline, opening, a section's id, signoff
    author   TEXT NOT NULL CHECK (author IN ('model', 'composer', 'hand')),
    text     TEXT NOT NULL,
    origins  TEXT NOT NULL,        -- JSON: spans whose author or fact is known
    model    TEXT NOT NULL,        -- the model's name, empty for others
    prompt   TEXT NOT NULL,        -- SHA-256 of the prompt, empty for others
    findings TEXT NOT NULL         -- JSON: what stood against it when it was accepted
);
CREATE TABLE content (             -- which version stands where in which revision
    revision INTEGER NOT NULL REFERENCES revision,
    position INTEGER NOT NULL,
    version  INTEGER NOT NULL REFERENCES version,
    PRIMARY KEY (revision, position)
);
CREATE TABLE export (              -- a file that was written from a revision
    id       INTEGER PRIMARY KEY,
    made_at  TEXT NOT NULL,
    revision INTEGER NOT NULL REFERENCES revision,
    path     TEXT NOT NULL,
    digest   TEXT NOT NULL         -- SHA-256 of the file: whether it is still ours or was edited
);
CREATE TABLE acceptance (          -- a person's word on a finding
    id       INTEGER PRIMARY KEY,
    made_at  TEXT NOT NULL,
    finding  TEXT NOT NULL,
    reason   TEXT NOT NULL
);
CREATE TABLE lock (                -- the last row of a part tells
    id       INTEGER PRIMARY KEY,
    made_at  TEXT NOT NULL,
    part     TEXT NOT NULL,
    locked   INTEGER NOT NULL
);
CREATE TABLE answer (              -- what a model answered; the last row of a key tells
    id       INTEGER PRIMARY KEY,
    made_at  TEXT NOT NULL,
    key      TEXT NOT NULL,        -- SHA-256 of endpoint, model and messages
    text     TEXT NOT NULL
);
CREATE INDEX answer_key ON answer (key);
CREATE TABLE source (              -- the last row of a role tells
    id       INTEGER PRIMARY KEY,
    made_at  TEXT NOT NULL,
    role     TEXT NOT NULL,        -- facts, reference, sample, outline
    path     TEXT NOT NULL         -- relative to the folder where possible; empty for none
);
