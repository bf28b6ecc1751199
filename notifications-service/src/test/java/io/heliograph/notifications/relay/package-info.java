@NullMarked
package io.heliograph.notifications.relay;

import org.jspecify.annotations.NullMarked;
