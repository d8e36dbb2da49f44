package be.zegel.launcher;

import be.zegel.launcher.ApiClient.ApiRefusal;
import be.zegel.launcher.EvidencePaths.Source;
import be.zegel.launcher.EvidencePaths.Unreadable;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Files evidence as the logged-in person. Resumable: what was begun is noted and goes on where the
 * server stands. What this command has filed, and what the exhibit holds under the same name with
 * the same content, is not filed again. What cannot be read or is refused is named, the rest is
 * filed.
 */
@Command(
    name = "file",
    mixinStandardHelpOptions = true,
    description = {
      "Files files and folders under an exhibit, resumable, with the hash of each as its receipt.",
      "Signs in by the device flow the first time. Exits with 1 when something was not filed."
    })
final class FileCommand implements Callable<Integer> {

  @Mixin private Addresses addresses = new Addresses();

  @Option(
      names = "--case",
      required = true,
      paramLabel = "NUMBER",
      description = "The case's number, ZG-2026-000001.")
  private String caseNumber = "";

  @Option(
      names = "--exhibit",
      required = true,
      paramLabel = "LABEL",
      description = "The exhibit's label in the case, OS-01.")
  private String label = "";

  @Option(
      names = "--demo-user",
      paramLabel = "NAME",
      description = "Sign in as this demo account, in the demo realm only.")
  private @Nullable String demoUser;

  @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files or folders.")
  private List<Path> paths = List.of();

  @Spec private CommandSpec spec = CommandSpec.create();

  private int filed;
  private int held;
  private int failed;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    for (Path path : paths) {
      if (!Files.exists(path)) {
        complain(Texts.text("file.missing", path));
        return Zegel.WRONG_USE;
      }
    }
    EvidencePaths evidence = EvidencePaths.of(paths);
    HttpClient http = Addresses.http();
    Login login =
        demoUser == null
            ? Login.device(http, addresses.realm(), UploadNotes.folder(), out)
            : Login.demo(http, addresses.realm(), demoUser, DemoCommand.PASSWORD);
    ApiClient api = new ApiClient(http, addresses.url, login);
    String exhibit = exhibit(api);
    List<JsonNode> there = api.all("exhibits/" + exhibit + "/files", Map.of());
    for (Unreadable unreadable : evidence.unreadable()) {
      fail(Texts.text("file.unreadable", unreadable.path(), unreadable.why()));
    }
    for (Source source : evidence.sources()) {
      try {
        file(api, exhibit, there, source, out);
      } catch (ApiRefusal refusal) {
        fail(Texts.text("file.refused", source.name(), String.valueOf(refusal.getMessage())));
      } catch (IOException e) {
        fail(Texts.text("file.unreadable", source.path(), EvidencePaths.reason(e)));
      }
      out.flush();
    }
    if (filed + held + failed == 0) {
      fail(Texts.text("file.none", paths.getFirst()));
    } else if (filed + held + failed > 1) {
      out.println(Texts.text("file.summary", filed, held, failed));
    }
    return failed == 0 ? 0 : Zegel.FAILED;
  }

  private void file(
      ApiClient api, String exhibit, List<JsonNode> there, Source source, PrintWriter out)
      throws IOException {
    UploadNotes notes = UploadNotes.of(exhibit, source.path());
    JsonNode known = known(notes, there, source);
    if (known != null) {
      notes.file(known.path("id").asText());
      out.println(
          Texts.text(
              "file.held",
              source.name(),
              known.path("sha256").asText(),
              known.path("id").asText()));
      held++;
      return;
    }
    long size = Files.size(source.path());
    TusUpload.Receipt receipt;
    try (LineProgress progress = new LineProgress(out, source.name(), size)) {
      receipt =
          new TusUpload(api)
              .send(
                  source.path(),
                  exhibit,
                  source.name(),
                  notes.begun().orElse(null),
                  new TusUpload.Watch() {
                    @Override
                    public void begun(URI upload) {
                      notes.begin(upload);
                    }

                    @Override
                    public void has(long bytes) {
                      progress.at(bytes);
                    }

                    @Override
                    public void resumed(long offset) {
                      progress.say(Texts.text("file.resumed", source.name(), offset));
                    }

                    @Override
                    public void waits(String why) {
                      progress.say(Texts.text("file.waits", source.name(), why));
                    }
                  });
    }
    String told = api.get("files/" + receipt.file()).path("sha256").asText();
    if (!told.equals(receipt.sha256())) {
      throw new ApiRefusal(460, "hash-differs", Texts.text("file.wrong", told));
    }
    notes.file(receipt.file());
    filed++;
    out.println(
        Texts.text("file.filed", source.name(), receipt.size(), receipt.sha256(), receipt.file()));
  }

  /** The file that a source is already: by our own note, or by name and content. */
  private static @Nullable JsonNode known(UploadNotes notes, List<JsonNode> there, Source source)
      throws IOException {
    String noted = notes.filed().orElse("");
    String size = String.valueOf(Files.size(source.path()));
    String sha256 = null;
    for (JsonNode file : there) {
      if (file.path("id").asText().equals(noted)) {
        return file;
      }
      if (file.path("filename").asText().equals(source.name())
          && file.path("size").asText().equals(size)) {
        sha256 = sha256 == null ? sha256(source.path()) : sha256;
        if (file.path("sha256").asText().equals(sha256)) {
          return file;
        }
      }
    }
    return null;
  }

  private static String sha256(Path path) throws IOException {
    try (InputStream in =
        new DigestInputStream(Files.newInputStream(path), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(((DigestInputStream) in).getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private String exhibit(ApiClient api) {
    for (JsonNode found : api.all("cases", Map.of("q", caseNumber))) {
      if (found.path("number").asText().equals(caseNumber)) {
        for (JsonNode exhibit :
            api.all("cases/" + found.path("id").asText() + "/exhibits", Map.of())) {
          if (exhibit.path("label").asText().equals(label)) {
            return exhibit.path("id").asText();
          }
        }
        throw new ApiRefusal(404, "not-found", Texts.text("file.exhibit", caseNumber, label));
      }
    }
    throw new ApiRefusal(404, "not-found", Texts.text("file.case", caseNumber));
  }

  private void fail(String what) {
    failed++;
    complain(what);
  }

  private void complain(String what) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("zegel: " + what);
    err.flush();
  }
}
