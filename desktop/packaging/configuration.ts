import type { Configuration } from 'electron-builder';

export interface PackageSources {
  /** Built, with its packages. */
  readonly app: string;
  /** k6, its stamp and its licence. */
  readonly k6: string;
  readonly output: string;
  readonly electronVersion: string;
  /** An unpacked Electron; null lets electron-builder fetch the official one. */
  readonly electronDist: string | null;
}

/** How the application is packaged for each system. */
export function packageConfiguration({ app, k6, output, electronVersion, electronDist }: PackageSources): Configuration {
  return {
    appId: 'io.headroom.workbench',
    productName: 'Headroom',
    copyright: 'Apache-2.0; the k6 beside it is AGPL-3.0',
    directories: { app, output },
    electronVersion,
    ...(electronDist === null ? {} : { electronDist }),
    // The packages stand in the folder already: nothing is to be gathered or rebuilt.
    beforeBuild: async () => false,
    npmRebuild: false,
    files: ['**/*', { from: 'node_modules', to: 'node_modules', filter: ['**/*'] }],
    asar: true,
    // A library is loaded by the system, which knows no archives.
    asarUnpack: ['node_modules/@duckdb/**/*'],
    extraResources: [{ from: k6, to: 'k6' }],
    protocols: [{ name: 'Headroom run', schemes: ['headroom'] }],
    electronFuses: {
      // Generators, the demo and the leash of a target are processes of their own that run Node.
      runAsNode: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    },
    linux: { target: ['AppImage', 'deb'], category: 'Development', executableName: 'headroom', maintainer: 'Headroom' },
    mac: { target: ['dmg'], category: 'public.app-category.developer-tools' },
    win: { target: ['nsis'] },
    nsis: { oneClick: false, perMachine: false },
    publish: null,
  };
}
