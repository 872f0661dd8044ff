import { Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { Empty } from '../parts/empty.tsx';
import { Navigation } from './navigation.tsx';
import { pages } from './pages.ts';

/** The whole workbench: navigation beside the page that the address names. */
export function Workbench() {
  return (
    <div className="workbench">
      <Navigation />
      <main id="page" tabIndex={-1}>
        <Suspense fallback={<p className="soft">Loading…</p>}>
          <Switch>
            {pages.map(({ place, Page }) => (
              <Route key={place} path={place}>
                {(params) => <Page params={params as Readonly<Record<string, string>>} />}
              </Route>
            ))}
            <Route>
              <Empty title="There is no such page." hint="The address may be of another project." />
            </Route>
          </Switch>
        </Suspense>
      </main>
    </div>
  );
}
