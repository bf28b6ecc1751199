package io.heliograph.systemtests.deployment;

import static java.util.Objects.requireNonNullElse;
import static java.util.stream.Collectors.toMap;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.heliograph.harness.product.Repository;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads {@code kustomization.yaml}, with only the keys that this project uses, and the objects that
 * it generates.
 */
record Kustomization(
    String apiVersion,
    String kind,
    List<String> resources,
    GeneratorOptions generatorOptions,
    List<Generator> configMapGenerator) {

  record GeneratorOptions(Map<String, String> labels) {}

  record Generator(String name, List<String> envs, List<String> files) {
    Generator {
      envs = requireNonNullElse(envs, List.of());
      files = requireNonNullElse(files, List.of());
    }

    private Map<String, String> data(Path folder) {
      Stream<Map.Entry<String, String>> settings =
          envs.stream()
              .flatMap(env -> Repository.read(folder.resolve(env)).lines())
              .map(Generator::setting);
      Stream<Map.Entry<String, String>> contents =
          files.stream()
              .map(
                  file ->
                      Map.entry(
                          file.substring(file.lastIndexOf('/') + 1),
                          Repository.read(folder.resolve(file))));
      return Stream.concat(settings, contents)
          .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map.Entry<String, String> setting(String line) {
      int equals = line.indexOf('=');
      return Map.entry(line.substring(0, equals), line.substring(equals + 1));
    }
  }

  static Kustomization in(Path folder) {
    return StrictYaml.read(
        Repository.read(folder.resolve("kustomization.yaml")), Kustomization.class);
  }

  List<String> files() {
    Stream<String> generated =
        configMapGenerator.stream()
            .flatMap(it -> Stream.concat(it.envs().stream(), it.files().stream()));
    return Stream.concat(resources.stream(), generated).toList();
  }

  /**
   * Returns the output of {@code kubectl kustomize}, without the hash in the names of generated
   * objects.
   */
  Manifests manifests(Path folder) {
    Stream<HasMetadata> written =
        resources.stream()
            .map(folder::resolve)
            .flatMap(file -> Manifests.parse(Repository.read(file)).objects().stream());
    Stream<HasMetadata> generated = configMapGenerator.stream().map(it -> configMap(it, folder));
    return new Manifests(Stream.concat(written, generated).toList());
  }

  private HasMetadata configMap(Generator generator, Path folder) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName(generator.name())
        .withLabels(generatorOptions.labels())
        .endMetadata()
        .withData(generator.data(folder))
        .build();
  }
}
