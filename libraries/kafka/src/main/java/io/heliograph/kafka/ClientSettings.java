package io.heliograph.kafka;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.clients.ClientUtils;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.security.JaasContext;
import org.apache.kafka.common.utils.LogContext;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.common.utils.Utils;

/**
 * The settings of one Kafka client, checked at the start: a client that cannot be created would be
 * tried again forever. Nothing is connected, resolved or logged in to.
 */
public final class ClientSettings {
  private static final Pattern SETTING =
      Pattern.compile("configuration \"?([A-Za-z][A-Za-z0-9.]*)");
  private static final Pattern ADDRESS = Pattern.compile("\\S+:(\\d{1,5})");
  private static final int MAX_PORT = 65_535;
  private static final String PROTOCOL = CommonClientConfigs.SECURITY_PROTOCOL_CONFIG;
  private static final String TLS = "SSL";
  private static final String LOGIN = "SASL";

  private final Map<String, ?> settings;
  private final Function<Map<String, Object>, AbstractConfig> client;
  private final UnaryOperator<String> property;

  private ClientSettings(
      Map<String, ?> settings,
      Function<Map<String, Object>, AbstractConfig> client,
      UnaryOperator<String> property) {
    this.settings = settings;
    this.client = client;
    this.property = property;
  }

  /** Checks settings whose properties have the prefix {@code kafka.}. */
  public static void check(
      Map<String, ?> settings, Function<Map<String, Object>, AbstractConfig> client) {
    check(settings, client, setting -> "kafka." + setting);
  }

  /**
   * Checks the values, the addresses of the brokers, the files of keys and certificates, and the
   * JAAS entry.
   *
   * @param client creates the configuration of the kind of client, for example {@code
   *     ConsumerConfig::new}
   * @param property returns the property that an operator sets for a setting of the client
   * @throws ConfigurationException with one line that names the property, and no secret
   */
  public static void check(
      Map<String, ?> settings,
      Function<Map<String, Object>, AbstractConfig> client,
      UnaryOperator<String> property) {
    new ClientSettings(settings, client, property).check();
  }

  private void check() {
    AbstractConfig config = parsed();
    checkServers(config.getList(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG));
    String protocol = config.getString(PROTOCOL).toUpperCase(Locale.ROOT);
    if (protocol.contains(TLS)) {
      checkKeys();
    }
    if (protocol.contains(LOGIN)) {
      checkLogin(config);
    }
  }

  private AbstractConfig parsed() {
    try {
      return client.apply(new HashMap<>(settings));
    } catch (ConfigException e) {
      throw refused(settingOf(e), ": " + e.getMessage());
    }
  }

  private static String settingOf(ConfigException mistake) {
    return SETTING
        .matcher(String.valueOf(mistake.getMessage()))
        .results()
        .map(found -> found.group(1))
        .findFirst()
        .orElse("*");
  }

  private void checkServers(List<String> servers) {
    for (String server : servers) {
      if (!server.isEmpty() && !isAddress(server)) {
        throw refused(
            CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, ": write " + server + " as host:port");
      }
    }
  }

  private static boolean isAddress(String server) {
    Matcher address = ADDRESS.matcher(server);
    return address.matches() && Integer.parseInt(address.group(1)) <= MAX_PORT;
  }

  /** Loads the keys and certificates as for TLS alone, because a login may need the network. */
  private void checkKeys() {
    Map<String, Object> tls = new HashMap<>(settings);
    tls.put(PROTOCOL, TLS);
    try {
      ClientUtils.createChannelBuilder(client.apply(tls), Time.SYSTEM, new LogContext()).close();
    } catch (KafkaException e) {
      throw refused("ssl.*", ": " + reasons(e));
    }
  }

  /** Returns the message and that of the last cause, which names a missing file. */
  private static String reasons(Throwable failure) {
    Throwable cause = failure.getCause();
    if (cause == null) {
      return String.valueOf(failure.getMessage());
    }
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return failure.getMessage() + ", " + cause;
  }

  /** The reason is not told, because it may contain a part of a password. */
  private void checkLogin(AbstractConfig config) {
    try {
      JaasContext.loadClientContext(config.values()).configurationEntries().stream()
          .map(AppConfigurationEntry::getLoginModuleName)
          .forEach(this::checkModule);
    } catch (IllegalArgumentException | SecurityException e) {
      boolean missing = config.getPassword(SaslConfigs.SASL_JAAS_CONFIG) == null;
      throw refused(
          SaslConfigs.SASL_JAAS_CONFIG,
          missing
              ? " is required with " + property.apply(PROTOCOL) + "=" + config.getString(PROTOCOL)
              : " is malformed: write it as class required name=\"value\";");
    }
  }

  private void checkModule(String name) {
    try {
      var _ = Class.forName(name, false, Utils.getContextOrKafkaClassLoader());
    } catch (ClassNotFoundException e) {
      throw refused(SaslConfigs.SASL_JAAS_CONFIG, ": there is no login module " + name);
    }
  }

  private ConfigurationException refused(String setting, String reason) {
    return new ConfigurationException(property.apply(setting) + reason);
  }
}
