package io.heliograph.signals.records;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentIdsTest {
  private static final int COUNT = 64;

  private final RecentIds ids = new RecentIds(COUNT);

  @Test
  void itKnowsTheLastOnesAndAtMostTwiceAsMany() {
    List<String> all = IntStream.range(0, 1000).mapToObj(Integer::toString).toList();
    for (int end = 1; end <= all.size(); end++) {
      add(all.get(end - 1));

      assertThat(ids.all())
          .containsAll(all.subList(Math.max(0, end - COUNT), end))
          .isSubsetOf(all.subList(Math.max(0, end - 2 * COUNT), end));
    }
  }

  @Test
  void longIdsTakeNoMoreMemorySoThatFewerAreKnown() {
    List<String> all = IntStream.range(0, COUNT).mapToObj(i -> i + "x".repeat(200)).toList();
    all.forEach(this::add);

    assertThat(ids.all()).contains(all.getLast()).doesNotContain(all.getFirst());
  }

  @Test
  void oneThatIsLongerThanAPageIsNotRemembered() {
    add("a");
    add("x".repeat(100_000));

    assertThat(ids.all()).containsExactly("a");
  }

  private void add(String id) {
    ids.add(id.getBytes(UTF_8));
  }
}
