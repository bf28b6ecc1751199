package io.heliograph.signals.publishing;

import static io.heliograph.web.problem.Problem.INPUT;
import static io.heliograph.web.problem.Problem.TOO_LARGE;

import jakarta.inject.Singleton;
import java.util.Set;

/** Size limits for one request. */
@Singleton
final class PublishBounds {
  private final long maxMessageSize;
  private final int maxRecipients;
  private final long maxPublicationSize;

  PublishBounds(PublishingConfig config) {
    this.maxMessageSize = config.maxMessageSize().asLongValue();
    this.maxRecipients = config.maxRecipients();
    this.maxPublicationSize = config.maxPublicationSize().asLongValue();
  }

  void check(Message message, Set<String> recipients) {
    if (message.size() > maxMessageSize) {
      throw TOO_LARGE.because("message: send at most %d bytes".formatted(maxMessageSize));
    }
    if (recipients.size() > maxRecipients) {
      throw INPUT.because("recipients.entityRef: at most %d at once".formatted(maxRecipients));
    }
    checkTogether(message.size(), recipients.size());
  }

  private void checkTogether(int size, int recipients) {
    if ((long) size * recipients > maxPublicationSize) {
      throw TOO_LARGE.because(
          "message: %d bytes for each of %d recipients; send at most %d bytes in all"
              .formatted(size, recipients, maxPublicationSize));
    }
  }
}
