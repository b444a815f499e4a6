import react from '@vitejs/plugin-react';
import { build } from 'vite';

/**
 * `node console/build.ts FOLDER`: builds the console into that folder. Run by the server in a process of its own, so that what Vite needs
 * of memory goes with it (src/wiring/console).
 */
async function buildConsole(outDir: string): Promise<void> {
  await build({
    configFile: false,
    envDir: false,
    logLevel: 'warn',
    root: import.meta.dirname,
    // Relative: the server puts what stands before it in front, whatever path a proxy gives us.
    base: './',
    plugins: [react()],
    build: {
      outDir,
      emptyOutDir: true,
      // Nothing stands in the page itself: its policy would refuse it.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      target: 'baseline-widely-available',
      reportCompressedSize: false,
      chunkSizeWarningLimit: 1000,
      // What comes up first is one file: forty small ones each cost a turn.
      rolldownOptions: {
        output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } },
      },
    },
  });
}

const [outDir] = process.argv.slice(2);
if (outDir === undefined) throw new Error('say where to: node console/build.ts FOLDER');
await buildConsole(outDir);
