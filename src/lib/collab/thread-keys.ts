// From thread to thread on the page, by key: in the order people see them, wherever they are drawn.
import type { TextView } from './chosen-place.ts';

const marked = 'main [data-thread]';

/** The first element that shows a thread. */
function elementOf(id: string): HTMLElement | null {
	return document.querySelector<HTMLElement>(`main [data-thread~="${CSS.escape(id)}"]`);
}

/** Brings a thread's words into sight; false when they are not on this page. */
export function goToThread(id: string): boolean {
	const element = elementOf(id);
	element?.scrollIntoView({ block: 'center', behavior: 'auto' });
	return element !== null;
}

/** The thread after the one that is read, or after the caret; from the last one on to the first. */
export function reachNext(
	current: string | null,
	step: 1 | -1,
	views: Iterable<TextView>
): { readonly id: string; readonly back: () => void } | null {
	const shown = [...document.querySelectorAll<HTMLElement>(marked)].filter(
		(element) => element.getClientRects().length > 0
	);
	const ids = [...new Set(shown.flatMap(idsOf))];
	if (ids.length === 0) return null;
	const reading = current !== null && !isInText(document.activeElement) ? ids.indexOf(current) : -1;
	const from = reading === -1 ? beforeCaret(shown, ids, step) : reading;
	const id = ids[(from + step + ids.length) % ids.length]!;
	const back = wayBack(views);
	goToThread(id);
	return { id, back };
}

/** The number from which a step leads to the nearest thread of the caret. */
function beforeCaret(shown: readonly HTMLElement[], ids: readonly string[], step: 1 | -1): number {
	const selection = document.getSelection();
	const caret = selection?.focusNode;
	if (!selection || !caret || !isInText(caret)) return step === 1 ? -1 : 0;
	const ahead = shown.filter((element) => {
		const range = document.createRange();
		range.selectNodeContents(element);
		return range.comparePoint(caret, selection.focusOffset) > 0;
	});
	const behind = shown.find((element) => {
		const range = document.createRange();
		range.selectNodeContents(element);
		return range.comparePoint(caret, selection.focusOffset) < 0;
	});
	if (step === 1) return behind ? ids.indexOf(idsOf(behind)[0]!) - 1 : -1;
	const last = ahead.at(-1);
	return last ? ids.indexOf(idsOf(last)[0]!) + 1 : 0;
}

function isInText(node: Node | null): boolean {
	const element = node instanceof Element ? node : node?.parentElement;
	return element?.closest('.plan-text') != null;
}

function idsOf(element: HTMLElement): string[] {
	return (element.dataset['thread'] ?? '').split(' ').filter((id) => id !== '');
}

/** Remembers focus, caret and what is in sight, and answers how to come back to it. */
export function wayBack(views: Iterable<TextView>): () => void {
	const { scrollX, scrollY } = window;
	const focused = document.activeElement;
	// an editor knows its caret itself, also when its words were drawn anew meanwhile
	const editor = [...views].find(({ view }) => view.dom === focused);
	const selection = document.getSelection();
	const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0).cloneRange() : null;
	return () => {
		if (editor && !editor.view.isDestroyed) editor.view.focus();
		else if (focused instanceof HTMLElement && focused.isConnected) focused.focus({ preventScroll: true });
		if (!editor && range && range.startContainer.isConnected && range.endContainer.isConnected) {
			selection?.removeAllRanges();
			selection?.addRange(range);
		}
		window.scrollTo({ left: scrollX, top: scrollY, behavior: 'instant' });
	};
}
