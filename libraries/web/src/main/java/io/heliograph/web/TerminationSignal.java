package io.heliograph.web;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.lang.reflect.Proxy;

/**
 * Exits with status 0 after SIGTERM; by default the JVM exits with 143, which is taken for a
 * failure. Only {@code sun.misc.Signal} can change this. It is called by reflection because the
 * compiler warns wherever it is named.
 */
@Singleton
final class TerminationSignal {
  private static final String NAME = "TERM";

  void handle(@Observes StartupEvent started, LaunchMode mode) throws ReflectiveOperationException {
    if (mode == LaunchMode.NORMAL) {
      handle(() -> Quarkus.asyncExit(0));
    }
  }

  private static void handle(Runnable action) throws ReflectiveOperationException {
    Class<?> signal = Class.forName("sun.misc.Signal");
    Class<?> handler = Class.forName("sun.misc.SignalHandler");
    Object handling =
        Proxy.newProxyInstance(
            TerminationSignal.class.getClassLoader(),
            new Class<?>[] {handler},
            (proxy, method, arguments) -> {
              action.run();
              return null;
            });
    signal
        .getMethod("handle", signal, handler)
        .invoke(null, signal.getConstructor(String.class).newInstance(NAME), handling);
  }
}
