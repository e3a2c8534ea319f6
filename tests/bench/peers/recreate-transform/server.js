// Reads two documents as ProseMirror JSON and says how long recreateTransform takes from one to the other, and how many steps
// it needs. Words inside text are compared word by word, as our own comparison does.
import { recreateTransform } from '@technik-sde/prosemirror-recreate-transform';
import { Schema } from 'prosemirror-model';

const schema = new Schema({
	nodes: {
		doc: { content: 'block+' },
		paragraph: { group: 'block', content: 'text*' },
		heading: { group: 'block', content: 'text*' },
		table: { group: 'block', content: 'row*' },
		row: { content: 'cell*' },
		cell: { content: 'paragraph*' },
		text: {}
	}
});

let input = '';
for await (const chunk of process.stdin) input += chunk;
const [was, is] = JSON.parse(input).map((json) => schema.nodeFromJSON(json));
const begun = performance.now();
const transform = recreateTransform(was, is, { complexSteps: true, wordDiffs: true });
console.log(
	JSON.stringify({
		ms: Math.round(performance.now() - begun),
		steps: transform.steps.length,
		right: transform.doc.eq(is)
	})
);
