package io.heliograph.systemtests.model;

import io.heliograph.systemtests.client.Content;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/**
 * Generates random steps and questions from few values, so that they refer to the same
 * notifications.
 */
final class Steps {
  static final int PERSONS = 3;
  static final int SENDERS = 2;

  private static final int LONGEST = 40;
  private static final int NEWEST = 9;
  private static final double OFTEN = 0.5;
  private static final double SELDOM = 0.25;
  private static final List<String> TOPICS = List.of("ci", "costs", "deploys");

  private Steps() {}

  static Arbitrary<List<Step>> sequences() {
    return Arbitraries.frequencyOf(
            Tuple.of(5, sends()),
            Tuple.of(4, broadcasts()),
            Tuple.of(6, marks()),
            Tuple.of(1, choices()))
        .list()
        .ofMaxSize(LONGEST)
        .withSizeDistribution(RandomDistribution.uniform());
  }

  static Arbitrary<Question> questions() {
    return Combinators.combine(
            flags().injectNull(OFTEN),
            flags().injectNull(OFTEN),
            Arbitraries.of(TOPICS).injectNull(OFTEN),
            Arbitraries.of(Question.SEVERITIES).injectNull(OFTEN),
            Arbitraries.of("BUILD", "%", "_", "\\", "nowhere").injectNull(OFTEN),
            flags(),
            Arbitraries.integers().between(0, 5).injectNull(OFTEN),
            Arbitraries.integers().between(0, 5))
        .as(Question::new);
  }

  private static Arbitrary<Step> sends() {
    return Combinators.combine(
            senders(), persons().set(), flags(), persons().set().ofMaxSize(1), contents())
        .as(Step.Send::new);
  }

  private static Arbitrary<Step> broadcasts() {
    return Combinators.combine(senders(), contents()).as(Step.Broadcast::new);
  }

  private static Arbitrary<Step> marks() {
    return Combinators.combine(
            persons(),
            Arbitraries.integers().between(0, NEWEST).set(),
            Arbitraries.of(true, true, false).injectNull(SELDOM),
            Arbitraries.of(true, true, false).injectNull(SELDOM))
        .as(Step.Mark::new);
  }

  private static Arbitrary<Step> choices() {
    return Combinators.combine(
            persons(), senders(), flags(), Arbitraries.of(TOPICS).injectNull(OFTEN), flags())
        .as(Step.Choose::new);
  }

  private static Arbitrary<Content> contents() {
    return Combinators.combine(
            Arbitraries.of("build 42", "100% done", "snake_case", "back\\slash"),
            Arbitraries.of("The Build is red", "50%").injectNull(OFTEN),
            Arbitraries.of("/builds/42", "https://ci.example").injectNull(OFTEN),
            Arbitraries.of(TOPICS).injectNull(OFTEN),
            Arbitraries.of(Question.SEVERITIES).injectNull(OFTEN),
            Arbitraries.of("one", "two").injectNull(SELDOM),
            Arbitraries.of("bell", "bug").injectNull(OFTEN))
        .as(Content::new);
  }

  private static Arbitrary<Integer> persons() {
    return Arbitraries.integers().between(0, PERSONS - 1);
  }

  private static Arbitrary<Integer> senders() {
    return Arbitraries.integers().between(0, SENDERS - 1);
  }

  private static Arbitrary<Boolean> flags() {
    return Arbitraries.of(true, false);
  }
}
