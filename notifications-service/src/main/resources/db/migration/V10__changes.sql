-- Show what changed after a sequence number.
CREATE INDEX notification_changes ON notification (user_ref, sequence);
CREATE INDEX broadcast_changes ON broadcast (sequence);
CREATE INDEX broadcast_state_changes ON broadcast_state (user_ref, sequence);

-- A cursor of changes is valid in one epoch. When an older state of the database is restored, sequences fall and would be
-- used again for other changes, so the next epoch begins. The last statement, because its lock stops the relay.
ALTER TABLE outbox_relay ADD COLUMN epoch bigint NOT NULL DEFAULT (extract(epoch FROM clock_timestamp()) * 1000)::bigint;
