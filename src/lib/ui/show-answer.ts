// What came of a form is brought into view: on a phone it may stand far above or below the button that was pressed.

const answers = '[role="alert"], [role="status"], [aria-invalid="true"]';
/** What is lower than this is only heard, px. */
const seen = 8;

const saying = (each: Element): string =>
	each.hasAttribute('aria-invalid') ? 'wrong' : each.textContent.trim();

/** Remembers what the page says now. Called after the answer, what it gives back shows the first thing that is new. */
export function answersNow(): () => void {
	const said = new Map([...document.querySelectorAll(answers)].map((each) => [each, saying(each)]));
	return () => {
		const first = [...document.querySelectorAll(answers)].find(
			(each) =>
				saying(each) !== '' && said.get(each) !== saying(each) && each.getBoundingClientRect().height > seen
		);
		if (!first) return;
		const { top, bottom } = first.getBoundingClientRect();
		if (top < 0 || bottom > innerHeight) first.scrollIntoView({ block: 'center' });
	};
}
