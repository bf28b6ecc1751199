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
import io.heliograph.web.Problem;
import io.heliograph.web.ProblemException;
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
 * Writes the answer of a finished job, some receipts at a time. It is the same whenever it is asked
 * for, except that a notification that was replaced is shown as it is stored by then.
 */
@Singleton
public final class JobReceipts {
  /** Of those that are read back, because they were replaced: each may be large. */
  private static final int READ_AT_ONCE = 16;

  /** A notification with all that it may hold, in bytes, about. */
  private static final long LARGEST = 250_000;

  /** Chunks, in one query. */
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

  /** Done, without an item, when the client has taken it. */
  public Uni<Response> write(UUID id, HttpServerRequest request) {
    return reader
        .finished(id)
        .map(job -> job.orElseThrow(JobReceipts::gone))
        .flatMap(job -> write(job, request));
  }

  private Uni<Response> write(FinishedJob finished, HttpServerRequest request) {
    if (finished.job().dropped() != null) {
      request.response().putHeader(DroppedHeader.NAME, finished.job().dropped());
    }
    var array = new JsonArray<Receipt>(json, "", "");
    return answers.<Response>stream(request, held(finished.job()), array.parts(receipts(finished)))
        .onFailure()
        .invoke(() -> request.response().headers().remove(DroppedHeader.NAME));
  }

  /** Without a scope nothing was replaced. */
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

  /** Fails if some of them are gone, so that nobody takes a part for the whole. */
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

  /** Nothing for one that was replaced and is gone by now. */
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
