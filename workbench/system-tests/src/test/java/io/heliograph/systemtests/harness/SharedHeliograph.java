package io.heliograph.systemtests.harness;

import static java.util.Objects.requireNonNull;

import io.heliograph.harness.product.Repository;
import io.heliograph.harness.product.RunningService;
import io.heliograph.localstack.identity.LocalBackstage;
import io.heliograph.localstack.identity.LocalIdentity;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Runs one product for all test classes that only call it. It starts for the first of them and
 * stops after the last test. These tests receive each other's broadcasts, so a test must identify
 * its own. It provides these parameters: the {@link RunningHeliograph}; the {@link LocalBackstage}
 * whose tokens it trusts; the {@link AcmeIssuer} of senders; a second instance of
 * notifications-service as {@link RunningService}.
 */
public final class SharedHeliograph implements ParameterResolver, AfterTestExecutionCallback {
  /** Token of a second service beside that of {@link RunningHeliograph#ORIGIN}. */
  public static final String OTHER_TOKEN = LocalIdentity.newServiceToken();

  /** Origin of the second service. */
  public static final String OTHER_ORIGIN = "not-a-ref";

  /** An origin that is off by default. Only the second instance has this setting. */
  public static final String OPT_IN_ORIGIN = "plugin:opt-in";

  /** An allowed web origin for CORS. */
  public static final String PAGE = "https://backstage.example";

  private static final Namespace STORE = Namespace.create(SharedHeliograph.class);

  /** Maps the type of each parameter to the function that provides it. */
  private static final Map<Class<?>, Function<Store, Object>> PARTS =
      Map.of(
          RunningHeliograph.class, SharedHeliograph::heliograph,
          RunningService.class, SharedHeliograph::secondInstance,
          LocalBackstage.class, SharedHeliograph::backstage,
          AcmeIssuer.class, SharedHeliograph::acme);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return PARTS.containsKey(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return requireNonNull(PARTS.get(parameter.getParameter().getType()))
        .apply(context.getRoot().getStore(STORE));
  }

  private static LocalBackstage backstage(Store store) {
    return store.computeIfAbsent(
        LocalBackstage.class, key -> LocalBackstage.start(), LocalBackstage.class);
  }

  private static AcmeIssuer acme(Store store) {
    return store.computeIfAbsent(AcmeIssuer.class, key -> AcmeIssuer.start(), AcmeIssuer.class);
  }

  private static RunningHeliograph heliograph(Store store) {
    return store
        .computeIfAbsent(Start.class, key -> Start.attempt(environment(store)), Start.class)
        .heliograph();
  }

  private static RunningService secondInstance(Store store) {
    return store.computeIfAbsent(
        RunningService.class,
        key ->
            heliograph(store).anotherNotificationsService("notifications-service-2", optInOrigin()),
        RunningService.class);
  }

  private static Map<String, String> environment(Store store) {
    var environment = new HashMap<>(acme(store).environmentOfSenders());
    environment.put("HELIOGRAPH_DIRECTORY_TYPE", "file");
    environment.put(
        "HELIOGRAPH_DIRECTORY_FILE",
        Repository.path("workbench/system-tests/src/test/resources/directory.yaml").toString());
    environment.put("HELIOGRAPH_IDENTITY_SERVICES_OTHER_TOKEN", OTHER_TOKEN);
    environment.put("HELIOGRAPH_IDENTITY_SERVICES_OTHER_SUBJECT", OTHER_ORIGIN);
    environment.put("HELIOGRAPH_IDENTITY_BACKSTAGE_BASE_URL", backstage(store).baseUrl());
    environment.put("HELIOGRAPH_WEB_ORIGINS", PAGE);
    return environment;
  }

  private static Map<String, String> optInOrigin() {
    return Map.of(
        "HELIOGRAPH_SETTINGS_CHANNELS_WEB_ORIGINS_QUIET_ID",
        OPT_IN_ORIGIN,
        "HELIOGRAPH_SETTINGS_CHANNELS_WEB_ORIGINS_QUIET_ENABLED",
        "false");
  }

  @Override
  public void afterTestExecution(ExtensionContext context) throws IOException {
    if (context.getExecutionException().isPresent()) {
      FailureLogs.showAll(SharedHeliograph.class);
    }
  }

  /**
   * The result of the start. A failed start is not repeated, because every test would wait as long
   * as the first.
   */
  private record Start(@Nullable RunningHeliograph running, @Nullable RuntimeException failure)
      implements AutoCloseable {
    static Start attempt(Map<String, String> environment) {
      try {
        return new Start(RunningHeliograph.startFor(SharedHeliograph.class, environment), null);
      } catch (RuntimeException e) {
        return new Start(null, e);
      }
    }

    RunningHeliograph heliograph() {
      if (running == null) {
        throw new IllegalStateException("the product did not start", failure);
      }
      return running;
    }

    @Override
    public void close() {
      if (running != null) {
        running.close();
      }
    }
  }
}
