import { Link, useRoute } from 'wouter';
import { pages } from './pages.ts';

/** Ways to the pages that are not reached from another one, and to everything by its name. */
export function Navigation({ openPalette, openHelp }: { readonly openPalette: () => void; readonly openHelp: () => void }) {
  return (
    <nav className="navigation" aria-label="Pages">
      <span className="brand">Headroom</span>
      {pages.flatMap(({ place, title }) => (title === null ? [] : [<Way key={place} place={place} title={title} />]))}
      <span className="foot">
        <button type="button" className="quiet" onClick={openPalette}>
          Commands <kbd>/</kbd>
        </button>
        <button type="button" className="quiet" onClick={openHelp}>
          Keys <kbd>?</kbd>
        </button>
      </span>
    </nav>
  );
}

function Way({ place, title }: { readonly place: string; readonly title: string }) {
  const [here] = useRoute(place === '/' ? '/' : `${place}/*?`);
  return (
    <Link href={place} {...(here ? { 'aria-current': 'page' as const } : {})}>
      {title}
    </Link>
  );
}
