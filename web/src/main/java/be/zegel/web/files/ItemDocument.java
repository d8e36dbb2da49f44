package be.zegel.web.files;

import be.zegel.filing.EvidenceItemView;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An item as programs read it.
 *
 * @param size bytes, as a decimal string
 * @param textLength characters of its text in UTF-16 units, as a decimal string
 * @param metadataOmitted whether the metadata was left out of a list because it is long
 */
public record ItemDocument(
    UUID id,
    UUID file,
    UUID exhibit,
    @Nullable UUID parent,
    int depth,
    String path,
    String name,
    String kind,
    @Nullable String mediaType,
    @Nullable String mediaGroup,
    String size,
    @Nullable String sha256,
    @Nullable String language,
    EvidenceItemView.State state,
    @Nullable String outcome,
    @Nullable String problem,
    @Nullable String parser,
    @Nullable String limit,
    boolean textFallback,
    Map<String, List<String>> metadata,
    boolean metadataOmitted,
    List<EvidenceItemView.StatedDate> dates,
    List<EvidenceItemView.Remark> warnings,
    int children,
    @Nullable Integer expected,
    @Nullable Integer emitted,
    String textLength,
    boolean preview) {

  static ItemDocument of(EvidenceItemView item) {
    return new ItemDocument(
        item.id(),
        item.fileId(),
        item.exhibitId(),
        item.parent(),
        item.depth(),
        item.path(),
        item.name(),
        item.kind(),
        item.mediaType(),
        item.mediaGroup(),
        String.valueOf(item.size()),
        item.sha256(),
        item.language(),
        item.state(),
        item.outcome(),
        item.problem(),
        item.parser(),
        item.limit(),
        item.textFallback(),
        item.metadata(),
        item.metadataOmitted(),
        item.dates(),
        item.warnings(),
        item.children(),
        item.expected(),
        item.emitted(),
        String.valueOf(item.textChars()),
        item.preview());
  }
}
