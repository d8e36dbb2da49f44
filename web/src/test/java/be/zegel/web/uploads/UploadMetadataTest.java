package be.zegel.web.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.zegel.problem.Problem;
import be.zegel.problem.ProblemException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UploadMetadataTest {

  private static final UUID EXHIBIT = UUID.fromString("0198f0a0-0000-7000-8000-000000000001");

  @Test
  void readsWhatItWrites() {
    UploadMetadata read = UploadMetadata.parse(UploadMetadata.header(EXHIBIT, "map/été, 日本.txt"));

    assertThat(read.exhibit()).isEqualTo(EXHIBIT);
    assertThat(read.filename()).isEqualTo("map/été, 日本.txt");
    assertThat(read.sha256()).isNull();
  }

  @Test
  void takesKeysWithoutValuesAndSpacesAroundCommas() {
    UploadMetadata read = UploadMetadata.parse("is_confidential , filename YS50eHQ=");

    assertThat(read.filename()).isEqualTo("a.txt");
    assertThat(read.values()).containsEntry("is_confidential", "");
  }

  @Test
  void takesTheNameThatSomeClientsSend() {
    assertThat(UploadMetadata.parse("name YS50eHQ=,type dGV4dC9wbGFpbg==").filename())
        .isEqualTo("a.txt");
  }

  @Test
  void isEmptyWithoutAHeader() {
    assertThat(UploadMetadata.parse(null).values()).isEmpty();
    assertThat(UploadMetadata.parse(" ").filename()).isNull();
  }

  @Test
  void refusesWhatIsNotMetadata() {
    for (String wrong :
        new String[] {"filename !!!", ",", "filename YQ==,filename YQ==", "a YQ==,,b YQ=="}) {
      assertThatThrownBy(() -> UploadMetadata.parse(wrong))
          .as(wrong)
          .isInstanceOfSatisfying(
              ProblemException.class,
              refusal -> assertThat(refusal.problem()).isEqualTo(Problem.INVALID_INPUT));
    }
  }

  @Test
  void refusesAnExhibitThatIsNone() {
    assertThatThrownBy(() -> UploadMetadata.parse("exhibit eA==").exhibit())
        .isInstanceOfSatisfying(
            ProblemException.class,
            refusal -> assertThat(refusal.fields().getFirst().field()).isEqualTo("exhibit"));
  }
}
