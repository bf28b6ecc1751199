package io.heliograph.web.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.ConfigValidationException.Problem;
import java.net.BindException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class StartMistakeTest {

  @Test
  void aWrongSettingIsFoundBelowTheFailureOfTheContainer() {
    var wrong = new ConfigurationException("heliograph.x: write it as a number");

    assertThat(StartMistake.describe(new RuntimeException("failed to start", wrong)))
        .contains("heliograph.x: write it as a number");
  }

  @Test
  void allProblemsOfTheConfigurationAreOneLineWithoutCodes() {
    var invalid =
        new ConfigValidationException(
            new Problem[] {
              new Problem(
                  "java.util.NoSuchElementException: SRCFG00014: The config property a is required"),
              new Problem(
                  "java.lang.IllegalArgumentException: SRCFG00039: The config property b with the"
                      + " config value \"x\" threw an Exception whilst being converted SRCFG00029:"
                      + " Expected an integer value")
            });

    assertThat(StartMistake.describe(invalid))
        .contains(
            "The config property a is required; The config property b with the config value \"x\""
                + " is invalid: Expected an integer value");
  }

  @Test
  void aMessageOfSeveralLinesBecomesOne() {
    assertThat(StartMistake.describe(new SQLException("refused\n  by the server\r\n")))
        .contains("quarkus.datasource.jdbc.url: refused by the server");
  }

  @Test
  void aPasswordInAUrlIsNotShown() {
    assertThat(
            StartMistake.describe(
                new SQLException("not supported: jdbc:x://db?user=u&password=secret&ssl=true")))
        .contains(
            "quarkus.datasource.jdbc.url: not supported: jdbc:x://db?user=u&password=***&ssl=true");
  }

  @Test
  void anUnknownHostIsNamed() {
    var unknown = new SQLException("The attempt failed.", new UnknownHostException("db.nowhere"));

    assertThat(StartMistake.describe(unknown)).get().asString().endsWith("db.nowhere");
  }

  @Test
  void aPortInUseIsAMistake() {
    assertThat(StartMistake.describe(new BindException("Port already bound: 8080")))
        .contains("Port already bound: 8080");
  }

  @Test
  void aFaultOfTheProgramIsNoMistake() {
    assertThat(StartMistake.describe(new IllegalStateException("bug"))).isEmpty();
  }
}
