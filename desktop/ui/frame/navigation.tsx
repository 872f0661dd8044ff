import { Link, useRoute } from 'wouter';
import { pages } from './pages.ts';

/** Ways to the pages that are not reached from another one. */
export function Navigation() {
  return (
    <nav className="navigation" aria-label="Pages">
      {pages.flatMap(({ place, title }) => (title === null ? [] : [<Way key={place} place={place} title={title} />]))}
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
