package be.zegel.web.keeping;

import be.zegel.fixity.FixityAlarm;
import be.zegel.web.shell.Warnings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Stored bytes that are not what was filed, anywhere in the system. */
@ApplicationScoped
public class FixityWarnings implements Warnings {

  @Inject private FixityAlarm alarm;

  @Override
  public List<String> missing() {
    return alarm.raised() ? List.of("fixity") : List.of();
  }
}
