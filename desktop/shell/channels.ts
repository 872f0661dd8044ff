/** Names of what goes between page and shell. */
export const channels = {
  openFolder: 'headroom:open-folder',
  saveFile: 'headroom:save-file',
  openPlace: 'headroom:open-place',
  engine: 'headroom:engine',
} as const;
