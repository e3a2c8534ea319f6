import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { largerPlan } from '#server/demo/larger-plan.ts';
import { fileOf } from '#server/exports/file-of.ts';
import { materialOf } from './material.ts';
import { oddPlan } from './odd-plan.ts';

/** The objects of a PDF as text: what a reader of its tree sees. */
function objectsOf(bytes: Uint8Array): Map<string, string> {
	const text = Buffer.from(bytes).toString('latin1');
	return new Map(
		[...text.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id = '', body = '']) => [id, body])
	);
}

function tagsOf(objects: ReadonlyMap<string, string>): Map<string, number> {
	const tags = new Map<string, number>();
	for (const body of objects.values()) {
		const tag = /^<<\n\/S \/(\w+)\n/.exec(body)?.[1];
		if (tag) tags.set(tag, (tags.get(tag) ?? 0) + 1);
	}
	return tags;
}

test('a PDF has a tree of headings, tables with headings, lists; language, title, bookmarks; its letters are inside', async () => {
	const bytes = await fileOf('pdf', materialOf(largerPlan()));
	const objects = objectsOf(bytes);
	const all = [...objects.values()].map((body) => body.replace(/stream\n[\s\S]*/, '')).join('\n');
	expect(all).toContain('/StructTreeRoot');
	expect(all).toContain('/Marked true');
	expect(all).toContain('/Lang (en-GB)');
	expect(all).toContain('/DisplayDocTitle true');
	expect(all).toMatch(/\/Title \d+ 0 R/);
	expect(all).toContain('(Larkshire priority action plan 2027 to 2028)');
	expect(all).toMatch(/\/Outlines \d+ 0 R/);
	const tags = tagsOf(objects);
	expect(tags.get('H1')).toBe(1);
	expect(tags.get('H2')).toBeGreaterThan(2);
	expect(tags.get('Table')).toBe(20);
	expect(tags.get('TR')).toBe(180);
	expect(tags.get('TH')).toBe(180);
	expect(tags.get('TD')).toBe(180);
	expect(
		[...objects.values()].filter((body) => body.includes('/S /TH') && /\/Scope \/?\(?Row/.test(body))
	).toHaveLength(180);
	expect(all).toContain('/FontFile');
	expect(all).not.toMatch(/\/BaseFont \/(Helvetica|Times|Courier)/);
	expect(Buffer.from(bytes).toString('latin1')).toContain('pdfuaid');
});

test('a PDF of odd words: letters from the right, no letter lost in silence, everything inside the tree', async () => {
	const bytes = await fileOf('pdf', materialOf(oddPlan()));
	const objects = objectsOf(bytes);
	const pages = [
		...Buffer.from(bytes)
			.toString('latin1')
			.matchAll(/\/Type \/Page\n/g)
	];
	expect(pages.length).toBeGreaterThan(2);
	// every word that is drawn stands between the marks of the tree or of an artifact
	const streams = [
		...Buffer.from(bytes)
			.toString('latin1')
			.matchAll(/stream\n([\s\S]*?)\nendstream/g)
	].flatMap(([, body = '']) => {
		try {
			return [inflateSync(Buffer.from(body, 'latin1')).toString('latin1')];
		} catch {
			return [];
		}
	});
	const drawn = streams.filter((stream) => /\bTJ\b/.test(stream));
	expect(drawn.length).toBe(pages.length);
	for (const stream of drawn) {
		let depth = 0;
		for (const [sign] of stream.matchAll(/\b(BDC|BMC|EMC|TJ)\b/g)) {
			if (sign === 'EMC') depth -= 1;
			else if (sign === 'TJ') expect(depth).toBeGreaterThan(0);
			else depth += 1;
		}
		expect(depth).toBe(0);
	}
	expect([...objects.values()].join('')).toMatch(/DejaVuSans/);
	const tags = tagsOf(objects);
	expect([tags.get('L'), tags.get('LI'), tags.get('Lbl'), tags.get('LBody')]).toEqual([1, 2, 2, 2]);
});
