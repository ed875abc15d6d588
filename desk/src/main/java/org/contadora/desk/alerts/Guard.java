package org.contadora.desk.alerts;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.contadora.desk.alerts.DeliveryFailure.Why;

/// Keeps webhooks from reaching into the network that the desk stands in (OWASP, *Server-Side
/// Request Forgery Prevention*): the address that a name stands for is looked at, and then that
/// very address is connected to.
final class Guard {
  private Guard() {}

  /// The address to connect to.
  ///
  /// @param internal whether it may lie inside the network
  /// @throws IOException if the name stands for no address, or for one that is not allowed
  static InetAddress address(String host, boolean internal) throws IOException {
    InetAddress[] all;
    try {
      all = InetAddress.getAllByName(host);
    } catch (UnknownHostException _) {
      throw new DeliveryFailure(Why.UNKNOWN_HOST, "The host (%s) is not known.".formatted(host));
    }
    for (InetAddress address : all) {
      if (!internal && isInternal(address)) {
        throw new DeliveryFailure(
            Why.INSIDE_NETWORK,
            "The host (%s) stands for an address inside the network (%s), which this channel may not reach."
                .formatted(host, address.getHostAddress()));
      }
    }
    return all[0];
  }

  /// Whether an address is not one of the open Internet (IANA special-purpose registries).
  static boolean isInternal(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return true;
    }
    byte[] b = address.getAddress();
    int first = b[0] & 0xff;
    int second = b[1] & 0xff;
    if (address instanceof Inet4Address) {
      boolean shared = first == 100 && second >= 64 && second < 128;
      boolean benchmark = first == 198 && (second == 18 || second == 19);
      boolean documentation =
          (first == 192 && second == 0)
              || (first == 198 && second == 51)
              || (first == 203 && second == 0);
      return first == 0 || shared || benchmark || documentation || first >= 240;
    }
    if (address instanceof Inet6Address) {
      boolean unique = (first & 0xfe) == 0xfc;
      // 64:ff9b::/96 and 2002::/16 carry an IPv4 address that could be anything.
      boolean translated = (first == 0x00 && second == 0x64) || (first == 0x20 && second == 0x02);
      return unique || translated || isMapped(b);
    }
    return false;
  }

  private static boolean isMapped(byte[] b) {
    for (int i = 0; i < 10; i++) {
      if (b[i] != 0) {
        return false;
      }
    }
    return true;
  }
}
