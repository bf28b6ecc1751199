package io.heliograph.systemtests.security;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.apache.kafka.common.metrics.MetricsReporter;

/** A jar with a class that Kafka's client loads by its name, as those of cloud providers. */
final class ExtraJar {
  static final String CLASS = "extra.Reporter";

  /** Its class is not on the class path of the service, and implements an interface of Kafka. */
  private static final String SOURCE =
      """
      package extra;

      import java.util.Map;
      import org.apache.kafka.common.metrics.*;

      public class Reporter implements MetricsReporter {
        public void init(java.util.List<KafkaMetric> metrics) {
          System.out.println("the class of the extra jar is loaded");
        }
        public void metricChange(KafkaMetric metric) {}
        public void metricRemoval(KafkaMetric metric) {}
        public void close() {}
        public void configure(Map<String, ?> configs) {}
      }
      """;

  private ExtraJar() {}

  static void create(Path jar, Path classes) throws IOException {
    Files.createDirectories(classes);
    String kafka =
        MetricsReporter.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    List<String> options = List.of("-d", classes.toString(), "-cp", kafka, "-proc:none");
    boolean compiled =
        ToolProvider.getSystemJavaCompiler()
            .getTask(null, null, null, options, null, List.of(source()))
            .call();
    if (!compiled) {
      throw new IllegalStateException("the class of the extra jar cannot be compiled");
    }
    try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
      String name = CLASS.replace('.', '/') + ".class";
      out.putNextEntry(new JarEntry(name));
      Files.copy(classes.resolve(name), out);
    }
  }

  private static JavaFileObject source() {
    return new SimpleJavaFileObject(
        URI.create("string:///extra/Reporter.java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreErrors) {
        return SOURCE;
      }
    };
  }
}
