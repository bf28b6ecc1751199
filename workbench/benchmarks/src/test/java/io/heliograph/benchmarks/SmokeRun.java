package io.heliograph.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.heliograph.benchmarks.report.Terminal;
import io.heliograph.harness.product.Repository;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Runs a benchmark at its smallest scale on the packaged services.
 *
 * @param pageBefore content of the performance page before the run
 */
public record SmokeRun(boolean succeeded, String printed, String pageBefore) {
  public static final Path PAGE = Repository.ROOT.resolve("docs/performance.md");

  public static SmokeRun of(String subject) throws IOException {
    String pageBefore = Files.readString(PAGE);
    var output = new ByteArrayOutputStream();
    var terminal = new Terminal(new PrintStream(output, false, UTF_8));
    var options = Options.of(Repository.ROOT.toString(), subject, "--quick");
    boolean succeeded = new Run(options, terminal).conduct();
    return new SmokeRun(succeeded, output.toString(UTF_8), pageBefore);
  }
}
