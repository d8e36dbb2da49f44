package be.zegel.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ZegelCommandTest {
  private final StringWriter err = new StringWriter();
  private final StringWriter out = new StringWriter();

  @Test
  void aFolderWithoutASystemOrWithoutBackupsIsSaidToBeOne(@TempDir Path dir) {
    String there = dir.resolve("there").toString();
    assertThat(execute("backup", "--to", there, "--data", dir.resolve("none").toString()))
        .isEqualTo(Zegel.MISSING);
    assertThat(err.toString()).contains("There is no Zegel in " + dir.resolve("none"));
    assertThat(execute("backup", "--data", dir.toString())).isEqualTo(Zegel.WRONG_USE);
    assertThat(execute("restore", there, "--data", dir.resolve("new").toString()))
        .isEqualTo(Zegel.MISSING);
    assertThat(err.toString()).contains("There are no backups in");
    assertThat(execute("keys", "status", "--data", there)).isEqualTo(Zegel.MISSING);
    assertThat(execute("keys", "rotate", "everything", "--data", there)).isEqualTo(Zegel.WRONG_USE);
  }

  @Test
  void aPacketIsCheckedWithTheExitCodesOfTheProgramOnItsOwn(@TempDir Path dir) throws IOException {
    Path letter = Files.writeString(dir.resolve("letter.asice"), "Dear court,");
    assertThat(execute("verify", letter.toString())).isEqualTo(5);
    assertThat(execute("verify", "--help")).isZero();
    assertThat(execute("verify")).isEqualTo(Zegel.WRONG_USE);
    assertThat(execute("verify", dir.resolve("nothing").toString())).isEqualTo(Zegel.MISSING);
    assertThat(execute("soak", "packet", "--step", "every")).isEqualTo(Zegel.WRONG_USE);
  }

  @Test
  void wrongUseExitsWith2() {
    assertThat(execute("run", "--prot", "8080")).isEqualTo(Zegel.WRONG_USE);
    assertThat(execute("run", "--port", "eighty")).isEqualTo(Zegel.WRONG_USE);
    assertThat(execute("nothing")).isEqualTo(Zegel.WRONG_USE);
  }

  @Test
  void aFolderWithoutAStoreIsNotChecked(@TempDir Path dir) {
    assertThat(execute("fsck", "--data", dir.toString())).isEqualTo(Zegel.MISSING);
    assertThat(err.toString()).contains("There is no Zegel in " + dir);
  }

  @Test
  void aBenchmarkThatIsNoneIsRefused() {
    assertThat(execute("bench", "everything")).isEqualTo(Zegel.WRONG_USE);
    assertThat(err.toString()).contains("no benchmark \"everything\"");
  }

  @Test
  void theLedgersBenchmarkPrintsItsFiguresBesideTheirBaselines(@TempDir Path dir) {
    assertThat(execute("bench", "ledger", "--small", "--folder", dir.toString())).isZero();
    assertThat(out.toString().lines())
        .hasSize(4)
        .allMatch(
            line ->
                line.matches(
                    "\\{\"name\":\"ledger/(record|verify|packet|proof)\",\"ours\":[0-9.]+,\"baseline\":[0-9.]+,\"ratio\":[0-9.]+,\"unit\":\"[^\"]+\",.*}"));
  }

  @Test
  void aPortOutsideTheRangeIsRefusedInWords(@TempDir Path dir) {
    assertThat(execute("run", "--data", dir.toString(), "--port", "80")).isEqualTo(Zegel.WRONG_USE);
    assertThat(err.toString()).contains("--port takes a number from 1024");
  }

  private int execute(String... arguments) {
    CommandLine zegel = Zegel.commandLine();
    zegel.setOut(new PrintWriter(out, true));
    zegel.setErr(new PrintWriter(err, true));
    return zegel.execute(arguments);
  }
}
