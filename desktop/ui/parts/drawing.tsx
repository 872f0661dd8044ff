import type { Markup } from '../../../reports/markup.ts';

/** A chart that `reports/charts` drew, with its table; nothing where there is nothing to draw. Its text was escaped when it was drawn. */
export function Drawing({ markup }: { readonly markup: Markup | null }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: Markup is made by the tag that escapes every value
  return markup === null ? null : <div className="drawing" dangerouslySetInnerHTML={{ __html: markup.text }} />;
}
