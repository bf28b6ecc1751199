package io.heliograph.systemtests.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.systemtests.client.Sending;
import io.heliograph.systemtests.harness.FailureLogs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Checks the state after a {@code ./dev run} that was stopped by SIGTERM: its data and its keys
 * remain, and nothing else.
 */
@ExtendWith(FailureLogs.class)
@Timeout(150)
class LauncherRestartIT {
  @TempDir private static Path folder;
  private static Checkout checkout;
  private static String sent;
  private static Announcement first;
  private static List<String> processesBefore;
  private static int exitCode;

  @BeforeAll
  static void startSendAndStop() throws Exception {
    checkout = Checkout.in(folder);
    Files.createFile(checkout.environmentFile());
    try (var run =
        DevRun.begin(output("first-run"), checkout, Map.of()).awaitNoFile().awaitFile()) {
      first = run.announcement();
      Sending toAlice = Sending.titled("Before the stop").to(first.user("alice"));
      sent = first.notifications().idOf(toAlice);
      processesBefore = checkout.processes();
      exitCode = run.stop();
    }
  }

  @Test
  void theStopIsASuccess() {
    assertThat(exitCode).isZero();
  }

  @Test
  void theFileIsGone() {
    assertThat(checkout.environmentFile()).doesNotExist();
  }

  @Test
  void noProcessIsLeft() {
    assertThat(processesBefore).hasSizeGreaterThanOrEqualTo(4);
    assertThat(checkout.processes()).isEmpty();
  }

  @Test
  void theNextRunKeepsDataAndTokensAndACleanOneDoesNot() throws Exception {
    try (var next = DevRun.begin(output("next-run"), checkout, Map.of()).awaitFile()) {
      Announcement announced = next.announcement();

      var found = announced.notifications().one(announced.user("alice"), sent);

      assertThat(found.at("/payload/title").textValue()).isEqualTo("Before the stop");
      assertThat(announced.answerTo(first.value("USER_TOKEN_ALICE"))).isEqualTo(200);
      assertThat(announced.value("SERVICE_TOKEN")).isEqualTo(first.value("SERVICE_TOKEN"));
    }
    try (var clean = DevRun.begin(output("clean-run"), checkout, Map.of(), "--clean").awaitFile()) {
      Announcement announced = clean.announcement();

      assertThat(announced.notifications().titles(announced.user("alice"))).isEmpty();
      assertThat(announced.answerTo(first.value("USER_TOKEN_ALICE"))).isEqualTo(401);
      assertThat(announced.value("SERVICE_TOKEN")).isNotEqualTo(first.value("SERVICE_TOKEN"));
    }
  }

  private static Path output(String name) {
    return FailureLogs.folder(LauncherRestartIT.class).resolve(name + ".log");
  }
}
