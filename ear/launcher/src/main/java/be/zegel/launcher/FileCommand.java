package be.zegel.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Files evidence as the logged-in person. Resumable: what was begun is noted and goes on where the
 * server stands; what the exhibit already holds under the same name and size is not filed again.
 */
@Command(
    name = "file",
    mixinStandardHelpOptions = true,
    description = {
      "Files files and folders under an exhibit, resumable, with the hash of each as its receipt.",
      "Signs in by the device flow the first time."
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

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    for (Path path : paths) {
      if (!Files.isReadable(path)) {
        err.println("zegel: cannot read " + path);
        return Zegel.WRONG_USE;
      }
    }
    HttpClient http = Addresses.http();
    Login login =
        demoUser == null
            ? Login.device(http, addresses.realm(), UploadNotes.folder().resolve("login"), out)
            : Login.demo(http, addresses.realm(), demoUser, DemoCommand.PASSWORD);
    ApiClient api = new ApiClient(http, addresses.url, login);
    String exhibit = exhibit(api);
    int failed = 0;
    for (Source source : sources()) {
      try {
        file(api, exhibit, source, out);
      } catch (ApiClient.ApiRefusal refusal) {
        err.println("zegel: " + source.name() + ": " + refusal.getMessage());
        failed++;
      }
      out.flush();
      err.flush();
    }
    return failed == 0 ? 0 : Zegel.FAILED;
  }

  private static void file(ApiClient api, String exhibit, Source source, PrintWriter out)
      throws IOException {
    long size = Files.size(source.path());
    JsonNode held = held(api, exhibit, source.name(), size);
    if (held != null) {
      out.println(source.name() + "  already filed  " + held.path("sha256").asText());
      return;
    }
    UploadNotes notes = UploadNotes.of(exhibit, source.path());
    long[] shown = {0};
    TusUpload.Receipt receipt =
        new TusUpload(api)
            .send(
                source.path(),
                exhibit,
                source.name(),
                notes.begun().map(URI::create).orElse(null),
                upload -> notes.note(upload.toString()),
                done -> {
                  if (done - shown[0] >= 512L << 20 && done < size) {
                    shown[0] = done;
                    out.println(source.name() + "  " + done * 100 / size + " %");
                    out.flush();
                  }
                });
    notes.forget();
    out.println(
        source.name()
            + "  "
            + receipt.size()
            + " bytes  SHA-256 "
            + receipt.sha256()
            + "  file "
            + receipt.file());
  }

  private static @Nullable JsonNode held(ApiClient api, String exhibit, String name, long size) {
    for (JsonNode file : api.all("exhibits/" + exhibit + "/files", Map.of())) {
      if (file.path("filename").asText().equals(name)
          && file.path("size").asText().equals(String.valueOf(size))) {
        return file;
      }
    }
    return null;
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
        throw new ApiClient.ApiRefusal(
            404,
            "not-found",
            "The case " + caseNumber + " has no exhibit " + label + " in your sight.");
      }
    }
    throw new ApiClient.ApiRefusal(
        404, "not-found", "There is no case " + caseNumber + " in your sight.");
  }

  /**
   * A file to send and the name under which it is filed: its own, or its way below the folder that
   * was named.
   */
  private record Source(Path path, String name) {}

  private List<Source> sources() throws IOException {
    List<Source> sources = new ArrayList<>();
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        Path folder = path.toAbsolutePath().normalize();
        Path above = Objects.requireNonNullElse(folder.getParent(), folder);
        try (Stream<Path> files = Files.walk(path)) {
          files
              .filter(Files::isRegularFile)
              .sorted()
              .forEach(
                  file ->
                      sources.add(
                          new Source(
                              file,
                              above.relativize(file.toAbsolutePath().normalize()).toString())));
        }
      } else {
        sources.add(new Source(path, path.getFileName().toString()));
      }
    }
    return sources;
  }
}
