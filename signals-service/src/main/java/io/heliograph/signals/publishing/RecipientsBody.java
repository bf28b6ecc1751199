package io.heliograph.signals.publishing;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.heliograph.contract.SignalHeaders;
import io.heliograph.identity.EntityRef;
import io.heliograph.identity.InvalidEntityRefException;
import io.heliograph.web.Problem;
import jakarta.validation.constraints.NotNull;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** To whom, as it is sent. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = RecipientsBody.Broadcast.class, name = "broadcast"),
  @JsonSubTypes.Type(value = RecipientsBody.User.class, name = "user")
})
sealed interface RecipientsBody {

  /** As records name them, each once. */
  Set<String> names();

  /** Everybody. */
  record Broadcast() implements RecipientsBody {
    @Override
    public Set<String> names() {
      return Set.of(SignalHeaders.EVERYONE);
    }
  }

  /**
   * One ref or a list of them, also of groups: whoever owns a ref is reached. An empty list reaches
   * nobody and is no mistake.
   */
  record User(
      @NotNull @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
          List<@NotNull String> entityRef)
      implements RecipientsBody {

    @Override
    public Set<String> names() {
      Set<String> names = new LinkedHashSet<>();
      entityRef.forEach(ref -> names.add(normalised(ref)));
      return names;
    }

    private static String normalised(String ref) {
      try {
        return EntityRef.parse(ref).toString();
      } catch (InvalidEntityRefException e) {
        throw Problem.INPUT.because("recipients.entityRef: " + e.getMessage());
      }
    }
  }
}
