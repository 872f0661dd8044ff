import path from 'node:path';
import { build } from 'vite';

/** Bundles the preload into the one CommonJS file that Electron's sandbox takes. */
export async function buildPreload(root: string, to: string): Promise<void> {
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: {
      outDir: path.join(to, 'desktop/shell'),
      emptyOutDir: false,
      minify: false,
      lib: { entry: path.join(root, 'desktop/shell/preload.ts'), formats: ['cjs'], fileName: () => 'preload.cjs' },
      rolldownOptions: { external: ['electron'] },
    },
  });
}
