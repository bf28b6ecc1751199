package io.heliograph.notifications.query;

/**
 * A part of a list as it was found.
 *
 * @param totalCount how many match the filter, here or not
 */
public record FoundPage(long totalCount, PageSlice slice) {}
