-- What a person chose, per channel and origin; with a topic for that topic alone, with '' for the
-- origin itself. All ids are in lower case, so that equality is the comparison everywhere.
CREATE TABLE setting (
  user_ref text    NOT NULL,
  channel  text    NOT NULL,
  origin   text    NOT NULL,
  topic    text    NOT NULL,
  enabled  boolean NOT NULL,
  PRIMARY KEY (user_ref, channel, origin, topic)
);
