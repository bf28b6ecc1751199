package io.heliograph.web.start;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.SmallRyeConfig;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import java.lang.reflect.Type;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;

/** Checks the names of all settings before any other part of the service starts. */
@Singleton
final class SettingsCheck {
  private static final int BEFORE_ALL_OTHERS = 1;

  private final BeanManager beans;

  SettingsCheck(BeanManager beans) {
    this.beans = beans;
  }

  /**
   * Throws a {@link io.quarkus.runtime.configuration.ConfigurationException} that describes all
   * unknown names.
   */
  void check(@Observes @Priority(BEFORE_ALL_OTHERS) StartupEvent start) {
    var config = ConfigProvider.getConfig().unwrap(SmallRyeConfig.class);
    new UnknownSettings(config, new KnownSettings(mappings())).refuse();
  }

  /** Returns the mappings that the service injects; nothing reads any other one. */
  private List<Class<?>> mappings() {
    return beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
        .flatMap(bean -> bean.getTypes().stream())
        .flatMap(SettingsCheck::mapping)
        .distinct()
        .toList();
  }

  private static Stream<Class<?>> mapping(Type type) {
    return type instanceof Class<?> mapping && mapping.isAnnotationPresent(ConfigMapping.class)
        ? Stream.of(mapping)
        : Stream.empty();
  }
}
