package io.heliograph.systemtests.postgres;

import io.heliograph.harness.product.Repository;
import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;

/** The settings that the operations page shows, as environment variables. */
final class DocumentedSettings {
  private static final Pattern BLOCK = Pattern.compile("(?s)\n```\n(.*?\n)```\n");

  private DocumentedSettings() {}

  /** Returns the first block of a section. */
  static Map<String, String> of(String heading) throws IOException {
    var settings = new Properties();
    settings.load(new StringReader(block(heading)));
    var environment = new HashMap<String, String>();
    settings.forEach((name, value) -> environment.put(variable((String) name), (String) value));
    return environment;
  }

  private static String block(String heading) {
    String page = Repository.read(Repository.path("docs/operations.md"));
    String section = page.substring(page.indexOf("\n### " + heading + "\n"));
    return BLOCK
        .matcher(section)
        .results()
        .findFirst()
        .orElseThrow(() -> new AssertionError("no settings: " + heading))
        .group(1);
  }

  private static String variable(String name) {
    return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }
}
