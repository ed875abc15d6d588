package org.contadora.desk.alerts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/// A mail server on loopback that takes letters (RFC 5321, as much of it as a letter needs).
final class MailServer implements AutoCloseable {
  private final ServerSocket listening;
  private final List<Letter> letters = new ArrayList<>();
  private final AtomicInteger busy;

  record Letter(String from, List<String> to, String content) {}

  /// @param busy how many letters it refuses for now before it takes any
  MailServer(int busy) throws IOException {
    this.busy = new AtomicInteger(busy);
    listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::run);
  }

  int port() {
    return listening.getLocalPort();
  }

  List<Letter> letters() {
    synchronized (letters) {
      return List.copyOf(letters);
    }
  }

  private void run() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException _) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        var in =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
      OutputStream out = client.getOutputStream();
      String from = "";
      List<String> to = new ArrayList<>();
      say(out, "220 mail.test");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String verb = line.toUpperCase(Locale.ROOT);
        if (verb.startsWith("MAIL FROM:")) {
          from = line.substring(10);
          say(out, busy.getAndDecrement() > 0 ? "451 later" : "250 ok");
        } else if (verb.startsWith("RCPT TO:")) {
          to.add(line.substring(8));
          say(out, "250 ok");
        } else if (verb.equals("DATA")) {
          say(out, "354 go on");
          StringBuilder content = new StringBuilder();
          for (String each = in.readLine();
              each != null && !each.equals(".");
              each = in.readLine()) {
            content.append(each.startsWith(".") ? each.substring(1) : each).append('\n');
          }
          synchronized (letters) {
            letters.add(new Letter(from, List.copyOf(to), content.toString()));
          }
          say(out, "250 taken");
        } else if (verb.equals("QUIT")) {
          say(out, "221 bye");
          return;
        } else {
          say(out, "250 ok");
        }
      }
    } catch (IOException _) {
      // The client has gone.
    }
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
