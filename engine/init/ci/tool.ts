import type { Project } from '../options.ts';

/** Where a pipeline puts its clone of Headroom. */
export const toolFolder = '.headroom/tool';

/** Shell lines that make `headroom` a command: the project's own dependency, else a clone of what HEADROOM_REPOSITORY names. */
export function toolLines({ installed, install }: Project): string[] {
  if (installed) return [install ?? 'npm install', 'headroom() { npx --no-install headroom "$@"; }'];
  return [
    `test -e ${toolFolder} || git clone --quiet --depth 1 "$HEADROOM_REPOSITORY" ${toolFolder}`,
    `headroom() { ${toolFolder}/engine/setup/launcher.mjs "$@"; }`,
  ];
}
