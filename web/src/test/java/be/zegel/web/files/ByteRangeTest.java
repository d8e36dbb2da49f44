package be.zegel.web.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.zegel.problem.Problem;
import be.zegel.problem.ProblemException;
import org.junit.jupiter.api.Test;

class ByteRangeTest {

  @Test
  void readsFromAPlaceToAPlaceToTheEndAndFromTheEnd() {
    assertThat(ByteRange.of("bytes=0-0", 10)).isEqualTo(new ByteRange(0, 1));
    assertThat(ByteRange.of("bytes=2-5", 10)).isEqualTo(new ByteRange(2, 4));
    assertThat(ByteRange.of("bytes=7-", 10)).isEqualTo(new ByteRange(7, 3));
    assertThat(ByteRange.of("bytes=-3", 10)).isEqualTo(new ByteRange(7, 3));
    assertThat(ByteRange.of("bytes=-30", 10)).isEqualTo(new ByteRange(0, 10));
    assertThat(ByteRange.of("bytes=5-99", 10)).isEqualTo(new ByteRange(5, 5));
  }

  @Test
  void namesThePartInTheAnswer() {
    assertThat(new ByteRange(2, 4).contentRange(10)).isEqualTo("bytes 2-5/10");
  }

  @Test
  void servesTheWholeForWhatItDoesNotUnderstand() {
    assertThat(ByteRange.of(null, 10)).isNull();
    assertThat(ByteRange.of("bytes=1-2,4-5", 10)).isNull();
    assertThat(ByteRange.of("lines=1-2", 10)).isNull();
    assertThat(ByteRange.of("bytes=5-2", 10)).isNull();
    assertThat(ByteRange.of("bytes=-", 10)).isNull();
    assertThat(ByteRange.of("bytes=99999999999999999999-", 10)).isNull();
  }

  @Test
  void refusesWhatLiesBehindTheEnd() {
    for (String behind : new String[] {"bytes=10-", "bytes=10-12", "bytes=-0"}) {
      assertThatThrownBy(() -> ByteRange.of(behind, 10))
          .as(behind)
          .isInstanceOfSatisfying(
              ProblemException.class,
              refusal -> assertThat(refusal.problem()).isEqualTo(Problem.RANGE_NOT_SATISFIABLE));
    }
    assertThatThrownBy(() -> ByteRange.of("bytes=0-", 0)).isInstanceOf(ProblemException.class);
  }
}
