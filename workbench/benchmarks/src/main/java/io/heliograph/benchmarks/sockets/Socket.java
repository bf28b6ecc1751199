package io.heliograph.benchmarks.sockets;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** One client, from its handshake to its last frame. For the thread of the sockets only. */
final class Socket {
  private static final byte[] NOTHING = {};
  private static final String END_OF_ANSWER = "\r\n\r\n";
  private static final String ACCEPTED = "HTTP/1.1 101 ";

  private final SocketChannel channel;
  private final Caller caller;
  private final Opening opening;
  private byte[] rest = NOTHING;
  private boolean open;

  Socket(SocketChannel channel, Caller caller, Opening opening) {
    this.channel = channel;
    this.caller = caller;
    this.opening = opening;
  }

  int number() {
    return caller.number();
  }

  Opening opening() {
    return opening;
  }

  void connected(SelectionKey key) throws IOException {
    channel.finishConnect();
    key.interestOps(SelectionKey.OP_READ);
    write(Outgoing.handshake(opening.host(), caller.token()));
  }

  /** What cannot be understood yet is kept for the next time. */
  void read(ByteBuffer buffer, Reception reception) throws IOException {
    buffer.clear().put(rest);
    if (channel.read(buffer) < 0) {
      throw new IOException("ended by the server");
    }
    buffer.flip();
    if (open || accepted(buffer)) {
      frames(buffer, reception);
    }
    keep(buffer);
  }

  private boolean accepted(ByteBuffer buffer) throws IOException {
    String answer = US_ASCII.decode(buffer.duplicate()).toString();
    int end = answer.indexOf(END_OF_ANSWER);
    if (end < 0) {
      return false;
    }
    if (!answer.startsWith(ACCEPTED)) {
      throw new IOException("handshake: " + answer.lines().findFirst().orElse(""));
    }
    buffer.position(end + END_OF_ANSWER.length());
    open = true;
    write(Outgoing.text(caller.greeting()));
    opening.opened();
    return true;
  }

  private void frames(ByteBuffer buffer, Reception reception) throws IOException {
    Incoming frame = Incoming.peek(buffer);
    while (frame.isWhole()) {
      take(buffer, frame, reception);
      buffer.position(frame.end());
      frame = Incoming.peek(buffer);
    }
  }

  private void take(ByteBuffer buffer, Incoming frame, Reception reception) throws IOException {
    switch (frame.opcode()) {
      case Outgoing.TEXT -> Signals.tell(reception, caller.number(), buffer, frame);
      case Incoming.PING -> write(Outgoing.frame(Outgoing.PONG, frame.payload(buffer)));
      case Incoming.CLOSE -> throw new IOException("closed with " + code(buffer, frame));
      default -> {}
    }
  }

  private static int code(ByteBuffer buffer, Incoming close) {
    return close.length() < Short.BYTES ? 0 : buffer.getShort(close.start());
  }

  private void keep(ByteBuffer buffer) {
    if (buffer.hasRemaining()) {
      rest = new byte[buffer.remaining()];
      buffer.get(rest);
    } else {
      rest = NOTHING;
    }
  }

  private void write(ByteBuffer bytes) throws IOException {
    channel.write(bytes);
    if (bytes.hasRemaining()) {
      throw new IOException("the server does not read");
    }
  }

  /**
   * As a client that loses its network: no goodbye, and no port that waits for the last packets.
   */
  void cut() throws IOException {
    channel.setOption(StandardSocketOptions.SO_LINGER, 0);
    channel.close();
  }
}
