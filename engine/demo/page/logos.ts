/** The sign of a carrier: its first letter on a road in its colour, as SVG. */
export function carrierLogo(letter: string, colour: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 40" width="64" height="40" role="img">
<rect width="64" height="40" rx="6" fill="${colour}"/>
<path d="M0 40 L26 12 h12 L64 40z" fill="#fff" opacity=".25"/>
<path d="M32 14v4m0 4v5m0 4v6" stroke="#fff" stroke-width="2" opacity=".7"/>
<text x="10" y="26" font-family="sans-serif" font-weight="700" font-size="20" fill="#fff">${letter}</text>
</svg>`;
}

/** The icon of the tab. */
export const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
<rect width="32" height="32" rx="6" fill="#184982"/>
<path d="M4 20h14v-8h5l5 5v5h-3a3 3 0 0 1-6 0h-6a3 3 0 0 1-6 0H4z" fill="#fff"/>
</svg>`;
