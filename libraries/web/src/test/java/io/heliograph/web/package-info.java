@NullMarked
package io.heliograph.web;

import org.jspecify.annotations.NullMarked;
