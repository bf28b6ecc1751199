package io.heliograph.notifications.query;

import java.util.List;

/** The topics of what a person can see, each once, ascending. */
public record Topics(List<String> topics) {}
