package io.heliograph.signals.fanout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecentIdsTest {
  private static final int COUNT = 64;

  @Test
  void itKnowsExactlyTheLastOnes() {
    var ids = new RecentIds(COUNT);
    var model = new LinkedHashSet<String>();
    var random = new Random(7);
    for (int i = 0; i < 50_000; i++) {
      String id = Integer.toString(random.nextInt(200));

      boolean isNew = ids.add(id.getBytes(UTF_8));

      assertThat(isNew).as("%s at step %d", id, i).isEqualTo(model.add(id));
      if (model.size() > COUNT) {
        model.removeFirst();
      }
    }
  }
}
