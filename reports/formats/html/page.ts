import { chartStyle, themeStyle } from '../../charts/theme.ts';
import { Markup as Made, type Markup, markup } from '../../markup.ts';
import { sha256 } from './sha256.ts';
import { pageStyle } from './style.ts';

const commonStyle = `${themeStyle}${pageStyle}${chartStyle}`;

/** A page that is one file: no script, nothing fetched, and a policy that would refuse both. `ownStyle` follows what all pages share. */
export function page(title: string, body: Markup, ownStyle = ''): string {
  const style = `${commonStyle}${ownStyle}`;
  const policy = `default-src 'none'; style-src 'sha256-${sha256(style)}'; base-uri 'none'; form-action 'none'`;
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${new Made(style)}</style>
</head>
<body>
${body}
</body>
</html>
`.text;
}
