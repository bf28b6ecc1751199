package io.heliograph.systemtests.backstage;

import io.heliograph.systemtests.harness.RunningHeliograph;
import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;

/** The newest client of signals. */
class BackstageSignalClientIT extends BackstageSignalClientContract {
  BackstageSignalClientIT(RunningHeliograph heliograph) {
    super(heliograph);
  }

  @BeforeAll
  static void start() throws IOException {
    start(ClientVersions.NEWEST);
  }
}
