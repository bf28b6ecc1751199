package io.heliograph.notifications.sending;

import io.smallrye.mutiny.subscription.UniEmitter;

/** A send, and the caller who waits for what becomes of it. */
record Waiting(Send send, UniEmitter<? super Outcome> caller) {}
