package io.heliograph.localstack.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.heliograph.localstack.network.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes.Name;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ServiceProcessIT {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  @TempDir Path folder;
  private int port;

  @BeforeEach
  void packageTheService() throws IOException {
    port = FreePorts.one();
    Path jar = folder.resolve("some-service/target/quarkus-app/quarkus-run.jar");
    Folder.createFor(jar);
    pack(Sample.class, jar);
  }

  @Test
  void aServiceIsReadyOnceItAnswers200() {
    try (var service = start("serve")) {
      service.awaitReady(health(), TIMEOUT);

      assertThat(service.process().isAlive()).isTrue();
      assertThat(service.pid()).isEqualTo(service.process().pid());
    }
  }

  @Test
  void aTerminatedServiceCanSayGoodbye() throws IOException {
    var service = start("serve");
    service.awaitReady(health(), TIMEOUT);

    service.terminate(TIMEOUT);

    assertThat(service.process().isAlive()).isFalse();
    assertThat(log()).contains("goodbye");
  }

  @Test
  void theLogIsUtf8AlsoInALocaleThatIsNot() throws IOException {
    var service = start("serve");
    service.awaitReady(health(), TIMEOUT);

    service.terminate(TIMEOUT);

    assertThat(log()).contains("goodbye, señor");
  }

  @Test
  void aServiceThatIgnoresSigtermIsKilled() {
    var service = start("stubborn");
    service.awaitReady(health(), TIMEOUT);

    service.terminate(Duration.ofMillis(200));

    assertThat(service.process().isAlive()).isFalse();
  }

  @Test
  void aServiceThatDiesWhileStartingIsReportedWithItsLastWords() {
    try (var service = start("die")) {
      assertThatThrownBy(() -> service.awaitReady(health(), TIMEOUT))
          .isInstanceOf(StartFailed.class)
          .hasMessageContaining("some-service ended with exit code 3")
          .hasMessageContaining("no way to start");
    }
  }

  @Test
  void aServiceThatWasNotBuiltIsNamed() {
    Path missing = folder.resolve("other-service");

    assertThatThrownBy(
            () -> ServiceProcess.start(missing, List.of(), Map.of(), folder.resolve("log")))
        .isInstanceOf(StartFailed.class)
        .hasMessageContaining("build the service first");
  }

  private ServiceProcess start(String behaviour) {
    return ServiceProcess.start(
        folder.resolve("some-service"),
        List.of("-XX:TieredStopAtLevel=1", "-Dbehaviour=" + behaviour),
        Map.of("QUARKUS_HTTP_PORT", Integer.toString(port), "LC_ALL", "C"),
        folder.resolve("logs/some-service.log"));
  }

  private URI health() {
    return URI.create("http://127.0.0.1:%d/q/health/ready".formatted(port));
  }

  private String log() throws IOException {
    return Files.readString(folder.resolve("logs/some-service.log"));
  }

  private static void pack(Class<?> main, Path jar) throws IOException {
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Name.MAIN_CLASS, main.getName());
    String entry = main.getName().replace('.', '/') + ".class";
    try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
        var bytes = main.getResourceAsStream("/" + entry)) {
      out.putNextEntry(new JarEntry(entry));
      bytes.transferTo(out);
    }
  }

  /** Simulates a packaged service. */
  static final class Sample {

    private Sample() {}

    public static void main(String[] arguments) throws IOException {
      String behaviour = System.getProperty("behaviour");
      if (behaviour.equals("die")) {
        System.out.println("no way to start");
        System.exit(3);
      }
      Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(behaviour.equals("stubborn"))));
      int port = Integer.parseInt(System.getenv("QUARKUS_HTTP_PORT"));
      var server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
      server.createContext("/q/health/ready", exchange -> exchange.sendResponseHeaders(200, -1));
      server.start();
    }

    private static void leave(boolean stubborn) {
      System.out.println("goodbye, señor");
      while (stubborn) {
        Thread.onSpinWait();
      }
    }
  }
}
