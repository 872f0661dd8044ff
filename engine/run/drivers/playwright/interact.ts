import type { Page } from 'playwright-core';
import type { PageInteraction } from '../../../model/page.ts';

const patienceMs = 10_000;
const betweenKeysMs = 60;

/** Does one thing with real input, as a visitor would. Throws when what it is done to is not there. */
export async function interact(page: Page, interaction: PageInteraction): Promise<void> {
  if ('click' in interaction) return await page.locator(interaction.click).first().click({ timeout: patienceMs });
  if ('type' in interaction) {
    const field = page.locator(interaction.type).first();
    await field.click({ timeout: patienceMs });
    return await field.pressSequentially(interaction.value, { delay: betweenKeysMs, timeout: patienceMs });
  }
  const list = page.locator(interaction.select).first();
  await list.focus({ timeout: patienceMs });
  // The words of an option, typed, choose it; what cannot be chosen so is set, which is no interaction.
  const option = list.locator(`option[value=${JSON.stringify(interaction.value)}]`);
  const words = (await option.first().textContent({ timeout: patienceMs }))?.trim() ?? '';
  await page.keyboard.type(words);
  if ((await list.inputValue()) !== interaction.value) await list.selectOption(interaction.value, { timeout: patienceMs });
}

/** What an interaction is, for people. */
export function interactionWords(interaction: PageInteraction): string {
  const [[verb = '', place = ''] = []] = Object.entries(interaction);
  return `${verb} ${place}`;
}
