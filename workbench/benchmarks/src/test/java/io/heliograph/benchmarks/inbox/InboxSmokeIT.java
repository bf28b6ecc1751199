package io.heliograph.benchmarks.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.benchmarks.SmokeRun;
import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that the benchmark runs. Its speed does not matter here. */
@Timeout(150)
class InboxSmokeIT {
  private static SmokeRun run = new SmokeRun(false, "", "");

  @BeforeAll
  static void run() throws IOException {
    run = SmokeRun.of("inbox");
  }

  @Test
  void everyRequestIsAnswered() {
    assertThat(run.succeeded()).as(run.printed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Newest 10 unread with their total, of 2,000 .* p50 \\S+ ms, p99 .*p50 ≤ 5 ms",
        "Newest 10 unread with their total, of 50 .* p50 \\S+ ms, p99 .*p50 ≤ 5 ms",
        "Status, of 2,000 .* p50 \\S+ ms, p99 .*p50 ≤ 2 ms",
        "Status, of 50 .* p50 \\S+ ms, p99 .*p50 ≤ 2 ms",
        "Newest 10 unread that contain a word, of 2,000 .* p50 \\S+ ms, p99",
        "Newest 10 unread of another user while one searches 2,000 with 20 .* p99 .*ratio ≤ 2",
        "Sends to one person, 64 connections .*/s .*/s.* ratio ≥ 0.6",
        "… the time of one .* p50 .* p99 ≤ 4 × p50",
        "… from the last answer until all are in Kafka .*s",
        "… processor time per 1,000 .*notifications-service \\d.* PostgreSQL \\d.* client \\d",
        "One send to a group of 200, until the answer .* ratio ≤ 4",
        "… until it is on the last of 200 sockets .* ≤ 2.5 s for 10,000",
        "Sends to one person, 4 connections, while others send to 200, .*p99 ≤ 2 × alone",
        "Memory of notifications-service after that .*(MiB|known)"
      })
  void everyFigureIsPrinted(String figure) {
    assertThat(run.printed()).containsPattern("(?m)^" + figure);
  }

  @Test
  void aSmokeRunLeavesThePageAlone() {
    assertThat(SmokeRun.PAGE).hasContent(run.pageBefore());
  }
}
