package io.heliograph.systemtests.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.harness.product.Repository;
import io.heliograph.localstack.process.Service;
import io.heliograph.systemtests.harness.FailureLogs;
import io.heliograph.systemtests.harness.RunningHeliograph;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(180)
@ExtendWith(FailureLogs.class)
class QuietStartIT {
  private static final Pattern WARNING = Pattern.compile("\\b(WARN|WARNING|ERROR|FATAL)\\b");

  private static RunningHeliograph heliograph;

  @BeforeAll
  static void start() throws IOException {
    for (Service service : Service.values()) {
      Files.deleteIfExists(FailureLogs.folder(QuietStartIT.class).resolve(log(service)));
    }
    heliograph = RunningHeliograph.startFor(QuietStartIT.class, Map.of());
  }

  @AfterAll
  static void stop() {
    heliograph.close();
  }

  @ParameterizedTest
  @EnumSource(Service.class)
  void aStartWritesNoWarning(Service service) {
    String log = Repository.read(FailureLogs.folder(QuietStartIT.class).resolve(log(service)));

    assertThat(log.lines()).isNotEmpty().noneMatch(line -> WARNING.matcher(line).find());
  }

  private static String log(Service service) {
    return service.folder() + ".log";
  }
}
