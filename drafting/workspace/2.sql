CREATE TABLE candidate (           -- a text that was offered in the place of another; whether taken, revisions tell
    id       INTEGER PRIMARY KEY,
    made_at  TEXT NOT NULL,
    batch    INTEGER NOT NULL,     -- candidates that were offered together have one number
    place    TEXT NOT NULL,        -- a section's id, or a place in it: work, work.（二）, work.（二）.2
    base     INTEGER NOT NULL REFERENCES version, -- what it would take the place of
    note     TEXT NOT NULL,        -- the secretary's wish
    number   INTEGER NOT NULL,     -- by which it is chosen, from 1
    version  INTEGER NOT NULL REFERENCES version
);
CREATE INDEX candidate_place ON candidate (place, base);
