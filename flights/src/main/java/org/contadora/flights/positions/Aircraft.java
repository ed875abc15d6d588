package org.contadora.flights.positions;

import java.util.Locale;
import org.contadora.core.IcaoAddress;
import org.jspecify.annotations.Nullable;

/// What the source itself says about an aircraft; every part may be unknown.
///
/// @param address 24-bit address, null in flight records that list only a registration
/// @param registration national registration, such as `N703KW`
/// @param typeCode ICAO type designator (Doc 8643), such as `B763`
/// @param ownerOperator the owner or operator named by the source
/// @param flags readsb's dbFlags: 1 military, 2 interesting, 4 privacy address (PIA), 8 limited
///   display (LADD)
public record Aircraft(
    @Nullable IcaoAddress address,
    @Nullable String registration,
    @Nullable String typeCode,
    @Nullable String ownerOperator,
    int flags) {
  /// dbFlags bit: military.
  public static final int MILITARY = 1;

  /// dbFlags bit: privacy ICAO address, lent to an aircraft for a time.
  public static final int PRIVACY_ADDRESS = 4;

  /// dbFlags bit: on the FAA's Limiting Aircraft Data Displayed list.
  public static final int LIMITED_DISPLAY = 8;

  /// An aircraft of which only the address is known.
  public static Aircraft of(IcaoAddress address) {
    return new Aircraft(address, null, null, null, 0);
  }

  /// The key under which legs of one airframe are gathered: the address, else the registration,
  /// else empty.
  public String key() {
    if (address != null) {
      return address.toString();
    }
    return registration == null ? "" : registration;
  }

  /// Whether a source says that it is another airframe under the same address: another registration
  /// and another type. One of them alone is a database that errs, or writes it otherwise.
  public boolean isOther(Aircraft said) {
    return registration != null
        && said.registration != null
        && typeCode != null
        && said.typeCode != null
        && !typeCode.equals(said.typeCode)
        && !plain(registration).equals(plain(said.registration));
  }

  private static String plain(String registration) {
    return registration.replace("-", "").strip().toUpperCase(Locale.ROOT);
  }

  /// This aircraft with what is unknown here taken from `other`, and the flags of both.
  public Aircraft or(Aircraft other) {
    return new Aircraft(
        address != null ? address : other.address,
        registration != null ? registration : other.registration,
        typeCode != null ? typeCode : other.typeCode,
        ownerOperator != null ? ownerOperator : other.ownerOperator,
        flags | other.flags);
  }
}
