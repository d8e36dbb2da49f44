package be.zegel.web.shell;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The data folder can be written, and so can the key store and the index in it once they exist; the
 * parts that own them make them at their first use.
 */
@ApplicationScoped
class FoldersUsable implements HealthCheck {

  private static final String DATA = "zegel.data";
  private static final List<String> OWNED = List.of("keys", "index");

  @Override
  public String name() {
    return "folders";
  }

  @Override
  public void check() throws IOException {
    String configured = System.getProperty(DATA);
    if (configured == null) {
      throw new IOException("the system property " + DATA + " must name the data folder");
    }
    Path data = Path.of(configured);
    require(data);
    for (String name : OWNED) {
      Path folder = data.resolve(name);
      if (Files.exists(folder)) {
        require(folder);
      }
    }
  }

  private static void require(Path folder) throws IOException {
    if (!Files.isDirectory(folder) || !Files.isReadable(folder) || !Files.isWritable(folder)) {
      throw new IOException(folder + " is no folder that can be read and written");
    }
  }
}
