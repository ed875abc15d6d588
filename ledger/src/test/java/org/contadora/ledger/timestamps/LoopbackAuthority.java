package org.contadora.ledger.timestamps;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/// A time-stamping authority on the loopback address, with a root of its own.
final class LoopbackAuthority implements AutoCloseable {
  /// Its clock stands still, within its certificates' time.
  static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");

  private static final Date FIRST = Date.from(Instant.parse("2026-01-01T00:00:00Z"));
  private static final Date LAST = Date.from(Instant.parse("2027-01-01T00:00:00Z"));
  private static final ASN1ObjectIdentifier POLICY = new ASN1ObjectIdentifier("1.2.3.4.5");

  private final X509Certificate root;
  private final X509Certificate certificate;
  private final KeyPair keys;
  private final HttpServer server;

  /// Makes keys and certificates and starts to listen.
  ///
  /// @param purpose what its certificate is for; an authority's must be time-stamping
  LoopbackAuthority(KeyPurposeId purpose) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    KeyPair rootKeys = generator.generateKeyPair();
    keys = generator.generateKeyPair();
    X500Principal rootName = new X500Principal("CN=Root for tests");
    var ofRoot =
        new JcaX509v3CertificateBuilder(
            rootName, BigInteger.ONE, FIRST, LAST, rootName, rootKeys.getPublic());
    ofRoot.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
    var ofClock =
        new JcaX509v3CertificateBuilder(
            rootName,
            BigInteger.TWO,
            FIRST,
            LAST,
            new X500Principal("CN=Clock for tests"),
            keys.getPublic());
    ofClock.addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(purpose));
    root = signed(ofRoot, rootKeys);
    certificate = signed(ofClock, rootKeys);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  private static X509Certificate signed(JcaX509v3CertificateBuilder builder, KeyPair by)
      throws Exception {
    var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(by.getPrivate());
    return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
  }

  X509Certificate root() {
    return root;
  }

  /// Sends a request over HTTP as RFC 3161 section 3.4 has it.
  byte[] post(byte[] request) throws IOException, InterruptedException {
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<byte[]> response =
          client.send(
              HttpRequest.newBuilder(address)
                  .header("Content-Type", "application/timestamp-query")
                  .POST(HttpRequest.BodyPublishers.ofByteArray(request))
                  .build(),
              HttpResponse.BodyHandlers.ofByteArray());
      return response.body();
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] response = stamp(exchange.getRequestBody().readAllBytes());
      exchange.getResponseHeaders().set("Content-Type", "application/timestamp-reply");
      exchange.sendResponseHeaders(200, response.length);
      exchange.getResponseBody().write(response);
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  private byte[] stamp(byte[] request) throws Exception {
    DigestCalculatorProvider digests = new JcaDigestCalculatorProviderBuilder().build();
    TimeStampTokenGenerator tokens =
        new TimeStampTokenGenerator(
            new JcaSimpleSignerInfoGeneratorBuilder()
                .build("SHA256withECDSA", keys.getPrivate(), certificate),
            digests.get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256)),
            POLICY);
    tokens.addCertificates(new JcaCertStore(List.of(certificate, root)));
    return new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED)
        .generate(new TimeStampRequest(request), BigInteger.TEN, Date.from(NOW))
        .getEncoded();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
