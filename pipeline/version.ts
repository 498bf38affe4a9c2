/** Kept equal to package.json's by a test: reading that file would cost every start a look at the disk. */
export const VERSION = '0.1.0';
