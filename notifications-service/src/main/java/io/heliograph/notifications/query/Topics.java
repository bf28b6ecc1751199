package io.heliograph.notifications.query;

import java.util.List;

/** Distinct topics of the notifications that a user can see, in ascending order. */
public record Topics(List<String> topics) {}
