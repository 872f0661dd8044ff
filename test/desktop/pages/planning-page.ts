import axe from 'axe-core';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** What axe finds wrong with the page as it stands. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } };
    return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
  });
}

/** Pixels by which the page is wider than its window. */
export async function tooWide(page: Page): Promise<number> {
  return await page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth));
}

/** The text of something on one line. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** What a list of facts says, by name. */
export async function factsOf(page: Page, selector: string): Promise<Record<string, string>> {
  const facts = await page.locator(`${selector} dl > div`).all();
  const pairs = await Promise.all(facts.map(async (fact) => [await told(fact.locator('dt')), await told(fact.locator('dd'))] as const));
  return Object.fromEntries(pairs);
}

/** What becomes true once the page has drawn it. */
export function soon<Value>(read: () => Value | Promise<Value>): ReturnType<typeof expect.poll<Value>> {
  return expect.poll(read, { timeout: 15_000, interval: 50 });
}

/** What a reader sees of something that is there, on one line. */
export async function told(locator: Locator): Promise<string> {
  await locator.first().waitFor({ state: 'attached' });
  return oneLine((await locator.first().allInnerTexts()).join(' '));
}
