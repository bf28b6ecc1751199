@NullMarked
package io.heliograph.notifications.queue;

import org.jspecify.annotations.NullMarked;
