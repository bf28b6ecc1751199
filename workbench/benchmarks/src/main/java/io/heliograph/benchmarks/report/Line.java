package io.heliograph.benchmarks.report;


/** A line of the report; what does not apply is empty. */
public record Line(String figure, String measured, String floor, String ratio, Target target) {

  static Line of(String figure, String measured) {
    return new Line(figure, measured, "", "", Target.NONE);
  }

  Line target(Target aim) {
    return new Line(figure, measured, floor, ratio, aim);
  }

  Line floor(String text, double times) {
    return new Line(figure, measured, text, Numbers.ratio(times), target);
  }
}
