package org.contadora.ledger.merkle;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/// The definitions of RFC 9162 section 2.1 as they stand there, over whole lists of entries: slow,
/// and plainly right. It shares nothing with the code it judges but the type of its result.
public final class SlowTree {
  private SlowTree() {}

  /// MTH(D_n), section 2.1.1.
  public static Hash mth(List<byte[]> d) {
    if (d.isEmpty()) {
      return sha256();
    }
    if (d.size() == 1) {
      return sha256(new byte[] {0x00}, d.getFirst());
    }
    int k = k(d.size());
    return sha256(
        new byte[] {0x01}, mth(d.subList(0, k)).bytes(), mth(d.subList(k, d.size())).bytes());
  }

  /// PATH(m, D_n), section 2.1.3.1.
  public static List<Hash> path(int m, List<byte[]> d) {
    if (d.size() == 1) {
      return List.of();
    }
    int k = k(d.size());
    return m < k
        ? with(path(m, d.subList(0, k)), mth(d.subList(k, d.size())))
        : with(path(m - k, d.subList(k, d.size())), mth(d.subList(0, k)));
  }

  /// PROOF(m, D_n), section 2.1.4.1.
  public static List<Hash> proof(int m, List<byte[]> d) {
    return subproof(m, d, true);
  }

  private static List<Hash> subproof(int m, List<byte[]> d, boolean b) {
    int n = d.size();
    if (m == n) {
      return b ? List.of() : List.of(mth(d));
    }
    int k = k(n);
    return m <= k
        ? with(subproof(m, d.subList(0, k), b), mth(d.subList(k, n)))
        : with(subproof(m - k, d.subList(k, n), false), mth(d.subList(0, k)));
  }

  /// The largest power of two smaller than `n`.
  private static int k(int n) {
    int k = 1;
    while (2 * k < n) {
      k = 2 * k;
    }
    return k;
  }

  private static List<Hash> with(List<Hash> list, Hash last) {
    List<Hash> longer = new ArrayList<>(list);
    longer.add(last);
    return longer;
  }

  private static Hash sha256(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return Hash.of(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
