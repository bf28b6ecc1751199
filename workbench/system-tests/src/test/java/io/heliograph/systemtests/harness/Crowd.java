package io.heliograph.systemtests.harness;

import io.heliograph.harness.product.User;
import io.heliograph.systemtests.client.Sending;
import io.heliograph.systemtests.client.SignalClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Users with two sockets each, in pairs to which the tests send concurrently. */
public final class Crowd {
  private final RunningHeliograph heliograph;
  private final List<Member> members;

  private Crowd(RunningHeliograph heliograph, List<Member> members) {
    this.heliograph = heliograph;
    this.members = members;
  }

  public static Crowd of(int people, RunningHeliograph heliograph) {
    List<Member> members =
        IntStream.range(0, people).mapToObj(i -> Member.joining(heliograph)).toList();
    var crowd = new Crowd(heliograph, members);
    crowd.settle();
    return crowd;
  }

  public List<Member> members() {
    return members;
  }

  public void settle() {
    heliograph.settle(members.stream().flatMap(Member::sockets).toArray(SignalClient[]::new));
  }

  public boolean haveAll(int count) {
    return members.stream()
        .flatMap(Member::sockets)
        .allMatch(socket -> socket.frames().size() >= count);
  }

  /** Sends with one thread for each pair: to one, to the other, and to both in turn. */
  public void sendToPairsAtOnce(int each) throws Exception {
    try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
      var sent = new ArrayList<Future<?>>();
      for (int i = 0; i < members.size(); i += 2) {
        User left = members.get(i).user();
        User right = members.get(i + 1).user();
        sent.add(senders.submit(() -> sendInTurn(left, right, each)));
      }
      for (Future<?> one : sent) {
        one.get(60, TimeUnit.SECONDS);
      }
    }
  }

  private void sendInTurn(User left, User right, int each) {
    for (int i = 0; i < each; i++) {
      Sending next = Sending.titled(title(i));
      if (i % 2 == 0) {
        heliograph.notifications().send(next.to(left));
        heliograph.notifications().send(next.to(right));
      } else {
        heliograph.notifications().send(next.to(left, right));
      }
    }
  }

  private static String title(int number) {
    return "No. " + number;
  }

  /** A user with two sockets. */
  public record Member(User user, SignalClient desk, SignalClient phone) {
    public static Member joining(RunningHeliograph heliograph) {
      User user = heliograph.somebody();
      return new Member(user, socket(heliograph, user), socket(heliograph, user));
    }

    private static SignalClient socket(RunningHeliograph heliograph, User user) {
      return heliograph.connect(user).subscribe(SignalClient.NOTIFICATIONS);
    }

    Stream<SignalClient> sockets() {
      return Stream.of(desk, phone);
    }

    /** Returns the signals that both sockets must receive, in the order of sending. */
    public List<String> expected(int each) {
      return IntStream.range(0, each).mapToObj(i -> user.ref() + " " + title(i)).toList();
    }
  }
}
