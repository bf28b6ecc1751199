-- Events that Kafka refuses, also in their short form. They are no longer in the outbox, so the events behind them are
-- published. The operations page shows how an operator puts them back.
CREATE TABLE outbox_dead_letter (
  id        bigint      PRIMARY KEY,
  event_id  uuid        NOT NULL,
  type      text        NOT NULL,
  channel   text        NOT NULL,
  recipient text        NOT NULL,
  subject   text,
  occurred  timestamptz NOT NULL,
  message   text        NOT NULL,
  reason    text        NOT NULL,
  refused   timestamptz NOT NULL
);
