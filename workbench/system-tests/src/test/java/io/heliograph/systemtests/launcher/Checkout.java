package io.heliograph.systemtests.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.heliograph.harness.product.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A separate root for {@code ./dev}, so that a test affects neither the data nor the runs of other
 * roots. It uses the build output of this repository.
 */
record Checkout(Path root) {
  private static final List<String> LINKED =
      List.of("dev", "notifications-service", "signals-service", "workbench");

  static Checkout in(Path folder) throws IOException {
    Path root = folder.toRealPath();
    for (String name : LINKED) {
      Files.createSymbolicLink(root.resolve(name), Repository.path(name));
    }
    Files.createDirectory(root.resolve("target"));
    Files.createFile(root.resolve("target/built"));
    return new Checkout(root);
  }

  Path dev() {
    return root.resolve("dev");
  }

  /** Runs {@code ./dev} with these arguments and returns what it prints on standard output. */
  String output(String... arguments) throws IOException {
    var command = new ProcessBuilder(dev().toString());
    command.command().addAll(List.of(arguments));
    command.environment().put("JAVA_HOME", System.getProperty("java.home"));
    try (var output = command.start().inputReader(UTF_8)) {
      return output.readAllAsString();
    }
  }

  Path environmentFile() {
    return root.resolve("target/heliograph.env");
  }

  Path write(String name, String content) throws IOException {
    return Files.writeString(root.resolve(name), content);
  }

  /** Returns the command lines of all running processes that were started from this root. */
  List<String> processes() {
    try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
      return all.flatMap(process -> process.info().commandLine().stream())
          .filter(line -> line.contains(root.toString()))
          .toList();
    }
  }
}
