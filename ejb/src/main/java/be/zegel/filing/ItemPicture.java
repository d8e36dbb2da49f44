package be.zegel.filing;

/**
 * A picture of an item, drawn from pixels in a worker: never the item's own bytes.
 *
 * @param png the picture
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record ItemPicture(byte[] png) {}
