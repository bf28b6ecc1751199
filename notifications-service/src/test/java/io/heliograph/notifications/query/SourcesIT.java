package io.heliograph.notifications.query;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.notifications.RealStack;
import io.heliograph.notifications.Tables;
import io.heliograph.notifications.database.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Checks that the sources of a user with many notifications are read through an index. */
@QuarkusTest
@QuarkusTestResource(RealStack.class)
class SourcesIT {
  private static final String SAM = "user:default/sam";
  private static final int ROWS = 20_000;
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  @Inject Tables tables;
  @Inject Database database;

  @BeforeEach
  void oneUserHasManyNotificationsOfTwoTopics() {
    tables.empty();
    tables.run(
        """
        INSERT INTO notification
          (id, user_ref, sequence, created, origin, title, severity, topic)
        SELECT gen_random_uuid(), '%s', n, now(), 'external:ci', 'T', 1, 'topic-' || n %% 2
        FROM generate_series(1, %d) AS n
        """
            .formatted(SAM, ROWS));
    tables.run("VACUUM ANALYZE notification");
  }

  @Test
  void topicsAreReadWithTheIndex() {
    assertThat(plan(Sources.TOPICS, Tuple.of(SAM, 1000)))
        .contains("notification_source")
        .doesNotContain("Seq Scan on notification", "notification_pkey");
  }

  @Test
  void originsAreReadWithTheIndex() {
    assertThat(plan(Sources.ALL, Tuple.of(SAM)))
        .contains("notification_source")
        .doesNotContain("Seq Scan on notification");
  }

  @Test
  void theNumberOfPagesDoesNotDependOnTheNumberOfNotifications() {
    String plan = plan(Sources.TOPICS, Tuple.of(SAM, 1000));

    assertThat(pagesOf(plan)).isLessThan(100);
  }

  /** Parses the first line with buffers, which applies to the whole statement. */
  private static int pagesOf(String plan) {
    String pages = plan.lines().filter(line -> line.contains("Buffers:")).findFirst().orElseThrow();
    return NUMBER.matcher(pages).results().mapToInt(one -> Integer.parseInt(one.group())).sum();
  }

  private String plan(String query, Tuple values) {
    return database
        .reading(
            connection ->
                connection.preparedQuery("EXPLAIN (ANALYZE, BUFFERS) " + query).execute(values))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(row -> row.getString(0))
                    .collect(joining("\n")))
        .await()
        .atMost(Duration.ofSeconds(10));
  }
}
