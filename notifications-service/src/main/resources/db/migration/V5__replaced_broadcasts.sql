-- Those that somebody may have read in an earlier revision; most broadcasts are never replaced.
CREATE INDEX broadcast_replaced ON broadcast (id) WHERE revision > 1;
