package io.heliograph.localstack;

import static java.util.stream.Collectors.joining;

import io.heliograph.identity.EntityRef;
import java.util.Map;

/** The last output of a start: the addresses, and commands that demonstrate the product. */
final class Welcome {

  private static final String TEXT =
      """

      Heliograph is ready. Ctrl-C stops it; the data stays (./dev run --clean starts empty).

        notifications  @notifications@
        signals        @signals@
        api            @api@
        health         @notifications-management@/q/health, @signals-management@/q/health
        metrics        @notifications-management@/q/metrics, @signals-management@/q/metrics
        data           @data@
        logs           @logs@

      Tokens (also in target/heliograph.env; a restart keeps them valid, --clean does not):

      @tokens@

      In a second terminal, at the root of the repository:

        # load addresses and tokens
        . target/heliograph.env
      """;

  private static final String TOUR =
      """
        # watch live as @name@ (in a third terminal, or put an & behind it)
        ./dev watch @name@

        # the same as Server-Sent Events
        curl -sN -H "Authorization: Bearer $@token@" "$SIGNALS_URL/events?channel=notifications"

        # send
        curl -s -X POST "$NOTIFICATIONS_URL/notifications" -H "Authorization: Bearer $SERVICE_TOKEN" -H 'Content-Type: application/json' -d '{"recipients":{"type":"entity","entityRef":"@ref@"},"payload":{"title":"Hello","link":"/catalog","severity":"high"}}'

        # push a signal of your own, which is in no inbox
        curl -s -X POST "$SIGNALS_URL" -H "Authorization: Bearer $SERVICE_TOKEN" -H 'Content-Type: application/json' -d '{"recipients":{"type":"entity","entityRef":"@ref@"},"channel":"demo","message":{"action":"hello"}}'

        # list the inbox
        curl -s -H "Authorization: Bearer $@token@" "$NOTIFICATIONS_URL/notifications"

        # mark everything read
        ids=$(curl -s -H "Authorization: Bearer $@token@" "$NOTIFICATIONS_URL/notifications?limit=1000" | grep -oE '"id":"[0-9a-f-]{36}"' | sed 's/"id":/,/;1s/,//'); curl -s -X POST "$NOTIFICATIONS_URL/notifications/update" -H "Authorization: Bearer $@token@" -H 'Content-Type: application/json' -d "{\\"ids\\":[$ids],\\"read\\":true}"

        # a token for another user
        ./dev token mallory --groups platform --for 1h

        # unread and read
        curl -s -H "Authorization: Bearer $@token@" "$NOTIFICATIONS_URL/status"
      """;

  private Welcome() {}

  static String text(Layout layout, Map<String, String> variables) {
    return TEXT.replace("@notifications@", variables.getOrDefault("NOTIFICATIONS_URL", ""))
        .replace("@signals@", variables.getOrDefault("SIGNALS_URL", ""))
        .replace("@api@", variables.getOrDefault("SWAGGER_UI_URL", ""))
        .replace(
            "@notifications-management@",
            variables.getOrDefault("NOTIFICATIONS_MANAGEMENT_URL", ""))
        .replace("@signals-management@", variables.getOrDefault("SIGNALS_MANAGEMENT_URL", ""))
        .replace("@data@", layout.data().toString())
        .replace("@logs@", layout.logs().toString())
        .replace("@tokens@", tokens(variables));
  }

  static String tour(EntityRef user) {
    return TOUR.replace("@name@", Watch.name(user))
        .replace("@ref@", user.toString())
        .replace("@token@", UserTokens.variable(user));
  }

  private static String tokens(Map<String, String> variables) {
    return variables.entrySet().stream()
        .filter(variable -> variable.getKey().contains("_TOKEN"))
        .map(variable -> "  " + EnvironmentFile.assignment(variable))
        .collect(joining("\n"));
  }
}
