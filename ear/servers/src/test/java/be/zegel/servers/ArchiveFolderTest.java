package be.zegel.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveFolderTest {
  @TempDir private Path dir;

  @Test
  void unpacksWithoutTheOuterFolder() throws IOException {
    ArchiveFolder.unpack(zip("server-1.0/bin/start", "META-INF/MANIFEST.MF"), dir.resolve("out"));

    assertThat(dir.resolve("out/bin/start")).hasContent("content");
    assertThat(dir.resolve("out/MANIFEST.MF")).doesNotExist();
  }

  @Test
  void refusesAnEntryThatLeavesTheFolder() throws IOException {
    Path zip = zip("server-1.0/../../escaped");

    assertThatThrownBy(() -> ArchiveFolder.unpack(zip, dir.resolve("out")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("leaves its folder");
    assertThat(dir.resolve("escaped")).doesNotExist();
  }

  @Test
  void mirrorsAFolderAndRemovesWhatIsGone() throws IOException {
    Path source = Files.createDirectories(dir.resolve("source"));
    Path target = dir.resolve("target");
    Files.writeString(source.resolve("a.jar"), "a");
    Files.writeString(source.resolve("b.jar"), "b");
    ArchiveFolder.mirror(source, target);
    Files.delete(source.resolve("a.jar"));
    Files.writeString(source.resolve("b.jar"), "changed");

    ArchiveFolder.mirror(source, target);

    assertThat(target.resolve("a.jar")).doesNotExist();
    assertThat(target.resolve("b.jar")).hasContent("changed");
  }

  private Path zip(String... names) throws IOException {
    Path zip = dir.resolve("archive.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (String name : names) {
        out.putNextEntry(new ZipEntry(name));
        out.write("content".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        out.closeEntry();
      }
    }
    return zip;
  }
}
