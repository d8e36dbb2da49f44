package be.zegel.evidence.worker;

import be.zegel.evidence.extract.ItemDate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.tika.metadata.Message;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TIFF;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.jspecify.annotations.Nullable;

/** A parser's metadata as the supervisor wants them: without Tika's own notes, with its dates. */
final class Properties {
  private static final String OWN = "X-TIKA:";
  private static final String MAIL = "rfc822";
  private static final String WARNINGS = "X-TIKA:EXCEPTION:warn";

  private Properties() {}

  static void report(Metadata metadata, MediaType type, Container container, Findings findings)
      throws IOException {
    Map<String, List<String>> values = new TreeMap<>();
    for (String name : metadata.names()) {
      if (!name.startsWith(OWN)
          && !name.startsWith("embedded")
          && !name.equals(TikaCoreProperties.RESOURCE_NAME_KEY)) {
        values.put(name, Arrays.asList(metadata.getValues(name)));
      }
    }
    for (String warning : metadata.getValues(WARNINGS)) {
      findings.warning("PARSER_WARNING", warning.lines().findFirst().orElse(""));
    }
    String date = type.getSubtype().equals(MAIL) ? MailHeader.of(container, "Date") : null;
    findings.metadata(
        values, dates(metadata, type, date == null ? header(metadata, "Date") : date));
  }

  private static List<ItemDate> dates(Metadata metadata, MediaType type, @Nullable String date) {
    List<ItemDate> dates = new ArrayList<>();
    String created = metadata.get(TikaCoreProperties.CREATED);
    String subtype = type.getSubtype();
    if (subtype.equals(MAIL) || subtype.equals("vnd.ms-outlook")) {
      ItemDate stated = Dates.parse(ItemDate.Kind.SENT, date);
      add(dates, stated == null ? Dates.parse(ItemDate.Kind.SENT, created) : stated);
      String received = header(metadata, "Received");
      if (received != null) {
        add(
            dates,
            Dates.parse(ItemDate.Kind.RECEIVED, received.substring(received.lastIndexOf(';') + 1)));
      }
    } else {
      add(dates, Dates.parse(ItemDate.Kind.CREATED, created));
    }
    add(dates, Dates.parse(ItemDate.Kind.MODIFIED, metadata.get(TikaCoreProperties.MODIFIED)));
    add(dates, Dates.parse(ItemDate.Kind.TAKEN, metadata.get(TIFF.ORIGINAL_DATE)));
    return dates;
  }

  private static @Nullable String header(Metadata metadata, String name) {
    return metadata.get(Message.MESSAGE_RAW_HEADER_PREFIX + name);
  }

  private static void add(List<ItemDate> dates, @Nullable ItemDate date) {
    if (date != null) {
      dates.add(date);
    }
  }

  /** Simple name of the parser that did the work. */
  static String parser(Metadata metadata) {
    for (String name : metadata.getValues(TikaCoreProperties.TIKA_PARSED_BY)) {
      String simple = name.substring(name.lastIndexOf('.') + 1);
      if (!simple.equals("DefaultParser") && !simple.equals("CompositeParser")) {
        return simple;
      }
    }
    return "Tika";
  }
}
