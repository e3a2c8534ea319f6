// Marks found words without touching them: the browser paints over the page. Where it cannot, a frame lies over the one place.
import { rangeOf, type Found } from './drawn-words.ts';
import './found.css';

const all = 'found';
const one = 'found-here';

export function markFound(found: readonly Found[], current: Found | null): void {
	if (!canMark()) return frame(current);
	const ranges = found
		.filter((each) => each !== current)
		.map(
			({ from, to }) =>
				new StaticRange({
					startContainer: from.node,
					startOffset: from.offset,
					endContainer: to.node,
					endOffset: to.offset
				})
		);
	CSS.highlights.set(all, new Highlight(...ranges));
	const here = new Highlight(...(current ? [rangeOf(current)] : []));
	here.priority = 1;
	CSS.highlights.set(one, here);
}

export function clearMarks(): void {
	if (!canMark()) return frame(null);
	CSS.highlights.delete(all);
	CSS.highlights.delete(one);
}

function canMark(): boolean {
	return 'highlights' in CSS;
}

/** One frame, outside the plan's text. */
function frame(current: Found | null): void {
	const before = document.querySelector<HTMLElement>('.found-frame');
	if (!current) return before?.remove();
	const box = before ?? document.body.appendChild(document.createElement('div'));
	box.className = 'found-frame';
	box.setAttribute('aria-hidden', 'true');
	const { left, top, width, height } = rangeOf(current).getBoundingClientRect();
	box.style.setProperty('left', `${left + scrollX}px`);
	box.style.setProperty('top', `${top + scrollY}px`);
	box.style.setProperty('width', `${width}px`);
	box.style.setProperty('height', `${height}px`);
}
