// The real people of the workshop: one who leads, an editor, and four guests on phones who come in by the code.
import { chromium, type Browser, type Page } from '@playwright/test';
import playwright from '../../../playwright.config.ts';
import { editorWords } from '#lib/words/editor.ts';
import { openAs, startEditing, words, type PlanToEdit } from '#tests/e2e/a-plan-to-edit.ts';
import type { TestServer } from '#tests/e2e/server.ts';
import { wordsIn } from './words.ts';

const guests = 4;

/** Somebody at a real page, who types whole words on a line of their own. */
export interface Writer {
	readonly name: string;
	readonly page: Page;
	readonly line: string;
	/** Words that stood on their screen when they had typed them. */
	readonly words: string[];
}

export interface Hall {
	readonly browser: Browser;
	readonly lead: Page;
	readonly writers: readonly Writer[];
}

export const ownLines = Array.from({ length: guests + 1 }, (_, n) => `Line${n}: `);

export async function openHall(server: TestServer, plan: PlanToEdit, code: string): Promise<Hall> {
	const browser = await chromium.launch(playwright.use?.launchOptions);
	const lead = await openAs(browser, server, plan, 'lead');
	const editor = await openAs(browser, server, plan, 'parent');
	await startEditing(editor);
	const phones = await Promise.all(
		Array.from({ length: guests }, () => joinByCode(browser, server.url, code))
	);
	const writers = [editor, ...phones].map((page, n) => ({
		name: `page${n}`,
		page,
		line: ownLines[n]!.trim(),
		words: []
	}));
	return { browser, lead, writers };
}

async function joinByCode(browser: Browser, baseURL: string, code: string): Promise<Page> {
	const context = await browser.newContext({
		baseURL,
		viewport: { width: 390, height: 844 },
		isMobile: true,
		hasTouch: true
	});
	const phone = await context.newPage();
	await phone.goto('/w');
	await phone.getByLabel('Code').fill(code);
	await phone.getByRole('button', { name: 'Go on' }).tap();
	await phone.getByRole('radio', { name: 'Parent carer' }).check();
	await phone.getByLabel('I want to take part.').check();
	await phone.getByRole('button', { name: 'Join', exact: true }).tap();
	await text(phone).waitFor({ timeout: 30_000 });
	return phone;
}

const text = (page: Page) => page.getByRole('textbox', { name: 'The text of the plan' });

/** Whether the page takes words now. */
export const takesWords = async (page: Page): Promise<boolean> =>
	(await text(page)
		.getAttribute('aria-readonly', { timeout: 1_000 })
		.catch(() => 'true')) === 'false';

/**
 * Types one word on their own line. It counts when it stands on their screen as a whole. It has no hyphen: a line could break
 * there, and the next word would be typed into it.
 */
export async function typeWord(writer: Writer): Promise<void> {
	const { page, line, name } = writer;
	if (!(await takesWords(page))) return;
	const word = `(${name}n${writer.words.length + 1})`;
	try {
		await words(page).getByText(line).first().click({ timeout: 2_000 });
		await page.keyboard.press('Home');
		await page.keyboard.type(`${word} `, { delay: 5 });
	} catch {
		// the page was busy coming back, or was paused just now: they try again
	}
	const shown = await words(page)
		.innerText({ timeout: 2_000 })
		.catch(() => '');
	if (wordsIn(shown).includes(word)) writer.words.push(word);
}

/** What a page could not save and keeps in front of its author, to copy: whole blocks. */
export const keptOn = (page: Page): Promise<string[]> =>
	page
		.getByRole('textbox', { name: editorWords.keptTitle })
		.evaluateAll((boxes) => boxes.map((box) => (box as HTMLTextAreaElement).value));

/** What a page shows, word by word, in its order; without the names of others, which stand where their carets are. */
export const shownOn = async (page: Page): Promise<string[]> =>
	wordsIn(
		await words(page).evaluate((text) => {
			const copy = text.cloneNode(true) as HTMLElement;
			for (const caret of copy.querySelectorAll('.caret')) caret.remove();
			return copy.textContent;
		})
	);
