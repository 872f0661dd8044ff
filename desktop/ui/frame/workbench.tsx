import { Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Route, Switch, useLocation } from 'wouter';
import { nativeBridge } from '../../bridge/native.ts';
import { connect } from '../data/live.ts';
import { changeSettings, settingsNow } from '../data/settings.ts';
import { Empty } from '../parts/empty.tsx';
import { Page } from '../parts/page.tsx';
import { Wait } from '../parts/wait.tsx';
import { Boundary } from './boundary.tsx';
import { type Command, useCommands } from './commands.ts';
import { Help } from './help.tsx';
import { Navigation } from './navigation.tsx';
import { pages } from './pages.ts';
import { Palette } from './palette.tsx';
import { StateLine } from './state-line.tsx';
import { useKeys } from './use-keys.ts';

type Opened = 'palette' | 'help' | null;

/** The whole workbench: navigation beside the page that the address names. */
export function Workbench() {
  const [opened, setOpened] = useState<Opened>(null);
  const openPalette = useCallback(() => setOpened('palette'), []);
  const openHelp = useCallback(() => setOpened('help'), []);
  const close = useCallback(() => setOpened(null), []);
  const [place, go] = useLocation();
  const main = useFocusOnNavigation(place);
  useCommands(useOwnCommands(go, openHelp));
  useKeys(openPalette, openHelp);
  useEffect(() => {
    connect();
    return nativeBridge()?.onOpenPlace(go);
  }, [go]);
  return (
    <div className="workbench">
      <a className="skip" href="#page">
        Skip to the page
      </a>
      <Navigation openPalette={openPalette} openHelp={openHelp} />
      <main id="page" tabIndex={-1} ref={main}>
        <StateLine />
        <Boundary key={place}>
          <Suspense fallback={<Wait />}>
            <Switch>
              {pages.map(({ place: pattern, Page: Shown }) => (
                <Route key={pattern} path={pattern}>
                  {(params) => <Shown params={params as Readonly<Record<string, string>>} />}
                </Route>
              ))}
              <Route>
                <Page title="There is no such page">
                  <Empty title="The address names nothing here." hint="It may be of another project." />
                </Page>
              </Route>
            </Switch>
          </Suspense>
        </Boundary>
      </main>
      <Palette open={opened === 'palette'} onClose={close} />
      <Help open={opened === 'help'} onClose={close} />
    </div>
  );
}

/** Whoever goes to another page goes on reading there; a change of the page's own words in the address moves nobody. */
function useFocusOnNavigation(place: string) {
  const main = useRef<HTMLElement>(null);
  const before = useRef(place);
  useEffect(() => {
    if (before.current === place) return;
    before.current = place;
    window.scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [place]);
  return main;
}

function useOwnCommands(go: (place: string) => void, openHelp: () => void): readonly Command[] {
  return useMemo(
    () => [
      ...pages.flatMap(({ place, title, key }): Command[] =>
        title === null
          ? []
          : [{ id: `go ${place}`, title: `Go to ${title}`, ...(key === null ? {} : { key: `g ${key}` }), run: () => go(place) }],
      ),
      ...(['light', 'dark', 'system'] as const).map((theme) => ({
        id: `theme ${theme}`,
        title: theme === 'system' ? 'Colours as the system has them' : `Colours: ${theme}`,
        run: () => changeSettings({ theme }),
      })),
      {
        id: 'theme',
        title: 'Switch between light and dark',
        key: 'D',
        run: () => changeSettings({ theme: isDarkNow() ? 'light' : 'dark' }),
      },
      { id: 'print', title: 'Print this page', run: () => window.print() },
      { id: 'help', title: 'Show keys and commands', key: '?', run: openHelp },
    ],
    [go, openHelp],
  );
}

function isDarkNow(): boolean {
  const { theme } = settingsNow();
  return theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
}
