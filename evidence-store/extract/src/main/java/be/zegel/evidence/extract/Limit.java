package be.zegel.evidence.extract;

/** The limit that an item ran into. A limit is never hit silently: it stands in the item's end. */
public enum Limit {
  /** No event and no output for the stall time. */
  STALL,
  /** The hard total time of a leaf or a container. */
  TOTAL_TIME,
  /** Output and input trickled slower than the minimum progress. */
  MINIMUM_PROGRESS,
  /** Characters of text. */
  TEXT,
  /** Metadata, in total or of one value. */
  METADATA,
  /** Number of direct children. */
  CHILDREN,
  /** Depth of containers inside containers. */
  DEPTH,
  /** Bytes that came out against bytes that went in, over the item and all its ancestors. */
  EXPANSION,
  /** Bytes that may still come out under the whole evidence file. */
  QUOTA,
  /** The same bytes as a container it lies in. */
  SAME_AS_ANCESTOR,
  /** Scratch space of the worker. */
  SCRATCH,
  /** Nesting of XML or of archives inside one parse. */
  NESTING,
  /** The worker died on this item as often as is allowed. */
  CRASHES
}
