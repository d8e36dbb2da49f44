package be.zegel.evidence.verify;

import be.zegel.evidence.ledger.CanonicalJson;
import be.zegel.evidence.ledger.Hash;
import be.zegel.evidence.packet.MalformedPacket;
import be.zegel.evidence.packet.TrustBundle;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code zegel-verify.jar} and {@code ./zegel verify}: checks a court packet offline, says what it
 * found of each exhibit, and ends with the word. Needs a JDK or JRE from 17, and nothing else.
 */
public final class VerifyProgram {
  /** The exit code when it was called wrongly. */
  public static final int WRONG_USE = 2;

  /** The exit code when a file is not there or cannot be read. */
  public static final int MISSING = 3;

  private static final Set<String> LANGUAGES = Set.of("nl", "fr", "de", "en");

  private @Nullable Path packet;
  private @Nullable Path trust;
  private @Nullable Path objects;
  private Locale language =
      LANGUAGES.contains(Locale.getDefault().getLanguage()) ? Locale.getDefault() : Locale.ENGLISH;
  private boolean json;
  private boolean help;

  private VerifyProgram() {}

  /** Verifies what the arguments name, and exits with the verdict's code. */
  public static void main(String[] arguments) {
    PrintStream out = utf8(FileDescriptor.out);
    PrintStream err = utf8(FileDescriptor.err);
    int code = run(arguments, out, err);
    out.flush();
    err.flush();
    System.exit(code);
  }

  private static PrintStream utf8(FileDescriptor to) {
    return new PrintStream(new FileOutputStream(to), false, StandardCharsets.UTF_8);
  }

  /**
   * Does the same without exiting.
   *
   * @return the exit code: that of the {@link Verdict}, {@link #WRONG_USE} or {@link #MISSING}
   */
  public static int run(String[] arguments, PrintStream out, PrintStream err) {
    VerifyProgram program = new VerifyProgram();
    Optional<String> wrong = program.take(arguments);
    ReportText texts = new ReportText(program.language);
    if (program.help) {
      out.print(texts.usage());
      return 0;
    }
    if (wrong.isPresent() || program.packet == null) {
      err.println("zegel verify: " + wrong.orElse("PACKET?"));
      err.print(texts.usage());
      return WRONG_USE;
    }
    return program.verify(program.packet, texts, out, err);
  }

  /** Takes the arguments; returns the one that is not understood. */
  private Optional<String> take(String[] arguments) {
    for (int i = 0; i < arguments.length; i++) {
      String argument = arguments[i];
      boolean takesValue = Set.of("--trust", "--objects", "--language").contains(argument);
      if (takesValue && i + 1 == arguments.length) {
        return Optional.of(argument);
      }
      switch (argument) {
        case "--trust" -> trust = Path.of(arguments[++i]);
        case "--objects" -> objects = Path.of(arguments[++i]);
        case "--language" -> {
          if (!LANGUAGES.contains(arguments[++i])) {
            return Optional.of(argument + " nl|fr|de|en");
          }
          language = Locale.forLanguageTag(arguments[i]);
        }
        case "--json" -> json = true;
        case "--help", "-h" -> help = true;
        default -> {
          if (argument.startsWith("-") || packet != null) {
            return Optional.of(argument);
          }
          packet = Path.of(argument);
        }
      }
    }
    return Optional.empty();
  }

  private int verify(Path file, ReportText texts, PrintStream out, PrintStream err) {
    try {
      Optional<TrustBundle> bundle =
          trust == null
              ? Optional.empty()
              : Optional.of(TrustBundle.parse(Files.readAllBytes(trust)));
      Report report = new PacketVerifier(bundle, Optional.ofNullable(objects)).verify(file);
      Hash hash = FilesBeside.hash(file);
      if (json) {
        out.println(
            new String(CanonicalJson.write(ReportJson.of(report, hash)), StandardCharsets.UTF_8));
      } else {
        out.print(texts.of(report, file, hash));
      }
      out.println(report.verdict().word());
      return report.verdict().exitCode();
    } catch (IOException e) {
      err.println("zegel verify: " + texts.unreadable(String.valueOf(e.getMessage())));
      return MISSING;
    } catch (MalformedPacket e) {
      // Only the bundle from outside is read here; whatever a packet is, there is a report.
      err.println("zegel verify: " + e.getMessage());
      return WRONG_USE;
    }
  }
}
