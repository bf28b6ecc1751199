package io.heliograph.notifications.sending;

import io.heliograph.notifications.notification.Draft;
import io.heliograph.notifications.recipients.Recipients;
import org.jspecify.annotations.Nullable;

/**
 * What a sender wants.
 *
 * @param payload as it was sent; the answer shows it again
 * @param claim what makes it safe to repeat, if the sender gave a key
 */
record Command(Draft draft, Recipients recipients, PayloadBody payload, @Nullable Claim claim) {}
