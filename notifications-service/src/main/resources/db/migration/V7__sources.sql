-- Shows each origin and topic of a person with one descent, however many notifications have it.
CREATE INDEX notification_source ON notification (user_ref, origin, topic);
