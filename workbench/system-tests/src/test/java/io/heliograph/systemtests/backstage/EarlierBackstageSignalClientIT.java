package io.heliograph.systemtests.backstage;

import io.heliograph.systemtests.harness.RunningHeliograph;
import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;

/** A client of signals that is older and still in use. */
class EarlierBackstageSignalClientIT extends BackstageSignalClientContract {
  EarlierBackstageSignalClientIT(RunningHeliograph heliograph) {
    super(heliograph);
  }

  @BeforeAll
  static void start() throws IOException {
    start(ClientVersions.EARLIER);
  }
}
