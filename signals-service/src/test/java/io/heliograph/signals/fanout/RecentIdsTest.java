package io.heliograph.signals.fanout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.Random;
import java.util.SequencedSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentIdsTest {
  private static final int COUNT = 64;

  @Test
  void itKnowsTheLastOnesAndAtMostTwiceAsMany() {
    var ids = new RecentIds(COUNT);
    var last = new LinkedHashSet<String>();
    var known = new LinkedHashSet<String>();
    var random = new Random(7);
    for (int i = 0; i < 50_000; i++) {
      String id = Integer.toString(random.nextInt(400));

      boolean isNew = ids.add(id.getBytes(UTF_8));

      assertThat(isNew ? last : known)
          .as("%s at step %d", id, i)
          .matches(all -> all.contains(id) != isNew);
      if (isNew) {
        remember(id, last, COUNT);
        remember(id, known, 2 * COUNT);
      }
    }
    assertThat(known).hasSize(2 * COUNT);
  }

  @Test
  void longIdsTakeNoMoreMemorySoThatFewerAreKnown() {
    var ids = new RecentIds(COUNT);
    var texts = IntStream.range(0, COUNT).mapToObj(number -> number + "x".repeat(200)).toList();
    texts.forEach(text -> assertThat(ids.add(text.getBytes(UTF_8))).isTrue());

    assertThat(ids.add(texts.getLast().getBytes(UTF_8))).isFalse();
    assertThat(ids.add(texts.getFirst().getBytes(UTF_8))).isTrue();
  }

  @Test
  void oneThatIsLongerThanAllOfThemIsNotRemembered() {
    var ids = new RecentIds(COUNT);
    byte[] endless = "x".repeat(100_000).getBytes(UTF_8);
    ids.add("a".getBytes(UTF_8));

    assertThat(ids.add(endless)).isTrue();
    assertThat(ids.add(endless)).isTrue();
  }

  @Test
  void idsOfTheSameHashAreKeptApart() {
    var ids = new RecentIds(COUNT);

    assertThat(ids.add("Aa".getBytes(UTF_8))).isTrue();
    assertThat(ids.add("BB".getBytes(UTF_8))).isTrue();
    assertThat(ids.add("Aa".getBytes(UTF_8))).isFalse();
  }

  private static void remember(String id, SequencedSet<String> among, int count) {
    among.remove(id);
    among.addLast(id);
    if (among.size() > count) {
      among.removeFirst();
    }
  }
}
