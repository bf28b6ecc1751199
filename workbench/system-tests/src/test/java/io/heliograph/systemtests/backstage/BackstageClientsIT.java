package io.heliograph.systemtests.backstage;

import io.heliograph.localstack.identity.LocalBackstage;
import io.heliograph.systemtests.harness.RunningHeliograph;
import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;

/** The newest clients of Backstage. */
class BackstageClientsIT extends BackstageClientsContract {
  BackstageClientsIT(RunningHeliograph heliograph, LocalBackstage backstage) {
    super(heliograph, backstage);
  }

  @BeforeAll
  static void start(RunningHeliograph heliograph) throws IOException {
    start(ClientVersions.NEWEST, heliograph);
  }
}
