// Figures of a running process, as Prometheus reads them. Small enough to be ours: three kinds of figure, one page of text.
// A label is one of a few words of ours (why something was refused); never a person, a plan or an address.

export interface Counter {
	add(n?: number, label?: string): void;
}

export interface Histogram {
	observe(value: number): void;
}

interface Figure {
	readonly name: string;
	lines(): readonly string[];
}

/** Bounds for seconds, from a commit on a good disk to one that people notice. */
export const secondBounds = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15];
/** Bounds for how many went together. */
export const countBounds = [1, 2, 5, 10, 20, 50, 100, 200, 500];

export class Metrics {
	readonly #figures: Figure[] = [];

	/** Something that only grows; with a label when it is counted by its reason. */
	counter(name: string, help: string, label?: string): Counter {
		const counts = new Map<string, number>(label === undefined ? [['', 0]] : []);
		this.#add(name, help, 'counter', () =>
			[...counts].map(
				([value, n]) => `${name}${label === undefined ? '' : `{${label}="${plain(value)}"}`} ${n}`
			)
		);
		return { add: (n = 1, value = '') => void counts.set(value, (counts.get(value) ?? 0) + n) };
	}

	/** Something that goes up and down: read when somebody looks. */
	gauge(name: string, help: string, read: () => number): void {
		this.#add(name, help, 'gauge', () => [`${name} ${read()}`]);
	}

	/** How large things were: how many stayed within each bound. */
	histogram(name: string, help: string, bounds: readonly number[]): Histogram {
		const within = bounds.map(() => 0);
		let [sum, count] = [0, 0];
		this.#add(name, help, 'histogram', () => [
			...bounds.map((bound, index) => `${name}_bucket{le="${bound}"} ${within[index]}`),
			`${name}_bucket{le="+Inf"} ${count}`,
			`${name}_sum ${sum}`,
			`${name}_count ${count}`
		]);
		return {
			observe(value) {
				sum += value;
				count++;
				for (const [index, bound] of bounds.entries()) if (value <= bound) within[index]!++;
			}
		};
	}

	/** Everything, in Prometheus' text format 0.0.4. */
	text(): string {
		return this.#figures.flatMap((figure) => figure.lines()).join('\n') + '\n';
	}

	#add(name: string, help: string, kind: string, lines: () => string[]): void {
		if (this.#figures.some((figure) => figure.name === name)) throw new Error(`${name} is counted twice.`);
		this.#figures.push({
			name,
			lines: () => [`# HELP ${name} ${help}`, `# TYPE ${name} ${kind}`, ...lines()]
		});
	}
}

/** Reasons are words of ours; should one ever be more, it does not tear the page. */
function plain(value: string): string {
	return value.replaceAll(/[^\w:. -]/g, '_');
}
