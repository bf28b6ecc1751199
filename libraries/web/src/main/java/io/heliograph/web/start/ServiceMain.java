package io.heliograph.web.start;

import io.quarkus.bootstrap.logging.InitialConfigurator;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Main class of a service. */
@QuarkusMain
public final class ServiceMain {
  private static final String FAILED = "start failed: ";

  private ServiceMain() {}

  public static void main(String... arguments) {
    Quarkus.run(null, ServiceMain::exit, arguments);
  }

  private static void exit(int status, @Nullable Throwable failure) {
    if (failure != null) {
      report(failure);
    }
    System.exit(status);
  }

  private static void report(Throwable failure) {
    Optional<String> mistake = StartMistake.describe(failure);
    if (hasLog(failure)) {
      Logger log = Logger.getLogger(ServiceMain.class);
      mistake.ifPresentOrElse(
          line -> log.error(FAILED + line), () -> log.error(FAILED + failure, failure));
    } else {
      System.err.println("ERROR " + FAILED + mistake.orElseGet(failure::toString));
      if (mistake.isEmpty()) {
        failure.printStackTrace();
      }
    }
  }

  /** Returns whether the log is configured; an invalid configuration is found before. */
  private static boolean hasLog(Throwable failure) {
    return InitialConfigurator.DELAYED_HANDLER.isActivated()
        && !StartMistake.isInvalidConfiguration(failure);
  }
}
