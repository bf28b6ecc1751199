package io.heliograph.benchmarks.report;

/**
 * The target of a figure.
 *
 * @param verdict whether the figure meets it
 */
public record Target(String text, String verdict) {
  public static final Target NONE = new Target("", "");

  public static Target of(String text, boolean met) {
    return new Target(text, met ? "yes" : "no");
  }
}
