package io.heliograph.signals.fanout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.Random;
import java.util.SequencedSet;
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

  private static void remember(String id, SequencedSet<String> among, int count) {
    among.remove(id);
    among.addLast(id);
    if (among.size() > count) {
      among.removeFirst();
    }
  }
}
