-- Public keys with which the tokens of all replicas are verified. A private member never gets in.
CREATE TABLE plugin_key (
  kid     text        PRIMARY KEY,
  jwk     jsonb       NOT NULL CHECK (NOT jwk ? 'd'),
  expires timestamptz NOT NULL
);
