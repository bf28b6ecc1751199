package io.heliograph.notifications.query;

/**
 * A page of a list as read from the database.
 *
 * @param totalCount number of notifications that match the filter, on this page or not
 */
public record FoundPage(long totalCount, PageSlice slice) {}
