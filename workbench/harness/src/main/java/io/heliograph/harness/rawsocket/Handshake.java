package io.heliograph.harness.rawsocket;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The answer of the server to an upgrade request.
 *
 * @param lines the status line and the headers, as received
 */
public record Handshake(List<String> lines) {

  static Handshake read(DataInputStream in) throws IOException {
    var lines = new ArrayList<String>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      lines.add(line);
    }
    return new Handshake(List.copyOf(lines));
  }

  private static String line(DataInputStream in) throws IOException {
    var line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the server ended the connection after: " + line);
      }
      line.append((char) c);
    }
    return line.toString().stripTrailing();
  }

  public int status() {
    return Integer.parseInt(lines.getFirst().split(" ", 3)[1]);
  }

  /** Returns all values of a header, or an empty list if it is missing. */
  public List<String> header(String name) {
    String start = name + ":";
    return lines.stream()
        .skip(1)
        .filter(line -> line.regionMatches(true, 0, start, 0, start.length()))
        .map(line -> line.substring(start.length()).strip())
        .toList();
  }
}
