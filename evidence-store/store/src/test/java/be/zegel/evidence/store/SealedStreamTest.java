package be.zegel.evidence.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedStreamTest {
  private static final int SEGMENT = 1 << 20;

  private final SecureRandom random = new SecureRandom();
  private final byte[] key = bytes(32);

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private byte[] seal(byte[] content) throws IOException {
    ByteArrayOutputStream sealed = new ByteArrayOutputStream();
    try (OutputStream out = SealedStream.writing(sealed, key, random)) {
      out.write(content);
    }
    return sealed.toByteArray();
  }

  private byte[] open(byte[] sealed) throws IOException {
    return SealedStream.reading(new ByteArrayInputStream(sealed), key).readAllBytes();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, SEGMENT - 1, SEGMENT, SEGMENT + 1, 3 * SEGMENT + 17})
  void whatWasSealedIsOpenedAtAnySize(int size) throws IOException {
    byte[] content = bytes(size);
    assertThat(open(seal(content))).isEqualTo(content);
  }

  @Test
  void whatWasAlteredCutShortOrExchangedIsRefused() throws IOException {
    byte[] sealed = seal(bytes(2 * SEGMENT + 5));
    int segment = 5 + SEGMENT + Aead.OVERHEAD;
    int begin = 9;

    for (int at : new int[] {0, begin, begin + 20, begin + segment + 40, sealed.length - 1}) {
      byte[] altered = sealed.clone();
      altered[at] ^= 1;
      assertThatThrownBy(() -> open(altered)).as("byte %d", at).isInstanceOf(IOException.class);
    }
    assertThatThrownBy(() -> open(Arrays.copyOf(sealed, begin + 2 * segment)))
        .hasMessageContaining("cut short");
    assertThatThrownBy(() -> open(Arrays.copyOf(sealed, sealed.length + 1)))
        .hasMessageContaining("behind it");
    byte[] exchanged = sealed.clone();
    System.arraycopy(sealed, begin, exchanged, begin + segment, segment);
    System.arraycopy(sealed, begin + segment, exchanged, begin, segment);
    assertThatThrownBy(() -> open(exchanged)).hasMessageContaining("altered");
    key[0] ^= 1;
    assertThatThrownBy(() -> open(sealed)).hasMessageContaining("another key");
  }
}
