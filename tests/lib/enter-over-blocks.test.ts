import { expect, test } from 'vitest';
import { needWindow } from '#tests/fuzz/rows/window.ts';

needWindow();
const { Editor } = await import('@tiptap/core');
const { cellExtensions, planExtensions } = await import('#lib/collab/plan-extensions.ts');

const places = { 'the text': planExtensions(), 'a cell': cellExtensions() };

test.each(Object.entries(places))('Enter over a whole list leaves lines: in %s', (_place, extensions) => {
	const editor = new Editor({
		element: document.body.appendChild(document.createElement('div')),
		extensions,
		injectCSS: false,
		editorProps: { handleScrollToSelection: () => true },
		content: '<ul><li><p>Ring</p></li><li><p>Write</p></li></ul><p></p>'
	});
	const { view } = editor;
	const end = editor.state.doc.content.size - 1;
	editor.commands.setTextSelection({ from: 3, to: end });
	const event = new KeyboardEvent('keydown', { key: 'Enter' });
	view.someProp('handleKeyDown', (handle) => handle(view, event));
	expect(editor.getText().trim()).toBe('');
	view.dispatch(view.state.tr.insertText('So'));
	expect(editor.getHTML()).toMatch(/^(<p><\/p>)*<p>So<\/p>$/);
	editor.destroy();
});
