package io.heliograph.benchmarks.product;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.heliograph.harness.product.Repository;
import io.heliograph.localstack.process.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The JVM options with which a service is deployed. They are the options of its Dockerfile; values
 * that the JVM derives from its container are computed from the limits of the Kubernetes manifest.
 */
public record Image(List<String> dockerfileOptions, int memoryMegabytes, int cores) {
  private static final Pattern ENVIRONMENT = Pattern.compile("JAVA_TOOL_OPTIONS=\"([^\"]+)\"");
  private static final Pattern COMMAND = Pattern.compile("\"java\", (.+), \"-jar\"");
  private static final Pattern HEAP = Pattern.compile("-XX:MaxRAMPercentage=(\\d+)");
  private static final Pattern HEAP_AT_START = Pattern.compile("-XX:InitialRAMPercentage=(\\d+)");
  private static final Pattern MEMORY = Pattern.compile("(\\d+)([MG])i");

  /** Memory below which a JVM selects the serial collector by default. */
  private static final int SERVER_MEGABYTES = 1792;

  /** Reads the options of a service of this repository. */
  public static Image of(Service service, Path root) {
    Path deployment = root.resolve("k8s/base").resolve(service.folder()).resolve("deployment.yaml");
    JsonNode limits = read(deployment).at("/spec/template/spec/containers/0/resources/limits");
    return new Image(
        options(service.directory(root).resolve("Dockerfile")),
        megabytes(limits.required("memory").asText()),
        limits.required("cpu").asInt());
  }

  public int heapMegabytes() {
    return megabytes(HEAP).orElseThrow();
  }

  public List<String> jvmOptions() {
    var options = new ArrayList<>(dockerfileOptions);
    options.removeIf(HEAP.asMatchPredicate().or(HEAP_AT_START.asMatchPredicate()));
    megabytes(HEAP_AT_START).ifPresent(heap -> options.add("-Xms%dm".formatted(heap)));
    options.add("-Xmx%dm".formatted(heapMegabytes()));
    options.add("-XX:ActiveProcessorCount=%d".formatted(cores));
    if (choosesItsCollector()) {
      options.add("-XX:+UseSerialGC");
    }
    return List.copyOf(options);
  }

  private OptionalInt megabytes(Pattern percentage) {
    return dockerfileOptions.stream()
        .flatMap(option -> percentage.matcher(option).results())
        .mapToInt(heap -> memoryMegabytes * Integer.parseInt(heap.group(1)) / 100)
        .findFirst();
  }

  private boolean choosesItsCollector() {
    return memoryMegabytes < SERVER_MEGABYTES
        && dockerfileOptions.stream().noneMatch(option -> option.matches("-XX:\\+Use\\w+GC"));
  }

  private static List<String> options(Path dockerfile) {
    String text = Repository.read(dockerfile);
    var options = new ArrayList<>(List.of(only(ENVIRONMENT, text).split(" ")));
    options.addAll(List.of(only(COMMAND, text).replace("\"", "").split(", ")));
    return List.copyOf(options);
  }

  private static String only(Pattern pattern, String text) {
    return pattern.matcher(text).results().findFirst().orElseThrow().group(1);
  }

  private static int megabytes(String quantity) {
    MatchResult parts = MEMORY.matcher(quantity).results().findFirst().orElseThrow();
    return Integer.parseInt(parts.group(1)) * (parts.group(2).equals("G") ? 1024 : 1);
  }

  private static JsonNode read(Path yaml) {
    try {
      return new YAMLMapper().readTree(yaml.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
