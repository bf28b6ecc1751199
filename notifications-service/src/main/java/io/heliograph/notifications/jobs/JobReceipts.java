package io.heliograph.notifications.jobs;

import static java.util.stream.Gatherers.windowFixed;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.heliograph.notifications.command.Job;
import io.heliograph.notifications.command.Receipt;
import io.heliograph.notifications.command.SendContent;
import io.heliograph.notifications.delivery.Inbox;
import io.heliograph.notifications.jobs.JobReader.FinishedJob;
import io.heliograph.notifications.jobs.WrittenChunk.Recipient;
import io.heliograph.notifications.notification.Notification;
import io.heliograph.notifications.recipients.DroppedHeader;
import io.heliograph.notifications.streaming.JsonArray;
import io.heliograph.notifications.streaming.LargeResponses;
import io.heliograph.web.problem.Problem;
import io.heliograph.web.problem.ProblemException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Streams the answer of a finished job. Repeated requests get the same answer, except that a
 * notification that was replaced is returned as it is currently stored.
 */
@Singleton
public final class JobReceipts {
  /** Number of replaced notifications that are read back at once; each may be large. */
  private static final int READ_AT_ONCE = 16;

  /** Approximate maximum size of a notification, in bytes. */
  private static final long LARGEST = 250_000;

  /** Number of chunks that one query reads. */
  private static final int CHUNKS_AT_ONCE = 10;

  private final JobReader reader;
  private final Inbox inbox;
  private final LargeResponses answers;
  private final ObjectMapper json;

  JobReceipts(JobReader reader, Inbox inbox, LargeResponses answers, ObjectMapper json) {
    this.reader = reader;
    this.inbox = inbox;
    this.answers = answers;
    this.json = json;
  }

  /**
   * Writes the answer to the response and completes without an item when the client has received
   * it.
   */
  public Uni<Response> write(UUID id, HttpServerRequest request) {
    return reader
        .finished(id)
        .map(job -> job.orElseThrow(JobReceipts::gone))
        .flatMap(job -> write(job, request));
  }

  private Uni<Response> write(FinishedJob finished, HttpServerRequest request) {
    if (finished.dropped() != null) {
      request.response().putHeader(DroppedHeader.NAME, finished.dropped());
    }
    var array = new JsonArray<Receipt>(json, "", "");
    return answers.<Response>stream(request, held(finished.job()), array.parts(receipts(finished)))
        .onFailure()
        .invoke(() -> request.response().headers().remove(DroppedHeader.NAME));
  }

  /**
   * Returns the memory that the answer occupies, in bytes; without a scope no notification was
   * replaced.
   */
  private long held(Job job) {
    long one = answers.readSize();
    return job.content().payload().scope() == null ? one : one + READ_AT_ONCE * LARGEST;
  }

  private Multi<Receipt> receipts(FinishedJob finished) {
    return Multi.createFrom()
        .range(0, Math.ceilDiv(finished.chunks(), CHUNKS_AT_ONCE))
        .onItem()
        .transformToUniAndConcatenate(number -> read(finished, number * CHUNKS_AT_ONCE))
        .onItem()
        .<WrittenChunk>disjoint()
        .onItem()
        .transformToMultiAndConcatenate(chunk -> receipts(finished.job().content(), chunk));
  }

  /**
   * Reads the next chunks; fails if some are deleted, so that no client takes a partial answer for
   * the complete one.
   */
  private Uni<List<WrittenChunk>> read(FinishedJob finished, int from) {
    int end = Math.min(from + CHUNKS_AT_ONCE, finished.chunks());
    return reader
        .written(finished.job().id(), from, end)
        .invoke(
            chunks -> {
              if (chunks.size() < end - from) {
                throw gone();
              }
            });
  }

  private Multi<Receipt> receipts(SendContent content, WrittenChunk chunk) {
    Stream<List<Recipient>> groups =
        chunk.hasReplaced()
            ? chunk.recipients().stream().gather(windowFixed(READ_AT_ONCE))
            : Stream.of(chunk.recipients());
    return Multi.createFrom()
        .items(groups)
        .onItem()
        .transformToUniAndConcatenate(group -> receipts(content, chunk.written(), group))
        .onItem()
        .disjoint();
  }

  private Uni<List<Receipt>> receipts(SendContent content, Instant written, List<Recipient> group) {
    List<UUID> replaced = group.stream().filter(Recipient::replaced).map(Recipient::id).toList();
    return inbox
        .stored(replaced)
        .map(
            stored ->
                group.stream()
                    .map(one -> receipt(content, written, one, stored.get(one.id())))
                    .filter(Objects::nonNull)
                    .toList());
  }

  /**
   * Returns the receipt, or {@code null} if the notification was replaced and has been deleted
   * since.
   */
  private static @Nullable Receipt receipt(
      SendContent content, Instant written, Recipient one, @Nullable Notification stored) {
    if (one.replaced()) {
      return stored == null ? null : Receipt.of(stored, content.json());
    }
    return new Receipt.Created(content.json(), content.origin(), written, one.id(), one.user());
  }

  private static ProblemException gone() {
    return Problem.NOT_FOUND.because(
        "The send is not finished, or its answer is not kept any more");
  }
}
