package io.heliograph.systemtests.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.harness.product.Repository;
import io.heliograph.localstack.network.FreePorts;
import io.heliograph.localstack.process.Service;
import io.heliograph.localstack.process.ServiceProcess;
import io.heliograph.systemtests.harness.FailureLogs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A start of a packaged service that is expected to fail.
 *
 * @param status the exit status
 * @param lines the lines of the log that are not informational
 */
record FailedStart(int status, List<String> lines) {
  private static final Duration LONGEST = Duration.ofSeconds(90);
  private static final List<String> QUICK_START =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m");

  static FailedStart of(Service service, Map<String, String> environment)
      throws IOException, InterruptedException {
    return of(service, environment, List.of());
  }

  static FailedStart of(Service service, Map<String, String> environment, List<String> options)
      throws IOException, InterruptedException {
    Path log =
        Files.createTempFile(FailureLogs.folder(StartMistakeIT.class), service.folder(), ".log");
    var jvmOptions = new ArrayList<>(QUICK_START);
    jvmOptions.addAll(options);
    try (var process =
        ServiceProcess.start(
            service.directory(Repository.ROOT), jvmOptions, onFreePorts(environment), log)) {
      assertThat(process.process().waitFor(LONGEST.toMillis(), TimeUnit.MILLISECONDS))
          .as("the start of %s ends within %s, see %s", service.folder(), LONGEST, log)
          .isTrue();
      return new FailedStart(process.process().exitValue(), notInformational(log));
    }
  }

  private static Map<String, String> onFreePorts(Map<String, String> environment) {
    var all = new HashMap<String, String>();
    all.put("QUARKUS_HTTP_PORT", Integer.toString(FreePorts.one()));
    all.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(FreePorts.one()));
    all.put("QUARKUS_BANNER_ENABLED", "false");
    all.putAll(environment);
    return all;
  }

  /** Returns all lines but those of level INFO, in the form before and after the log is set up. */
  private static List<String> notInformational(Path log) {
    return Repository.read(log)
        .lines()
        .filter(line -> !line.contains(" INFO ") && !line.startsWith("INFO: "))
        .filter(line -> !line.contains("org.hibernate.validator.internal.util.Version"))
        .toList();
  }

  /** Checks that the failure is one line with all of these texts. */
  void isOneLineWith(String... texts) {
    assertThat(lines).hasSize(1);
    assertThat(lines.getFirst()).contains("ERROR", "start failed: ").contains(texts);
    assertThat(status).isEqualTo(1);
  }
}
