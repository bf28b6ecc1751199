package io.heliograph.localstack;

import io.heliograph.localstack.identity.LocalIdentity;
import io.heliograph.localstack.kafka.LocalKafka;
import io.heliograph.localstack.network.Loopback;
import io.heliograph.localstack.postgres.LocalPostgres;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;

/**
 * What both services are told about the local run, each value only where the launcher's own
 * environment says nothing.
 */
final class ServiceEnvironment {

  static final String HTTP_HOST = "QUARKUS_HTTP_HOST";
  static final String MANAGEMENT_HOST = "QUARKUS_MANAGEMENT_HOST";
  static final String REACTIVE_URL = "QUARKUS_DATASOURCE_REACTIVE_URL";
  static final String DATABASE_USER = "QUARKUS_DATASOURCE_USERNAME";
  static final String DATABASE_PASSWORD = "QUARKUS_DATASOURCE_PASSWORD";
  static final String BOOTSTRAP = "KAFKA_BOOTSTRAP_SERVERS";
  static final String SERVICE_TOKEN = "HELIOGRAPH_IDENTITY_SERVICES_LOCAL_TOKEN";

  private final Map<String, String> effective = new HashMap<>();

  ServiceEnvironment(Settings settings, LocalStack stack) {
    servers(stack.postgres(), stack.kafka());
    callers(stack.identity());
    effective.put(HTTP_HOST, Loopback.HOST);
    effective.put(MANAGEMENT_HOST, Loopback.HOST);
    effective.put("HELIOGRAPH_DIRECTORY_TYPE", "file");
    effective.put("HELIOGRAPH_NOTIFICATIONS_DRAIN_PROPAGATION", "0S");
    effective.put("HELIOGRAPH_SIGNALS_DRAIN_PROPAGATION", "0S");
    effective.put("HELIOGRAPH_SIGNALS_DRAIN_PERIOD", "1S");
    effective.replaceAll((variable, local) -> settings.environment().getOrDefault(variable, local));
    effective.put(Settings.DIRECTORY_FILE, settings.directoryFile().toString());
  }

  private void servers(LocalPostgres postgres, LocalKafka kafka) {
    effective.put(REACTIVE_URL, postgres.reactiveUrl());
    effective.put("QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl());
    effective.put(DATABASE_USER, postgres.user());
    effective.put(DATABASE_PASSWORD, postgres.password());
    effective.put(BOOTSTRAP, kafka.bootstrap());
  }

  private void callers(LocalIdentity identity) {
    effective.put("HELIOGRAPH_IDENTITY_ISSUERS_LOCAL_ISSUER", identity.issuer());
    effective.put("HELIOGRAPH_IDENTITY_ISSUERS_LOCAL_AUDIENCE", identity.audience());
    effective.put("HELIOGRAPH_IDENTITY_ISSUERS_LOCAL_JWKS_LOCATION", identity.jwksLocation());
    effective.put(SERVICE_TOKEN, LocalIdentity.newServiceToken());
    effective.put("HELIOGRAPH_IDENTITY_SERVICES_LOCAL_SUBJECT", "external:local");
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

  /** The address at which a caller on this machine reaches what listens there. */
  String host() {
    return reachable(value(HTTP_HOST));
  }

  String managementHost() {
    return reachable(value(MANAGEMENT_HOST));
  }

  private static String reachable(String host) {
    return host.equals("0.0.0.0") || host.equals("::") ? Loopback.HOST : host;
  }

  String postgresUrl() {
    String credentials = "//%s:%s@".formatted(value(DATABASE_USER), value(DATABASE_PASSWORD));
    return value(REACTIVE_URL).replaceFirst("//", Matcher.quoteReplacement(credentials));
  }
}
