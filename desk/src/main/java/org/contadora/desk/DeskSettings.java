package org.contadora.desk;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a desk is run.
///
/// @param host address to listen on, such as `127.0.0.1`
/// @param port port to listen on, 0 for any that is free
/// @param data folder in which the desk keeps everything
/// @param publicAddress address under which people reach the desk if something stands before it,
///   null if they reach it directly
/// @param publicReading whether everybody may read without an account
/// @param inputFolders folders from which an administrator may bring in files
/// @param arrivalsFile where people who arrive are kept, sealed; null if in memory alone
public record DeskSettings(
    String host,
    int port,
    Path data,
    @Nullable URI publicAddress,
    boolean publicReading,
    List<Path> inputFolders,
    @Nullable Path arrivalsFile) {
  /// Address that only this machine reaches.
  public static final String LOOPBACK = "127.0.0.1";

  /// Port if no other is asked for.
  public static final int DEFAULT_PORT = 8420;

  public DeskSettings {
    inputFolders = List.copyOf(inputFolders);
  }

  /// A desk that only people with accounts read.
  public DeskSettings(
      String host, int port, Path data, @Nullable URI publicAddress, List<Path> inputFolders) {
    this(
        host,
        port,
        data,
        publicAddress,
        /* publicReading= */ false,
        inputFolders,
        /* arrivalsFile= */ null);
  }

  /// This desk, read by everybody.
  public DeskSettings openToThePublic() {
    return new DeskSettings(
        host, port, data, publicAddress, /* publicReading= */ true, inputFolders, arrivalsFile);
  }

  /// This desk, which keeps people who arrive in a file.
  public DeskSettings keepingArrivals(Path file) {
    return new DeskSettings(host, port, data, publicAddress, publicReading, inputFolders, file);
  }

  /// A desk that only this machine reaches.
  public static DeskSettings local(Path data, int port) {
    return new DeskSettings(LOOPBACK, port, data, null, List.of());
  }
}
