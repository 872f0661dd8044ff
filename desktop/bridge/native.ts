/** How the application's own engine is: it answers, it is started again by itself, or it could not be started. */
export type EngineState = 'running' | 'restarting' | 'failed';

/** What Electron's preload offers the page, at most six methods; nothing of it is there in a browser. */
export interface NativeBridge {
  /** Asks for a folder of runs; null when nothing was chosen. */
  openFolder(): Promise<string | null>;
  /** Asks where to keep a file; false when it was not kept. */
  saveFile(file: { readonly name: string; readonly bytes: Uint8Array }): Promise<boolean>;
  /** Tells of a place of the workbench somebody wants to see, such as `/runs/2026-11-23T10-00-00-demo`: a deep link, a menu, a notification. Gives the way to end that. */
  onOpenPlace(listener: (place: string) => void): () => void;
  /** Tells when the engine has gone and when it is back. Gives the way to end that. */
  onEngine(listener: (state: EngineState) => void): () => void;
}

declare global {
  var headroom: NativeBridge | undefined;
}

/** The native bridge, where the page runs in Electron. */
export function nativeBridge(): NativeBridge | null {
  return globalThis.headroom ?? null;
}
