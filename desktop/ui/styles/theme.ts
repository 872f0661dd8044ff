import { chartStyle, themeStyle } from '../../../reports/charts/theme.ts';
import { onSettings, settingsNow } from '../data/settings.ts';

type Theme = 'system' | 'light' | 'dark';
const darkWhen = '@media (prefers-color-scheme:dark)';
const media: Readonly<Record<Theme, string>> = {
  system: '@media screen and (prefers-color-scheme:dark)',
  light: '@media not all',
  dark: '@media screen',
};

/** The variables of `reports/charts/theme.ts` under a choice that may differ from the system's. Paper is light always. */
export function themed(theme: Theme): string {
  const scheme = theme === 'system' ? 'light dark' : theme;
  return themeStyle.replace(darkWhen, media[theme]).replace('color-scheme:light dark', `color-scheme:${scheme}`);
}

/** Puts colours and the look of drawings into the page, and keeps them as somebody chose. The page's policy allows sheets that scripts make. */
export function adoptTheme(): void {
  const colours = new CSSStyleSheet();
  const charts = new CSSStyleSheet();
  charts.replaceSync(chartStyle);
  const paint = () => {
    colours.replaceSync(themed(settingsNow().theme));
    document.documentElement.dataset.theme = settingsNow().theme;
  };
  paint();
  onSettings(paint);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, colours, charts];
}
