package be.zegel.evidence.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.zegel.evidence.tlog.MalformedLog;
import be.zegel.evidence.tlog.Note;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddCheckpointTest {
  /** In the shape of the specification's example; the hashes are of no tree. */
  private static final String REQUEST =
      """
      old 20852014
      PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=
      jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=

      example.com/behind-the-sofa
      20852163
      CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

      \u2014 example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
      """;

  @Test
  void isReadAndWrittenInTheShapeOfTheSpecification() {
    AddCheckpoint request = AddCheckpoint.parse(REQUEST.getBytes(StandardCharsets.UTF_8));

    assertThat(request.old()).isEqualTo(20_852_014);
    assertThat(request.proof()).hasSize(2);
    assertThat(Note.parse(request.checkpoint()).signatures()).hasSize(1);
    assertThat(request.body()).isEqualTo(REQUEST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "old 1",
        "new 1\n\nx\n",
        "old 01\n\nx\n",
        "old -1\n\nx\n",
        "old 9999999999999999999\n\nx\n",
        "old 1\nAAAA\n\nx\n"
      })
  void refusesWhatIsNoRequest(String body) {
    assertThatThrownBy(() -> AddCheckpoint.parse(body.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(MalformedLog.class);
  }
}
