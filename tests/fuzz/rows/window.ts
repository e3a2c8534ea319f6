// A window for editors where there is none: `npm run fuzz` is Node alone, and editors look for one when they are loaded.
import { JSDOM } from 'jsdom';

const wanted = [
	'window',
	'document',
	'navigator',
	'Node',
	'Element',
	'HTMLElement',
	'Text',
	'Range',
	'DocumentFragment',
	'MutationObserver',
	'KeyboardEvent',
	'getSelection',
	'getComputedStyle',
	'DOMParser',
	'innerHeight',
	'innerWidth'
] as const;

/** Does nothing in a test's own jsdom. */
export function needWindow(): void {
	if ('document' in globalThis) return;
	const { window } = new JSDOM('<!doctype html><body></body>', { pretendToBeVisual: true });
	for (const name of wanted) {
		const value: unknown = name === 'window' ? window : Reflect.get(window, name);
		Object.defineProperty(globalThis, name, {
			value: typeof value === 'function' && name.startsWith('get') ? value.bind(window) : value,
			configurable: true,
			writable: true
		});
	}
	for (const name of ['requestAnimationFrame', 'cancelAnimationFrame'] as const) {
		Object.defineProperty(globalThis, name, { value: window[name].bind(window), configurable: true });
	}
}
