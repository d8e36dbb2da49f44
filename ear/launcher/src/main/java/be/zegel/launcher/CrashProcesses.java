package be.zegel.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Looks at the processes of this machine (Linux). */
final class CrashProcesses {

  private static final String WORKER = "be.zegel.evidence.worker.Worker";

  private CrashProcesses() {}

  /** The programs that read evidence for a server, the Java programs themselves. */
  static List<Long> workers(long server) {
    return ProcessHandle.of(server)
        .map(
            process ->
                process
                    .descendants()
                    .map(ProcessHandle::pid)
                    .filter(CrashProcesses::isWorker)
                    .toList())
        .orElse(List.of());
  }

  private static boolean isWorker(long pid) {
    Path folder = Path.of("/proc", Long.toString(pid));
    try {
      List<String> command =
          List.of(
              new String(Files.readAllBytes(folder.resolve("cmdline")), StandardCharsets.UTF_8)
                  .split("\0"));
      // The wrappers that isolate it carry its command line too.
      return command.contains(WORKER)
          && Files.readString(folder.resolve("comm")).strip().equals("java");
    } catch (IOException ended) {
      return false;
    }
  }
}
