package io.heliograph.notifications.inbox;

/**
 * A part of a list as it was found.
 *
 * @param totalCount how many match the filter, here or not
 */
record FoundPage(long totalCount, Portion portion) {}
