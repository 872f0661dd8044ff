import { contextBridge, ipcRenderer } from 'electron';
import { createBridge } from './native-bridge.ts';

/** Runs before the page, in a sandbox of its own; the page sees `globalThis.headroom` and nothing else of it. */
contextBridge.exposeInMainWorld('headroom', createBridge(ipcRenderer));
