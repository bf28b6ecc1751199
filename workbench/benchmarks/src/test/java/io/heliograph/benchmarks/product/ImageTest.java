package io.heliograph.benchmarks.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.harness.product.Repository;
import io.heliograph.localstack.process.Service;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ImageTest {

  @Test
  void whatAJvmDerivesFromItsContainerIsWrittenOut() {
    var image = new Image(List.of("-XX:MaxRAMPercentage=50", "-Dkept=yes"), 768, 2);

    assertThat(image.jvmOptions())
        .containsExactly(
            "-Dkept=yes", "-Xmx384m", "-XX:ActiveProcessorCount=2", "-XX:+UseSerialGC");
  }

  @Test
  void aHeapThatIsToBeginLargeBeginsLarge() {
    var percentages = List.of("-XX:InitialRAMPercentage=25", "-XX:MaxRAMPercentage=50");

    assertThat(new Image(percentages, 1024, 2).jvmOptions())
        .contains("-Xms256m", "-Xmx512m")
        .doesNotContainAnyElementsOf(percentages);
  }

  @Test
  void aCollectorThatWasChosenStays() {
    var image = new Image(List.of("-XX:MaxRAMPercentage=50", "-XX:+UseG1GC"), 1024, 2);

    assertThat(image.jvmOptions()).contains("-XX:+UseG1GC").doesNotContain("-XX:+UseSerialGC");
  }

  @ParameterizedTest
  @EnumSource
  void theOptionsOfAServiceAreThoseOfItsImage(Service service) {
    Image image = Image.of(service, Repository.ROOT);

    assertThat(image.heapMegabytes()).isLessThan(image.memoryMegabytes());
    assertThat(image.jvmOptions())
        .allMatch(option -> option.startsWith("-"))
        .contains("--enable-native-access=ALL-UNNAMED");
  }
}
