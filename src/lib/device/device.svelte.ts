// The choices of this device, in the browser: read from what the server wrote on <html>, and changed at once.
import {
	displayAttributes,
	displayChoices,
	displayCookie,
	displayCookieAge,
	displayFrom,
	writeDisplay,
	type DisplayChoice,
	type DisplayChoices
} from './choices.ts';

export class Device {
	#choices = $state.raw<DisplayChoices>(displayFrom(() => null));
	readonly #root: HTMLElement;

	constructor(root: HTMLElement) {
		this.#root = root;
		this.#choices = displayFrom((name) => root.dataset[name]);
	}

	/** As chosen now. Reactive. */
	get choices(): DisplayChoices {
		return this.#choices;
	}

	/** Changes one choice: what is on the screen now, and the cookie for what comes. */
	choose<Choice extends DisplayChoice>(name: Choice, answer: DisplayChoices[Choice]): void {
		this.#choices = { ...this.#choices, [name]: answer };
		for (const each of Object.keys(displayChoices)) this.#root.removeAttribute(`data-${each}`);
		for (const [attribute, value] of displayAttributes(this.#choices))
			this.#root.setAttribute(attribute, value);
		const secure = location.protocol === 'https:' ? '; secure' : '';
		document.cookie = `${displayCookie}=${encodeURIComponent(writeDisplay(this.#choices))}; path=/; max-age=${displayCookieAge}; samesite=lax${secure}`;
	}
}

const devices = new WeakMap<HTMLElement, Device>();

/** This browser's choices; the same for everything on the page. Only in the browser. */
export function thisDevice(): Device {
	const root = document.documentElement;
	let device = devices.get(root);
	if (!device) devices.set(root, (device = new Device(root)));
	return device;
}
