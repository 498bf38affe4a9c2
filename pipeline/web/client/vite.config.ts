/** Builds the client into `dist/`, which the server reads once and serves from memory. */
import path from 'node:path';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  publicDir: false,
  resolve: { alias: {} },
  build: {
    outDir: path.join(import.meta.dirname, 'dist'),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    // A data: address would not pass the page's Content-Security-Policy for scripts or styles.
    assetsInlineLimit: 0,
  },
});
