@NullMarked
package io.heliograph.notifications.recipients;

import org.jspecify.annotations.NullMarked;
