/** The formats of `reports/`, as a person asks for them; named here so that a page need not load what writes them. */
export const exportFormats: readonly { readonly format: string; readonly extension: string; readonly title: string }[] = [
  { format: 'html', extension: 'html', title: 'Page (HTML), to send or print' },
  { format: 'markdown', extension: 'md', title: 'Markdown, for a ticket' },
  { format: 'csv', extension: 'csv', title: 'CSV, for a spreadsheet' },
  { format: 'json', extension: 'json', title: 'JSON, with every number' },
  { format: 'junit', extension: 'xml', title: 'JUnit, for a pipeline' },
  { format: 'text', extension: 'txt', title: 'Text, as in the terminal' },
  { format: 'github', extension: 'txt', title: 'GitHub annotations' },
];
