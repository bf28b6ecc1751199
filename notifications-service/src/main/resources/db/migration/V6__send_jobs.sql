-- A send to many users is written in pieces, each in a transaction of its own, so that no ledger
-- row is locked for long. It is here before the first piece is written and until its answer is not
-- asked for any more. The payload is as it was sent; the check refuses what a notification could
-- not hold. Who runs it holds the lease; when that is over, any instance may take it.
CREATE TABLE send_job (
  id           uuid        PRIMARY KEY,
  origin       text        NOT NULL,
  payload      text        NOT NULL CHECK (payload::jsonb IS NOT NULL),
  recipients   integer     NOT NULL,
  dropped      text,
  kept         boolean     NOT NULL,
  created      timestamptz NOT NULL,
  runner       uuid        NOT NULL,
  leased_until timestamptz NOT NULL,
  finished     timestamptz,
  failed       boolean     NOT NULL DEFAULT false
) WITH (fillfactor = 70);
CREATE INDEX send_job_open ON send_job (created) WHERE finished IS NULL;
CREATE INDEX send_job_finished ON send_job (kept, finished) WHERE finished IS NOT NULL;

-- Users in the order of the answer; once written, those who got it, each with the notification.
CREATE TABLE send_chunk (
  job_id   uuid    NOT NULL REFERENCES send_job ON DELETE CASCADE,
  number   integer NOT NULL,
  size     integer NOT NULL,
  users    text[]  NOT NULL,
  written  timestamptz,
  ids      uuid[],
  replaced boolean[],
  PRIMARY KEY (job_id, number)
);
CREATE INDEX send_chunk_open ON send_chunk (job_id, number) WHERE written IS NULL;

-- The answer to a send to many is with its job.
ALTER TABLE idempotency ALTER COLUMN body DROP NOT NULL, ADD COLUMN job uuid;
