package be.zegel.launcher;

import be.zegel.servers.ServerRefusal;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line as a whole. */
@Command(
    name = "zegel",
    mixinStandardHelpOptions = true,
    description = "Case management and digital evidence for cybercrime units and prosecutors.",
    synopsisSubcommandLabel = "COMMAND")
public final class Zegel {
  static final int FAILED = 1;
  static final int WRONG_USE = 2;
  static final int MISSING = 3;

  private Zegel() {}

  /** Runs one command and exits with its code. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    CommandLine zegel = new CommandLine(new Zegel());
    zegel.addSubcommand(new RunCommand());
    zegel.addSubcommand(new DemoCommand());
    zegel.addSubcommand(new FileCommand());
    zegel.addSubcommand(new SoakCommand());
    zegel.addSubcommand(new BenchCommand());
    zegel.addSubcommand(new FsckCommand());
    zegel.addSubcommand(new VerifyCommand());
    zegel.addSubcommand(new BackupCommand());
    zegel.addSubcommand(new RestoreCommand());
    zegel.addSubcommand(new KeysCommand());
    zegel.setExecutionExceptionHandler(
        (exception, command, parsed) -> {
          if (exception instanceof ServerRefusal refusal) {
            command.getErr().println("zegel: " + refusal.getMessage());
            return code(refusal);
          }
          if (exception instanceof Refusal refusal) {
            command.getErr().println("zegel: " + refusal.getMessage());
            return refusal.code();
          }
          if (exception instanceof ApiClient.ApiRefusal
              || exception instanceof ApiClient.Interrupted
              || exception instanceof UncheckedIOException) {
            command.getErr().println("zegel: " + exception.getMessage());
            return FAILED;
          }
          throw exception;
        });
    return zegel;
  }

  private static int code(ServerRefusal refusal) {
    return switch (refusal.kind()) {
      case WRONG_USE -> WRONG_USE;
      case MISSING -> MISSING;
      case FAILED -> FAILED;
    };
  }
}
