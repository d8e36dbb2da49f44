package be.zegel.erasure;

/**
 * What is filed under an exhibit, and would be erased with it.
 *
 * @param bytes the size of the originals
 */
public record FiledData(int files, long bytes) {}
