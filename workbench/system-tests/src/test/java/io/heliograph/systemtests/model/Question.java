package io.heliograph.systemtests.model;

import io.heliograph.systemtests.client.Content;
import io.heliograph.systemtests.client.Query;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The filter, order and page of a list. {@code null} sets no filter. */
record Question(
    @Nullable Boolean read,
    @Nullable Boolean saved,
    @Nullable String topic,
    @Nullable String minimumSeverity,
    @Nullable String search,
    boolean mostSevereFirst,
    @Nullable Integer limit,
    int offset) {
  static final Question EVERYTHING = new Question(null, null, null, null, null, false, null, 0);

  /** The severities in ascending order. */
  static final List<String> SEVERITIES = List.of("low", "normal", "high", "critical");

  private static final Comparator<Shown> MOST_SEVERE_FIRST =
      Comparator.comparingInt(Question::rank).reversed();
  private static final Comparator<Shown> AS_IT_IS = (_, _) -> 0;

  /** Returns the query of the list. */
  Query query() {
    return filter()
        .with("topic", topic)
        .with("orderField", mostSevereFirst ? "severity,desc" : null)
        .with("limit", limit)
        .with("offset", offset);
  }

  /** Returns the query of the topics, which have fewer parameters. */
  Query topicsQuery() {
    return filter();
  }

  private Query filter() {
    return Query.NONE
        .with("read", read)
        .with("saved", saved)
        .with("minimumSeverity", minimumSeverity)
        .with("search", search);
  }

  /** Returns all notifications that match the filter, without paging. */
  List<Shown> matching(List<Shown> inbox) {
    return inFilter(inbox)
        .filter(shown -> topic == null || topic.equals(shown.content().topic()))
        .toList();
  }

  List<Shown> page(List<Shown> inbox) {
    return matching(inbox).stream()
        .sorted(mostSevereFirst ? MOST_SEVERE_FIRST : AS_IT_IS)
        .skip(offset)
        .limit(limit == null ? Integer.MAX_VALUE : limit)
        .toList();
  }

  List<String> topics(List<Shown> inbox) {
    return inFilter(inbox)
        .map(shown -> shown.content().topic())
        .filter(Objects::nonNull)
        .distinct()
        .sorted()
        .toList();
  }

  private Stream<Shown> inFilter(List<Shown> inbox) {
    return inbox.stream()
        .filter(shown -> read == null || shown.read() == read)
        .filter(shown -> saved == null || shown.saved() == saved)
        .filter(
            shown -> minimumSeverity == null || rank(shown) >= SEVERITIES.indexOf(minimumSeverity))
        .filter(shown -> search == null || holds(search, shown.content()));
  }

  private static int rank(Shown shown) {
    return SEVERITIES.indexOf(shown.content().severityOrDefault());
  }

  private static boolean holds(String text, Content content) {
    return Stream.of(content.title(), Objects.requireNonNullElse(content.description(), ""))
        .anyMatch(one -> one.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT)));
  }
}
