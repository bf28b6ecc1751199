package io.heliograph.systemtests.backstage;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.systemtests.backstage.BackstagePages.Page;
import io.heliograph.systemtests.harness.RunningHeliograph;
import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The newest client of signals. */
class BackstageSignalClientIT extends BackstageSignalClientContract {
  BackstageSignalClientIT(RunningHeliograph heliograph) {
    super(heliograph);
  }

  @BeforeAll
  static void start() throws IOException {
    start(ClientVersions.NEWEST);
  }

  @Test
  void twoSubscriptionsAtOnceShareOneSocket() {
    Page page = page().subscribe(news).subscribe(jobs);

    awaitInForce(page, news);
    awaitInForce(page, jobs);
    assertThat(page.connections()).isEqualTo(1);
  }
}
