@NullMarked
package io.heliograph.notifications.sending;

import org.jspecify.annotations.NullMarked;
