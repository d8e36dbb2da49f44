package be.zegel.evidence.worker;

import be.zegel.evidence.extract.ChildHeader;
import be.zegel.evidence.extract.ItemDate;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.apache.tika.extractor.DefaultEmbeddedStreamTranslator;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.extractor.EmbeddedStreamTranslator;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MimeTypeException;
import org.apache.tika.mime.MimeTypes;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ContentHandler;

/** Takes what a parser finds embedded and reports it as a child, without opening it. */
final class DirectChildren implements EmbeddedDocumentExtractor {
  private final Findings findings;
  private final MimeTypes types;
  private final EmbeddedStreamTranslator translator = new DefaultEmbeddedStreamTranslator();
  private int number;

  DirectChildren(Findings findings, MimeTypes types) {
    this.findings = findings;
    this.types = types;
  }

  @Override
  public boolean shouldParseEmbedded(Metadata metadata) {
    String role = metadata.get(TikaCoreProperties.EMBEDDED_RESOURCE_TYPE);
    return !"METADATA".equals(role) && !"RENDERING".equals(role);
  }

  @Override
  public void parseEmbedded(
      InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml)
      throws IOException {
    String type = metadata.get(Metadata.CONTENT_TYPE);
    String role = metadata.get(TikaCoreProperties.EMBEDDED_RESOURCE_TYPE);
    boolean inline = "INLINE".equals(role) || "THUMBNAIL".equals(role);
    ChildHeader.Kind kind = inline ? ChildHeader.Kind.INLINE : ChildHeader.Kind.ATTACHMENT;
    String fallback = kind.name().toLowerCase(Locale.ROOT) + "-" + ++number + extension(type);
    String name = metadata.get(TikaCoreProperties.RESOURCE_NAME_KEY);
    ChildDraft draft =
        new ChildDraft(kind, name == null ? "" : name, fallback)
            .type(type)
            .with("contentId", metadata.get("Message:Raw-Header:Content-ID"))
            .with("role", role)
            .with("relationship", metadata.get(TikaCoreProperties.EMBEDDED_RELATIONSHIP_ID))
            .date(date(ItemDate.Kind.CREATED, metadata, TikaCoreProperties.CREATED.getName()))
            .date(date(ItemDate.Kind.MODIFIED, metadata, TikaCoreProperties.MODIFIED.getName()));
    findings.child(
        draft,
        () ->
            translator.shouldTranslate(stream, metadata)
                ? translator.translate(stream, metadata)
                : Unclosed.of(stream));
  }

  private static @Nullable ItemDate date(ItemDate.Kind kind, Metadata metadata, String name) {
    return Dates.parse(kind, metadata.get(name));
  }

  private String extension(@Nullable String type) {
    if (type == null) {
      return "";
    }
    try {
      return types.forName(type).getExtension();
    } catch (MimeTypeException e) {
      return "";
    }
  }
}
