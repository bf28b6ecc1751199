package io.heliograph.testsupport.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Runs {@code ./mvnw verify} with all tests and reports the result on a few lines. */
public final class TestRun {

  /** Modules that do not depend on each other are tested at the same time: many tests wait. */
  private static final List<String> MAVEN =
      List.of("-B", "-ntp", "verify", "-T", "2", "-Dmaven.test.redirectTestOutputToFile=true");

  private final Path root;
  private final TestConsole console;
  private final MavenOutputParser output;

  TestRun(Path root, PrintStream terminal) {
    this.root = root;
    this.console = new TestConsole(root, terminal);
    this.output = new MavenOutputParser(console);
  }

  /** Takes the root of the repository, followed by options for Maven. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var terminal = new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);
    Path root = Path.of(arguments[0]).toAbsolutePath().normalize();
    terminal.println(
        "A line for each module when its tests end; the output of Maven: target/test.log");
    List<String> options = Arrays.asList(arguments).subList(1, arguments.length);
    System.exit(new TestRun(root, terminal).run(options));
  }

  /** Returns the exit code of Maven. */
  int run(List<String> options) throws IOException, InterruptedException {
    Path log = Files.createDirectories(root.resolve("target")).resolve("test.log");
    Process maven = start(options);
    Runtime.getRuntime().addShutdownHook(new Thread(maven::destroy, "stop Maven"));
    try (BufferedReader lines = maven.inputReader(UTF_8);
        var copy = new PrintWriter(Files.newBufferedWriter(log), true)) {
      lines
          .lines()
          .forEach(
              line -> {
                copy.println(line);
                output.line(line);
              });
    }
    int code = maven.waitFor();
    console.end(code == 0, output, log);
    return code;
  }

  private Process start(List<String> options) throws IOException {
    var command = new ArrayList<>(List.of(root.resolve("mvnw").toString()));
    command.addAll(MAVEN);
    command.addAll(options);
    return new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true).start();
  }
}
