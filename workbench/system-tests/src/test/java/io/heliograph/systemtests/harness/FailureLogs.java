package io.heliograph.systemtests.harness;

import io.heliograph.harness.product.Repository;
import io.heliograph.localstack.process.LogTail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;

/**
 * Prints the last log lines of the processes of a test class when one of its tests or its start
 * fails.
 */
public final class FailureLogs
    implements AfterTestExecutionCallback, LifecycleMethodExecutionExceptionHandler {
  /** Returns the folder with the logs of a test class. */
  public static Path folder(Class<?> test) {
    try {
      return Files.createDirectories(
          Repository.path("workbench/system-tests/target/system-tests")
              .resolve(test.getSimpleName()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void afterTestExecution(ExtensionContext context) throws IOException {
    if (context.getExecutionException().isPresent()) {
      showAll(context);
    }
  }

  @Override
  public void handleBeforeAllMethodExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    showAll(context);
    throw failure;
  }

  private static void showAll(ExtensionContext context) throws IOException {
    showAll(context.getRequiredTestClass());
  }

  /** Prints the logs of all processes of a class. */
  static void showAll(Class<?> test) throws IOException {
    try (Stream<Path> logs = Files.list(folder(test))) {
      logs.filter(file -> file.toString().endsWith(".log")).sorted().forEach(FailureLogs::show);
    }
  }

  private static void show(Path log) {
    System.out.printf("last lines of %s:%n%s%n", log, LogTail.of(log));
  }
}
