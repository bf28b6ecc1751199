package io.heliograph.signals.records;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentIdsTest {
  private static final int COUNT = 64;

  private final RecentIds ids = new RecentIds(COUNT);

  @Test
  void theLastIdsAreKnown() {
    IntStream.range(0, 1000).forEach(number -> assertThat(add("id-" + number)).isTrue());

    IntStream.range(1000 - COUNT, 1000)
        .forEach(number -> assertThat(add("id-" + number)).isFalse());
  }

  @Test
  void theOldestIdIsForgottenFirst() {
    IntStream.rangeClosed(0, COUNT).forEach(number -> add("id-" + number));

    assertThat(add("id-1")).isFalse();
    assertThat(add("id-0")).isTrue();
  }

  @Test
  void anIdThatIsTooLongIsNotRemembered() {
    String tooLong = "x".repeat(129);

    assertThat(add(tooLong)).isTrue();
    assertThat(add(tooLong)).isTrue();
  }

  private boolean add(String id) {
    return ids.add(id.getBytes(UTF_8));
  }
}
