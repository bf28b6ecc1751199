package io.heliograph.web.connection;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/**
 * Follows the frames of an HTTP/2 connection (RFC 9113, section 4) before they are decoded, and
 * tells {@link ConnectionTimeouts} after each read how many bytes have arrived of a head that is
 * not complete. A head ends with the frame that has the flag {@code END_HEADERS}. Any other frame
 * that has not arrived completely counts like a head, because the decoder holds it in the same way;
 * except {@code DATA}, which belongs to a body.
 *
 * <p>It never holds or changes bytes; invalid frames are left to the decoder, which closes the
 * connection.
 */
final class FrameObserver extends ChannelInboundHandlerAdapter {
  private static final int PREFACE_BYTES = 24;
  private static final int HEADER_BYTES = 9;
  private static final int BYTES_TO_FLAGS = 5;
  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int CONTINUATION = 9;
  private static final int END_HEADERS = 4;

  /** Reads the preface, which begins the connection, like the payload of a frame without a type. */
  private static final int PREFACE = 0xff;

  private final ConnectionTimeouts timeouts;
  private boolean hasRequests;
  private boolean isInHead;
  private int headerBytes = HEADER_BYTES;
  private int payloadLeft = PREFACE_BYTES;
  private int type = PREFACE;
  private int flags;
  private long header;
  private int arrived;

  /**
   * Creates the observer of one connection.
   *
   * @param hasRequests whether the connection had a request already, before it became HTTP/2
   */
  FrameObserver(ConnectionTimeouts timeouts, boolean hasRequests) {
    this.timeouts = timeouts;
    this.hasRequests = hasRequests;
  }

  ConnectionTimeouts timeouts() {
    return timeouts;
  }

  @Override
  public void channelRead(ChannelHandlerContext connection, Object message) {
    if (message instanceof ByteBuf bytes) {
      observe(bytes);
    }
    connection.fireChannelRead(message);
  }

  private void observe(ByteBuf bytes) {
    boolean isAnyComplete = false;
    int next = bytes.readerIndex();
    while (next < bytes.writerIndex()) {
      next += headerBytes < HEADER_BYTES ? readHeader(bytes, next) : skipPayload(bytes, next);
      if (headerBytes == HEADER_BYTES && payloadLeft == 0) {
        isAnyComplete |= endFrame();
      }
    }
    int incomplete = isIncomplete() ? arrived : 0;
    if (hasRequests && (isAnyComplete || incomplete == 0)) {
      timeouts.http2HeadArrived();
    }
    timeouts.incomplete(incomplete);
  }

  private int readHeader(ByteBuf bytes, int next) {
    if (headerBytes < BYTES_TO_FLAGS) {
      header = header << 8 | bytes.getUnsignedByte(next);
    }
    headerBytes++;
    arrived++;
    if (headerBytes == HEADER_BYTES) {
      payloadLeft = (int) (header >> 16);
      type = (int) (header >> 8) & 0xff;
      flags = (int) header & 0xff;
    }
    return 1;
  }

  private int skipPayload(ByteBuf bytes, int next) {
    int part = Math.min(payloadLeft, bytes.writerIndex() - next);
    payloadLeft -= part;
    arrived += part;
    return part;
  }

  /** Returns whether nothing is incomplete now. */
  private boolean endFrame() {
    if (type == HEADERS || type == CONTINUATION) {
      isInHead = (flags & END_HEADERS) == 0;
      hasRequests |= !isInHead;
    }
    headerBytes = 0;
    header = 0;
    if (!isInHead) {
      arrived = 0;
    }
    return !isInHead;
  }

  private boolean isIncomplete() {
    return isInHead || headerBytes < HEADER_BYTES || type != DATA;
  }
}
