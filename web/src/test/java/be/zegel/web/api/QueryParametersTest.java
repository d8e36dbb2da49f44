package be.zegel.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.Annotation;
import java.net.URI;
import org.junit.jupiter.api.Test;

class QueryParametersTest {

  /** The container asks so when somebody reads the {@code Location} of an answer. */
  @Test
  void leavesHeadersOfAnswersAlone() {
    QueryParameters parameters = new QueryParameters();
    assertThat(parameters.getConverter(URI.class, URI.class, null)).isNull();
    assertThat(parameters.getConverter(String.class, String.class, new Annotation[0])).isNull();
  }
}
