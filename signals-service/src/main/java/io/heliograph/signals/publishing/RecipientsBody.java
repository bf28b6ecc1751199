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

/** The recipients in a request body. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = RecipientsBody.Broadcast.class, name = "broadcast"),
  @JsonSubTypes.Type(value = RecipientsBody.User.class, name = "user")
})
sealed interface RecipientsBody {

  /** Returns the distinct recipients in the form that records use. */
  Set<String> names();

  /** All users. */
  record Broadcast() implements RecipientsBody {
    @Override
    public Set<String> names() {
      return Set.of(SignalHeaders.EVERYONE);
    }
  }

  /**
   * One ref or a list of refs, of users or groups: every user who owns one of the refs is a
   * recipient. An empty list has no recipients and is not an error.
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
