package be.zegel.fixity;

import java.time.Duration;

/**
 * How often stored bytes are checked. From the system properties that the launcher sets.
 *
 * @param within every file is checked within this time ({@code zegel.fixity.days}); a quarter of a
 *     year
 * @param rest the time between two looks for something to check ({@code zegel.fixity.rest},
 *     seconds)
 */
record ScrubConfig(Duration within, Duration rest) {

  static final int DAYS = 90;
  static final int REST = 20;

  ScrubConfig {
    if (within.compareTo(Duration.ofDays(1)) < 0 || within.compareTo(Duration.ofDays(3650)) > 0) {
      throw new IllegalArgumentException("zegel.fixity.days lies between 1 and 3650");
    }
    if (rest.compareTo(Duration.ofSeconds(1)) < 0 || rest.compareTo(Duration.ofHours(1)) > 0) {
      throw new IllegalArgumentException("zegel.fixity.rest lies between 1 s and an hour");
    }
  }

  static ScrubConfig ofSystem() {
    return new ScrubConfig(
        Duration.ofDays(Integer.getInteger("zegel.fixity.days", DAYS)),
        Duration.ofSeconds(Integer.getInteger("zegel.fixity.rest", REST)));
  }
}
