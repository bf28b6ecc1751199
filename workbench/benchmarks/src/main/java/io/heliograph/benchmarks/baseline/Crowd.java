package io.heliograph.benchmarks.baseline;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The open sockets, grouped by their event loop. Each list is used only on its event loop. */
final class Crowd {
  private final Map<EventLoop, List<Channel>> channels = new ConcurrentHashMap<>();

  void add(Channel channel) {
    channels.computeIfAbsent(channel.eventLoop(), loop -> new ArrayList<>()).add(channel);
  }

  void remove(Channel channel) {
    channels.getOrDefault(channel.eventLoop(), List.of()).remove(channel);
  }

  /** Sends the frame with one task for each event loop and one flush for each socket. */
  void send(ByteBuf frame) {
    channels.forEach(
        (loop, members) -> {
          frame.retain();
          loop.execute(() -> send(frame, members));
        });
    frame.release();
  }

  private static void send(ByteBuf frame, List<Channel> members) {
    for (Channel member : members) {
      ChannelFuture _ = member.writeAndFlush(frame.retainedDuplicate(), member.voidPromise());
    }
    frame.release();
  }
}
