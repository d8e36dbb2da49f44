package be.zegel.launcher;

import be.zegel.evidence.verify.VerifyProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/**
 * Checks a court packet offline: the same program, with the same arguments and exit codes, as
 * {@code zegel-verify.jar}.
 */
@Command(name = "verify")
final class VerifyCommand implements Callable<Integer> {
  @Unmatched private final List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() {
    return VerifyProgram.run(arguments.toArray(new String[0]), System.out, System.err);
  }
}
