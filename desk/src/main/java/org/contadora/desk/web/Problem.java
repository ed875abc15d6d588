package org.contadora.desk.web;

/// An answer that says what is wrong, as `application/problem+json` (RFC 9457).
final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final String code;

  /// @param status HTTP status
  /// @param code stable name, such as `LOCKED_OUT`
  /// @param detail name, value and what was expected
  Problem(int status, String code, String detail) {
    super(detail);
    this.status = status;
    this.code = code;
  }

  static Problem badValue(String name, String value, String expected) {
    return new Problem(
        400, "BAD_VALUE", "The %s (%s) must be %s.".formatted(name, value, expected));
  }

  static Problem notFound(String what, String id) {
    return new Problem(404, "NOT_FOUND", "There is no %s (%s).".formatted(what, id));
  }

  /// There is no room to write.
  ///
  /// @param what is not written, as a sentence without its end
  static Problem diskFull(String what) {
    return new Problem(
        507,
        "DISK_FULL",
        "%s: the disk on which the desk keeps its files is full. What was kept before is as it was.%nMaybe make room on it, look at what is there, and send this again."
            .formatted(what));
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  String title() {
    return switch (status) {
      case 400 -> "The request was not understood";
      case 401 -> "Sign in first";
      case 403 -> "Not allowed";
      case 404 -> "Not found";
      case 406 -> "Not in that form";
      case 405 -> "Not possible here";
      case 408 -> "Too slow";
      case 409 -> "Not now";
      case 413 -> "Too large";
      case 415 -> "Not JSON";
      case 414 -> "The address is too long";
      case 421 -> "Another site's name";
      case 429 -> "Too many attempts";
      case 431 -> "The headers are too long";
      case 507 -> "Not written to disk";
      default -> status < 500 ? "The request was refused" : "A fault in Contadora";
    };
  }
}
