import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Builds the workbench's page; the same files are served by `headroom ui` and shown by Electron. */
export default defineConfig({
  root: path.join(import.meta.dirname, 'desktop/ui'),
  plugins: [react()],
  build: {
    outDir: path.join(import.meta.dirname, 'node_modules/.cache/headroom/ui'),
    emptyOutDir: true,
    // What is drawn must not be inlined: the policy of the page allows files of its own alone.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
