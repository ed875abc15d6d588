package org.contadora.desk.alerts;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import org.contadora.desk.alerts.DeliveryFailure.Why;

/// Sends plain letters through a mail server.
final class Letters {
  private final Duration patience;

  /// @param patience how long to wait for each answer of the server
  Letters(Duration patience) {
    this.patience = patience;
  }

  /// Sends one letter to all who are to have it.
  void send(Channel.Email channel, String subject, String text, Instant now) throws IOException {
    Session session = Session.getInstance(properties(channel), authenticator(channel));
    try {
      MimeMessage message = new MimeMessage(session);
      message.setFrom(new InternetAddress(channel.from()));
      for (String to : channel.to()) {
        message.addRecipient(Message.RecipientType.TO, new InternetAddress(to));
      }
      message.setSubject(subject, StandardCharsets.UTF_8.name());
      message.setText(text, StandardCharsets.UTF_8.name());
      message.setSentDate(Date.from(now));
      message.setHeader("Auto-Submitted", "auto-generated");
      message.setHeader("Content-Language", channel.language());
      Transport.send(message);
    } catch (MessagingException e) {
      Exception cause = e.getNextException();
      throw new DeliveryFailure(
          why(e),
          cause == null || cause.getMessage() == null
              ? String.valueOf(e.getMessage())
              : e.getMessage() + " " + cause.getMessage(),
          e);
    }
  }

  private static Why why(MessagingException failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof AuthenticationFailedException) {
        return Why.NOT_ALLOWED;
      }
      if (each instanceof IOException) {
        return Why.of(each);
      }
    }
    return Why.LETTER_REFUSED;
  }

  private Properties properties(Channel.Email channel) {
    String millis = String.valueOf(patience.toMillis());
    Properties properties = new Properties();
    properties.setProperty("mail.transport.protocol", "smtp");
    properties.setProperty("mail.smtp.host", channel.host());
    properties.setProperty("mail.smtp.port", String.valueOf(channel.port()));
    properties.setProperty("mail.smtp.connectiontimeout", millis);
    properties.setProperty("mail.smtp.timeout", millis);
    properties.setProperty("mail.smtp.writetimeout", millis);
    properties.setProperty("mail.smtp.auth", String.valueOf(!channel.user().isEmpty()));
    properties.setProperty(
        "mail.smtp.ssl.enable", String.valueOf(channel.security() == Channel.Security.TLS));
    boolean startTls = channel.security() == Channel.Security.STARTTLS;
    properties.setProperty("mail.smtp.starttls.enable", String.valueOf(startTls));
    properties.setProperty("mail.smtp.starttls.required", String.valueOf(startTls));
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    return properties;
  }

  private static Authenticator authenticator(Channel.Email channel) {
    return new Authenticator() {
      @Override
      protected PasswordAuthentication getPasswordAuthentication() {
        return new PasswordAuthentication(channel.user(), channel.password().value());
      }
    };
  }
}
