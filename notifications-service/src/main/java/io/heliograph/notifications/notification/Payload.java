package io.heliograph.notifications.notification;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Content of a notification. Every key is written, {@code null} when unset, except {@code
 * metadata}.
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Payload(
    String title,
    @Nullable String description,
    @Nullable String link,
    @Nullable String topic,
    Severity severity,
    @Nullable String scope,
    @Nullable String icon,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, Object> metadata) {}
