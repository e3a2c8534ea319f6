// A plan as one ProseMirror document, with its actions as rows of real tables: what recreateTransform is given.
import { actionColumnIds, rowsOfTable } from '#domain/action-row.ts';
import type { PlanContent } from '#domain/plan.ts';
import type { RichText } from '#domain/rich-text.ts';
import { plainText } from '#domain/rich-text.ts';

interface Json {
	readonly type: string;
	readonly text?: string;
	readonly content?: readonly Json[];
}

export function asProseMirror({ doc, actions }: PlanContent): Json {
	return {
		type: 'doc',
		content: doc.map((block): Json => {
			if (block.type === 'actionTable')
				return {
					type: 'table',
					content: rowsOfTable(actions, block.attrs.id).map(({ row }) => ({
						type: 'row',
						content: actionColumnIds.map((column) => ({
							type: 'cell',
							content: [textIn('paragraph', row[column])]
						}))
					}))
				};
			const type = block.type === 'heading' ? 'heading' : 'paragraph';
			return textIn(type, 'content' in block ? ((block.content ?? []) as RichText) : []);
		})
	};
}

function textIn(type: string, content: RichText): Json {
	const text = plainText(content).replaceAll('\n', ' ');
	return text === '' ? { type } : { type, content: [{ type: 'text', text }] };
}
