package io.heliograph.localstack;

import io.heliograph.localstack.RunningParts.Stage;
import io.heliograph.localstack.process.FolderLock;
import io.heliograph.localstack.process.StartFailed;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Main class of {@code ./dev run}. It starts everything, waits, and stops everything on a signal or
 * when a service ends.
 */
public final class Launcher {

  /**
   * A Ctrl-C also reaches the services. A service that ends within this time before a stop has not
   * failed.
   */
  private static final Duration SAME_SIGNAL = Duration.ofMillis(500);

  /**
   * Time limit for a start in progress, which is not interrupted. It is longer than the start of a
   * server.
   */
  private static final Duration SETTLE = Duration.ofSeconds(60);

  private final Settings settings;
  private final FolderLock lock;
  private final Progress progress;
  private final RunningParts parts;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final CountDownLatch settled = new CountDownLatch(1);
  private volatile boolean failed;

  private Launcher(Settings settings, FolderLock lock, Progress progress) {
    this.settings = settings;
    this.lock = lock;
    this.progress = progress;
    this.parts = new RunningParts(progress);
  }

  /** Takes the root of the repository, and {@code --clean} to start without data. */
  public static void main(String[] arguments) {
    var progress = new Progress();
    try {
      var settings = Settings.of(arguments, System.getenv());
      var lock = FolderLock.take(settings.layout().data());
      new Launcher(settings, lock, progress).run();
    } catch (StartFailed e) {
      progress.failed(e);
    }
    System.exit(1);
  }

  private void run() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
    try {
      RunningServices services = start();
      fail(services.awaitEnd());
    } catch (RuntimeException | InterruptedException e) {
      fail(e);
    }
  }

  private RunningServices start() throws InterruptedException {
    try {
      return new Start(settings, parts, progress).everything();
    } finally {
      settled.countDown();
    }
  }

  private void fail(Exception reason) {
    if (!isStopping()) {
      failed = true;
      progress.failed(reason);
    }
  }

  private boolean isStopping() {
    try {
      return stopping.await(SAME_SIGNAL.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /**
   * Stops everything, as the shutdown hook. It halts the JVM at its end, so that a stop by signal
   * has exit code 0.
   */
  private void stop() {
    stopping.countDown();
    var environmentFile = new EnvironmentFile(settings.layout().environmentFile());
    environmentFile.remove();
    parts.stop(Stage.SERVICES);
    awaitSettled();
    parts.stop(Stage.KAFKA);
    parts.stop(Stage.POSTGRES);
    environmentFile.remove();
    lock.close();
    Runtime.getRuntime().halt(failed ? 1 : 0);
  }

  private void awaitSettled() {
    try {
      if (!settled.await(SETTLE.toSeconds(), TimeUnit.SECONDS)) {
        progress.note("the start that was under way does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
