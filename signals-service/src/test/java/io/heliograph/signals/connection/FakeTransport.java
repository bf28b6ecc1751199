package io.heliograph.signals.connection;

import io.heliograph.signals.encoding.CloseCode;
import io.netty.buffer.ByteBuf;
import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes all there is, and keeps it, and why it was closed. */
public final class FakeTransport implements Transport, AutoCloseable {
  private final EventLoop loop;
  private final List<ByteBuf> frames = new CopyOnWriteArrayList<>();
  private final List<CloseCode> closings = new CopyOnWriteArrayList<>();
  private volatile boolean stalled;
  private volatile boolean losing;

  public FakeTransport() {
    this(new DefaultEventLoop());
  }

  public FakeTransport(EventLoop loop) {
    this.loop = loop;
  }

  /** From now on nothing is ever written. */
  public FakeTransport stall() {
    stalled = true;
    return this;
  }

  /** They are good until this is closed. */
  List<ByteBuf> frames() {
    return frames;
  }

  public List<CloseCode> closings() {
    return closings;
  }

  /** From now on whatever is written is lost. */
  FakeTransport closeAfterLoss() {
    losing = true;
    return this;
  }

  @Override
  public EventLoop eventLoop() {
    return loop;
  }

  @Override
  public void write(List<ByteBuf> burst, Runnable written, Runnable lost) {
    frames.addAll(burst);
    if (!stalled) {
      (losing ? lost : written).run();
    }
  }

  @Override
  public void close(CloseCode why) {
    closings.add(why);
  }

  @Override
  public void abort() {}

  /** What was asked for before has been done. */
  void settle() {
    var _ = loop.submit(() -> {}).syncUninterruptibly();
  }

  /** As if the system had taken all of it. */
  void release() {
    settle();
    frames.forEach(ByteBuf::release);
    frames.clear();
  }

  @Override
  public void close() {
    frames.forEach(ByteBuf::release);
    var _ = loop.shutdownGracefully();
  }
}
