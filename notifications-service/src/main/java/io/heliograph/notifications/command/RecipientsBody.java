package io.heliograph.notifications.command;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.heliograph.identity.EntityRef;
import io.heliograph.identity.InvalidEntityRefException;
import io.heliograph.notifications.recipients.Recipients;
import io.heliograph.web.problem.Problem;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The recipients of a send, as they are received. {@code user}, the name of the type in signals, is
 * the same as {@code entity}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = RecipientsBody.Broadcast.class, name = "broadcast"),
  @JsonSubTypes.Type(value = RecipientsBody.Entity.class, name = "entity"),
  @JsonSubTypes.Type(value = RecipientsBody.Entity.class, name = "user")
})
public sealed interface RecipientsBody {

  Recipients toRecipients();

  /** All users. */
  public record Broadcast() implements RecipientsBody {
    @Override
    public Recipients toRecipients() {
      return new Recipients.Broadcast();
    }
  }

  /** One ref or a list of refs; an empty list is valid and addresses no users. */
  public record Entity(
      @NotNull @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
          List<@NotNull String> entityRef,
      @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
          @Nullable List<@NotNull String> excludeEntityRef)
      implements RecipientsBody {

    @Override
    public Recipients toRecipients() {
      return new Recipients.Entities(
          refs("entityRef", entityRef),
          refs("excludeEntityRef", excludeEntityRef == null ? List.of() : excludeEntityRef));
    }

    private static List<EntityRef> refs(String field, List<String> texts) {
      try {
        return texts.stream().map(EntityRef::parse).toList();
      } catch (InvalidEntityRefException e) {
        throw Problem.INPUT.because("recipients." + field + ": " + e.getMessage());
      }
    }
  }
}
