package io.heliograph.testsupport.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs a script in place of Maven. It prints what Maven prints and writes the same reports. */
class TestRunTest {

  private static final String REPORTS = "libraries/log/target/surefire-reports/";
  private static final String LOG_MODULE =
      """
      echo '[INFO] Building Heliograph :: log 0.1.0-SNAPSHOT   [2/3]'
      echo '[INFO]   from libraries/log/pom.xml'
      """;

  @TempDir Path root;
  private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();

  @BeforeEach
  void folders() throws IOException {
    Files.createDirectories(root.resolve(REPORTS));
  }

  @Test
  void aModuleIsALineWithTheNumberOfItsTests() throws Exception {
    int code = run(LOG_MODULE + report("LinesTest", "<testcase classname='a.LinesTest'/>"));

    assertThat(code).isZero();
    assertThat(lines()).hasSize(2);
    assertThat(lines().getFirst()).startsWith("  libraries/log").contains(" 1 tests, 0 min");
    assertThat(lines().getLast()).startsWith("✓ passed: 1 tests, 0 failed");
  }

  @Test
  void modulesThatAreTestedAtTheSameTimeAreLinesInTheOrderOfTheirEnds() throws Exception {
    run(
        LOG_MODULE
            + """
            echo '[INFO]   from libraries/web/pom.xml'
            echo '[INFO]   from pom.xml'
            echo '[INFO] --- failsafe:3.5.4:verify (default) @ web ---'
            """
            + report("LinesTest", "<testcase classname='a.LinesTest'/>")
            + "echo '[INFO] --- failsafe:3.5.4:verify (default) @ log ---'");

    assertThat(lines()).hasSize(3);
    assertThat(lines().get(0)).startsWith("  libraries/web").contains("no tests");
    assertThat(lines().get(1)).startsWith("  libraries/log").contains(" 1 tests, 0 min");
  }

  @Test
  void theOutputOfMavenIsInTheLog() throws Exception {
    run(LOG_MODULE + "echo 'a detail: é'");

    assertThat(terminal.toString(UTF_8))
        .doesNotContain("a detail")
        .contains("log: target/test.log");
    assertThat(root.resolve("target/test.log")).content().contains("from libraries", "detail: é");
  }

  @Test
  void aFailedTestIsPrintedWithItsMessageAndWhereItsOutputIs() throws Exception {
    String failure =
        """
        <testcase classname='a.LinesTest' name='isOne'><failure message='no'>java.lang.AssertionError: expected: 1
         but was: é
        \tat org.assertj.core.Internal.fail(Internal.java:1)
        \tat io.heliograph.log.LinesTest.isOne(LinesTest.java:7)
        </failure></testcase>""";
    Files.writeString(root.resolve(REPORTS + "a.LinesTest-output.txt"), "printed");

    int code = run(LOG_MODULE + report("LinesTest", failure) + "echo '[ERROR] no goal'; exit 3");

    assertThat(code).isEqualTo(3);
    assertThat(lines().subList(1, lines().size() - 1))
        .containsExactly(
            "✗ LinesTest.isOne",
            "    java.lang.AssertionError: expected: 1",
            "     but was: é",
            "    at io.heliograph.log.LinesTest.isOne(LinesTest.java:7)",
            "    output: " + REPORTS + "a.LinesTest-output.txt");
    assertThat(lines().getLast()).startsWith("✗ failed: 1 tests, 1 failed");
  }

  @Test
  void aFailureThatIsNoTestIsPrintedAsMavenSaysIt() throws Exception {
    run(
        LOG_MODULE
            + """
            echo '[ERROR] /x/Lines.java:[3,1] cannot find symbol'
            echo '[ERROR] '
            echo '[ERROR] -> [Help 1]'
            echo '[ERROR] To see the full stack trace of the errors, use -e'
            exit 1
            """);

    assertThat(lines()).hasSize(3);
    assertThat(lines().get(1)).isEqualTo("  /x/Lines.java:[3,1] cannot find symbol");
    assertThat(lines().getLast()).startsWith("✗ failed: 0 tests");
  }

  @Test
  void anErrorOfTheCompilerIsPrintedBesideAFailedTest() throws Exception {
    String failure =
        "<testcase classname='a.LinesTest' name='isOne'><failure>no</failure></testcase>";

    run(
        LOG_MODULE
            + report("LinesTest", failure)
            + """
            echo '[WARNING] /x/Lines.java:[3,1] [UnusedVariable] not read'
            echo '[ERROR] warnings found and -Werror specified'
            exit 1
            """);

    assertThat(lines())
        .contains("✗ LinesTest.isOne", "  /x/Lines.java:[3,1] [UnusedVariable] not read")
        .doesNotContain("  warnings found and -Werror specified");
  }

  @Test
  void theReasonOfASkippedTestIsPrintedOnce() throws Exception {
    String skipped =
        "<testcase classname='a.NodeIT'><skipped message='npm is missing'/></testcase>".repeat(2);

    run(LOG_MODULE + report("NodeIT", skipped));

    assertThat(lines().getFirst()).contains(" 2 tests, 2 skipped");
    assertThat(lines()).containsOnlyOnce("  skipped NodeIT: npm is missing");
  }

  @Test
  void theReportOfAnEarlierRunIsNotCounted() throws Exception {
    Path earlier = root.resolve(REPORTS + "TEST-a.GoneTest.xml");
    Files.writeString(earlier, "<testsuite><testcase classname='a.GoneTest'/></testsuite>");
    Files.setLastModifiedTime(earlier, FileTime.from(Instant.now().minus(Duration.ofMinutes(1))));

    run(LOG_MODULE);

    assertThat(lines().getFirst()).contains("no tests");
  }

  @Test
  void optionsArePassedOnToMaven() throws Exception {
    run("echo \"[ERROR] $*\"; exit 1", "-pl", "libraries/log");

    assertThat(lines().getFirst()).contains("verify").endsWith("-pl libraries/log");
  }

  private int run(String script, String... options) throws IOException, InterruptedException {
    Path maven = Files.writeString(root.resolve("mvnw"), "#!/bin/sh\n" + script);
    assertThat(maven.toFile().setExecutable(true)).isTrue();
    return new TestRun(root, new PrintStream(terminal, true, UTF_8)).run(List.of(options));
  }

  private static String report(String test, String cases) {
    return "cat > %sTEST-a.%s.xml <<'XML'\n<testsuite>%s</testsuite>\nXML\n"
        .formatted(REPORTS, test, cases);
  }

  private List<String> lines() {
    return terminal.toString(UTF_8).lines().toList();
  }
}
