package be.zegel.evidence.extract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A worker that has been taken over by a harmful file. It tries to get at everything a server has
 * and reports, as text, one line for everything it got. The item's name is the list of what to try.
 */
public final class HostileWorker {
  private final List<String> loot = new ArrayList<>();

  private HostileWorker() {}

  @FunctionalInterface
  private interface Try {
    String get() throws Exception;
  }

  public static void main(String[] arguments) throws Exception {
    Frames frames = TestWorkers.ready();
    Frame frame;
    while ((frame = frames.read()) != null) {
      HostileWorker hostile = new HostileWorker();
      for (String target : Messages.job(frame.payload()).name().split(" ")) {
        hostile.attack(target);
      }
      String loot = String.join("\n", hostile.loot);
      frames.write(FrameType.TEXT, loot.getBytes(StandardCharsets.UTF_8));
      frames.write(
          FrameType.RESULT,
          Messages.result(
              new JobResult(
                  Outcome.OK, "Hostile", "1", null, null, ContainerCounts.NONE, null, false, -1)));
      frames.write(FrameType.DONE, new byte[0]);
      frames.flush();
    }
  }

  private void attack(String target) {
    String[] parts = target.split("=", 2);
    switch (parts[0]) {
      case "read" -> attempt(target, () -> Files.readString(Path.of(parts[1])));
      case "list" ->
          attempt(
              target,
              () -> {
                try (Stream<Path> all = Files.list(Path.of(parts[1]))) {
                  return all.map(String::valueOf).sorted().toList().toString();
                }
              });
      case "write" ->
          attempt(target, () -> Files.writeString(Path.of(parts[1]), "taken over").toString());
      case "connect" ->
          attempt(
              target,
              () -> {
                try (Socket socket = new Socket()) {
                  int port = Integer.parseInt(parts[1]);
                  InetAddress here = InetAddress.getLoopbackAddress();
                  socket.connect(new InetSocketAddress(here, port), 1000);
                  return "connected";
                }
              });
      case "datagram" ->
          attempt(
              target,
              () -> {
                try (DatagramSocket socket = new DatagramSocket()) {
                  InetAddress[] test = InetAddress.getAllByName("192.0.2.1");
                  socket.send(new DatagramPacket(new byte[1], 1, test[0], 53));
                  return "sent";
                }
              });
      case "interfaces" ->
          attempt(
              target,
              () ->
                  some(
                      NetworkInterface.networkInterfaces()
                          .filter(HostileWorker::outward)
                          .map(NetworkInterface::getName)
                          .toList()));
      case "environment" ->
          attempt(target, () -> some(Stream.ofNullable(System.getenv(parts[1])).toList()));
      case "processes" ->
          attempt(
              target,
              () ->
                  some(
                      ProcessHandle.allProcesses()
                          .filter(p -> p.info().commandLine().orElse("").contains(parts[1]))
                          .map(ProcessHandle::pid)
                          .toList()));
      case "run" ->
          attempt(
              target,
              () -> {
                Process process = new ProcessBuilder(parts[1], "-c", "id").start();
                return process.waitFor(5, TimeUnit.SECONDS) ? "ran" : "runs";
              });
      default -> throw new IllegalArgumentException(target);
    }
  }

  private static boolean outward(NetworkInterface face) {
    try {
      return !face.isLoopback();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String some(List<?> found) throws IOException {
    if (found.isEmpty()) {
      throw new IOException("nothing");
    }
    return found.toString();
  }

  private void attempt(String target, Try attack) {
    try {
      loot.add(target + " -> " + attack.get());
    } catch (Exception | LinkageError e) {
      return;
    }
  }
}
