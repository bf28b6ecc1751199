-- What was answered to a send that carried an Idempotency-Key, written with what it sent.
CREATE TABLE idempotency (
  origin      text        NOT NULL,
  key         text        NOT NULL,
  fingerprint bytea       NOT NULL,
  created     timestamptz NOT NULL,
  body        text        NOT NULL,
  dropped     text,
  PRIMARY KEY (origin, key)
);
CREATE INDEX idempotency_created ON idempotency (created);
