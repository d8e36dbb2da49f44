package be.zegel.filing;

import be.zegel.evidence.store.FiledObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/** The rows that make a stored object a filed file: the file, its root item, and the first job. */
final class Filing {

  /** Files up to this size are opened before everything else: somebody is waiting for them. */
  static final long QUICK_BYTES = 16L << 20;

  /** The version of what extraction writes; a higher one makes items to be read again. */
  static final int EXTRACT_VERSION = 1;

  /** The version of what the index holds. */
  static final int INDEX_VERSION = 1;

  private Filing() {}

  static void store(
      Connection c,
      UUID fileId,
      UUID exhibitId,
      UUID caseId,
      UUID uploadId,
      String filename,
      FiledObject filed,
      Instant now,
      long personId,
      UUID eventId)
      throws SQLException {
    Sql.on(
            c,
            """
            insert into evidence_file (id, exhibit_id, case_id, upload_id, object_id, filename, size, sha256, md5, sha1, state, items_total, filed_at, filed_by, event_id)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'STORED', 1, ?, ?, ?)
            """)
        .with(fileId)
        .with(exhibitId)
        .with(caseId)
        .with(uploadId)
        .with(filed.objectId())
        .with(filename)
        .with(filed.size())
        .with(filed.sha256())
        .with(filed.md5())
        .with(filed.sha1())
        .with(now)
        .with(personId)
        .with(eventId)
        .update();
    UUID itemId = ItemIds.root(fileId);
    Sql.on(
            c,
            """
            insert into evidence_item (id, file_id, exhibit_id, case_id, ordinal, depth, path, name, size, sha256, state, object_id, recorded_at)
            values (?, ?, ?, ?, 0, 0, ?, ?, ?, ?, 'WAITING', ?, ?)
            """)
        .with(itemId)
        .with(fileId)
        .with(exhibitId)
        .with(caseId)
        .with(filename)
        .with(filename.substring(filename.lastIndexOf('/') + 1))
        .with(filed.size())
        .with(filed.sha256())
        .with(filed.objectId())
        .with(now)
        .update();
    Sql.on(
            c,
            """
            insert into processing_job (case_id, file_id, item_id, task, task_version, state, priority, created_at)
            values (?, ?, ?, 'EXTRACT', ?, 'WAITING', ?, ?)
            """)
        .with(caseId)
        .with(fileId)
        .with(itemId)
        .with(EXTRACT_VERSION)
        .with(priority(0, filed.size()))
        .with(now)
        .update();
    Sql.on(c, "update upload set state = 'FILED', file_id = ?, length = ? where id = ?")
        .with(fileId)
        .with(filed.size())
        .with(uploadId)
        .update();
  }

  /**
   * How urgent an item is: 0 a small new file, 1 a large one, 2 what came out of a small file, 3
   * what came out of a large one. So a mailbox never keeps a letter waiting.
   *
   * @param depth containers around the item
   * @param fileSize the size of the filed file
   */
  static int priority(int depth, long fileSize) {
    return (depth == 0 ? 0 : 2) + (fileSize <= QUICK_BYTES ? 0 : 1);
  }
}
