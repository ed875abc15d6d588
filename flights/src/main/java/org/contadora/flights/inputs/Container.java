package org.contadora.flights.inputs;

/// What the first bytes of some content say that it is.
enum Container {
  /// RFC 1952.
  GZIP,
  /// RFC 8878.
  ZSTD,
  /// PKWARE APPNOTE 4.3.7.
  ZIP,
  /// POSIX 1003.1 `ustar` and its forerunners.
  TAR,
  /// Not a container: a document.
  NONE;

  /// Looks at the first `length` bytes.
  static Container of(byte[] head, int length) {
    if (starts(head, length, 0x1f, 0x8b, 8)) {
      return GZIP;
    }
    if (starts(head, length, 0x28, 0xb5, 0x2f, 0xfd)) {
      return ZSTD;
    }
    if (starts(head, length, 'P', 'K', 3, 4) || starts(head, length, 'P', 'K', 5, 6)) {
      return ZIP;
    }
    if (length >= TarHeader.BLOCK && TarHeader.parse(head, 0).isPresent()) {
      return TAR;
    }
    return NONE;
  }

  private static boolean starts(byte[] head, int length, int... magic) {
    if (length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((head[i] & 0xff) != magic[i]) {
        return false;
      }
    }
    return true;
  }
}
