import { HeadroomError } from '../model/error.ts';
import { readArguments } from './arguments.ts';
import { startDemo } from './index.ts';

const graceMs = 1500;

// The demo as its own process: one JSON line on stdout when it answers, progress on stderr, a clean end on SIGTERM
// and SIGINT, and with --die-with-parent also when stdin closes, which is what a killed parent leaves behind.
try {
  const { options, dieWithParent } = readArguments(process.argv.slice(2));
  // Until the demo runs nothing handles the signal, so a parent that dies during the start ends it at once.
  if (dieWithParent) process.stdin.on('end', endSoon).resume();
  const demo = await startDemo({ ...options, onProgress: (text) => process.stderr.write(`demo: ${text}\n`) });
  const end = () => {
    process.stdin.destroy();
    void demo.stop();
  };
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
  await assertHealthy(demo.url);
  const { stop: _, ...ready } = demo;
  process.stdout.write(`${JSON.stringify({ ready: true, ...ready })}\n`);
} catch (error) {
  const known = error instanceof HeadroomError;
  const told = known ? { code: error.code, message: error.message, hint: error.hint } : { code: 'BUG', message: String(error) };
  process.stderr.write(`${JSON.stringify({ ready: false, ...told })}\n`);
  process.exitCode = known ? error.exitCode : 70;
  process.stdin.destroy();
}

/** An orderly end, and a hard one for whatever has not ended by then: the data is a copy that nobody needs. */
function endSoon(): void {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), graceMs).unref();
}

async function assertHealthy(url: string): Promise<void> {
  const answer = await fetch(`${url}/api/health`);
  if (!answer.ok) {
    throw new HeadroomError(
      'TARGET_START_FAILED',
      `The demo answers ${answer.status} at /api/health.`,
      'Remove its data folder and start again.',
    );
  }
}
