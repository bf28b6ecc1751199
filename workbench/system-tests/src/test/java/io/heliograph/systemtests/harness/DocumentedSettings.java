package io.heliograph.systemtests.harness;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;

/** The settings that the operations page shows. */
public final class DocumentedSettings {
  private static final DocumentationPage PAGE = DocumentationPage.read("operations.md");
  private static final String KAFKA = "Kafka with TLS and authentication";
  private static final Pattern SETTING = Pattern.compile("`(kafka\\.[a-z.]+)=([^`]*)`");

  private DocumentedSettings() {}

  /** Returns the first block of a section, as environment variables. */
  public static Map<String, String> of(String heading) throws IOException {
    var settings = new Properties();
    settings.load(new StringReader(PAGE.from(heading).blocks("").getFirst()));
    var environment = new HashMap<String, String>();
    settings.forEach((name, value) -> environment.put(variable((String) name), (String) value));
    return environment;
  }

  /** Returns the properties in one row of the table of brokers. */
  public static Map<String, String> ofBrokers(String row) {
    return SETTING
        .matcher(rowOfBrokers(row))
        .results()
        .collect(toMap(setting -> setting.group(1), setting -> setting.group(2)));
  }

  /** Returns one row of the table of brokers. */
  public static String rowOfBrokers(String name) {
    return PAGE.from(KAFKA).row(name);
  }

  /** Returns the environment variable of a property. */
  public static String variable(String name) {
    return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }
}
