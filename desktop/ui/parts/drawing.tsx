import { useRef } from 'react';
import type { Markup } from '../../../reports/markup.ts';
import { csvOf } from './csv.ts';
import { saveFile } from './save.ts';
import { standaloneSvg } from './svg-file.ts';

/** A chart that `reports/charts` drew, with its table, and both to keep where it has a name; nothing where there is nothing to draw. Its text was escaped when it was drawn. */
export function Drawing({ markup, name }: { readonly markup: Markup | null; readonly name?: string }) {
  const place = useRef<HTMLDivElement>(null);
  if (markup === null) return null;
  const pictureOf = () => {
    const drawn = place.current?.querySelector('svg.plot') ?? place.current?.querySelector('svg');
    if (drawn) void saveFile(`${name}.svg`, standaloneSvg(drawn as SVGSVGElement));
  };
  const tableOf = () => {
    const rows = [...(place.current?.querySelectorAll('table tr') ?? [])].map((row) =>
      [...row.children].map((cell) => cell.textContent?.trim() ?? ''),
    );
    void saveFile(`${name}.csv`, csvOf(rows[0] ?? [], rows.slice(1)));
  };
  return (
    <div className="drawing">
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: Markup is made by the tag that escapes every value */}
      <div ref={place} dangerouslySetInnerHTML={{ __html: markup.text }} />
      {name !== undefined && (
        <p className="keep">
          {markup.text.includes('<svg') && (
            <button type="button" className="quiet" onClick={pictureOf}>
              Save picture
            </button>
          )}
          {markup.text.includes('<table') && (
            <button type="button" className="quiet" onClick={tableOf}>
              Save CSV
            </button>
          )}
        </p>
      )}
    </div>
  );
}
