package io.heliograph.signals.hub;

import io.heliograph.signals.encoding.Encoded;
import io.heliograph.signals.encoding.FrameFormat;
import io.heliograph.signals.encoding.SharedEncodings;
import io.heliograph.signals.encoding.SignalFrame;
import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** A listener that records the frames it receives. */
public final class Recorder implements Listener {
  public final List<String> frames = new ArrayList<>();
  public final List<String> answers = new ArrayList<>();

  private final OwnershipRefs refs;
  private final String user;
  private final FrameFormat format;
  private int room = Integer.MAX_VALUE;
  private String position = "";
  private boolean memoryIsGone;
  private boolean lost;

  private Recorder(FrameFormat format, String... refs) {
    this.format = format;
    this.user = refs[0];
    this.refs = new OwnershipRefs(Set.of(refs));
  }

  public static Recorder stock(String... refs) {
    return new Recorder(FrameFormat.STOCK, refs);
  }

  public static Recorder resumable(String... refs) {
    return new Recorder(FrameFormat.RESUMABLE, refs);
  }

  Recorder withRoomFor(int frames) {
    room = frames;
    return this;
  }

  /** Lets all later encodings for this listener fail. */
  Recorder withoutMemory() {
    memoryIsGone = true;
    return this;
  }

  /** Returns whether the listener was told to reconnect. */
  boolean hasLost() {
    return lost;
  }

  /** Returns the latest position. */
  String position() {
    return position;
  }

  /** Returns the messages of the frames, in order. */
  public List<String> messages() {
    return frames.stream().map(frame -> frame.replaceAll("^.*\"message\":(.*)}", "$1")).toList();
  }

  @Override
  public OwnershipRefs ownershipRefs() {
    return refs;
  }

  @Override
  public String user() {
    return user;
  }

  @Override
  public void offer(SignalFrame frame) {
    if (memoryIsGone) {
      throw new IllegalStateException("no memory is left");
    }
    offer(frame.in(format));
  }

  private void offer(ByteBuf bytes) {
    String text = Encoded.payload(bytes);
    bytes.release();
    frames.add(text);
    position = text.replaceAll("^.*\"position\":\"([^\"]*)\".*", "$1");
  }

  @Override
  public void lost() {
    lost = true;
  }

  @Override
  public Room room() {
    return new Room(room, Long.MAX_VALUE);
  }

  @Override
  public void sendPosition(SharedEncodings update) {
    offer(update.in(format));
  }

  @Override
  public void subscribed(Collection<String> channels, String at, boolean recovered) {
    channels.forEach(channel -> answers.add(channel + " " + recovered));
    position = at;
  }
}
