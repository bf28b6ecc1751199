@NullMarked
package io.heliograph.notifications.http;

import org.jspecify.annotations.NullMarked;
