package be.zegel.wrong.open;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Supplier;

/** Wrong on purpose: asks the machine for the time in every way there is. */
class OwnTime {

  Instant instant() {
    return Instant.now();
  }

  LocalDate inZone(ZoneId zone) {
    return LocalDate.now(zone);
  }

  long millis() {
    return System.currentTimeMillis();
  }

  Supplier<Instant> reference() {
    return Instant::now;
  }

  /** As it should be. */
  Instant fromClock(Clock clock) {
    return Instant.now(clock);
  }

  /** Measuring how long something takes is not asking for the time. */
  long duration() {
    return System.nanoTime();
  }
}
