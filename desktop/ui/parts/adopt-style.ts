const adopted = new Set<string>();

/** Adds rules that are text in `reports/charts`, each once: the page's policy lets a sheet be made by script, and no style be written into the page. */
export function adoptStyle(text: string): void {
  if (adopted.has(text)) return;
  adopted.add(text);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
