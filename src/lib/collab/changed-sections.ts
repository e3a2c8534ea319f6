// Which sections of a plan differ between two moments, by their names.
import { rowsOfTable } from '#domain/action-row.ts';
import type { PlanContent } from '#domain/plan.ts';
import { plainText } from '#domain/rich-text.ts';

interface SectionText {
	readonly name: string;
	readonly text: string;
}

/** The names of the sections that are otherwise now; '' is what stands before the first heading. */
export function changedSections(before: PlanContent, after: PlanContent): string[] {
	const [was, is] = [sectionsOf(before), sectionsOf(after)];
	const changed = [...is].filter(([id, { text }]) => was.get(id)?.text !== text).map(([, { name }]) => name);
	const gone = [...was].filter(([id]) => !is.has(id)).map(([, { name }]) => name);
	return [...new Set([...changed, ...gone])];
}

function sectionsOf({ doc, actions }: PlanContent): Map<string, SectionText> {
	const sections = new Map<string, SectionText>();
	let [id, name] = ['', ''];
	for (const block of doc) {
		if (block.type === 'heading') {
			id = block.attrs.id;
			name = [block.attrs.ref, plainText(block.content ?? [])].filter((part) => part !== '').join(' ');
		}
		const rows = block.type === 'actionTable' ? rowsOfTable(actions, block.attrs.id) : [];
		const before = sections.get(id)?.text ?? '';
		sections.set(id, { name, text: `${before}\n${JSON.stringify(block)}${JSON.stringify(rows)}` });
	}
	return sections;
}
