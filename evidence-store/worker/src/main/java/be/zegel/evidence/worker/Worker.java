package be.zegel.evidence.worker;

import be.zegel.evidence.extract.Frame;
import be.zegel.evidence.extract.FrameType;
import be.zegel.evidence.extract.Frames;
import be.zegel.evidence.extract.Job;
import be.zegel.evidence.extract.JobResult;
import be.zegel.evidence.extract.Messages;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/**
 * The worker program: reads jobs from standard input, one after the other, until the pipe closes.
 * Ends with code 0 when it closes, 3 when its heap is full (by the JVM), 1 when the protocol
 * breaks.
 */
public final class Worker {
  private Worker() {}

  /** Serves until the pipe closes; there are no arguments. */
  public static void main(String[] arguments) throws IOException {
    FileOutputStream output = new FileOutputStream(FileDescriptor.out);
    FileInputStream input = new FileInputStream(FileDescriptor.in);
    quiet();
    Path scratch =
        Path.of(System.getProperty("zegel.scratch", System.getProperty("java.io.tmpdir")));
    ItemReader reader = new ItemReader(new Scratch(scratch));
    Wire wire = new Wire(new Frames(input, output));
    wire.send(
        FrameType.READY, Messages.ready(new Messages.Ready(Messages.VERSION, reader.program())));
    wire.flush();
    while (true) {
      Frame frame = wire.take();
      if (frame.type() != FrameType.JOB) {
        Runtime.getRuntime().halt(1);
      }
      serve(reader, wire, Messages.job(frame.payload()));
    }
  }

  private static void serve(ItemReader reader, Wire wire, Job job) throws IOException {
    wire.begin();
    try {
      Findings findings = new Findings(wire, job);
      JobResult result = reader.read(job, wire, findings);
      wire.beat();
      wire.send(FrameType.RESULT, Messages.result(result));
      wire.flush();
      reader.preview(job, findings);
    } finally {
      reader.forget();
      wire.end();
    }
    wire.send(FrameType.DONE, new byte[0]);
    wire.flush();
  }

  /** Only the protocol may reach standard output, and what parsers log is about evidence. */
  private static void quiet() {
    PrintStream nowhere =
        new PrintStream(java.io.OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    System.setOut(nowhere);
    System.setErr(nowhere);
    LogManager.getLogManager().reset();
    Logger.getLogger("").setLevel(Level.OFF);
  }
}
