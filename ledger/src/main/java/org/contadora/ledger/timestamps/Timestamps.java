package org.contadora.ledger.timestamps;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;
import org.contadora.ledger.checkpoints.SignedNote;
import org.contadora.ledger.merkle.Hash;
import org.contadora.ledger.merkle.TreeHash;

/// Time-stamps of checkpoints by authorities of RFC 3161, so that an earlier state cannot be made
/// up afterwards even by who holds the ledger's key.
///
/// Stamped is the checkpoint's text without its signatures, which may become more later. How
/// request and answer travel is the caller's: a POST over HTTP (RFC 3161 section 3.4).
public final class Timestamps {
  /// Bits of the number used once: enough never to come twice.
  private static final int NONCE_BITS = 64;

  private final Set<TrustAnchor> trusted = new LinkedHashSet<>();
  private final SecureRandom random = new SecureRandom();

  /// @param trusted certificates of the authorities' roots; each token must lead to one of them
  public Timestamps(List<X509Certificate> trusted) {
    if (trusted.isEmpty()) {
      throw new IllegalArgumentException(
          "trusted certificates are none, expected at least one authority's root");
    }
    for (X509Certificate certificate : trusted) {
      this.trusted.add(new TrustAnchor(certificate, null));
    }
  }

  /// A question for the time of a checkpoint, which asks for the authority's certificates too.
  public TimestampRequest request(SignedNote checkpoint) {
    TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
    generator.setCertReq(true);
    return new TimestampRequest(
        generator.generate(
            TSPAlgorithms.SHA256,
            imprint(checkpoint.text()).bytes(),
            new BigInteger(NONCE_BITS, random)),
        checkpoint.text());
  }

  /// Checks the answer to a question.
  ///
  /// @throws TimestampException where it was not granted, answers another question, or does not
  ///   hold
  public Timestamp accept(TimestampRequest request, byte[] response) {
    TimeStampToken token;
    try {
      TimeStampResponse read = new TimeStampResponse(response);
      read.validate(request.request());
      token = read.getTimeStampToken();
      if (token == null) {
        throw new TimestampException(
            "time-stamp was not granted: status %d, %s"
                .formatted(read.getStatus(), read.getStatusString()));
      }
    } catch (TSPException | IOException e) {
      throw new TimestampException("time-stamp response: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      throw malformed("time-stamp response", e);
    }
    return verify(request.text(), token);
  }

  /// Checks a token that was kept, with the certificates as they were valid at its time. Whether
  /// one was revoked since is not asked.
  ///
  /// @throws TimestampException where it is of another checkpoint, or does not hold
  public Timestamp verify(SignedNote checkpoint, byte[] token) {
    TimeStampToken read;
    try {
      read = new TimeStampToken(new CMSSignedData(token));
    } catch (TSPException | CMSException | IOException e) {
      throw new TimestampException("time-stamp token: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      throw malformed("time-stamp token", e);
    }
    return verify(checkpoint.text(), read);
  }

  private Timestamp verify(String text, TimeStampToken token) {
    String algorithm = token.getTimeStampInfo().getMessageImprintAlgOID().getId();
    byte[] stamped = token.getTimeStampInfo().getMessageImprintDigest();
    Hash expected = imprint(text);
    if (!algorithm.equals(TSPAlgorithms.SHA256.getId())
        || stamped.length != Hash.BYTES
        || !Hash.of(stamped).equals(expected)) {
      throw new TimestampException(
          "time-stamp is of another text, expected one whose SHA-256 is " + expected);
    }
    try {
      List<X509Certificate> certificates = new ArrayList<>();
      X509Certificate signer = signer(token, certificates);
      token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(signer));
      requireChain(token, signer, certificates);
      return new Timestamp(
          token.getTimeStampInfo().getGenTime().toInstant(),
          signer.getSubjectX500Principal().getName(),
          token.getEncoded());
    } catch (TSPException | OperatorCreationException | GeneralSecurityException | IOException e) {
      throw new TimestampException("time-stamp does not hold: " + e.getMessage(), e);
    } catch (TimestampException e) {
      throw e;
    } catch (RuntimeException e) {
      throw malformed("time-stamp token", e);
    }
  }

  private static X509Certificate signer(TimeStampToken token, List<X509Certificate> certificates)
      throws GeneralSecurityException {
    JcaX509CertificateConverter converter = new JcaX509CertificateConverter();
    for (X509CertificateHolder holder : token.getCertificates().getMatches(null)) {
      certificates.add(converter.getCertificate(holder));
    }
    @SuppressWarnings("unchecked") // BouncyCastle's selectors of certificates are of raw types
    Collection<X509CertificateHolder> found = token.getCertificates().getMatches(token.getSID());
    if (found.isEmpty()) {
      throw new TimestampException(
          "time-stamp has no certificate of its signer, expected it inside the token");
    }
    return converter.getCertificate(found.iterator().next());
  }

  /// A path from the signer to a trusted root, as it was valid when the token was made (RFC 5280
  /// section 6).
  private void requireChain(
      TimeStampToken token, X509Certificate signer, List<X509Certificate> certificates)
      throws GeneralSecurityException, IOException {
    X509CertSelector target = new X509CertSelector();
    target.setCertificate(signer);
    target.setExtendedKeyUsage(Set.of(KeyPurposeId.id_kp_timeStamping.getId()));
    PKIXBuilderParameters parameters = new PKIXBuilderParameters(trusted, target);
    parameters.setRevocationEnabled(false);
    parameters.setDate(token.getTimeStampInfo().getGenTime());
    parameters.addCertStore(
        CertStore.getInstance("Collection", new CollectionCertStoreParameters(certificates)));
    CertPathBuilder.getInstance("PKIX").build(parameters);
  }

  private static Hash imprint(String text) {
    return TreeHash.plain(text.getBytes(StandardCharsets.UTF_8));
  }

  /// BouncyCastle throws many kinds of exceptions where bytes are not what they should be.
  private static TimestampException malformed(String what, RuntimeException e) {
    return e instanceof TimestampException known
        ? known
        : new TimestampException(what + " is malformed: " + e.getMessage(), e);
  }
}
