-- Users of a written chunk who have switched off such notifications; the sender gets their refs. NULL if there are none.
ALTER TABLE send_chunk ADD COLUMN opted_out text[];
