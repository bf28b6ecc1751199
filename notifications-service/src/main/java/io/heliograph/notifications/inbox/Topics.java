package io.heliograph.notifications.inbox;

import java.util.List;

/** The topics of what a person can see, each once, ascending. */
record Topics(List<String> topics) {}
