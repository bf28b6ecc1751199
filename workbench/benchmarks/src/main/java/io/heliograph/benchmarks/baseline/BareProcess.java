package io.heliograph.benchmarks.baseline;

import io.heliograph.benchmarks.Options;
import io.heliograph.benchmarks.load.Await;
import io.heliograph.benchmarks.load.BenchmarkFailed;
import io.heliograph.benchmarks.product.Image;
import io.heliograph.benchmarks.signals.SignalBench;
import io.heliograph.benchmarks.signals.SignalSender;
import io.heliograph.contract.SignalTopics;
import io.heliograph.harness.product.RunningService;
import io.heliograph.harness.product.ServiceMetrics;
import io.heliograph.localstack.network.FreePorts;
import io.heliograph.localstack.process.Jdk;
import io.heliograph.localstack.process.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A process that runs a baseline program with the JVM options of signals-service. */
public record BareProcess(Process process, SignalSender sender) implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(30);

  /** Starts the program and returns when its consumer is ready. */
  public static BareProcess start(SignalBench bench, Class<?> program) {
    var arguments =
        new Arguments(
            bench.servers().stack().kafka().bootstrap(), SignalTopics.SIGNALS, FreePorts.one());
    Process process = launch(bench.options(), program, arguments);
    var metrics =
        new ServiceMetrics(
            URI.create("http://%s:%d/q/metrics".formatted(RunningService.HOST, arguments.port())));
    var bare =
        new BareProcess(process, new SignalSender(arguments.port(), metrics, process.toHandle()));
    try {
      Await.until(program.getSimpleName() + " answers", bare::answers, START);
      return bare;
    } catch (RuntimeException e) {
      bare.close();
      throw e;
    }
  }

  private static Process launch(Options options, Class<?> program, Arguments arguments) {
    try {
      Files.createDirectories(options.logs());
      return new ProcessBuilder(command(options, program, arguments))
          .redirectErrorStream(true)
          .redirectOutput(Redirect.appendTo(log(options, program).toFile()))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path log(Options options, Class<?> program) {
    return options.logs().resolve(program.getSimpleName() + ".log");
  }

  private static List<String> command(Options options, Class<?> program, Arguments arguments) {
    var command = new ArrayList<String>();
    command.add(Jdk.tool("java"));
    command.addAll(Image.of(Service.SIGNALS, options.root()).jvmOptions());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    command.addAll(arguments.words());
    return command;
  }

  private boolean answers() {
    if (!process.isAlive()) {
      throw new BenchmarkFailed("a bare program ended with " + process.exitValue());
    }
    try (var connection = new Socket(InetAddress.getLoopbackAddress(), sender.port())) {
      return connection.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
