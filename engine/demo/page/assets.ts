import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { CARRIERS } from '../database/seed/carriers.ts';
import { carrierLogo, ICON } from './logos.ts';
import { mapImage } from './map-image.ts';

/** A file of the page, under an address that changes with its content. */
export type Asset = { path: string; contentType: string; body: Buffer; etag: string };

export type Assets = {
  script: Asset;
  style: Asset;
  map: Asset;
  icon: Asset;
  /** By code of the carrier. */
  logos: Map<string, Asset>;
};

const JAVASCRIPT = 'text/javascript; charset=utf-8';
const SVG = 'image/svg+xml; charset=utf-8';

let loaded: Assets | null = null;

/** Every file of the page, read and made once for the process. */
export function pageAssets(): Assets {
  loaded ??= loadAssets();
  return loaded;
}

function loadAssets(): Assets {
  const logos = CARRIERS.map(([code, , , colour]): [string, Asset] => {
    const svg = Buffer.from(carrierLogo(code.slice(0, 1), colour));
    return [code, asset(`carrier-${code.toLowerCase()}`, 'svg', SVG, svg)];
  });
  return {
    script: asset('app', 'js', JAVASCRIPT, client('app.js')),
    style: asset('app', 'css', 'text/css; charset=utf-8', client('app.css')),
    map: asset('map', 'png', 'image/png', mapImage()),
    icon: asset('icon', 'svg', SVG, Buffer.from(ICON)),
    logos: new Map(logos),
  };
}

function client(name: string): Buffer {
  return readFileSync(new URL(`./client/${name}`, import.meta.url));
}

function asset(name: string, extension: string, contentType: string, body: Buffer): Asset {
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 10);
  return { path: `/assets/${name}.${hash}.${extension}`, contentType, body, etag: `"${hash}"` };
}
