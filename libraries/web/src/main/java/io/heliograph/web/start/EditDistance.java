package io.heliograph.web.start;

/** The number of characters to insert, delete or replace to turn one text into another. */
final class EditDistance {
  private EditDistance() {}

  static int of(String one, String other) {
    int[] distances = new int[other.length() + 1];
    for (int column = 0; column <= other.length(); column++) {
      distances[column] = column;
    }
    for (int row = 1; row <= one.length(); row++) {
      nextRow(distances, row, one.charAt(row - 1), other);
    }
    return distances[other.length()];
  }

  private static void nextRow(int[] distances, int row, char character, String other) {
    int diagonal = distances[0];
    distances[0] = row;
    for (int column = 1; column <= other.length(); column++) {
      int replaced = diagonal + (character == other.charAt(column - 1) ? 0 : 1);
      diagonal = distances[column];
      distances[column] = Math.min(replaced, Math.min(diagonal, distances[column - 1]) + 1);
    }
  }
}
