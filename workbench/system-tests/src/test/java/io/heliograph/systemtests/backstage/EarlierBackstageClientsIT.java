package io.heliograph.systemtests.backstage;

import io.heliograph.localstack.identity.LocalBackstage;
import io.heliograph.systemtests.harness.RunningHeliograph;
import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;

/** Clients of Backstage that are older and still in use. */
class EarlierBackstageClientsIT extends BackstageClientsContract {
  EarlierBackstageClientsIT(RunningHeliograph heliograph, LocalBackstage backstage) {
    super(heliograph, backstage);
  }

  @BeforeAll
  static void start(RunningHeliograph heliograph) throws IOException {
    start(ClientVersions.EARLIER, heliograph);
  }
}
