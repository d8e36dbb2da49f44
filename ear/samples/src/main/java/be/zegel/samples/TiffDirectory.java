package be.zegel.samples;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One directory of fields in a TIFF structure; the fields have to be added in the order of tags.
 */
final class TiffDirectory {

  @SuppressWarnings("ArrayRecordComponent") // private, never compared, never handed out
  private record Field(int tag, int type, int count, byte[] value) {

    int beside() {
      return value.length > 4 ? value.length + (value.length & 1) : 0;
    }
  }

  private final List<Field> fields = new ArrayList<>();

  TiffDirectory ascii(int tag, String text) {
    byte[] value = (text + "\0").getBytes(StandardCharsets.US_ASCII);
    fields.add(new Field(tag, 2, value.length, value));
    return this;
  }

  TiffDirectory pointer(int tag, int offset) {
    fields.add(new Field(tag, 4, 1, new LittleEndian().u32(offset).bytes()));
    return this;
  }

  /** Degrees, minutes and seconds with two decimals, each as a fraction. */
  TiffDirectory degrees(int tag, double angle) {
    long hundredths = Math.round(Math.abs(angle) * 360_000);
    LittleEndian value = new LittleEndian();
    value.u32(hundredths / 360_000).u32(1).u32(hundredths / 6_000 % 60).u32(1);
    value.u32(hundredths % 6_000).u32(100);
    fields.add(new Field(tag, 5, 3, value.bytes()));
    return this;
  }

  /** Length in bytes once as many more fields of up to four bytes are added. */
  int size(int moreFields) {
    return 6 + 12 * (fields.size() + moreFields) + fields.stream().mapToInt(Field::beside).sum();
  }

  /** The directory as it stands at that offset of the structure. */
  byte[] bytes(int offset) {
    LittleEndian directory = new LittleEndian().u16(fields.size());
    LittleEndian beside = new LittleEndian();
    int besideAt = offset + 6 + 12 * fields.size();
    for (Field field : fields) {
      directory.u16(field.tag).u16(field.type).u32(field.count);
      if (field.value.length > 4) {
        directory.u32(besideAt + beside.size());
        beside.raw(field.value).raw(new byte[field.value.length & 1]);
      } else {
        directory.raw(field.value).raw(new byte[4 - field.value.length]);
      }
    }
    return directory.u32(0).raw(beside.bytes()).bytes();
  }
}
