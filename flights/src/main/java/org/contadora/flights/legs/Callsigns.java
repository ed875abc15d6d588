package org.contadora.flights.legs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.contadora.flights.positions.Positions;
import org.jspecify.annotations.Nullable;

/// The call signs sent during one leg, and for how long each was.
final class Callsigns {
  private long[] packed = new long[2];
  private long[] sentMs = new long[2];
  private int size;
  private int current = -1;
  private long currentSinceMs;

  /// Takes a call sign as sent at a time; 0 is none.
  void sent(long callsign, long timeMs) {
    if (callsign == 0 || (current >= 0 && packed[current] == callsign)) {
      return;
    }
    close(timeMs);
    current = place(callsign);
    currentSinceMs = timeMs;
  }

  /// Ends the time of the call sign sent last.
  void close(long timeMs) {
    if (current >= 0) {
      sentMs[current] += timeMs - currentSinceMs;
      currentSinceMs = timeMs;
    }
  }

  private int place(long callsign) {
    for (int i = 0; i < size; i++) {
      if (packed[i] == callsign) {
        return i;
      }
    }
    if (size == packed.length) {
      packed = Arrays.copyOf(packed, size * 2);
      sentMs = Arrays.copyOf(sentMs, size * 2);
    }
    packed[size] = callsign;
    return size++;
  }

  @Nullable String longest() {
    int best = -1;
    for (int i = 0; i < size; i++) {
      if (best < 0 || sentMs[i] > sentMs[best]) {
        best = i;
      }
    }
    return best < 0 ? null : Positions.unpackCallsign(packed[best]).orElse(null);
  }

  List<String> all() {
    List<String> all = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      Positions.unpackCallsign(packed[i]).ifPresent(all::add);
    }
    return all;
  }
}
