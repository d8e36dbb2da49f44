package be.zegel.evidence.worker.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.sax.BodyContentHandler;
import org.xml.sax.SAXException;

/**
 * Reads every file below a folder with Tika's own parser, one after the other, with everything that
 * is embedded in them, and prints how long it took: one JSON object with {@code files}, {@code
 * failed}, {@code seconds} and {@code processor}, the processor seconds of the whole process.
 */
public final class BareTika {

  private BareTika() {}

  /**
   * Reads a folder.
   *
   * @param arguments the folder
   */
  public static void main(String[] arguments) throws IOException {
    PrintStream out = System.out;
    // What parsers print is not part of the answer.
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    long begin = System.nanoTime();
    List<Path> files;
    try (Stream<Path> walk = Files.walk(Path.of(arguments[0]))) {
      files = walk.filter(Files::isRegularFile).sorted().toList();
    }
    AutoDetectParser parser = new AutoDetectParser();
    int failed = 0;
    for (Path file : files) {
      Metadata metadata = new Metadata();
      ParseContext context = new ParseContext();
      context.set(Parser.class, parser);
      try (TikaInputStream content = TikaInputStream.get(file, metadata)) {
        parser.parse(content, new BodyContentHandler(-1), metadata, context);
      } catch (TikaException | SAXException e) {
        failed++;
      }
    }
    long processor =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    out.println(
        String.format(
            Locale.ROOT,
            "{\"files\":%d,\"failed\":%d,\"seconds\":%.3f,\"processor\":%.3f}",
            files.size(),
            failed,
            (System.nanoTime() - begin) / 1e9,
            processor / 1e9));
    out.flush();
  }
}
