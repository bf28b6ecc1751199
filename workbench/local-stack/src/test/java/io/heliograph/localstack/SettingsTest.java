package io.heliograph.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliograph.localstack.network.FreePorts;
import io.heliograph.localstack.network.Loopback;
import io.heliograph.localstack.process.Service;
import io.heliograph.localstack.process.StartFailed;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

  @TempDir Path root;

  @Test
  void aTakenPortIsNamedWithTheVariableThatChoosesAnother() throws IOException {
    try (ServerSocket taken = Loopback.bind(Loopback.HOST, 0)) {
      var settings =
          settings(
              Map.of(
                  "HELIOGRAPH_SIGNALS_PORT",
                  "" + taken.getLocalPort(),
                  "HELIOGRAPH_NOTIFICATIONS_PORT",
                  "0"));

      assertThatThrownBy(() -> Ports.choose(settings))
          .isInstanceOf(StartFailed.class)
          .hasMessageContaining("signals-service: port " + taken.getLocalPort())
          .hasMessageContaining("HELIOGRAPH_SIGNALS_PORT=");
    }
  }

  @Test
  void twoPartsCannotAskForTheSamePort() {
    var port = "" + FreePorts.one();
    var settings =
        settings(Map.of("HELIOGRAPH_SIGNALS_PORT", port, "HELIOGRAPH_NOTIFICATIONS_PORT", port));

    assertThatThrownBy(() -> Ports.choose(settings))
        .isInstanceOf(StartFailed.class)
        .hasMessageContaining(port);
  }

  @Test
  void partsGetDifferentPorts() {
    var ports =
        Ports.choose(
            settings(Map.of("HELIOGRAPH_SIGNALS_PORT", "0", "HELIOGRAPH_NOTIFICATIONS_PORT", "0")));

    assertThat(
            List.of(
                ports.kafka(),
                ports.postgres(),
                ports.of(Service.SIGNALS),
                ports.of(Service.NOTIFICATIONS)))
        .doesNotHaveDuplicates()
        .allMatch(port -> port > 0);
  }

  @Test
  void whatIsNoPortIsRefusedWithTheNameOfItsVariable() {
    for (String wrong : List.of("http", "-1", "65536", "999999")) {
      assertThatThrownBy(
              () ->
                  settings(Map.of("HELIOGRAPH_KAFKA_PORT", wrong)).port("HELIOGRAPH_KAFKA_PORT", 0))
          .isInstanceOf(StartFailed.class)
          .hasMessageContaining("HELIOGRAPH_KAFKA_PORT is '" + wrong + "'");
    }
  }

  @Test
  void aRelativeDirectoryFileIsMeantFromWhereTheCommandWasCalled() {
    var settings = settings(Map.of("HELIOGRAPH_DIRECTORY_FILE", "mine.yaml"));

    assertThat(settings.directoryFile()).isEqualTo(Path.of("mine.yaml").toAbsolutePath());
    assertThat(settings(Map.of()).directoryFile())
        .isEqualTo(root.resolve("workbench/local-stack/directory.yaml"));
  }

  @Test
  void aCollectorOfTheCallersChoiceReplacesOurs() {
    var settings = settings(Map.of("JAVA_OPTS_SIGNALS", " -Xmx64m  -XX:+UseZGC"));

    assertThat(settings.jvmOptions(Service.SIGNALS))
        .containsExactly("-Xshare:auto", "-Xmx64m", "-XX:+UseZGC");
    assertThat(settings.jvmOptions(Service.NOTIFICATIONS)).contains("-XX:+UseSerialGC");
  }

  @Test
  void anUnknownOptionIsRefused() {
    assertThatThrownBy(() -> Settings.of(new String[] {root.toString(), "--cleen"}, Map.of()))
        .isInstanceOf(StartFailed.class)
        .hasMessageContaining("--clean");
  }

  private Settings settings(Map<String, String> environment) {
    return Settings.of(new String[] {root.toString()}, environment);
  }
}
