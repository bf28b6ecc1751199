package io.heliograph.benchmarks.report;

/** A line of the report. Columns that do not apply are empty. */
public record Line(String figure, String measured, String baseline, String ratio, Target target) {

  public static Line of(String figure, String measured) {
    return new Line(figure, measured, "", "", Target.NONE);
  }

  public Line target(Target aim) {
    return new Line(figure, measured, baseline, ratio, aim);
  }

  public Line baseline(String text, double times) {
    return new Line(figure, measured, text, Numbers.ratio(times), target);
  }
}
