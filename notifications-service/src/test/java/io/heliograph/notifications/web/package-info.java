@NullMarked
package io.heliograph.notifications.web;

import org.jspecify.annotations.NullMarked;
