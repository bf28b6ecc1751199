package io.heliograph.identity;

/** A text is not an entity ref. The message explains how to correct it and is safe to show. */
public final class InvalidEntityRefException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 80;

  InvalidEntityRefException(String text, String advice) {
    super("'" + shown(text) + "' is not a valid entity ref: " + advice);
  }

  private static String shown(String text) {
    String printable = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]", "?");
    return printable.length() <= SHOWN ? printable : printable.substring(0, SHOWN) + "…";
  }
}
