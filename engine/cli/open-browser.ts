import { spawn } from 'node:child_process';

/** Opens an address in the user's browser where there is one; where there is none, the address was printed. */
export function openBrowser(address: string): void {
  const command = opener();
  if (command === null) return;
  const [program, ...args] = command;
  const child = spawn(program, [...args, address], { stdio: 'ignore', detached: true });
  child.on('error', () => {
    // A machine without a browser is no failure.
  });
  child.unref();
}

function opener(): readonly [string, ...string[]] | null {
  if (process.platform === 'darwin') return ['open'];
  if (process.platform === 'win32') return ['cmd', '/c', 'start', ''];
  return process.env.DISPLAY === undefined && process.env.WAYLAND_DISPLAY === undefined ? null : ['xdg-open'];
}
