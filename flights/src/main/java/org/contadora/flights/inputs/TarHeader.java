package org.contadora.flights.inputs;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// One 512-byte header block of a tar archive (POSIX 1003.1, "ustar"; GNU tar manual, "Basic Tar
/// Format").
///
/// @param name the member's name as this block gives it
/// @param size bytes of content that follow, before padding to a full block
/// @param type what the member is
record TarHeader(String name, long size, Type type) {
  /// Bytes of a block.
  static final int BLOCK = 512;

  /// Kinds of members that are told apart.
  enum Type {
    /// An ordinary file.
    FILE,
    /// The content is the name of the next member (GNU `L`).
    LONG_NAME,
    /// The content is a list of attributes of the next member (POSIX `x`).
    ATTRIBUTES,
    /// A folder, a link, a device: nothing to read.
    OTHER
  }

  private static final int NAME_LENGTH = 100;
  private static final int SIZE_AT = 124;
  private static final int CHECKSUM_AT = 148;
  private static final int NUMBER_LENGTH = 12;
  private static final int TYPE_AT = 156;
  private static final int MAGIC_AT = 257;
  private static final int PREFIX_AT = 345;
  private static final int PREFIX_LENGTH = 155;

  /// Reads the block at `at`.
  ///
  /// @return empty if it is no header: its checksum is wrong or its size no number
  static Optional<TarHeader> parse(byte[] bytes, int at) {
    if (octal(bytes, at + CHECKSUM_AT, 8) != checksum(bytes, at)) {
      return Optional.empty();
    }
    long size = size(bytes, at + SIZE_AT);
    if (size < 0) {
      return Optional.empty();
    }
    String name = text(bytes, at, NAME_LENGTH);
    if (text(bytes, at + MAGIC_AT, 5).equals("ustar") && bytes[at + MAGIC_AT + 5] == 0) {
      String prefix = text(bytes, at + PREFIX_AT, PREFIX_LENGTH);
      name = prefix.isEmpty() ? name : prefix + "/" + name;
    }
    Type type =
        switch (bytes[at + TYPE_AT]) {
          case 0, '0', '7' -> name.endsWith("/") ? Type.OTHER : Type.FILE;
          case 'L' -> Type.LONG_NAME;
          case 'x', 'X' -> Type.ATTRIBUTES;
          default -> Type.OTHER;
        };
    boolean hasContent = type != Type.OTHER || bytes[at + TYPE_AT] == 'g' || isLongLink(bytes, at);
    return Optional.of(new TarHeader(name, hasContent ? size : 0, type));
  }

  private static boolean isLongLink(byte[] bytes, int at) {
    return bytes[at + TYPE_AT] == 'K';
  }

  /// Whether the block at `at` has nothing but zeros, as archives end with.
  static boolean isZero(byte[] bytes, int at) {
    for (int i = at; i < at + BLOCK; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return true;
  }

  /// `size` rounded up to full blocks.
  static long padded(long size) {
    return (size + BLOCK - 1) / BLOCK * BLOCK;
  }

  private static long checksum(byte[] bytes, int at) {
    long sum = 8L * ' ';
    for (int i = 0; i < BLOCK; i++) {
      if (i < CHECKSUM_AT || i >= CHECKSUM_AT + 8) {
        sum += bytes[at + i] & 0xff;
      }
    }
    return sum;
  }

  /// Octal digits, or GNU's binary form for more than 8 GiB; -1 if neither.
  private static long size(byte[] bytes, int at) {
    if ((bytes[at] & 0x80) == 0) {
      return octal(bytes, at, NUMBER_LENGTH);
    }
    long value = 0;
    for (int i = at + 4; i < at + NUMBER_LENGTH; i++) {
      value = value << 8 | (bytes[i] & 0xff);
    }
    return value;
  }

  private static long octal(byte[] bytes, int at, int length) {
    long value = 0;
    boolean seen = false;
    for (int i = at; i < at + length; i++) {
      byte c = bytes[i];
      if (c >= '0' && c <= '7') {
        value = value << 3 | c - '0';
        seen = true;
      } else if (c != ' ' && c != 0) {
        return -1;
      } else if (seen) {
        break;
      }
    }
    return seen ? value : -1;
  }

  private static String text(byte[] bytes, int at, int length) {
    int end = at;
    while (end < at + length && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, at, end - at, StandardCharsets.UTF_8);
  }

  /// The member name in a [Type#LONG_NAME] or [Type#ATTRIBUTES] content, if it holds one.
  static Optional<String> nameIn(Type type, byte[] content) {
    String text = new String(content, StandardCharsets.UTF_8);
    if (type == Type.LONG_NAME) {
      int end = text.indexOf('\0');
      return Optional.of(end < 0 ? text : text.substring(0, end));
    }
    return attribute(text, "path");
  }

  /// The member's size in a [Type#ATTRIBUTES] content, if it holds one.
  static Optional<Long> sizeIn(byte[] content) {
    return attribute(new String(content, StandardCharsets.UTF_8), "size")
        .filter(digits -> digits.matches("\\d{1,18}"))
        .map(Long::valueOf);
  }

  private static Optional<String> attribute(String records, String key) {
    for (String line : records.lines().toList()) {
      int space = line.indexOf(' ');
      if (line.startsWith(key + "=", space + 1)) {
        return Optional.of(line.substring(space + 2 + key.length()));
      }
    }
    return Optional.empty();
  }
}
