// Which section one is in: the last one whose heading stands in the upper quarter of the window, or above it. At the end of
// the page no heading can come so high, so there it is the one somebody has gone to, or the last.
import type { Section } from './contents.ts';

/** Headings are drawn a moment after the text is there; so many frames are waited for them. */
const patience = 60;

interface Drawn {
	readonly sections: readonly Section[];
	/** The live text has taken the place of the server's: every heading is another element. */
	readonly arrived: boolean;
}

export class SectionInView {
	#passed = $state.raw<ReadonlySet<string>>(new Set());
	#atEnd = $state(false);
	readonly #drawn: () => Drawn;

	/** Call while a component is made. Reactive. */
	constructor(drawn: () => Drawn) {
		this.#drawn = drawn;
		$effect(() => {
			const { sections, arrived } = drawn();
			return this.#follow(
				sections.map(({ id }) => id),
				arrived
			);
		});
	}

	get id(): string | null {
		const { sections } = this.#drawn();
		const passed = sections.findLast(({ id }) => this.#passed.has(id))?.id ?? null;
		if (!this.#atEnd) return passed;
		const goneTo = sections.findIndex(({ id }) => location.hash === `#section-${id}`);
		const reached = sections.findIndex(({ id }) => id === passed);
		return sections[goneTo >= reached ? goneTo : -1]?.id ?? sections.at(-1)?.id ?? passed;
	}

	#follow(ids: readonly string[], arrived: boolean): () => void {
		// the part of the page from its beginning down to a quarter of the window: what is in it has been passed
		const margins = { rootMargin: '1000000px 0px -75% 0px' };
		const watch = new IntersectionObserver((entries) => {
			const passed = new Set(this.#passed);
			for (const { target, isIntersecting } of entries) {
				const id = target.id.slice('section-'.length);
				if (isIntersecting) passed.add(id);
				else passed.delete(id);
			}
			this.#passed = passed;
		}, margins);
		let frame = 0;
		const look = (left: number) => {
			const headings = ids.map((id) => document.getElementById(`section-${id}`));
			if (headings.includes(null) && left > 0) frame = requestAnimationFrame(() => look(left - 1));
			else for (const heading of headings) if (heading) watch.observe(heading);
		};
		frame = requestAnimationFrame(() => look(arrived ? patience : 0));
		const scrolled = () => {
			const { scrollHeight } = document.documentElement;
			this.#atEnd = scrollY > 0 && scrollY + innerHeight >= scrollHeight - 2;
		};
		addEventListener('scroll', scrolled, { passive: true });
		return () => {
			removeEventListener('scroll', scrolled);
			cancelAnimationFrame(frame);
			watch.disconnect();
		};
	}
}
