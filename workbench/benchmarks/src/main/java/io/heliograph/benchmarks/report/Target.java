package io.heliograph.benchmarks.report;

/**
 * What a figure should be.
 *
 * @param verdict whether it is
 */
public record Target(String text, String verdict) {
  public static final Target NONE = new Target("", "");

  public static Target of(String text, boolean met) {
    return new Target(text, met ? "yes" : "no");
  }
}
