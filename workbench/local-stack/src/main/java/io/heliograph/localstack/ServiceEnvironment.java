package io.heliograph.localstack;

import io.heliograph.localstack.network.Loopback;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;

/**
 * The environment of both services for the local run. Values of the launcher's own environment take
 * precedence.
 */
final class ServiceEnvironment {

  private static final String CALLER = "external:local";
  private static final String PAGES_OF_THIS_MACHINE = "http://localhost:*,http://127.0.0.1:*";

  private final Map<String, String> effective;

  ServiceEnvironment(Settings settings, LocalStack stack) {
    effective = new HashMap<>(stack.environment(CALLER));
    effective.put("HELIOGRAPH_DIRECTORY_TYPE", "file");
    effective.put("QUARKUS_SWAGGER_UI_ENABLED", "true");
    effective.put("HELIOGRAPH_WEB_ORIGINS", PAGES_OF_THIS_MACHINE);
    effective.replaceAll((variable, local) -> settings.environment().getOrDefault(variable, local));
    effective.put(Settings.DIRECTORY_FILE, settings.directoryFile().toString());
  }

  Map<String, String> on(int port, int managementPort) {
    var environment = new HashMap<>(effective);
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
    return environment;
  }

  String value(String variable) {
    return effective.getOrDefault(variable, "");
  }

  /** Returns the address at which a caller on this machine reaches the service. */
  String host() {
    return reachable(value(LocalStack.HTTP_HOST));
  }

  String managementHost() {
    return reachable(value(LocalStack.MANAGEMENT_HOST));
  }

  private static String reachable(String host) {
    return host.equals("0.0.0.0") || host.equals("::") ? Loopback.HOST : host;
  }

  String postgresUrl() {
    String credentials =
        "//%s:%s@".formatted(value(LocalStack.DATABASE_USER), value(LocalStack.DATABASE_PASSWORD));
    return value(LocalStack.REACTIVE_URL).replaceFirst("//", Matcher.quoteReplacement(credentials));
  }
}
