package org.contadora.desk.alerts;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.contadora.desk.live.Secret;

/// A way over which alerts go out.
public sealed interface Channel {
  /// What people call it.
  String name();

  /// What is never shown again.
  Set<String> SECRETS = Set.of("key", "password");

  /// A web address that takes signed JSON.
  ///
  /// @param key what bodies are signed with
  /// @param internal whether it may lie inside the network
  record Webhook(String name, URI url, Secret key, boolean internal) implements Channel {}

  /// Letters through a mail server.
  ///
  /// @param security how the way to the server is protected
  /// @param user empty for a server that asks for none
  /// @param language in which the letters are written
  record Email(
      String name,
      String host,
      int port,
      Security security,
      String user,
      Secret password,
      String from,
      List<String> to,
      String language)
      implements Channel {
    public Email {
      to = List.copyOf(to);
    }
  }

  /// How the way to a mail server is protected (RFC 8314).
  enum Security {
    /// TLS from the first byte, usually port 465.
    TLS,
    /// TLS asked for on the way, and insisted on, usually port 587.
    STARTTLS,
    /// None: for a server on this machine.
    NONE
  }

  /// A channel from what a person set.
  ///
  /// @throws AlertException if it cannot be used
  static Channel of(String name, Map<String, String> settings) {
    AlertRule.requireName("channel", name);
    String kind = settings.getOrDefault("kind", "");
    return switch (kind) {
      case "webhook" -> webhook(name, settings);
      case "email" -> email(name, settings);
      default ->
          throw new AlertException(
              "The kind (%s) of the channel must be webhook or email.".formatted(kind));
    };
  }

  private static Channel webhook(String name, Map<String, String> settings) {
    Values values = new Values("channel", settings, Set.of("kind", "url", "key", "internal"));
    String text = values.needed("url", "an http or https address");
    URI url;
    try {
      url = URI.create(text);
    } catch (IllegalArgumentException _) {
      throw values.bad("url", text, "an http or https address");
    }
    boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
    if (!web || url.getHost() == null || url.getUserInfo() != null) {
      throw values.bad("url", text, "an http or https address without a password in it");
    }
    String key =
        values.needed("key", "a secret of at least 16 characters, shared with who receives");
    if (key.length() < 16) {
      throw values.bad("key", "…", "at least 16 characters long");
    }
    return new Webhook(name, url, new Secret(key), values.yes("internal"));
  }

  private static Channel email(String name, Map<String, String> settings) {
    Pattern address = Pattern.compile("[^\\s@<>,;:\"()]{1,64}@[A-Za-z0-9.-]{1,253}");
    Values values =
        new Values(
            "channel",
            settings,
            Set.of(
                "kind", "host", "port", "security", "user", "password", "from", "to", "language"));
    String security = values.text("security", "starttls");
    Security how =
        switch (security) {
          case "tls" -> Security.TLS;
          case "starttls" -> Security.STARTTLS;
          case "none" -> Security.NONE;
          default -> throw values.bad("security", security, "tls, starttls or none");
        };
    int usual = how == Security.TLS ? 465 : how == Security.STARTTLS ? 587 : 25;
    List<String> to = values.list("to");
    String from = values.needed("from", "an address such as desk@example.org");
    for (String each : to) {
      if (!address.matcher(each).matches()) {
        throw values.bad("to", each, "addresses such as ana@example.org");
      }
    }
    if (to.isEmpty() || to.size() > 50) {
      throw values.bad("to", values.text("to", ""), "1 to 50 addresses such as ana@example.org");
    }
    if (!address.matcher(from).matches()) {
      throw values.bad("from", from, "an address such as desk@example.org");
    }
    String language = values.text("language", "es").toLowerCase(Locale.ROOT);
    if (!AlertTexts.LANGUAGES.contains(language)) {
      throw values.bad("language", language, "one of " + String.join(", ", AlertTexts.LANGUAGES));
    }
    return new Email(
        name,
        values.needed("host", "the name of a mail server"),
        values.number("port", usual, 1, 65_535),
        how,
        values.text("user", ""),
        new Secret(values.text("password", "")),
        from,
        to,
        language);
  }

  /// The word for its kind.
  default String kind() {
    return this instanceof Webhook ? "webhook" : "email";
  }

  /// Settings without what is secret.
  static Map<String, String> shown(Map<String, String> settings) {
    Map<String, String> shown = new LinkedHashMap<>(settings);
    shown.keySet().removeAll(SECRETS);
    return shown;
  }
}
