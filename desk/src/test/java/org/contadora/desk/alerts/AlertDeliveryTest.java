package org.contadora.desk.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.contadora.desk.live.Live;
import org.contadora.desk.live.ManualTime;
import org.contadora.desk.live.Publisher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What becomes of an alert on its channels.
class AlertDeliveryTest extends AlertsFixture {
  @Test
  void letterIsWrittenInItsLanguage() throws Exception {
    ManualTime time = new ManualTime(NOON);
    try (Live live = live(time);
        Alerts alerts = alerts(time, live);
        MailServer mail = new MailServer(1)) {
      alerts.putChannel("mail", email(mail.port()));
      alerts.test("mail", "ana");
      await(() -> delivery(alerts).state() == Alert.State.SENT);
      assertThat(delivery(alerts).tries()).isEqualTo(2);
      assertThat(waits).containsExactly(Duration.ofSeconds(5));
      MailServer.Letter letter = mail.letters().getFirst();
      assertThat(letter.from()).contains("<desk@example.org>");
      assertThat(letter.to()).hasSize(2);
      MimeMessage read =
          new MimeMessage(
              Session.getInstance(new Properties()),
              new ByteArrayInputStream(letter.content().getBytes(StandardCharsets.UTF_8)));
      assertThat(read.getSubject()).isEqualTo("Contadora: prueba de ana");
      assertThat(read.getContentType()).startsWith("text/plain");
      assertThat(String.valueOf(read.getContent())).contains("https://desk.example/alerts");
      assertThat(read.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    }
  }

  @Test
  void webhookIsTriedAgainWhereThatHelps() throws Exception {
    ManualTime time = new ManualTime(NOON);
    try (Live live = live(time);
        Alerts alerts = alerts(time, live)) {
      alerts.putChannel("hook", webhook("yes"));
      receiver.answer(Publisher.Answer.status(503));
      alerts.test("hook", "ana");
      await(() -> delivery(alerts).state() == Alert.State.FAILED);
      assertThat(delivery(alerts).tries()).isEqualTo(4);
      assertThat(delivery(alerts).detail()).contains("503");
      assertThat(waits)
          .containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(5));
      receiver.answer(Publisher.Answer.status(410));
      alerts.test("hook", "ana");
      await(() -> delivery(alerts).state() == Alert.State.FAILED);
      assertThat(delivery(alerts).tries()).isEqualTo(1);
    }
  }

  @Test
  void webhookDoesNotReachIntoTheNetwork() throws Exception {
    ManualTime time = new ManualTime(NOON);
    try (Live live = live(time);
        Alerts alerts = alerts(time, live)) {
      alerts.putChannel("hook", webhook("no"));
      alerts.test("hook", "ana");
      await(() -> delivery(alerts).state() == Alert.State.FAILED);
      assertThat(delivery(alerts).detail()).contains("inside the network (127.0.0.1)");
      assertThat(receiver.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, true",
    "10.1.2.3, true",
    "172.20.0.1, true",
    "192.168.1.1, true",
    "169.254.169.254, true",
    "100.64.0.1, true",
    "0.0.0.0, true",
    "224.0.0.1, true",
    "255.255.255.255, true",
    "::1, true",
    "fe80::1, true",
    "fd00::1, true",
    "::ffff:127.0.0.1, true",
    "::127.0.0.1, true",
    "64:ff9b::7f00:1, true",
    "2002:7f00:1::, true",
    "8.8.8.8, false",
    "1.1.1.1, false",
    "2606:4700::1111, false",
  })
  void addressesOfTheOpenInternetAreToldFromOthers(String address, boolean internal)
      throws Exception {
    assertThat(Guard.isInternal(InetAddress.getByName(address))).isEqualTo(internal);
  }

  @Test
  void whatWasNotSentIsSentWhenTheDeskStartsAgain() throws Exception {
    ManualTime time = new ManualTime(NOON);
    receiver.answer(Publisher.Answer.hang());
    try (Live live = live(time)) {
      try (Alerts alerts = alerts(time, live)) {
        alerts.putChannel("hook", webhook("yes"));
        alerts.test("hook", "ana");
        await(() -> receiver.requests().size() == 1);
        receiver.close();
      }
      receiver = new Publisher();
      receiver.answer(Publisher.Answer.json("{}"));
      try (Alerts alerts = alerts(time, live)) {
        List<Alert.State> seen = new ArrayList<>();
        await(() -> {
          seen.add(delivery(alerts).state());
          return seen.getLast() != Alert.State.WAITING;
        });
      }
    }
  }

  /// Nobody is told why in English alone: each reason has a code, and the pages a sentence for it.
  @ParameterizedTest
  @CsvSource({
    "401, NOT_ALLOWED",
    "404, NOT_FOUND",
    "429, TOO_MANY",
    "500, SERVER_ERROR",
    "302, STATUS"
  })
  void webhookThatAnswersOtherwiseIsNamedByCode(int status, String why) throws Exception {
    receiver.answer(Publisher.Answer.status(status));
    assertThat(failed("hook", webhook("yes")).why()).isEqualTo(why);
  }

  @Test
  void channelThatCannotBeReachedIsNamedByCode() throws Exception {
    Map<String, String> hook = new HashMap<>(webhook("yes"));
    hook.put("url", "http://" + "r".repeat(64) + ".invalid/");
    assertThat(failed("unknown", hook).why()).isEqualTo("UNKNOWN_HOST");
    int nobody;
    try (ServerSocket port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = port.getLocalPort();
    }
    hook.put("url", "http://127.0.0.1:%d/".formatted(nobody));
    assertThat(failed("hook", hook).why()).isEqualTo("REFUSED");
    assertThat(failed("mail", email(nobody)).why()).isEqualTo("REFUSED");
    assertThat(failed("inside", webhook("no")).why()).isEqualTo("INSIDE_NETWORK");
  }

  @Test
  void mailServerThatDoesNotTakeTheLetterIsNamedByCode() throws Exception {
    try (MailServer mail = new MailServer(10)) {
      assertThat(failed("mail", email(mail.port())).why()).isEqualTo("LETTER_REFUSED");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"es", "en", "pt", "fr", "ht"})
  void everyReasonHasASentenceInEveryLanguage(String language) throws Exception {
    JsonNode texts;
    try (InputStream in =
        AlertDeliveryTest.class.getResourceAsStream(
            "/org/contadora/deskui/i18n/" + language + ".json")) {
      texts = JsonMapper.shared().readTree(in);
    }
    for (DeliveryFailure.Why why : DeliveryFailure.Why.values()) {
      assertThat(texts.path("alerts.failure." + why).asString("")).as(why.name()).endsWith(".");
    }
  }

  /// A desk's file from before reasons had codes.
  @Test
  void olderFileIsTakenOver() throws Exception {
    ManualTime time = new ManualTime(NOON);
    try (Live live = live(time)) {
      try (Alerts alerts = alerts(time, live)) {
        alerts.putChannel("hook", webhook("yes"));
        alerts.test("hook", "ana");
        await(() -> delivery(alerts).state() == Alert.State.SENT);
      }
      try (var file = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("alerts.db"));
          var statement = file.createStatement()) {
        statement.execute("alter table delivery drop column why");
      }
      try (Alerts alerts = alerts(time, live)) {
        assertThat(delivery(alerts).state()).isEqualTo(Alert.State.SENT);
        assertThat(delivery(alerts).why()).isEmpty();
      }
    }
  }

  /// What became of a test of a channel, when it is given up.
  private Alert.Delivery failed(String name, Map<String, String> channel) throws Exception {
    ManualTime time = new ManualTime(NOON);
    try (Live live = live(time);
        Alerts alerts = alerts(time, live)) {
      alerts.putChannel(name, channel);
      alerts.test(name, "ana");
      await(() -> delivery(alerts).state() == Alert.State.FAILED);
      return delivery(alerts);
    }
  }
}
