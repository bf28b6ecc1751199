@NullMarked
package io.heliograph.notifications.credentials;

import org.jspecify.annotations.NullMarked;
