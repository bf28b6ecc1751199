package io.heliograph.systemtests.deployment;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The pod of a service, with all references to the other manifests resolved. */
record DeployedPod(Deployment deployment, Manifests manifests) {

  ObjectMeta metadata() {
    return deployment.getSpec().getTemplate().getMetadata();
  }

  PodSpec spec() {
    return deployment.getSpec().getTemplate().getSpec();
  }

  Container container() {
    List<Container> containers = spec().getContainers();
    if (containers.size() != 1) {
      throw new AssertionError("expected one container, found " + containers.size());
    }
    return containers.getFirst();
  }

  int port(IntOrString reference) {
    return container().getPorts().stream()
        .filter(it -> it.getName().equals(reference.getStrVal()))
        .map(ContainerPort::getContainerPort)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no container port named " + reference.getStrVal()));
  }

  /** Returns the settings that are not secrets, by the name of their variable. */
  Map<String, String> settings() {
    return configMap(container().getEnvFrom().getFirst().getConfigMapRef().getName());
  }

  Stream<String> variables() {
    return Stream.concat(
        settings().keySet().stream(), container().getEnv().stream().map(EnvVar::getName));
  }

  Stream<SecretKeySelector> secrets() {
    return container().getEnv().stream().map(it -> it.getValueFrom().getSecretKeyRef());
  }

  Stream<String> mountedFiles() {
    return spec().getVolumes().stream()
        .filter(it -> it.getConfigMap() != null)
        .flatMap(
            it ->
                configMap(it.getConfigMap().getName()).keySet().stream()
                    .map(file -> mountPath(it.getName()) + "/" + file));
  }

  Duration preStop() {
    return Optional.ofNullable(container().getLifecycle())
        .map(it -> Duration.ofSeconds(it.getPreStop().getSleep().getSeconds()))
        .orElse(Duration.ZERO);
  }

  private Map<String, String> configMap(String name) {
    return manifests.get(ConfigMap.class, name).getData();
  }

  private String mountPath(String volume) {
    return container().getVolumeMounts().stream()
        .filter(it -> it.getName().equals(volume))
        .map(VolumeMount::getMountPath)
        .findFirst()
        .orElseThrow(() -> new AssertionError("nothing mounts " + volume));
  }
}
