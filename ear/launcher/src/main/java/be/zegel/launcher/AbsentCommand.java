package be.zegel.launcher;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * A command of Zegel's stable interface that this version does not have yet. It says so and exits
 * with 3, so that a script never takes its silence for success.
 *
 * @param name the command
 * @param synopsis its arguments
 * @param purpose what it will do
 */
record AbsentCommand(String name, String synopsis, String purpose) {
  static final List<AbsentCommand> ALL =
      List.of(
          new AbsentCommand(
              "backup", "FILE", "Copies database, objects, ledger and keys consistently."),
          new AbsentCommand("restore", "FILE", "Lays a backup onto an empty machine."));

  CommandLine commandLine() {
    CommandSpec spec = CommandSpec.wrapWithoutInspection(this);
    spec.mixinStandardHelpOptions(true);
    spec.usageMessage()
        .description(purpose, "This version of Zegel does not have this command yet.")
        .customSynopsis(("zegel " + name + " " + synopsis).strip());
    spec.parser().unmatchedArgumentsAllowed(true);
    return new CommandLine(spec);
  }

  int refuse(PrintWriter err) {
    err.println("zegel: this version does not have the command \"" + name + "\" yet.");
    return Zegel.MISSING;
  }
}
