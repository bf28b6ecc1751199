package io.heliograph.systemtests.pages;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.heliograph.harness.product.Http;
import io.heliograph.harness.product.Repository;
import io.heliograph.systemtests.harness.DocumentationPage;
import io.heliograph.systemtests.harness.FailureLogs;
import io.heliograph.systemtests.harness.RunningHeliograph;
import io.heliograph.systemtests.harness.Shell;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Executes the lines of the page about sending with the real {@code curl}, and compares the answers
 * with those that the page states. The directory is that of the local run.
 */
@ExtendWith(FailureLogs.class)
@Timeout(180)
class SendingPageIT {
  private static final DocumentationPage PAGE = DocumentationPage.read("sending.md");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern STATUS = Pattern.compile("status (\\d+)");

  @AutoClose private static RunningHeliograph heliograph;
  private static String send;
  private static String script;

  @BeforeAll
  static void start() {
    Shell.require("curl", "tests with the lines of docs/sending.md");
    List<String> blocks = PAGE.blocks("sh");
    assertThat(blocks).hasSize(2);
    send = blocks.getFirst();
    script = blocks.getLast();
    String directory = Repository.path("workbench/local-stack/directory.yaml").toString();
    heliograph =
        RunningHeliograph.startFor(
            SendingPageIT.class,
            Map.of("HELIOGRAPH_DIRECTORY_TYPE", "file", "HELIOGRAPH_DIRECTORY_FILE", directory));
  }

  @Test
  void theFirstLineSendsToTheUsersThatThePageNames() {
    List<String> stated = stated(CODE, send);

    String answer = asService().run(send).output();

    assertThat(answer).startsWith(stated.getFirst());
    assertThat(body(answer).findValuesAsText("user"))
        .containsExactlyInAnyOrderElementsOf(
            stated.stream().filter(code -> code.startsWith("user:")).toList());
    assertThat(body(answer).findValuesAsText("origin")).containsOnly(RunningHeliograph.ORIGIN);
  }

  @Test
  void theSameLineAgainHasTheSameAnswer() {
    String first = asService().run(send).output();

    String again = asService().run(send).output();

    assertThat(again).containsIgnoringCase("\n" + stated(CODE, send).getLast() + "\r\n");
    assertThat(body(again)).isEqualTo(body(first));
  }

  @Test
  void theTokenOfAUserIsRefused() {
    String answer = with(heliograph.somebody().token()).run(send).output();

    assertThat(PAGE.text()).contains("a user's token is a 403");
    assertThat(answer).startsWith("HTTP/1.1 403 ");
  }

  @Test
  void theScriptPrintsTheAnswerAndSendsOnce() {
    Shell shell = asService();
    Shell.Result first = shell.run(script);

    Shell.Result again = shell.run(script);

    assertThat(again).isEqualTo(first);
    assertThat(first.status()).hasToString(stated(STATUS, script).getFirst());
    assertThat(Http.json(first.output()).findValuesAsText("title"))
        .containsExactly("Deployment has started");
  }

  @Test
  void theScriptWaitsForAServiceThatIsNotThere() throws Exception {
    Shell shell = asService();
    heliograph.notificationsService().stop();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Shell.Result> sent = threads.submit(() -> shell.run(script));

      heliograph.notificationsService().start();

      assertThat(sent.get(1, MINUTES).status()).hasToString(stated(STATUS, script).getFirst());
    }
  }

  /** With its repetitions the line would end after two minutes. */
  @Test
  void theScriptEndsWithAnotherStatusIfItIsRefused() {
    String once = script.replaceFirst("--retry \\d+", "--retry 0");

    Shell.Result refused = with(heliograph.somebody().token()).run(once);

    assertThat(once).isNotEqualTo(script);
    assertThat(refused.status()).hasToString(stated(STATUS, script).getLast());
    assertThat(Http.json(refused.output()).at("/error/name").textValue())
        .isEqualTo("NotAllowedError");
  }

  private static Shell asService() {
    return with(heliograph.serviceToken());
  }

  /** Returns a shell with the variables of the page, and a deployment of its own. */
  private static Shell with(String serviceToken) {
    return new Shell(
        Map.of(
            "NOTIFICATIONS_URL",
            heliograph.notificationsService().at("/api/notifications").toString(),
            "SERVICE_TOKEN",
            serviceToken,
            "DEPLOYMENT_ID",
            UUID.randomUUID().toString()));
  }

  /** Returns what the page states behind a block. */
  private static List<String> stated(Pattern pattern, String block) {
    return pattern
        .matcher(PAGE.paragraphBehind(block))
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  /** Returns the body of an answer that is printed with its head. */
  private static JsonNode body(String answer) {
    return Http.json(answer.substring(answer.indexOf("\r\n\r\n")));
  }
}
