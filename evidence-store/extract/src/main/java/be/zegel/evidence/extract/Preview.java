package be.zegel.evidence.extract;

/**
 * A small raster picture of the item, drawn in the worker: never the item's own bytes.
 *
 * @param png a PNG, re-encoded from pixels, without metadata
 * @param width in pixels
 * @param height in pixels
 * @param page page it shows, from 1
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record Preview(byte[] png, int width, int height, int page) {}
