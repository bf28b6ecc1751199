package io.heliograph.benchmarks.signals;

import io.heliograph.benchmarks.product.People;
import io.heliograph.benchmarks.product.Servers;
import java.util.List;
import java.util.stream.IntStream;

/** Tokens of the persons who open sockets. They are signed before the measurement. */
record Tokens(List<String> all) {

  static Tokens sign(Servers servers, int count) {
    return new Tokens(
        IntStream.range(0, count)
            .parallel()
            .mapToObj(number -> servers.member(People.person(number)).token())
            .toList());
  }

  String of(int person) {
    return all.get(person);
  }
}
