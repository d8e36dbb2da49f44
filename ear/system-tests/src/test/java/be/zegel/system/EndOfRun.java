package be.zegel.system;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Stops what the tests of a run shared, when the last one is done. */
public final class EndOfRun implements LauncherSessionListener {
  @Override
  public void launcherSessionClosed(LauncherSession session) {
    Browser.endOfRun();
    RunningSystem.endOfRun();
  }
}
