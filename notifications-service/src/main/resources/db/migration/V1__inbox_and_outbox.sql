-- The ledger: one row per person. Every write to that person's inbox locks it first (several
-- persons in sorted order), takes the next sequence number and adjusts the counts.
CREATE TABLE person (
  user_ref text    PRIMARY KEY,
  sequence bigint  NOT NULL DEFAULT 0,
  unread   integer NOT NULL DEFAULT 0 CHECK (unread >= 0),
  total    integer NOT NULL DEFAULT 0 CHECK (total >= unread)
) WITH (fillfactor = 70);

CREATE TABLE notification (
  id          uuid        PRIMARY KEY,
  user_ref    text        NOT NULL,
  sequence    bigint      NOT NULL,
  origin      text        NOT NULL,
  created     timestamptz NOT NULL,
  updated     timestamptz,
  read_at     timestamptz,
  saved_at    timestamptz,
  title       text        NOT NULL,
  description text,
  link        text,
  severity    smallint    NOT NULL CHECK (severity BETWEEN 0 AND 3),
  topic       text,
  scope       text,
  icon        text,
  metadata    jsonb
);
CREATE INDEX notification_newest ON notification (user_ref, created DESC, id DESC);
CREATE INDEX notification_newest_unread ON notification (user_ref, created DESC, id DESC) WHERE read_at IS NULL;
CREATE UNIQUE INDEX notification_scope ON notification (user_ref, scope, origin) WHERE scope IS NOT NULL;

-- Broadcasts have one ledger row of their own.
CREATE TABLE broadcast_ledger (
  singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
  sequence  bigint  NOT NULL DEFAULT 0,
  total     integer NOT NULL DEFAULT 0 CHECK (total >= 0)
);
INSERT INTO broadcast_ledger DEFAULT VALUES;

-- A replaced broadcast takes the next revision, which makes it unread for everybody.
CREATE TABLE broadcast (
  id          uuid        PRIMARY KEY,
  sequence    bigint      NOT NULL,
  revision    integer     NOT NULL DEFAULT 1,
  origin      text        NOT NULL,
  created     timestamptz NOT NULL,
  updated     timestamptz,
  title       text        NOT NULL,
  description text,
  link        text,
  severity    smallint    NOT NULL CHECK (severity BETWEEN 0 AND 3),
  topic       text,
  scope       text,
  icon        text,
  metadata    jsonb
);
CREATE INDEX broadcast_newest ON broadcast (created DESC, id DESC);
CREATE UNIQUE INDEX broadcast_scope ON broadcast (scope, origin) WHERE scope IS NOT NULL;

-- What one person did with one broadcast; read only while read_revision is the broadcast's.
CREATE TABLE broadcast_state (
  user_ref      text    NOT NULL,
  broadcast_id  uuid    NOT NULL REFERENCES broadcast ON DELETE CASCADE,
  sequence      bigint  NOT NULL,
  read_at       timestamptz,
  read_revision integer NOT NULL DEFAULT 0,
  saved_at      timestamptz,
  PRIMARY KEY (user_ref, broadcast_id)
);
CREATE INDEX broadcast_state_broadcast ON broadcast_state (broadcast_id);

-- What happened and is not yet known to be in Kafka. Ids grow in commit order per recipient,
-- because they are taken while the recipient's ledger row is locked.
CREATE TABLE outbox (
  id        bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  event_id  uuid        NOT NULL,
  type      text        NOT NULL,
  channel   text        NOT NULL,
  recipient text        NOT NULL,
  subject   text,
  occurred  timestamptz NOT NULL,
  message   text        NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

-- The term of the relay that may publish; each new leader takes the next.
CREATE TABLE outbox_relay (
  singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
  term      bigint  NOT NULL DEFAULT 0
);
INSERT INTO outbox_relay DEFAULT VALUES;
