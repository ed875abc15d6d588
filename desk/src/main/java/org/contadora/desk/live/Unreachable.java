package org.contadora.desk.live;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Why a connection did not come about.
public enum Unreachable {
  /// The way there is broken, or nobody says anything.
  NO_ANSWER,
  /// The machine is there, and nobody listens at that port.
  REFUSED,
  /// Nobody knows a machine of that name.
  UNKNOWN_HOST,
  /// The line cannot be made secure, as with a certificate that has run out.
  NOT_SECURE,
  /// It took longer than is waited for.
  TIMEOUT;

  /// What a failure means. The JDK's client and mail libraries hide the reason behind their own
  /// exceptions.
  public static Unreachable of(@Nullable Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      Unreachable why =
          switch (each) {
            case HttpTimeoutException _ -> TIMEOUT;
            case SocketTimeoutException _ -> TIMEOUT;
            case UnknownHostException _ -> UNKNOWN_HOST;
            case UnresolvedAddressException _ -> UNKNOWN_HOST;
            case SSLException _ -> NOT_SECURE;
            case ConnectException refused
                when String.valueOf(refused.getMessage()).contains("refused") ->
                REFUSED;
            // What the JDK's client makes of a port that nobody listens at.
            case ClosedChannelException _ -> REFUSED;
            default -> NO_ANSWER;
          };
      if (why != NO_ANSWER) {
        return why;
      }
    }
    return NO_ANSWER;
  }
}
