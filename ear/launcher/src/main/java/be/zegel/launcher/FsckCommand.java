package be.zegel.launcher;

import be.zegel.servers.Ports;
import be.zegel.servers.RestingSystem;
import be.zegel.servers.SystemConfiguration;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Checks a whole store at rest: every chain of the ledger, the log over them with all that signer,
 * witnesses and time stamps say of it, every object, and whether they belong together. Changes
 * nothing. Exits with 0 when all of it holds, with 1 and a line for each finding when something
 * does not.
 */
@Command(
    name = "fsck",
    mixinStandardHelpOptions = true,
    description = {
      "Checks a whole store at rest: every event and chain of the ledger, the states that follow",
      "from them, the log over them and who vouched for it, and every stored object, byte by",
      "byte. The system must not be running."
    })
final class FsckCommand implements Callable<Integer> {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The data folder; default: .zegel/data in the checkout.")
  private Path data = LauncherFolders.standard().data();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, SQLException {
    PrintWriter out = spec.commandLine().getOut();
    SystemConfiguration configuration = SystemConfiguration.load(data, Ports.STANDARD);
    Consumer<String> finding =
        said -> {
          out.println(said);
          out.flush();
        };
    StoreCheck check = new StoreCheck(configuration.dir(), finding);
    LogCheck log = new LogCheck(configuration.dir(), finding);
    try (RestingSystem system = RestingSystem.open(configuration)) {
      check.ledger(system.owner());
      log.check(system.owner());
      check.objects(system.owner());
    }
    out.println(log.summary());
    out.println(check.summary());
    out.flush();
    return check.findings() + log.findings() == 0 ? 0 : Zegel.FAILED;
  }
}
