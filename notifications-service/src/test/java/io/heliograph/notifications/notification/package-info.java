@NullMarked
package io.heliograph.notifications.notification;

import org.jspecify.annotations.NullMarked;
