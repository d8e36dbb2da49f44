package be.zegel.filing;

import be.zegel.access.Access;
import be.zegel.access.Permission;
import be.zegel.audit.AuditTrail;
import be.zegel.audit.Consultation;
import be.zegel.evidence.store.ObjectContent;
import be.zegel.paging.Cursor;
import be.zegel.paging.Page;
import be.zegel.problem.Problem;
import be.zegel.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What lies inside filed files, for those who may read the evidence of their case: the tree, the
 * text page by page, the picture, the bytes. Every look at content is in the legal log. An item in
 * quarantine does not exist here.
 */
@Stateless
@RolesAllowed("**")
public class EvidenceItems {

  /** Characters of a page of text when the caller does not say. */
  public static final int PAGE = 20_000;

  /** The most characters of a page of text. */
  public static final int LONGEST_PAGE = 200_000;

  private static final String TREE = "items";
  private static final String CHILDREN = "children";

  @Inject private Access access;
  @Inject private AuditTrail audit;
  @Inject private EvidenceRows rows;
  @Inject private EvidenceStores stores;

  /**
   * All items of a file, a container before what lies in it; the file itself is the first.
   *
   * @throws ProblemException NOT_FOUND, NOT_ALLOWED, INVALID_CURSOR
   */
  public Page<EvidenceItemView> ofFile(
      UUID fileId, @Nullable String encodedCursor, @Nullable Integer askedLimit) {
    EvidenceFileView file = rows.file(fileId);
    access.requireExhibit(file.exhibitId(), Permission.READ_EVIDENCE);
    int limit = Page.limit(askedLimit);
    Cursor cursor = Cursor.decode(encodedCursor, TREE, 2);
    long after = cursor == null ? 0 : key(cursor, fileId);
    audit.granted(
        new Consultation("CONSULT", "FILE", fileId.toString(), file.caseId()),
        "CASE_WORK",
        Map.of("part", TREE));
    return page(rows.itemsOf(fileId, after, limit + 1), limit, TREE, fileId);
  }

  /**
   * The items that lie directly inside one, in the order of their container.
   *
   * @throws ProblemException NOT_FOUND, NOT_ALLOWED, INVALID_CURSOR
   */
  public Page<EvidenceItemView> children(
      UUID itemId, @Nullable String encodedCursor, @Nullable Integer askedLimit) {
    readable(itemId);
    int limit = Page.limit(askedLimit);
    Cursor cursor = Cursor.decode(encodedCursor, CHILDREN, 2);
    long after = cursor == null ? -1 : key(cursor, itemId);
    return page(rows.childrenOf(itemId, after, limit + 1), limit, CHILDREN, itemId);
  }

  /**
   * An item with everything that is known of it.
   *
   * @throws ProblemException NOT_FOUND, NOT_ALLOWED
   */
  public EvidenceItemView get(UUID itemId) {
    EvidenceItemView item = readable(itemId).view();
    consulted(item, Map.of());
    return item;
  }

  /**
   * The items around an item, the file itself first.
   *
   * @throws ProblemException NOT_FOUND, NOT_ALLOWED
   */
  public List<EvidenceItemView> around(UUID itemId) {
    readable(itemId);
    return rows.around(itemId);
  }

  /**
   * A part of the text of an item; empty when it has none.
   *
   * @param from the first character, in UTF-16 units
   * @param length how many at most; {@link #PAGE} when null
   * @throws ProblemException NOT_FOUND, NOT_ALLOWED, EVIDENCE_UNREADABLE
   */
  public TextPage text(UUID itemId, long from, @Nullable Integer length) {
    EvidenceRows.ItemObjects item = readable(itemId);
    int most = length == null ? PAGE : Math.clamp(length, 1, LONGEST_PAGE);
    long begin = Math.max(0, from);
    consulted(item.view(), Map.of("part", "text", "from", String.valueOf(begin)));
    if (item.text() == null) {
      return new TextPage(0, "", -1, 0);
    }
    try (TextObject text = TextObject.open(stores.objects(), item.text())) {
      String part = text.read(begin, begin + most);
      if (part.length() > 1 && Character.isHighSurrogate(part.charAt(part.length() - 1))) {
        part = part.substring(0, part.length() - 1);
      }
      long end = begin + part.length();
      return new TextPage(
          begin, part, end < text.length() && !part.isEmpty() ? end : -1, text.length());
    } catch (IOException e) {
      throw EvidenceFiles.unreadable(e);
    }
  }

  /**
   * A picture of an item.
   *
   * @throws ProblemException NOT_FOUND when there is none, NOT_ALLOWED, EVIDENCE_UNREADABLE
   */
  public ItemPicture preview(UUID itemId) {
    EvidenceRows.ItemObjects item = readable(itemId);
    if (item.preview() == null) {
      throw ProblemException.of(Problem.NOT_FOUND, "part", "preview");
    }
    consulted(item.view(), Map.of("part", "preview"));
    try (ObjectContent picture = stores.objects().open(item.preview())) {
      return new ItemPicture(picture.stream().readAllBytes());
    } catch (IOException e) {
      throw EvidenceFiles.unreadable(e);
    }
  }

  /**
   * Opens the bytes of an item for one reader. To be closed by the caller. The file itself is
   * downloaded by {@link EvidenceFiles#download}.
   *
   * @throws ProblemException NOT_FOUND when its container did not give its bytes, NOT_ALLOWED,
   *     EVIDENCE_UNREADABLE
   */
  public EvidenceDownload download(UUID itemId) {
    EvidenceRows.ItemObjects item = readable(itemId);
    EvidenceItemView view = item.view();
    if (item.object() == null || view.sha256() == null) {
      throw ProblemException.of(Problem.NOT_FOUND, "part", "content");
    }
    audit.granted(
        new Consultation("COPY", "ITEM", itemId.toString(), view.caseId()),
        "CASE_WORK",
        Map.of("file", view.fileId().toString()));
    try {
      return new EvidenceDownload(
          EvidenceFiles.lastPart(view.name()),
          view.size(),
          view.sha256(),
          stores.objects().open(item.object()));
    } catch (IOException e) {
      throw EvidenceFiles.unreadable(e);
    }
  }

  private EvidenceRows.ItemObjects readable(UUID itemId) {
    EvidenceRows.ItemObjects item = rows.item(itemId);
    access.requireExhibit(item.view().exhibitId(), Permission.READ_EVIDENCE);
    return item;
  }

  private void consulted(EvidenceItemView item, Map<String, String> detail) {
    audit.granted(
        new Consultation("CONSULT", "ITEM", item.id().toString(), item.caseId()),
        "CASE_WORK",
        detail);
  }

  private static Page<EvidenceItemView> page(
      List<EvidenceRows.Keyed<EvidenceItemView>> found, int limit, String list, UUID of) {
    return Page.cut(found, limit, row -> Cursor.after(list, of, row.key()))
        .map(EvidenceRows.Keyed::view);
  }

  /** The key of a cursor, which has to be one of this file or item. */
  private static long key(Cursor cursor, UUID of) {
    if (!cursor.id(0).equals(of)) {
      throw ProblemException.of(Problem.INVALID_CURSOR);
    }
    return cursor.number(1);
  }
}
