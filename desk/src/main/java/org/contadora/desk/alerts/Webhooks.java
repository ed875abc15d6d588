package org.contadora.desk.alerts;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// Posts signed JSON to a web address, over a connection to the very address that was looked at
/// ([Guard]), which Java's own client does not promise.
final class Webhooks {
  /// Carries when the body was signed and what with.
  static final String SIGNATURE = "X-Contadora-Signature";

  private static final int MOST_HEAD_BYTES = 8192;
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})");

  private final Duration patience;

  /// @param patience how long to wait for the connection, and for each part of the answer
  Webhooks(Duration patience) {
    this.patience = patience;
  }

  /// Posts a body.
  ///
  /// @param signedS when it is signed, seconds since 1970
  /// @return HTTP status of the answer
  int post(Channel.Webhook channel, String body, long signedS) throws IOException {
    URI url = channel.url();
    boolean tls = "https".equals(url.getScheme());
    int port = url.getPort() > 0 ? url.getPort() : tls ? 443 : 80;
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    try (Socket plain = new Socket()) {
      var address = Guard.address(url.getHost(), channel.internal());
      plain.connect(new InetSocketAddress(address, port), (int) patience.toMillis());
      plain.setSoTimeout((int) patience.toMillis());
      if (!tls) {
        return exchange(plain, url, channel, bytes, signedS);
      }
      var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
      try (SSLSocket safe = (SSLSocket) factory.createSocket(plain, url.getHost(), port, true)) {
        SSLParameters parameters = safe.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        safe.setSSLParameters(parameters);
        return exchange(safe, url, channel, bytes, signedS);
      }
    }
  }

  private static int exchange(
      Socket socket, URI url, Channel.Webhook channel, byte[] body, long signedS)
      throws IOException {
    String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    String host = url.getPort() > 0 ? url.getHost() + ":" + url.getPort() : url.getHost();
    String head =
        String.join(
            "\r\n",
            "POST " + path + query + " HTTP/1.1",
            "Host: " + host,
            "User-Agent: contadora/0.1 (alerts)",
            "Content-Type: application/json; charset=utf-8",
            "Content-Length: " + body.length,
            SIGNATURE + ": " + signature(channel.key().value(), body, signedS),
            "Connection: close",
            "",
            "");
    OutputStream out = socket.getOutputStream();
    out.write(head.getBytes(StandardCharsets.US_ASCII));
    out.write(body);
    out.flush();
    return status(socket.getInputStream());
  }

  /// `t=SECONDS,v1=HEX`: HMAC-SHA-256 (RFC 2104) over the seconds, a dot and the body, so that an
  /// old body cannot be sent again as new.
  static String signature(String key, byte[] body, long signedS) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update((signedS + ".").getBytes(StandardCharsets.US_ASCII));
      return "t=%d,v1=%s".formatted(signedS, HexFormat.of().formatHex(mac.doFinal(body)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has HMAC-SHA-256.", e);
    }
  }

  private static int status(InputStream in) throws IOException {
    var head = new ByteArrayOutputStream();
    for (int c = in.read(); c >= 0 && c != '\n' && head.size() < MOST_HEAD_BYTES; c = in.read()) {
      head.write(c);
    }
    Matcher line = STATUS.matcher(head.toString(StandardCharsets.ISO_8859_1));
    if (!line.lookingAt()) {
      throw new DeliveryFailure(DeliveryFailure.Why.NOT_HTTP, "The answer is not HTTP.");
    }
    return Integer.parseInt(line.group(1));
  }
}
