package be.zegel.evidence.extract;

/**
 * One message between supervisor and worker.
 *
 * @param payload belongs to the receiver; at most {@link Frames#LARGEST} bytes
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record Frame(FrameType type, byte[] payload) {}
